"""What a run is wished to be: its corpus and its recipe, from the command line and from what the project knows."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from engine.commands.arguments import Options
from engine.control import RunControl
from engine.corpus.documents import CorpusSource
from engine.corpus.inspecting import suggest_task
from engine.corpus.sources import CorpusPath, kept_paths, one_or_several, origin_of
from engine.errors import EngineError
from engine.project.database import refuse_unfit_place
from engine.project.project import Project
from engine.recipe.given import parse_assignments, read_recipe_file
from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Recipe
from engine.recipe.trees import combine
from engine.words import QT_TRANSLATE_NOOP


class Known:
    """What a project says before it is changed; of a project that is not there yet, nothing."""

    def __init__(self, recipe: Recipe | None = None, source: CorpusSource | None = None) -> None:
        self.recipe, self.source = recipe, source


def is_new_corpus(options: Options, known: Known) -> bool:
    """Whether the corpus that was named is another one than the project's, which may have been moved."""
    if options.corpus is None:
        return False
    if known.source is None:
        return True
    paths = tuple(map(os.path.abspath, options.corpus))
    return paths != kept_paths(known.source) and not _is_moved(paths, known.source)


def _is_moved(paths: Sequence[str], source: CorpusSource) -> bool:
    """Whether files are called as those of a corpus and are as large: it was taken to another folder or computer."""
    if [os.path.basename(path) for path in paths] != [os.path.basename(p) for p in kept_paths(source)]:
        return False
    try:
        return sum(os.path.getsize(path) for path in paths) == source.size
    except OSError:
        return False


def read_known(path: Path, name: str | None) -> Known:
    """What the project at `path` knows, where there is one; raises `EngineError` when it could keep no run `name`."""
    if not path.exists():
        refuse_unfit_place(path.absolute())
        return Known()
    with Project.open(path) as project:
        project.refuse_new_run(name)
        return Known(project.recipe(), project.corpus_source())


def recipe_of(options: Options, corpus: CorpusPath, known: Known, control: RunControl) -> tuple[Recipe, bool]:
    """Default preset of the task < --preset < --recipe file < --set; of a known project, with none of them, its own.

    Of a new corpus the beginning is looked at first: labels in it mean classification. True beside the recipe says that
    it is new, so that its problems are told.
    """
    tree = combine(
        read_recipe_file(Path(options.recipe)) if options.recipe else {},
        parse_assignments(options.assignments),
    )
    recipe = build_recipe(options.preset, tree)  # wrong keys and values are told before a large file is read
    if known.recipe is not None and not is_new_corpus(options, known):
        task = known.recipe.task
        if not tree and options.preset is None:
            return known.recipe, False
        is_new = False
    else:
        task = suggest_task(corpus, recipe.corpus, control)
        is_new = True
    if options.preset is None and "task" not in tree:
        return build_recipe(None, {**tree, "task": task.value}), is_new
    return recipe, is_new


def corpus_of(options: Options, known: Known) -> CorpusPath:
    """The corpus that was named, else the project's."""
    if options.corpus:
        return one_or_several(options.corpus)
    if known.source is None:
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "There is no text to learn from yet. Add --corpus PATH.")
        )
    return origin_of(known.source)

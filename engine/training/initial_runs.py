"""Finding the run that a new one begins with: of the same project, or of another project file."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from engine.errors import EngineError
from engine.project.project import Project
from engine.project.records import RunRecord
from engine.recipe.recipe import Recipe, Task
from engine.vectors.dictionary import DICTIONARY
from engine.words import QT_TRANSLATE_NOOP

RANDOM = "random"
_IN_A_FILE = re.compile(r"(?P<path>.+\.unroll)(?::(?P<run>.+))?", re.DOTALL)


@contextlib.contextmanager
def open_run(home: Path, project: Project | None, wanted: str) -> Iterator[tuple[Project, RunRecord]]:
    """The project and the run that `NAME`, `FILE.unroll` (its newest run) or `FILE.unroll:NAME` means.

    `project` is the one at `home`, or None where there is none yet. A file is looked for from the working folder, then
    beside the project. Raises `EngineError` when there is none, or no such run.
    """
    own = {run.name for run in project.runs()} if project else set[str]()
    found = _IN_A_FILE.fullmatch(wanted)
    if wanted in own or found is None:
        if project is None:
            raise EngineError(
                QT_TRANSLATE_NOOP(
                    "engine",
                    "There is no run called '{name}': {path} is not there yet. Train that run in it first, or name it as "
                    "FILE.unroll:NAME.",
                ),
                name=wanted,
                path=home,
            )
        yield project, _with_weights(project, wanted)
        return
    path = file_beside(home, found["path"])
    if project is not None and path.resolve() == project.path.resolve():
        yield project, _with_weights(project, found["run"])
        return
    if not path.exists():
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "There is no project {path} to begin with. Name a run, or a project and a run as FILE.unroll:NAME.",
            ),
            path=path,
        )
    with Project.open(path) as other:
        yield other, _with_weights(other, found["run"])


def file_beside(home: Path, name: str) -> Path:
    """A file as someone names it: from the working folder, else from the folder of the project at `home`."""
    path = Path(name).expanduser()
    beside = home.parent / path
    return beside if not path.exists() and beside.exists() else path


def is_run(project: Project | None, wanted: str) -> bool:
    """Whether `wanted` means a run; otherwise it is a file of vectors."""
    own = project.runs() if project else ()
    return any(run.name == wanted for run in own) or bool(_IN_A_FILE.fullmatch(wanted))


def refuse_missing_start(path: Path, recipe: Recipe) -> None:
    """Raise `EngineError` when what a run in the project at `path` begins with is not there, before work is put into
    its corpus. The project itself may not be there yet.
    """
    model = recipe.model
    refuse_thawing_nothing(recipe)
    if recipe.task is Task.WORD_VECTORS and (model.initial_run or model.vectors != RANDOM):
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "Word vectors are learned from nothing, so {key} has no meaning for them. "
                "Name the task that shall begin with '{name}', such as --set task=classification.",
            ),
            key="model.initial_run" if model.initial_run else "model.vectors",
            name=model.initial_run or model.vectors,
        )
    with contextlib.ExitStack() as opened:
        project = opened.enter_context(Project.open(path)) if path.exists() else None
        if model.initial_run:
            opened.enter_context(open_run(path, project, model.initial_run))
        if model.vectors not in (RANDOM, DICTIONARY):
            if is_run(project, model.vectors):
                opened.enter_context(open_run(path, project, model.vectors))
            else:
                existing_file(path, model.vectors)


def refuse_thawing_nothing(recipe: Recipe) -> None:
    """Raise `EngineError` when layers shall wait for what none of them has."""
    model = recipe.model
    if recipe.training.gradual_unfreezing and not model.initial_run and model.vectors == RANDOM:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "training.gradual_unfreezing needs something that was learned before. "
                "Set model.initial_run or model.vectors, or leave it off.",
            )
        )


def existing_file(home: Path, name: str) -> Path:
    """The file of word vectors that `name` means; raises `EngineError` when there is none."""
    path = file_beside(home, name)
    if not path.is_file():
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "model.vectors is '{name}', which is neither a run of {path} nor a file. "
                "Name a run, FILE.unroll:NAME or a file of word vectors, or set it to random.",
            ),
            name=name,
            path=home.name,
        )
    return path


def _with_weights(project: Project, name: str | None) -> RunRecord:
    run = project.run(name)
    if not run.usable:
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "The run '{run}' has no weights yet. Train it first."), run=run.name
        )
    return run

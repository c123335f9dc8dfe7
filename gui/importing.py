"""How the window takes a corpus in: look through it, read it, and on Cancel put back what was open before."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from engine.corpus.sources import CorpusPath, PastedText, given_paths
from engine.recipe.presets import DEFAULT_PRESETS, build_recipe
from engine.recipe.recipe import Recipe, Task
from gui import streams
from gui.doctor import DoctorMemory
from gui.job import Problem, Title
from gui.sentences import number

if TYPE_CHECKING:
    from engine.corpus.documents import Corpus
    from engine.corpus.inspecting import Inspection
    from engine.project.records import RunRecord
    from engine.text.pipeline import TextPipeline
    from engine.training.preparing import Prepared
    from gui.workspace import Workspace

LANE = "corpus"
READING_KEYS = (  # these change the documents
    "format",
    "encoding",
    "text_column",
    "label_column",
    "source_column",
    "target_column",
    "delimiter",
    "fixes",
)


def reads_anew(before: Recipe, after: Recipe) -> bool:
    """Whether the documents of two recipes may differ."""
    return any(getattr(before.corpus, key) != getattr(after.corpus, key) for key in READING_KEYS)


def origin_name(origin: CorpusPath) -> str:
    """What people call a corpus: its file, the first of several and how many more, or pasted text."""
    translate = QCoreApplication.translate
    if isinstance(origin, PastedText):
        return translate("Importing", "Pasted text")
    paths = given_paths(origin)
    if len(paths) == 1:
        return paths[0].name or str(paths[0])
    return translate("Importing", "{name} and {n} more").format(name=paths[0].name, n=number(len(paths) - 1))


def project_name(origin: CorpusPath) -> str:
    """What a new project for a corpus is called."""
    paths = given_paths(origin)
    return paths[0].stem if paths else origin_name(origin)


def absolute(origin: CorpusPath) -> CorpusPath:
    """The same with whole paths, each once; one path alone stays one."""
    if isinstance(origin, PastedText):
        return origin
    paths = tuple(dict.fromkeys(path.absolute() for path in given_paths(origin)))
    return paths[0] if len(paths) == 1 else paths


def _related(first: CorpusPath, second: CorpusPath) -> bool:
    """Whether files were added or left out, or the very same thing is read again."""
    return first == second or bool(set(given_paths(first)) & set(given_paths(second)))


@dataclass(frozen=True)
class Opened:
    """All that the window shows of a corpus that is read, to be put back when the next one is cancelled."""

    project: Path | None
    undo_index: int
    recipe: Recipe
    origin: CorpusPath | None
    inspection: Inspection | None
    lengths: streams.Looked | None
    corpus: Corpus | None
    pipeline: TextPipeline | None
    prepared: Prepared | None
    run: RunRecord | None
    doctor: DoctorMemory

    def serves(self, origin: CorpusPath | None, recipe: Recipe) -> bool:
        """Whether this is what reading `origin` with `recipe` gives."""
        same = origin == self.origin and recipe.task is self.recipe.task
        return same and self.corpus is not None and not reads_anew(recipe, self.recipe)


class Importer:
    """One import at a time; the workspace holds what it brings."""

    def __init__(self, workspace: Workspace) -> None:
        self._w = workspace
        self.origin: CorpusPath | None = None
        self._before: Opened | None = None  # what was open when the import began
        self._since = 0.0

    # --- beginning -----------------------------------------------------------------------------------------

    def open_now(self) -> Opened:
        """What Cancel brings back: what is open, or was when the import going on began."""
        return self._before or self._opened()

    def take(self, origin: CorpusPath, before: Opened, *, keep_task: bool = False) -> None:
        """Read another corpus; of the one `before` nothing is shown until Cancel."""
        w = self._w
        self._before = before
        old, self.origin = self.origin, absolute(origin)
        w.glance = None
        if old is not None and not _related(old, self.origin):
            # How the other corpus was read, and what was mended in it, is nothing to this one.
            values = Recipe().corpus.model_dump(mode="json", include=set(READING_KEYS))
            w.replace_recipe(w.recipe.with_values({f"corpus.{key}": value for key, value in values.items()}))
        w.inspection = w.corpus = w.pipeline = w.prepared = None
        self.inspect(keep_task=keep_task)  # first, so that pages see that something is coming
        w.doctor.forget()
        w.corpus_changed.emit()
        w.pipeline_changed.emit()

    def reopen(self, origin: CorpusPath) -> None:
        """Read the corpus of a project that was opened."""
        self.origin = absolute(origin)
        self.inspect(keep_task=True)

    def reread(self, before: Recipe, *, inspect: bool) -> None:
        """The settings of reading have changed: read the same corpus again."""
        w = self._w
        if self._before is not None and self._before.serves(self.origin, w.recipe):
            w.leave_lane(LANE)
            self._put_back(self._before)
            return
        if self._before is None:
            self._before = self._opened(before)
        w.corpus = w.pipeline = w.prepared = None  # of other documents
        if inspect or w.inspection is None:
            self.inspect(keep_task=True)
        else:
            self._read()
        w.corpus_changed.emit()
        w.pipeline_changed.emit()

    def inspect(self, *, keep_task: bool) -> None:
        """Look through the corpus, then read it."""
        assert self.origin is not None
        w = self._w

        def on_done(looked: streams.Looked) -> None:
            found = w.inspection = looked.found
            w.glance = None
            w.lengths = looked
            if not keep_task and found.suggested_task is not w.recipe.task:
                self._change_task(found.suggested_task)
            w.corpus_changed.emit()
            self._read()

        origin = self.origin

        def title() -> str:
            words = QCoreApplication.translate("Importing", "Looking through {name}")
            return words.format(name=origin_name(origin))

        if w.inspection is None:
            self._glance(title)
        self._run(title, streams.inspecting(self.origin, w.recipe.corpus), on_done)

    def _glance(self, title: Title) -> None:
        """Show the first rows of a large corpus while it is looked through."""
        w, origin = self._w, self.origin
        assert origin is not None

        def on_done(found: Inspection | None) -> None:
            if found is not None and self.origin is origin and w.working_on(LANE) and w.inspection is None:
                w.glance = found
                w.corpus_changed.emit()

        work = streams.glancing(origin, w.recipe.corpus)
        w.run_job(title, work, on_done, lane="glance", on_failed=lambda _: None)

    def _change_task(self, task: Task) -> None:
        """Take the default settings for a task; what was chosen about the file stays."""
        w = self._w
        kept = {"corpus": w.recipe.corpus.model_dump(mode="json"), "task": task.value}
        w.replace_recipe(build_recipe(DEFAULT_PRESETS[task], kept))

    def _read(self) -> None:
        origin = self.origin
        assert origin is not None

        def title() -> str:
            words = QCoreApplication.translate("Importing", "Reading {name}")
            return words.format(name=origin_name(origin))

        self._since = time.monotonic()
        work = streams.reading(origin, self._w.recipe.corpus, self._w.recipe.task)
        self._run(title, work, self._on_read)

    def _run(self, title: Title, work: streams.Opened[Any], on_done: Callable[[Any], None]) -> None:
        self._w.run_job(
            title, work, on_done, lane=LANE, on_failed=self._on_failed, on_stopped=self._on_cancelled
        )

    # --- ending --------------------------------------------------------------------------------------------

    def _on_read(self, corpus: Corpus) -> None:
        self._before = None
        self._w.take_documents(corpus, max(0.1, time.monotonic() - self._since))

    def _on_failed(self, problem: Problem) -> None:
        """What was asked for cannot be read; it stays on the page, so that it can be mended, by the doctor too."""
        self._before = self._w.glance = None
        self._w.tell_problem(problem)
        if problem.error is not None:
            self._w.look_for_faults()

    def _on_cancelled(self) -> None:
        """What was open before is open again."""
        before, w = self._before, self._w
        if before is None:
            return
        if before.project == (w.project.path if w.project is not None else None):
            w.undo_stack.setIndex(before.undo_index)  # asks for what was before, if a setting was changed
            if self._before is not None:
                self._put_back(before)
        else:
            self._before = None
            w.give_up_project(before.project)
            if before.project is not None:
                self._put_back(before)
        w.import_cancelled.emit()

    def forget(self) -> None:
        """Another project: nothing is open."""
        self.origin = self._before = self._w.glance = None

    def _opened(self, recipe: Recipe | None = None) -> Opened:
        w = self._w
        return Opened(
            project=w.project.path if w.project is not None else None,
            undo_index=w.undo_stack.index(),
            recipe=recipe or w.recipe,
            origin=self.origin,
            inspection=w.inspection,
            lengths=w.lengths,
            corpus=w.corpus,
            pipeline=w.pipeline,
            prepared=w.prepared,
            run=w.current_run,
            doctor=w.doctor.memory(),
        )

    def _put_back(self, before: Opened) -> None:
        w = self._w
        self._before = None
        self.origin, w.corpus = before.origin, before.corpus
        w.inspection, w.lengths, w.glance = before.inspection, before.lengths, None
        w.pipeline, w.prepared, w.current_run = before.pipeline, before.prepared, before.run
        w.doctor.recall(before.doctor)
        w.replace_recipe(before.recipe)
        for signal in (w.corpus_changed, w.pipeline_changed, w.run_changed):
            signal.emit()

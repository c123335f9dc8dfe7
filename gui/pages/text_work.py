"""What the Text page has had worked out: the cut of the sample lines, and the counts of the whole corpus.

It starts the jobs, keeps the last few results, so that going back is quick, and never hands out old ones for new
settings.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from engine.events import Progressed
from engine.recipe.recipe import Recipe
from engine.recipe.text import CutterName
from engine.text.pairs import targets_of
from gui.job import Job, Problem, Title
from gui.pages.text_counts import Counted
from gui.pages.text_streams import (
    CutLines,
    WayLines,
    comparing,
    counting,
    cut_key,
    cutting,
    loading_words,
)
from gui.steps import Step, StepState
from gui.streams import Opened

if TYPE_CHECKING:
    from engine.corpus.documents import Corpus
    from engine.text.cut_corpus import CutCorpus
    from gui.workspace import Workspace

T = TypeVar("T")

DEBOUNCE_MS = 200
KEPT = 6  # ways of cutting whose counts are remembered, of both sides


class Side(str, Enum):
    """Of pairs: the texts that are read, or the answers to them. Other tasks have texts only."""

    TEXTS = "texts"
    ANSWERS = "answers"


class TextWork(QObject):
    """Follows the settings of a workspace, for one side of its corpus.

    Signals:
        changed: lines or counts have come, or those shown no longer fit the settings.
        progressed: how far the counting is (`Progressed`).
    """

    changed = Signal()
    progressed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._whole: Corpus | None = None  # what the workspace holds
        self._corpus: Corpus | None = None  # the side of it that is looked at
        self._side = Side.TEXTS
        self._lines: CutLines | None = None
        self._counted: Counted | None = None
        self._all: dict[tuple[object, ...], Counted] = {}
        self._cut_with: tuple[object, ...] = ()
        self._counted_with: tuple[object, ...] = ()
        self._ways: tuple[WayLines, ...] = ()
        self._ways_wanted = self._was_busy = False
        self._ways_with: tuple[object, ...] = ()
        self._recipe = workspace.recipe
        self._timer = QTimer(self, interval=DEBOUNCE_MS, singleShot=True)
        self._timer.timeout.connect(self._start)
        workspace.job_progressed.connect(self._on_progressed)

    # What is there

    def lines(self) -> CutLines | None:
        """The sample lines as they were cut last."""
        return self._lines

    def counted(self) -> Counted | None:
        """The counts for the settings of now; while a mend is worked out, those from before it."""
        return self._counted

    def ways(self) -> tuple[WayLines, ...]:
        """The sample lines cut in every way; empty before that was wanted."""
        return self._ways if self._ways_wanted else ()

    def exact(self) -> bool:
        """Whether lines and counts are those of the settings of now."""
        key = self._key()
        return self._cut_with == key and key in self._all and not self._workspace.working_on("cutting")

    def waiting(self) -> bool:
        """Whether counts are on their way."""
        w = self._workspace
        return self._timer.isActive() or any(w.working_on(lane) for lane in ("text", "counting", "corpus"))

    def _key(self) -> tuple[object, ...]:
        return (self._side, *cut_key(self._workspace.recipe))

    # Following

    def follow(self, *, visible: bool) -> None:
        """The workspace has changed, or the page was shown: drop what no longer fits and start what is missing."""
        w = self._workspace
        if w.corpus is not self._whole:
            self._whole = w.corpus
            self._all.clear()
            self._take_side(Side.TEXTS)
        self._notice_end()
        mended = _only_mended(self._recipe, w.recipe)
        self._recipe = w.recipe
        self._take_known(keep=mended)
        if visible and self._corpus is not None and self._missing():
            self._timer.start(0 if mended else DEBOUNCE_MS)

    def side(self) -> Side:
        """Which side is looked at."""
        return self._side

    def has_answers(self) -> bool:
        """Whether there are two sides."""
        return self._whole is not None and self._whole.targets is not None

    def look_at(self, side: Side) -> None:
        """Look at the other side; what was counted of this one is kept."""
        if side is not self._side:
            self._take_side(side)
            self._take_known()
            self.changed.emit()
            self._timer.start(0)

    def _take_side(self, side: Side) -> None:
        self._side, whole = side, self._whole
        self._corpus = targets_of(whole) if whole is not None and side is Side.ANSWERS else whole
        self._lines = self._counted = None
        self._cut_with = self._counted_with = self._ways_with = ()
        self._ways = ()

    def _notice_end(self) -> None:
        """Where building the vocabulary was cancelled, its words are not counted behind the user's back."""
        w, busy = self._workspace, self._workspace.working_on("text")
        if self._was_busy and not busy and (w.prepared is None or w.prepared.corpus is not self._whole):
            self._counted_with = self._key()
        self._was_busy = busy

    def count_again(self) -> None:
        """Start what was stopped."""
        self._counted_with = ()
        self._timer.start(0)

    def cancel(self) -> None:
        """Stop the counting; `count_again` starts it anew."""
        for job in self._workspace.jobs():
            if job.lane in ("counting", "text"):
                job.stop()

    def want_ways(self, wanted: bool) -> None:
        """Whether every way of cutting is to be shown side by side."""
        self._ways_wanted = wanted
        self._timer.start(0)
        self.changed.emit()

    def load_words(self, path: Path, take: Callable[[tuple[str, ...]], None]) -> None:
        """Read a list of words and hand it to `take`."""
        self._workspace.run_job(lambda: self.tr("Reading the list"), loading_words(path), take, lane="words")

    def _missing(self) -> bool:
        key = self._key()
        missing = self._cut_with != key or (key not in self._all and self._counted_with != key)
        return missing or (self._ways_wanted and self._ways_with != key)

    def _take_known(self, *, keep: bool = False) -> None:
        known = self._all.get(self._key())
        if known is not self._counted and (known is not None or not keep):
            self._counted = known
            self.changed.emit()

    def _start(self) -> None:
        corpus, recipe, key = self._corpus, self._workspace.recipe, self._key()
        if corpus is None:
            return
        sample = self._lines.sample if self._lines else ()
        if self._cut_with != key:
            self._cut_with = key
            cut = cutting(corpus, sample, recipe)
            self._run(lambda: self.tr("Cutting words"), "cutting", cut, self._on_cut)
        if key not in self._all and self._counted_with != key and not self._must_wait():
            self._counted_with = key
            work = counting(corpus, recipe, self._base())
            self._run(lambda: self.tr("Counting words"), "counting", work, partial(self._on_counted, key))
        if self._ways_wanted and self._ways_with != key and sample:
            self._ways_with = key
            ways = comparing(corpus, sample, recipe)
            self._run(lambda: self.tr("Cutting words in every way"), "comparing", ways, self._on_compared)

    def _run(self, title: Title, lane: str, work: Opened[T], on_done: Callable[[T], None]) -> None:
        """Run a job about the corpus of now; its end is told also where it was stopped or has failed."""
        w, corpus = self._workspace, self._corpus

        def done(result: T) -> None:
            if corpus is self._corpus:
                on_done(result)

        def failed(problem: Problem) -> None:
            w.tell_problem(problem)
            self.changed.emit()

        w.run_job(title, work, done, lane=lane, on_failed=failed, on_stopped=self.changed.emit)

    def _must_wait(self) -> bool:
        """Whether another job makes what the counting starts from: the very cut, or the word pieces."""
        w = self._workspace
        learning = w.recipe.text.cutter is CutterName.BPE and w.working_on("cutting")
        return learning or w.step_state(Step.TEXT) is StepState.WORKING

    def _base(self) -> CutCorpus | None:
        """The cut to start from: the newest one."""
        if self._counted is not None:
            return self._counted.cut
        prepared = self._workspace.prepared
        return (
            prepared.cut if prepared is not None and prepared.corpus is self._corpus else None
        )  # never of answers

    def _on_cut(self, lines: CutLines) -> None:
        self._lines = lines
        self.changed.emit()
        if self._missing():  # the ways need the sample
            self._timer.start(0)

    def _on_compared(self, ways: tuple[WayLines, ...]) -> None:
        self._ways = ways
        self.changed.emit()

    def _on_counted(self, key: tuple[object, ...], counted: Counted) -> None:
        self._all[key] = counted
        while len(self._all) > KEPT:
            self._all.pop(next(iter(self._all)))
        self._take_known()

    def _on_progressed(self, job: Job, progress: Progressed) -> None:
        if job.lane in ("counting", "text"):
            self.progressed.emit(progress)


def _only_mended(before: Recipe, after: Recipe) -> bool:
    """Whether two recipes differ in nothing but the user's own words."""
    mended = before.text.model_copy(update={"user_words": after.text.user_words})
    return (
        before.text.user_words != after.text.user_words
        and before.model_copy(update={"text": mended}) == after
    )

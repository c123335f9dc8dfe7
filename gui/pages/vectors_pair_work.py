"""Has the pairs of the Vectors page worked out beside the window, for the run that the page shows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Slot

from engine.project.records import RunRecord
from engine.recipe.recipe import Task
from gui.job import Problem
from gui.pages.try_streams import Kept, RunKey
from gui.pages.vectors_pair import PairView
from gui.pages.vectors_pair_asking import (
    PairAnswer,
    PairQuestion,
    load_fresh_matrices,
    load_matrices,
    pairing,
)
from gui.workspace import Workspace

LANE = "vectors pair"


class PairWork(QObject):
    """Asks only while the view is looked at: matrices are large."""

    def __init__(self, workspace: Workspace, view: PairView, on_failed: Callable[[Problem], None]) -> None:
        super().__init__(view)
        self._workspace, self._view, self._on_failed = workspace, view, on_failed
        self._learned, self._fresh = Kept(load_matrices), Kept(load_fresh_matrices)
        self._key: RunKey | None = None
        self._asked: tuple[RunKey, PairQuestion, bool] | None = None
        view.asked.connect(self._ask)

    def look(self, key: RunKey | None, run: RunRecord | None) -> None:
        """The view is shown for a run."""
        if key is None or run is None:
            return
        if self._key is None or (key.project, key.run) != (self._key.project, self._key.run):
            self._view.forget()
        reason = QCoreApplication.translate(
            "PairWork", "Only a run of word vectors has an output matrix. Train one to see its numbers."
        )
        self._view.set_learned(learned=run.recipe.task is Task.WORD_VECTORS, reason=reason)
        self._key = key
        self._ask(self._view.question())

    def forget(self) -> None:
        """What was asked has failed: it may be asked again."""
        self._asked = None

    @Slot(object)
    def _ask(self, question: PairQuestion) -> None:
        key, corpus = self._key, self._workspace.corpus
        if key is None or self._asked == (key, question, corpus is not None):
            return
        asked = self._asked = (key, question, corpus is not None)

        def on_done(answer: PairAnswer) -> None:
            if self._asked == asked:
                self._view.show_answer(answer)
                self._asked = (key, self._view.question(), corpus is not None)

        work = pairing(self._learned, self._fresh, key, corpus, question)

        def title() -> str:
            return QCoreApplication.translate("PairWork", "Working out a training pair")

        self._workspace.run_job(title, work, on_done, lane=LANE, on_failed=self._on_failed)

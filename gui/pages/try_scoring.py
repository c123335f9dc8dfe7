"""Try it, scoring: a sentence as one types, or all texts of a file."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from engine.project.records import RunRecord
from engine.recipe.recipe import Task
from gui.figures import share_text
from gui.pages.try_files import ask_source, ask_table, beside
from gui.pages.try_mode import Mode, Tried
from gui.pages.try_score import ScoreView
from gui.pages.try_streams import Explained, Kept, explaining, load_scorer, scoring_file
from gui.sentences import in_a_row, number
from gui.widgets.message_bar import Kind, MessageBar
from gui.workspace import Workspace


class ScoreMode(Mode):
    """For runs that give labels."""

    tasks: ClassVar[frozenset[Task]] = frozenset([Task.CLASSIFICATION])
    keeps: ClassVar[bool] = True
    saves: ClassVar[bool] = False

    def __init__(self, workspace: Workspace, bar: MessageBar, parent: QWidget) -> None:
        super().__init__(workspace, bar, parent)
        self._scorer = Kept(load_scorer)
        self.view: ScoreView = ScoreView()
        self.view.score_requested.connect(self._on_score_requested)
        self.view.box.textChanged.connect(self.changed)

    def name(self) -> str:
        return self.tr("Score")

    def sentence(self, run: RunRecord) -> str:
        guess = self.tr("A guess learned from your texts.")
        best = run.best
        if best is None or best.valid_accuracy is None:
            return guess
        right = self.tr("Right {share} of the time on texts it had not read.")
        return in_a_row(guess, right.format(share=share_text(best.valid_accuracy, 0)))

    def use(self, tried: Tried | None) -> None:
        super().use(tried)
        if tried is None:
            self.view.clear()
            return
        self.view.set_labels(tried.run.labels)
        self.go()

    def primary(self) -> tuple[str, str]:
        return self.tr("Score a file…"), "table"

    def press(self) -> None:
        source = ask_source(self.parent_widget, self.tr("Score a file"))
        if source is None:
            return
        target = ask_table(self.parent_widget, self.tr("Save the scores"), beside(source, self.tr(" scored")))
        if target is not None:
            self.score_file(source, target)

    def score_file(self, source: Path, target: Path) -> None:
        """Score every text of `source` into the table `target`."""
        tried = self.tried
        assert tried is not None

        def on_done(count: int) -> None:
            words = self.tr("{count} texts scored. They are in {name}.")
            self.bar.show_message(Kind.INFO, words.format(count=number(count), name=target.name))

        work = scoring_file(self._scorer, tried.key, tried.run.recipe.corpus, source, target)
        self.workspace.run_job(
            lambda: self.tr("Scoring {name}").format(name=source.name), work, on_done, lane="file"
        )

    def go(self) -> None:
        self._on_score_requested(self.view.box.toPlainText())

    @Slot(str)
    def _on_score_requested(self, text: str) -> None:
        tried = self.tried
        if tried is None:
            return
        if not text.strip():
            self.view.clear()
            return

        def on_done(explained: Explained) -> None:
            if self.tried is tried:
                self.bar.clear()
                self.view.show_explained(explained, tried.run, len(tried.pipeline.vocabulary))

        work = explaining(self._scorer, tried.key, text)
        self.workspace.run_job(lambda: self.tr("Scoring"), work, on_done, lane="score")

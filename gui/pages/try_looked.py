"""Where the network looked for each token of its answer: a map for free answers, pairs under one another else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.recipe.recipe import Task
from gui.views.pair_strip import PairStrip

if TYPE_CHECKING:
    from engine.use.answer_trace import AnswerTrace


class LookedAt(QWidget):
    """One of the two, or nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pairs = PairStrip()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pairs)
        self.show_trace(None, None)

    def show_trace(self, seen: AnswerTrace | None, task: Task | None) -> None:
        """Show what fits the task; None shows nothing."""
        aligned = seen is not None and task is Task.ALIGNED
        self.pairs.setVisible(aligned)
        if seen is not None and aligned:
            words = [(token.token, token.known) for token in seen.read]
            self.pairs.show_pairs(words, seen.written, [float(p) for p in seen.probabilities])
        self.setVisible(aligned)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.pairs.setAccessibleName(self.tr("Each token with its answer"))

"""What stands in place of the counts while they are on their way: how far it is, how long it still takes, Cancel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.events import Progressed
from gui.progress_words import JobProgress
from gui.views.label_bars import ShareBar
from gui.widgets.buttons import SecondaryButton
from gui.widgets.labels import Label


class CountsWaiting(QWidget):
    """A sentence, a bar and one button: Cancel while it goes on, Count the words after it was stopped.

    Signals:
        cancel_requested, count_requested: the button was pressed.
    """

    cancel_requested = Signal()
    count_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._going_on = False
        self._progress: JobProgress | None = None
        self.words, self.bar = Label("", "body", "muted", wrap=True), ShareBar()
        self.button = SecondaryButton("", height=28)
        self.button.clicked.connect(self._on_clicked)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.bar)
        layout.addStretch(1)

    def show_state(self, *, going_on: bool) -> None:
        """Whether the counting goes on, or was stopped."""
        if going_on != self._going_on:
            self._progress = None
        self._going_on = going_on
        self.bar.setVisible(going_on)
        self._say()

    def show_progress(self, progress: Progressed) -> None:
        """How far it is."""
        if not self._going_on:
            return
        if self._progress is None:
            self._progress = JobProgress(progress)
        self._progress.update(progress)
        self.bar.set_share(self._progress.share or 0.0)
        self._say()

    def _say(self) -> None:
        self.button.setText(self.tr("Cancel") if self._going_on else self.tr("Count the words"))
        if not self._going_on:
            self.words.setText(self.tr("The words of the corpus have not been counted."))
        elif self._progress is None:
            self.words.setText(self.tr("Counting words"))
        else:
            count = self.tr("{what}, {count}")
            self.words.setText(count.format(what=self._progress.words(), count=self._progress.count()))

    def _on_clicked(self) -> None:
        (self.cancel_requested if self._going_on else self.count_requested).emit()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._say()

"""One line on the Corpus page while a corpus is taken in: what is done, how far, how long still, and Cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gui.progress_words import JobProgress
from gui.theme import color, tokens
from gui.widgets.buttons import SecondaryButton
from gui.widgets.labels import ElidedLabel, Label
from gui.widgets.progress_strip import TaskBar

if TYPE_CHECKING:
    from engine.events import Progressed
    from gui.job import Job

HEIGHT = 44
PATIENCE_MS = 1000  # work shorter than this shows nothing


class ImportLine(QWidget):
    """Follows one job after another.

    Signals:
        cancel_requested: the person wants what was open before.
    """

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._progress: JobProgress | None = None
        self._words, self._count = ElidedLabel("", "body"), Label("", "caption", "muted")
        self.bar = TaskBar()
        self.cancel_button = SecondaryButton("", height=28)
        self.cancel_button.clicked.connect(self.cancel_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        for part in (self.bar, self._count, self.cancel_button):
            row.addWidget(part)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self.show)
        self.hide()

    def follow(self, job: Job | None) -> None:
        """Show how far `job` is; None hides the line."""
        if job is self._job:
            return
        going_on = job is not None and (self._patience.isActive() or not self.isHidden())
        self._job, self._progress = job, None
        if job is None:
            self._patience.stop()
            self.hide()
        elif not going_on:
            self._patience.start()
        self._say_now()

    def update_progress(self, job: Job, progress: Progressed) -> None:
        """A job is further on; only the one that is followed counts."""
        if job is not self._job:
            return
        if self._progress is None:
            self._progress = JobProgress(progress)
        self._progress.update(progress)
        self._say_now()

    def words(self) -> str:
        """What is shown: the work and how far it is."""
        return f"{self._words.whole_text()} {self._count.text()}".strip()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.cancel_button.setText(self.tr("Cancel"))
        self.cancel_button.updateGeometry()
        self.bar.setAccessibleName(self.tr("Progress of the import"))
        self._say_now()

    def _say_now(self) -> None:
        progress = self._progress
        if progress is not None:
            self._say(progress.words(), progress.share, progress.count())
        elif self._job is not None:
            self._say(self._job.title, None, "")

    def _say(self, words: str, share: float | None, count: str) -> None:
        self._words.set_text(words)
        self.bar.set_share(share)
        self._count.setText(count)
        self.setAccessibleName(self.words())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(color(tokens().accent_soft))
        painter.setBrush(color(tokens().accent_soft))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)

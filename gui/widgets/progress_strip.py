"""Thin bars of progress: one segment per epoch, and the small bar of the status strip."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import color, tokens

MOST_SEGMENTS = 120  # more epochs than this are drawn as one bar


class EpochBar(QWidget):
    """4 high, as wide as the contents, one segment per epoch with 2 px between them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done, self._total = 0.0, 1
        self.setFixedHeight(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Epochs"))

    def set_progress(self, done: float, total: int) -> None:
        """`done` epochs of `total`; the fraction is how far the epoch of now is."""
        self._done, self._total = max(0.0, min(done, total)), max(1, total)
        words = self.tr("{done} of {total} epochs").format(done=int(self._done), total=self._total)
        if words != self.toolTip():
            self.setAccessibleDescription(words)
            self.setToolTip(words)
        self.update()

    def progress(self) -> tuple[float, int]:
        """Epochs done and epochs in all."""
        return self._done, self._total

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        segments = self._total if self._total <= MOST_SEGMENTS else 1
        width = (self.width() - 2 * (segments - 1)) / segments
        done = self._done if segments > 1 else self._done / self._total
        for position in range(segments):
            left = position * (width + 2)
            painter.setBrush(color(tokens().sunken))
            painter.drawRoundedRect(QRectF(left, 0, width, 4), 2, 2)
            share = max(0.0, min(1.0, done - position))
            if share > 0:
                painter.setBrush(color(tokens().accent))
                painter.drawRoundedRect(QRectF(left, 0, width * share, 4), 2, 2)


class TaskBar(QWidget):
    """160 by 6: how far a task is; a share of None shows an empty track (nobody knows)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share: float | None = None
        self._pixels: int | None = None
        self.setFixedSize(QSize(160, 6))

    def set_share(self, share: float | None) -> None:
        """From 0 to 1."""
        pixels = None if share is None else round(share * self.width())
        if pixels != self._pixels:
            self._pixels = pixels
            self.update()
        self._share = share

    def share(self) -> float | None:
        """How far the task is."""
        return self._share

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(tokens().sunken))
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        if self._share:
            painter.setBrush(color(tokens().accent))
            painter.drawRoundedRect(QRectF(0, 0, max(6.0, self.width() * self._share), 6), 3, 3)

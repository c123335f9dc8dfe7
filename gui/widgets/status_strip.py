"""The strip at the foot of the window: project, task, and what computes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gui.icons import paint_icon
from gui.theme import Tokens, color, tokens
from gui.widgets.buttons import Button, Look, StopLink
from gui.widgets.labels import Hairline, Label
from gui.widgets.progress_strip import TaskBar

HEIGHT = 36
PATIENCE_MS = 1000  # work shorter than this shows nothing


class DeviceChip(Button):
    """What computes; a click measures how fast it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "cpu", parent, height=24)
        self.setProperty("ring", 12)

    def look(self, t: Tokens) -> Look:
        return Look(t.sunken if self.underMouse() else t.window, t.border, t.text)

    def padding(self) -> int:
        return 11

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self.look(tokens())
        painter.setPen(QPen(color(look.outline), 1))
        painter.setBrush(color(look.fill))
        radius = self.height() / 2 - 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        self._paint_content(painter, look.ink)


class _FileIcon(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(16, 16)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        paint_icon(QPainter(self), QRectF(0, 0, 16, 16), "file-text", tokens().muted)


class StatusStrip(QWidget):
    """Project and whether it is saved; the task of now with its bar, time left and Stop; the device chip.

    Signals:
        stop_requested: the user pressed Stop.
        device_clicked: the user pressed the chip.
    """

    stop_requested = Signal()
    device_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = _FileIcon()
        self._project, self._saved = Label("", "caption"), Label("", "caption", "muted")
        self._line = Hairline(vertical=True)
        self._line.setFixedHeight(16)
        self._task, self._left = Label("", "caption"), Label("", "caption", "muted")
        self.bar = TaskBar()
        self.stop_link = StopLink()
        self.stop_link.clicked.connect(self.stop_requested)
        self.chip = DeviceChip()
        self.chip.clicked.connect(self.device_clicked)
        self._idle = ""
        self._running = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._show_task)
        self._arrange()
        self.retranslate()
        self.show_idle("")

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 1, 20, 0)
        row.setSpacing(8)
        row.addWidget(self._file)
        row.addWidget(self._project)
        row.addWidget(self._saved)
        row.addSpacing(8)
        row.addWidget(self._line)
        row.addSpacing(8)
        row.addWidget(self._task)
        row.addSpacing(8)
        row.addWidget(self.bar)
        row.addSpacing(8)
        row.addWidget(self._left)
        row.addWidget(self.stop_link)
        row.addStretch(1)
        row.addWidget(self.chip)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def retranslate(self) -> None:
        """Say the strip's own words in the language of now."""
        self.stop_link.setText(self.tr("Stop"))
        self.stop_link.updateGeometry()
        self.bar.setAccessibleName(self.tr("Progress of the task"))
        self.setAccessibleName(self.tr("Status"))

    def show_project(self, name: str, saved: str) -> None:
        """The project's file name and whether it is saved; without a project one sentence stands in `saved`."""
        self._file.setVisible(bool(name))
        self._project.setVisible(bool(name))
        self._line.setVisible(bool(name))
        self._project.setText(name)
        self._saved.setText(saved)

    def show_device(self, words: str, *, accelerated: bool, name: str) -> None:
        """What computes: "CPU, 2 cores"."""
        self.chip.setText(words)
        self.chip.set_icon_name("lightning" if accelerated else "cpu")
        self.chip.setAccessibleName(f"{words}, {name}")
        self.chip.setToolTip(name)
        self.chip.updateGeometry()

    def show_task(self, words: str, share: float | None, left: str, *, can_stop: bool = True) -> None:
        """What is going on; it appears when it has gone on for a second."""
        self._task.setText(words)
        self.bar.set_share(share)
        self._left.setText(left)
        self.stop_link.setEnabled(can_stop)
        if not self._running:
            self._running = True
            self._patience.start()

    def show_idle(self, words: str) -> None:
        """Nothing is going on; `words` say what was done last."""
        self._patience.stop()
        self._running, self._idle = False, words
        self._task.setText(words)
        self._task.set_tone("muted")
        self._set_task_shown(False)

    def task_words(self) -> str:
        """The words about the task, as shown."""
        return self._task.text()

    def task_shown(self) -> bool:
        """Whether the bar of a task is shown."""
        return self._running and not self._patience.isActive()

    def _show_task(self) -> None:
        if self._running:
            self._task.set_tone("text")
            self._set_task_shown(True)

    def _set_task_shown(self, shown: bool) -> None:
        for part in (self.bar, self._left, self.stop_link):
            part.setVisible(shown)
        self._task.setVisible(shown or bool(self._idle))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(600, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, color(tokens().hairline))

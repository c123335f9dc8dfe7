"""The data doctor in short: at work, what it found, or all well. Beside the page, or as one line on it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.icons import paint_icon
from gui.sentences import listed
from gui.theme import color, tokens
from gui.widgets.buttons import SecondaryButton, StopLink
from gui.widgets.labels import ElidedLabel, Label
from gui.widgets.progress_strip import TaskBar


@dataclass(frozen=True)
class DoctorSummary:
    """What is shown, in the language of now: a sentence or a few lines, a bar while at work, and one button.

    `act` is what the button asks for: "look", "again", or "" for no button.
    """

    lines: tuple[str, ...] = ()
    working: bool = False
    share: float | None = None
    left: str = ""
    act: str = ""
    button: str = ""
    warns: bool = False


class _DoctorIcon(QWidget):
    def __init__(self, side: int) -> None:
        super().__init__()
        self._ink = "muted"
        self.setFixedSize(side, side)

    def set_warns(self, warns: bool) -> None:
        """In the colour of a warning, or muted."""
        self._ink = "warning" if warns else "muted"
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        paint_icon(QPainter(self), QRectF(self.rect()), "activity", getattr(tokens(), self._ink))


class _DoctorPart(QWidget):
    """What card and line have in common.

    Signals:
        act_requested: "look", "again" or "stop".
    """

    act_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = DoctorSummary()
        self.icon = _DoctorIcon(18)
        self.name, self.left = Label("", "body"), Label("", "caption", "muted")
        self.bar = TaskBar()
        self.stop_link = StopLink()
        self.stop_link.clicked.connect(lambda: self.act_requested.emit("stop"))
        self.button = SecondaryButton("", height=28)
        self.button.clicked.connect(lambda: self.act_requested.emit(self.summary.act))

    def show_summary(self, summary: DoctorSummary) -> None:
        """Show where the doctor stands."""
        self.summary = summary
        self.icon.set_warns(summary.warns)
        for part in (self.bar, self.stop_link):
            part.setVisible(summary.working)
        self.left.setText(summary.left)
        self.left.setVisible(summary.working and bool(summary.left))
        self.bar.set_share(summary.share)
        self.button.setText(summary.button)
        self.button.setVisible(bool(summary.act))
        self.button.updateGeometry()
        self.button.setAccessibleName(f"{self.name.text()}: {summary.button}")
        self.setAccessibleName(f"{self.name.text()}: {' '.join(summary.lines)}")

    def retranslate(self) -> None:
        """Say the fixed words in the language of now."""
        self.name.setText(self.tr("Data doctor"))
        self.stop_link.setText(self.tr("Cancel"))
        self.stop_link.setAccessibleName(self.tr("Cancel the data doctor"))
        self.stop_link.updateGeometry()
        self.bar.setAccessibleName(self.tr("Progress of the data doctor"))
        self.show_summary(self.summary)


class DoctorCard(_DoctorPart):
    """Under the help, as wide as its panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label("", "body", "muted", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.icon)
        head.addWidget(self.name, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 8, 0, 4)
        outer.setSpacing(6)
        outer.addLayout(head)
        outer.addWidget(self._words)
        work = QHBoxLayout()
        work.setSpacing(8)
        work.addWidget(self.left, 1)
        work.addWidget(self.stop_link)
        outer.addWidget(self.bar)
        outer.addLayout(work)
        outer.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_summary(self, summary: DoctorSummary) -> None:
        super().show_summary(summary)
        self._words.setText("\n".join(summary.lines))

    def words(self) -> str:
        """What is said."""
        return self._words.text()


class DoctorLine(_DoctorPart):
    """One line on the page, for windows that have no help panel open: it steps back while the card is to be seen."""

    def __init__(self, card: DoctorCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = card
        self._wanted = False
        self._words = ElidedLabel("", "body", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 6, 0)
        row.setSpacing(10)
        for part in (self.icon, self.name):
            row.addWidget(part)
        row.addWidget(self._words, 1)
        for end in (self.bar, self.left, self.stop_link, self.button):
            row.addWidget(end)
        self.setFixedHeight(40)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        card.installEventFilter(self)
        self.set_wanted(False)

    def show_summary(self, summary: DoctorSummary) -> None:
        super().show_summary(summary)
        self._words.set_text(listed(summary.lines) if len(summary.lines) > 1 else "".join(summary.lines))

    def set_wanted(self, wanted: bool) -> None:
        """Whether there is something to say at all."""
        self._wanted = wanted
        self._place()

    def words(self) -> str:
        """What is said."""
        return self._words.whole_text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if watched is self._card and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._place(card_shown=event.type() == QEvent.Type.Show)
        return super().eventFilter(watched, event)

    def _place(self, *, card_shown: bool | None = None) -> None:
        shown = self._card.isVisible() if card_shown is None else card_shown
        self.setVisible(self._wanted and not shown)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t = tokens()
        warns = self.summary.warns
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(t.warning_soft if warns else t.window))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)

"""Text on the page: a label by its role in the type scale and its tone, one that elides, and the hairline."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.style import restyle
from gui.theme import color, line_height, tokens


class Label(QLabel):
    """Plain text in a role of `theme.TYPE` ("title", "heading", "body", "caption", …) and a tone of `style.TONES`."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)

    def set_tone(self, tone: str) -> None:
        """Write in another colour."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)


class ElidedLabel(Label):
    """One line that ends in … where it does not fit; the whole text is its tool tip then."""

    def __init__(
        self, text: str = "", role: str = "body", tone: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__("", role, tone, parent)
        self._whole = text
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._elide()

    def set_text(self, text: str) -> None:
        """Show `text`."""
        if text != self._whole:
            self._whole = text
            self.setAccessibleName(text)
            self.updateGeometry()
            self._elide()

    def whole_text(self) -> str:
        """The text without elision."""
        return self._whole

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        super().setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class DisplayLines(QWidget):
    """The large words of the first screen; each line as high as the type scale says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._lines: list[Label] = []

    def set_text(self, text: str) -> None:
        """Show `text`, a line after each line end."""
        for label in self._lines:
            self._layout.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._lines = [Label(line, "display") for line in text.splitlines()]
        for label in self._lines:
            label.setFixedHeight(line_height("display"))
            self._layout.addWidget(label)
        self.setAccessibleName(text.replace("\n", " "))


class Hairline(QWidget):
    """A line of one pixel between two sections."""

    def __init__(self, parent: QWidget | None = None, *, vertical: bool = False) -> None:
        super().__init__(parent)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        QPainter(self).fillRect(self.rect(), color(tokens().hairline))

"""Buttons, painted from the tokens: primary, secondary, quiet, icon, the link that stops, segments and the toggle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from gui.icons import paint_icon
from gui.theme import Tokens, color, font, tokens

NONE = ""  # no fill, no outline


class Look(NamedTuple):
    """The colours of a button in its state of now; NONE leaves a part out."""

    fill: str
    outline: str
    ink: str


class Button(QPushButton):
    """A painted push button. `height` 36, 28 where small, 40 on the first screen."""

    def __init__(
        self,
        text: str = "",
        icon: str = "",
        parent: QWidget | None = None,
        *,
        height: int = 36,
        icon_after: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon
        self._height = height
        self._icon_after = icon_after
        self.setProperty("ring", 8)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_icon_name(self, name: str) -> None:
        """Show another icon ("" for none)."""
        if name != self._icon_name:
            self._icon_name = name
            self.updateGeometry()
            self.update()

    def set_blocked(self, reason: str) -> None:
        """Grey the button with the reason as its tool tip; an empty reason enables it."""
        self.setEnabled(not reason)
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)

    def look(self, t: Tokens) -> Look:
        """Fill, outline and ink for the state of now."""
        if not self.isEnabled():
            return Look(t.sunken, t.hairline, t.disabled)
        fill = t.hairline if self.isDown() else t.sunken if self.underMouse() else t.raised
        return Look(fill, t.border, t.text)

    def padding(self) -> int:
        """Space left and right of the contents."""
        return 20 if self._height >= 40 else 16 if self._height >= 36 else 12

    def icon_size(self) -> int:
        """Side of the icon."""
        return 18 if self._height >= 40 else 16

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(self._content_width() + 2 * self.padding(), self._scaled_height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.FontChange):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self.look(tokens())
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(color(look.outline), 1) if look.outline else Qt.PenStyle.NoPen)
        painter.setBrush(color(look.fill) if look.fill else QColor(0, 0, 0, 0))
        painter.drawRoundedRect(box, 8, 8)
        self._paint_content(painter, look.ink)

    def _text(self) -> str:
        return self.text().replace("&", "")

    def _role(self) -> str:
        return "rail" if self._height >= 40 else "body" if self._height >= 36 else "caption"

    def _scaled_height(self) -> int:
        return max(self._height, QFontMetrics(font(self._role())).height() + 6)

    def _content_width(self) -> int:
        words = QFontMetrics(font(self._role())).horizontalAdvance(self._text())
        gap = 8 if self._icon_name and self._text() else 0
        return words + gap + (self.icon_size() if self._icon_name else 0)

    def _paint_content(self, painter: QPainter, ink: str) -> None:
        painter.setFont(font(self._role()))
        words = painter.fontMetrics().horizontalAdvance(self._text())
        x = (self.width() - self._content_width()) / 2
        size = self.icon_size()
        if self._icon_name:
            left = x + words + 8 if self._icon_after else x
            paint_icon(painter, QRectF(left, (self.height() - size) / 2, size, size), self._icon_name, ink)
            x += 0 if self._icon_after else size + (8 if self._text() else 0)
        painter.setPen(color(ink))
        area = QRectF(x, 0, words + 1, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._text())


class PrimaryButton(Button):
    """The one button of a page that leads on."""

    def look(self, t: Tokens) -> Look:
        if not self.isEnabled():
            return Look(t.sunken, t.hairline, t.disabled)
        fill = t.accent_pressed if self.isDown() else t.accent_hover if self.underMouse() else t.accent
        return Look(fill, NONE, t.accent_text)


class SecondaryButton(Button):
    """An outlined button."""


class QuietButton(Button):
    """A button without an outline, muted."""

    def look(self, t: Tokens) -> Look:
        if not self.isEnabled():
            return Look(NONE, NONE, t.disabled)
        fill = t.hairline if self.isDown() else t.sunken if self.underMouse() else NONE
        return Look(fill, NONE, t.text if self.underMouse() else t.muted)


class IconButton(Button):
    """A square button of one icon; `name` is what it is called and its tool tip. `outlined` draws the outline."""

    def __init__(
        self, icon: str, name: str, parent: QWidget | None = None, *, side: int = 32, outlined: bool = False
    ) -> None:
        super().__init__("", icon, parent, height=side)
        self._outlined = outlined
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Call the button by another name."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def look(self, t: Tokens) -> Look:
        if not self.isEnabled():
            return Look(NONE, t.hairline if self._outlined else NONE, t.disabled)
        if self.isChecked():
            return Look(t.accent_soft, t.accent, t.accent)
        fill = t.hairline if self.isDown() else t.sunken if self.underMouse() else NONE
        ink = t.text if self._outlined or self.underMouse() else t.muted
        return Look(fill, t.border if self._outlined else NONE, ink)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(self._height, self._height)


class StopLink(Button):
    """Words in the accent colour that can be pressed, such as Stop in the status strip."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "", parent, height=24)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def look(self, t: Tokens) -> Look:
        if not self.isEnabled():
            return Look(NONE, NONE, t.disabled)
        return Look(t.sunken if self.underMouse() else NONE, NONE, t.accent)

    def padding(self) -> int:
        return 6


class SegmentButton(Button):
    """One part of `Segmented`."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, "", parent, height=26)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else arrow keys pass it over
        self.setProperty("ring", 6)

    def look(self, t: Tokens) -> Look:
        if not self.isEnabled():
            return Look(NONE, NONE, t.disabled)
        if self.isChecked():
            return Look(t.raised, t.border, t.text)
        return Look(NONE, NONE, t.text if self.underMouse() else t.muted)

    def padding(self) -> int:
        return 13

    def _role(self) -> str:
        return "body"


class Segmented(QWidget):
    """Two to four choices side by side, one of them on.

    Signals:
        chosen: the value of the part the user chose.
    """

    chosen = Signal(object)

    def __init__(
        self, options: Sequence[tuple[object, str]], name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._values = [value for value, _ in options]
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3, 3, 3, 3)
        layout.setSpacing(2)
        for position, (_, text) in enumerate(options):
            button = SegmentButton(text, self)
            self._group.addButton(button, position)
            layout.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self._on_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def value(self) -> object:
        """The value of the part that is on."""
        return self._values[self._group.checkedId()]

    def set_value(self, value: object) -> None:
        """Turn a part on, silently."""
        self._group.button(self._values.index(value)).setChecked(True)

    def set_texts(self, texts: Sequence[str]) -> None:
        """Give the parts other words (another language)."""
        for button, text in zip(self.buttons(), texts, strict=True):
            button.setText(text)
            button.updateGeometry()

    def buttons(self) -> list[QAbstractButton]:
        """The parts from left to right."""
        return [self._group.button(position) for position in range(len(self._values))]

    def set_part_blocked(self, value: object, reason: str) -> None:
        """Grey one part with the reason as its tool tip; an empty reason enables it."""
        button = self._group.button(self._values.index(value))
        assert isinstance(button, Button)
        button.set_blocked(reason)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(tokens().hairline), 1))
        painter.setBrush(color(tokens().sunken))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _on_clicked(self, position: int) -> None:
        self.chosen.emit(self._values[position])


class Toggle(QAbstractButton):
    """A switch of 36 by 20; `toggled(bool)` tells. `name` is what it turns on."""

    def __init__(self, name: str = "", parent: QWidget | None = None, *, checked: bool = False) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setChecked(checked)
        self.setAccessibleName(name)
        self.setProperty("ring", 10)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(36, 20)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t = tokens()
        on, enabled = self.isChecked(), self.isEnabled()
        accent = t.accent_hover if self.underMouse() else t.accent
        painter.setPen(QPen(color(accent if on and enabled else t.border if enabled else t.hairline), 1.5))
        painter.setBrush(color(accent if on and enabled else t.sunken))
        painter.drawRoundedRect(QRectF(0.75, 0.75, 34.5, 18.5), 9.25, 9.25)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(t.accent_text if on and enabled else t.muted if enabled else t.disabled))
        painter.drawEllipse(QRectF(20 if on else 4, 4, 12, 12))

"""Fields of a form, 32 high: choice, search, number, line; and the row that names them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.icons import paint_icon
from gui.style import restyle
from gui.theme import Theme, color, current_theme, font, tokens
from gui.widgets.buttons import IconButton
from gui.widgets.labels import ElidedLabel, Label

FIELD_HEIGHT = 32


def field_ground() -> str:
    """The token a field is filled with in the theme of now."""
    return tokens().sunken if current_theme() is Theme.DARK else tokens().surface


def paint_field(painter: QPainter, size: QSize, *, focused: bool, enabled: bool, wrong: bool = False) -> None:
    """Ground and outline of a field."""
    t = tokens()
    outline = t.error if wrong else t.focus if focused else t.border if enabled else t.hairline
    width = 2.0 if focused else 1.0
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color(outline), width))
    painter.setBrush(color(field_ground() if enabled else t.sunken))
    inset = width / 2
    painter.drawRoundedRect(
        QRectF(0, 0, size.width(), size.height()).adjusted(inset, inset, -inset, -inset), 6, 6
    )


class ComboField(QComboBox):
    """A choice of one. Items are `(value, text)`; `chosen(value)` tells what the user chose."""

    chosen = Signal(object)

    def __init__(
        self, name: str = "", options: Sequence[tuple[object, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMinimumHeight(FIELD_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_options(options)
        self.activated.connect(self._on_activated)

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer other choices, keeping the chosen value where it is still there. Silent."""
        before = self.value()
        with QSignalBlocker(self):
            self.clear()
            for value, text in options:
                self.addItem(text, value)
        self.set_value(before)

    def value(self) -> object:
        """The chosen value (None when there is nothing to choose)."""
        return self.currentData()

    def set_value(self, value: object) -> None:
        """Choose `value`, silently; a value that is not offered leaves the choice as it is."""
        for position in range(self.count()):
            if self.itemData(position) == value:
                with QSignalBlocker(self):
                    self.setCurrentIndex(position)
                self.update()
                return

    def set_value_blocked(self, value: object, reason: str) -> None:
        """Grey one choice with the reason as its tool tip; an empty reason enables it."""
        from PySide6.QtGui import QStandardItemModel

        model = self.model()
        assert isinstance(model, QStandardItemModel)
        for position in range(self.count()):
            if self.itemData(position) == value:
                model.item(position).setEnabled(not reason)
                model.item(position).setToolTip(reason)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        texts = [self.itemText(position) for position in range(self.count())]
        widest = max((self.fontMetrics().horizontalAdvance(text) for text in texts), default=40)
        return QSize(min(widest, 360) + 46, max(FIELD_HEIGHT, self.fontMetrics().height() + 10))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(72, self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        event.ignore()  # the page scrolls; a wheel never changes a setting by accident

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        enabled = self.isEnabled()
        paint_field(painter, self.size(), focused=self.hasFocus(), enabled=enabled)
        t = tokens()
        painter.setFont(font("body"))
        painter.setPen(color(t.text if enabled else t.disabled))
        area = self.rect().adjusted(11, 0, -30, 0)
        text = painter.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        caret = QRectF(self.width() - 24, (self.height() - 12) / 2, 12, 12)
        paint_icon(painter, caret, "caret-down", t.muted if enabled else t.disabled)

    def _on_activated(self, position: int) -> None:
        self.chosen.emit(self.itemData(position))


class LineField(QLineEdit):
    """One line of text."""

    def __init__(self, name: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)

    def set_wrong(self, wrong: bool) -> None:
        """Outline the field as wrong."""
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            restyle(self)


class SearchField(LineField):
    """A line with a magnifying glass. `searched(text)` comes 200 ms after the last key."""

    searched = Signal(object)

    def __init__(self, name: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder or name, parent)
        self.setClearButtonEnabled(False)
        self.setTextMargins(22, 0, 0, 0)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(200)
        self._timer.timeout.connect(self._on_timeout)
        self.textChanged.connect(self._on_text_changed)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        super().paintEvent(event)
        painter = QPainter(self)
        paint_icon(painter, QRectF(10, (self.height() - 16) / 2, 16, 16), "magnifying-glass", tokens().muted)

    def _on_text_changed(self, _: str) -> None:
        self._timer.start()

    def _on_timeout(self) -> None:
        self.searched.emit(self.text())


class _Spin(QDoubleSpinBox):
    """The number inside `NumberField`: no arrows, no frame, no trailing zeros."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.setFrame(False)
        self.setKeyboardTracking(False)
        self.lineEdit().setProperty("bare", True)

    def textFromValue(self, value: float) -> str:  # noqa: N802 (Qt's name)
        if self.decimals() == 0:
            return f"{value:.0f}"
        return f"{value:.{self.decimals()}f}".rstrip("0").rstrip(".")

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        super().focusInEvent(event)
        _repaint_parent(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        super().focusOutEvent(event)
        _repaint_parent(self)


def _repaint_parent(widget: QWidget) -> None:
    parent = widget.parentWidget()
    if parent is not None:
        parent.update()


class NumberField(QWidget):
    """A number with two small buttons. `changed(value)` tells what the user set (int when `decimals` is 0)."""

    changed = Signal(object)

    def __init__(
        self,
        name: str = "",
        minimum: float = 0,
        maximum: float = 1_000_000,
        *,
        step: float = 1,
        decimals: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._spin = _Spin(self)
        self._spin.setDecimals(decimals)
        self._spin.setRange(minimum, maximum)
        self._spin.setSingleStep(step)
        self._spin.valueChanged.connect(self._on_value_changed)
        self._up = IconButton("caret-up", "", self, side=14)
        self._down = IconButton("caret-down", "", self, side=14)
        for button, slot in ((self._up, self._spin.stepUp), (self._down, self._spin.stepDown)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.icon_size = lambda: 10  # type: ignore[method-assign]
            button.setFixedSize(18, 14)
            button.setAutoRepeat(True)
            button.clicked.connect(slot)
        self.setFocusProxy(self._spin)
        self.setMinimumSize(84, FIELD_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Call the field by another name."""
        self.setAccessibleName(name)
        self._spin.setAccessibleName(name)
        self._up.set_name(self.tr("{name}, more").format(name=name))
        self._down.set_name(self.tr("{name}, less").format(name=name))

    def value(self) -> float | int:
        """The number."""
        return int(self._spin.value()) if self._spin.decimals() == 0 else self._spin.value()

    def set_value(self, value: float) -> None:
        """Show `value`, silently."""
        with QSignalBlocker(self._spin):
            self._spin.setValue(value)

    def spin(self) -> QDoubleSpinBox:
        """The spin box inside, for tests and for suffixes."""
        return self._spin

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(112, max(FIELD_HEIGHT, self.fontMetrics().height() + 10))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        middle = self.height() // 2
        self._spin.setGeometry(9, 2, self.width() - 36, self.height() - 4)
        self._up.move(self.width() - 25, middle - 14)
        self._down.move(self.width() - 25, middle)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        paint_field(QPainter(self), self.size(), focused=self._spin.hasFocus(), enabled=self.isEnabled())

    def _on_value_changed(self, _: float) -> None:
        self.changed.emit(self.value())


class FormRow(QWidget):
    """A field with its name above (`stacked`) or at the left, and one line for what is wrong with it."""

    def __init__(
        self,
        label: str,
        field: QWidget,
        stacked: bool = True,
        parent: QWidget | None = None,
        *,
        label_width: int = 84,
    ) -> None:
        super().__init__(parent)
        self.field = field
        # Above its field a name may be longer than there is room for: then it ends in … and its tool tip has the rest.
        self._label = ElidedLabel(label, "caption", "muted") if stacked else Label(label)
        self._label.setBuddy(field)
        self._error = Label("", "caption", "error", wrap=True)
        self._error.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        if stacked:
            outer.addWidget(self._label)
            outer.addWidget(field)
        else:
            self._label.setFixedWidth(label_width)
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(self._label)
            row.addWidget(field, 1 if not isinstance(field, IconButton) else 0)
            outer.addLayout(row)
        outer.addWidget(self._error)
        if not field.accessibleName():
            field.setAccessibleName(label)

    def set_label(self, text: str) -> None:
        """Name the field in another language."""
        if isinstance(self._label, ElidedLabel):
            self._label.set_text(text)
        else:
            self._label.setText(text)
        self.field.setAccessibleName(text)
        if isinstance(self.field, NumberField):
            self.field.set_name(text)

    def set_error(self, text: str) -> None:
        """Say what is wrong; an empty text takes it back."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        if isinstance(self.field, LineField):
            self.field.set_wrong(bool(text))

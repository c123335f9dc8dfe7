"""A slider that names itself, its value and both its ends."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from gui.widgets.labels import Label

STOPS = 1000  # positions of the thumb where there are more values than that


class _Groove(QSlider):
    """The slider itself: a click goes there, a double click asks for the usual value, the wheel scrolls the page."""

    double_clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setMinimumHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        self.double_clicked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        event.ignore()


class NamedSlider(QWidget):
    """Name left, value right, the track, both ends in words.

    Signals:
        changed: the value, while it moves.
        settled: the value, when the thumb is let go or a key has moved it.
    """

    changed = Signal(float)
    settled = Signal(float)

    def __init__(
        self,
        name: str,
        low_words: str,
        high_words: str,
        minimum: float,
        maximum: float,
        *,
        logarithmic: bool = False,
        decimals: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._minimum, self._maximum = minimum, maximum
        self._logarithmic, self._decimals = logarithmic, decimals
        self._value = minimum
        self._default: float | None = None
        self._words: Callable[[float], str] = self._number
        self._name = Label(name)
        self._shown = Label("")
        self._low, self._high = Label(low_words, "caption", "muted"), Label(high_words, "caption", "muted")
        self.slider = _Groove(self)
        self.slider.setRange(0, self._stops())
        self.slider.setSingleStep(max(1, self._stops() // 50))
        self.slider.setPageStep(max(1, self._stops() // 10))
        self.slider.valueChanged.connect(self._on_value_changed)
        self.slider.sliderReleased.connect(self._on_released)
        self.slider.double_clicked.connect(self._on_double_clicked)
        self.setFocusProxy(self.slider)
        self._arrange()
        self.set_texts(name, low_words, high_words)
        self.set_value(minimum)

    def _arrange(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2)
        for left, right in ((self._name, self._shown), (self._low, self._high)):
            row = QHBoxLayout()
            row.addWidget(left)
            row.addStretch(1)
            row.addWidget(right)
            outer.addLayout(row)
        outer.insertWidget(1, self.slider)

    def set_texts(self, name: str, low_words: str, high_words: str) -> None:
        """Name the slider and its ends in another language."""
        self._name.setText(name)
        self._low.setText(low_words)
        self._high.setText(high_words)
        self.setAccessibleName(name)
        self.slider.setAccessibleName(name)

    def set_value_words(self, words: Callable[[float], str]) -> None:
        """Write the value with a unit: `slider.set_value_words(lambda v: f"{v:.0f} words")`."""
        self._words = words
        self._show()

    def set_range(self, minimum: float, maximum: float) -> None:
        """Other ends, the value kept inside them; silent."""
        self._minimum, self._maximum = minimum, maximum
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, self._stops())
        self.set_value(self._value)

    def set_default(self, value: float) -> None:
        """The value a double click returns to."""
        self._default = value

    def value(self) -> float:
        """The value of now."""
        return self._value

    def set_value(self, value: float) -> None:
        """Show `value`, silently; it may lie beyond the ends, then the thumb stands at one."""
        self._value = value
        with QSignalBlocker(self.slider):
            self.slider.setValue(self._position_of(value))
        self._show()

    def _stops(self) -> int:
        exact = round((self._maximum - self._minimum) * 10**self._decimals)
        return STOPS if self._logarithmic else max(1, min(exact, STOPS))

    def _position_of(self, value: float) -> int:
        value = min(max(value, self._minimum), self._maximum)
        if self._logarithmic:
            low, high = math.log(self._minimum), math.log(self._maximum)
            return round((math.log(value) - low) / (high - low) * self._stops())
        return round((value - self._minimum) / (self._maximum - self._minimum) * self._stops())

    def _value_at(self, position: int) -> float:
        share = position / self._stops()
        if self._logarithmic:
            value = float(self._minimum * (self._maximum / self._minimum) ** share)
            value = _two_digits(value) if 0 < position < self._stops() else value
        else:
            value = self._minimum + (self._maximum - self._minimum) * share
        return round(value, self._decimals)

    def _number(self, value: float) -> str:
        return f"{value:,.{self._decimals}f}".replace(",", "\u00a0")

    def _show(self) -> None:
        words = self._words(self._value)
        self._shown.setText(words)
        self.slider.setAccessibleDescription(words)

    def _on_value_changed(self, position: int) -> None:
        self._value = self._value_at(position)
        self._show()
        self.changed.emit(self._value)
        if not self.slider.isSliderDown():
            self.settled.emit(self._value)

    def _on_released(self) -> None:
        self.settled.emit(self._value)

    def _on_double_clicked(self) -> None:
        if self._default is not None and self._default != self._value:
            self.set_value(self._default)
            self.changed.emit(self._value)
            self.settled.emit(self._value)


def _two_digits(value: float) -> float:
    """Round to two digits that read well on a logarithmic track (47, 130, 0.0042)."""
    magnitude = math.floor(math.log10(value)) - 1
    unit = float(10.0**magnitude)
    return round(value / unit) * unit

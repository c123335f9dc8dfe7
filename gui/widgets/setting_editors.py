"""One editor per kind of setting: a choice, a number, a switch, a line, a slider. All read the same declaration."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, Final, get_origin

from annotated_types import Ge, Gt, Le, Lt
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QVBoxLayout, QWidget

from engine.recipe.settings import SettingInfo
from gui.sentences import number, setting_words
from gui.widgets.buttons import Toggle
from gui.widgets.choice_words import choice_word
from gui.widgets.fields import ComboField, FormRow, LineField, NumberField
from gui.widgets.help_text import set_help
from gui.widgets.labels import ElidedLabel
from gui.widgets.stepped_slider import SteppedSlider

_FINEST: Final = 6  # decimals a number field writes; a bound that must not be reached is missed by 10^-6


def bounds_of(info: SettingInfo) -> tuple[float, float]:
    """The smallest and largest value a number may have, as declared."""
    low, high = 0.0, 1e9
    for rule in info.field.metadata:
        if isinstance(rule, (Ge, Gt)):
            low = float(rule.ge) if isinstance(rule, Ge) else float(rule.gt) + 10**-_FINEST  # type: ignore[arg-type]
        elif isinstance(rule, (Le, Lt)):
            high = float(rule.le) if isinstance(rule, Le) else float(rule.lt) - 10**-_FINEST  # type: ignore[arg-type]
    return low, high


class SettingEditor(QWidget):
    """Base of the editors of one setting.

    Signals:
        edited: the value (plain: text, number, truth) the user settled on.
        moved: the value while a slider moves.
    """

    edited = Signal(object)
    moved = Signal(object)

    def __init__(self, info: SettingInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.info = info
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def set_value(self, value: Any) -> None:
        """Show `value`, silently."""
        raise NotImplementedError

    def control(self) -> QWidget:
        """What takes the focus."""
        raise NotImplementedError

    def set_error(self, text: str) -> None:
        """Say what is wrong with the value, under it; an empty text takes it back."""

    def error(self) -> str:
        """What is said to be wrong."""
        return ""

    def set_blocked(self, reason: str) -> None:
        """Grey the editor with the reason as tool tip; an empty reason enables it."""
        self.setEnabled(not reason)
        self.setToolTip(reason)

    def retranslate(self) -> None:
        """Name the control and give it its help in the language of now."""
        set_help(self, setting_words(self.info))

    def title(self) -> str:
        """The setting's name in the language of now."""
        return setting_words(self.info).title


class _RowEditor(SettingEditor):
    """An editor that is a field with its name above it."""

    def _set_row(self, field: QWidget) -> None:
        self._row = FormRow(self.title(), field)
        self._error = ""
        self._layout.addWidget(self._row)
        self.retranslate()

    def control(self) -> QWidget:
        return self._row.field

    def set_error(self, text: str) -> None:
        self._error = text
        self._row.set_error(text)

    def error(self) -> str:
        return self._error

    def retranslate(self) -> None:
        super().retranslate()
        self._row.set_label(self.title())


class ChoiceEditor(_RowEditor):
    """One of the values of an enum."""

    def __init__(self, info: SettingInfo, parent: QWidget | None = None) -> None:
        super().__init__(info, parent)
        kind = info.field.annotation
        assert isinstance(kind, type)
        assert issubclass(kind, Enum)
        self._choices: list[Enum] = list(kind)
        self._combo = ComboField()
        self._combo.chosen.connect(self.edited)
        self._set_row(self._combo)

    def set_value(self, value: Any) -> None:
        self._combo.set_value(value.value if isinstance(value, Enum) else value)

    def retranslate(self) -> None:
        super().retranslate()
        self._combo.set_options([(choice.value, choice_word(choice)) for choice in self._choices])


class NumberEditor(_RowEditor):
    """A number between its bounds."""

    def __init__(self, info: SettingInfo, parent: QWidget | None = None) -> None:
        super().__init__(info, parent)
        low, high = bounds_of(info)
        whole = info.field.annotation is int
        self._number = NumberField("", low, high, decimals=0 if whole else _FINEST)
        if not whole:
            self._number.spin().setStepType(QAbstractSpinBox.StepType.AdaptiveDecimalStepType)
        self._number.changed.connect(self.edited)
        self._set_row(self._number)

    def set_value(self, value: Any) -> None:
        self._number.set_value(value)

    def number(self) -> NumberField:
        """The field itself."""
        return self._number


class TextEditor(_RowEditor):
    """A line of text, or a number that may also be a word ("auto")."""

    def __init__(self, info: SettingInfo, parent: QWidget | None = None) -> None:
        super().__init__(info, parent)
        self._free = info.field.annotation is str
        self._shown = ""
        self._line = LineField()
        self._line.editingFinished.connect(self._on_finished)
        self._set_row(self._line)

    def set_value(self, value: Any) -> None:
        self._shown = str(value)
        if self._line.text() != self._shown:
            self._line.setText(self._shown)

    def _on_finished(self) -> None:
        text = self._line.text() if self._free else self._line.text().strip()
        if text == self._shown:
            return
        self._shown = text
        self.edited.emit(int(text) if not self._free and text.lstrip("-").isdigit() else text)


class ListEditor(_RowEditor):
    """A line of names or words with commas between them."""

    def __init__(self, info: SettingInfo, parent: QWidget | None = None) -> None:
        super().__init__(info, parent)
        self._shown: list[str] = []
        self._line = LineField()
        self._line.editingFinished.connect(self._on_finished)
        self._set_row(self._line)

    def set_value(self, value: Any) -> None:
        self._shown = [str(getattr(item, "value", item)) for item in value]
        text = ", ".join(self._shown)
        if self._line.text() != text:
            self._line.setText(text)

    def _on_finished(self) -> None:
        items = [item.strip() for item in self._line.text().replace("，", ",").split(",")]
        items = [item for item in items if item]
        if items != self._shown:
            self._shown = items
            self.edited.emit(items)


class ToggleEditor(SettingEditor):
    """A switch, its name at the left."""

    def __init__(self, info: SettingInfo, parent: QWidget | None = None) -> None:
        super().__init__(info, parent)
        self._toggle = Toggle()
        self._name = ElidedLabel()
        self._name.setBuddy(self._toggle)
        row = QHBoxLayout()
        row.addWidget(self._name, 1)
        row.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._layout.addLayout(row)
        self._toggle.toggled.connect(self._on_toggled)
        self.retranslate()

    def control(self) -> QWidget:
        return self._toggle

    def set_value(self, value: Any) -> None:
        with QSignalBlocker(self._toggle):
            self._toggle.setChecked(bool(value))
        self._toggle.update()

    def _on_toggled(self, on: bool) -> None:
        self.edited.emit(on)

    def retranslate(self) -> None:
        super().retranslate()
        self._name.set_text(self.title())
        self._toggle.setAccessibleName(self.title())


class SliderEditor(SettingEditor):
    """A slider over chosen values; the value is written with `value_words`. Values beyond its ends stay as they are."""

    def __init__(
        self,
        info: SettingInfo,
        steps: Sequence[int],
        value_words: Callable[[float], str] | None = None,
        end_words: Callable[[], tuple[str, str]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(info, parent)
        self._steps, self._end_words = tuple(steps), end_words
        self.slider = SteppedSlider(steps)
        self.slider.set_default(info.field.default)
        if value_words:
            self.slider.set_value_words(value_words)
        self.slider.changed.connect(self._on_changed)
        self.slider.settled.connect(self._on_settled)
        self._layout.addWidget(self.slider)
        self.retranslate()

    def control(self) -> QWidget:
        return self.slider.slider

    def set_value(self, value: Any) -> None:
        if not self.slider.slider.isSliderDown():
            self.slider.set_value(float(value))

    def set_steps(self, steps: Sequence[int]) -> None:
        """Other stops (a corpus with other lengths)."""
        self._steps = tuple(steps)
        self.slider.set_values(self._steps)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        low, high = (
            self._end_words() if self._end_words else (number(self._steps[0]), number(self._steps[-1]))
        )
        self.slider.set_texts(self.title(), low, high)
        self.slider.set_value(self.slider.value())

    def _on_changed(self, value: float) -> None:
        self.moved.emit(int(value))

    def _on_settled(self, value: float) -> None:
        self.edited.emit(int(value))


def make_editor(info: SettingInfo) -> SettingEditor:
    """The editor that fits the declaration's type."""
    kind = info.field.annotation
    if kind is bool:
        return ToggleEditor(info)
    if kind in (int, float):
        return NumberEditor(info)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return ChoiceEditor(info)
    return ListEditor(info) if get_origin(kind) is tuple else TextEditor(info)

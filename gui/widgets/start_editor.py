"""What a network begins with: nothing, a run of the project, or a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from engine.recipe.settings import SettingInfo
from gui.widgets.fields import ComboField, FormRow
from gui.widgets.setting_editors import SettingEditor

_FILE = object()  # the choice that opens the file dialog


class StartEditor(SettingEditor):
    """The runs that are offered, what is begun with when none is, and a file; a value from elsewhere is offered, too."""

    def __init__(self, info: SettingInfo, parent: QWidget | None = None) -> None:
        super().__init__(info, parent)
        self._runs: tuple[str, ...] = ()
        self._shown = str(info.field.default)
        self._error = ""
        self.combo = ComboField()
        self.combo.chosen.connect(self._on_chosen)
        self._row = FormRow(self.title(), self.combo)
        self._layout.addWidget(self._row)
        self.retranslate()

    def set_runs(self, names: Sequence[str]) -> None:
        """Offer the runs of these names."""
        if tuple(names) != self._runs:
            self._runs = tuple(names)
            self._offer()

    def set_value(self, value: Any) -> None:
        self._shown = str(value)
        self._offer()

    def control(self) -> QWidget:
        return self.combo

    def set_error(self, text: str) -> None:
        self._error = text
        self._row.set_error(text)

    def error(self) -> str:
        return self._error

    def retranslate(self) -> None:
        super().retranslate()
        self._row.set_label(self.title())
        self._offer()

    def _offer(self) -> None:
        offered: list[tuple[object, str]] = [*self._usual(), *((name, name) for name in self._runs)]
        if self._shown not in [value for value, _ in offered]:
            offered.append((self._shown, self._shown))
        offered.append((_FILE, self.tr("From a file …")))
        self.combo.set_options(offered)
        self.combo.set_value(self._shown)

    def _usual(self) -> list[tuple[object, str]]:
        """What needs neither a run nor a file."""
        if self.info.key == "model.initial_run":
            return [("", self.tr("Nothing, all anew"))]
        return [("random", self.tr("Random numbers")), ("dictionary", self.tr("jieba's dictionary"))]

    def _on_chosen(self, value: object) -> None:
        if value is _FILE:
            value = self._ask_for_file() or self._shown
            self.combo.set_value(self._shown)
        if value != self._shown:
            self.edited.emit(value)

    def _ask_for_file(self) -> str:
        if self.info.key == "model.initial_run":
            kinds = self.tr("Projects (*.unroll)")
        else:
            kinds = self.tr("Word vectors or projects (*.vec *.txt *.bin *.gz *.unroll);;All files (*)")
        return QFileDialog.getOpenFileName(self, self.title(), "", kinds)[0]

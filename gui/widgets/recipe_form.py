"""A form made from the declarations of the recipe: the level says which settings it shows, the task which exist."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from engine.errors import SettingsError
from engine.recipe.recipe import Recipe, all_settings
from engine.recipe.settings import Level, SettingInfo
from gui.sentences import translate_error
from gui.widgets.labels import Label
from gui.widgets.setting_editors import SettingEditor, ToggleEditor, make_editor

_LEVELS: Final = list(Level)


class Section:
    """A group of settings under one heading. `heading` gives its words in the language of now; None has no heading."""

    def __init__(
        self, keys: Sequence[str], heading: Callable[[], str] | None = None, *, columns: int = 2
    ) -> None:
        self.keys, self.heading, self.columns = tuple(keys), heading, columns


def is_shown(info: SettingInfo, level: Level, task: str) -> bool:
    """Whether a setting is shown at `level` for `task`."""
    return _LEVELS.index(info.level) <= _LEVELS.index(level) and (not info.tasks or task in info.tasks)


class RecipeForm(QWidget):
    """Editors of settings in sections. What the user enters is checked at once; only a right value is passed on.

    `editors` may replace the usual editor of a key; `levels` may show a key at another level than declared.

    Signals:
        changed: {key: value}, when the user has settled on a value.
        previewed: {key: value}, while a slider moves.
        arranged: the shown settings have changed (another level or task).
    """

    changed = Signal(object)
    previewed = Signal(object)
    arranged = Signal()

    def __init__(
        self,
        sections: Sequence[Section],
        editors: Mapping[str, Callable[[SettingInfo], SettingEditor]] | None = None,
        levels: Mapping[str, Level] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sections = tuple(sections)
        self._levels = dict(levels or {})
        self._level, self._recipe = Level.SIMPLE, Recipe()
        self._editors: dict[str, SettingEditor] = {}
        self._arranged: list[str] | None = None
        self._headings: list[tuple[Label, Section]] = []
        self._grids: list[tuple[QGridLayout, Section]] = []
        infos = {info.key: info for info in all_settings()}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(16)
        for section in self._sections:
            self._add_section(section, infos, editors or {})
        self.retranslate()
        self.set_recipe(self._recipe)

    def _add_section(
        self,
        section: Section,
        infos: Mapping[str, SettingInfo],
        editors: Mapping[str, Callable[[SettingInfo], SettingEditor]],
    ) -> None:
        if section.heading:
            heading = Label("", "body", "muted")
            self._headings.append((heading, section))
            self._layout.addWidget(heading)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        for column in range(section.columns):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 0)
        self._grids.append((grid, section))
        self._layout.addLayout(grid)
        for key in section.keys:
            info = infos[key]._replace(level=self._levels.get(key, infos[key].level))
            editor = editors.get(key, make_editor)(info)
            editor.setParent(self)
            # The key goes along: what sender() says is not to be relied on where a signal was passed on.
            editor.edited.connect(partial(self._on_edited, key))
            editor.moved.connect(partial(self._on_moved, key))
            self._editors[key] = editor

    # What is shown

    def set_level(self, level: Level) -> None:
        """Show the settings of a level and of those before it."""
        if level is not self._level:
            self._level = level
            self._arrange()

    def level(self) -> Level:
        """The level of now."""
        return self._level

    def set_recipe(self, recipe: Recipe) -> None:
        """Show the values of `recipe`, silently."""
        self._recipe = recipe
        for key, editor in self._editors.items():
            editor.set_value(recipe.value(key))
            editor.set_error("")
        self._arrange()

    def shown_keys(self) -> list[str]:
        """The settings that are shown now, in their order."""
        task = self._recipe.task.value
        keys = [key for section in self._sections for key in section.keys]
        return [key for key in keys if is_shown(self._editors[key].info, self._level, task)]

    def editor(self, key: str) -> SettingEditor:
        """The editor of a setting, shown or not."""
        return self._editors[key]

    def set_blocked(self, key: str, reason: str) -> None:
        """Grey a setting that has no effect now, with the reason; an empty reason enables it."""
        self._editors[key].set_blocked(reason)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        for heading, section in self._headings:
            assert section.heading is not None
            heading.setText(section.heading())
        for key, editor in self._editors.items():
            editor.retranslate()
            editor.set_value(self._recipe.value(key))

    def _arrange(self) -> None:
        shown = self.shown_keys()
        if shown == self._arranged:
            return
        self._arranged = shown
        for heading, section in self._headings:
            heading.setVisible(any(key in shown for key in section.keys))
        for grid, section in self._grids:
            _fill(grid, [self._editors[key] for key in section.keys if key in shown], section.columns)
        for key, editor in self._editors.items():
            editor.setVisible(key in shown)
        _set_tab_order([self._editors[key].control() for key in shown])
        self.updateGeometry()
        self.arranged.emit()

    # What the user does

    def _on_edited(self, key: str, value: Any) -> None:
        editor = self._editors[key]
        try:
            recipe = self._recipe.with_values({key: value})
        except SettingsError as error:
            editor.set_error(" ".join(translate_error(problem) for problem in error.problems))
            return
        editor.set_error("")
        if recipe != self._recipe:
            self._recipe = recipe
            self.changed.emit({key: value})

    def _on_moved(self, key: str, value: Any) -> None:
        self.previewed.emit({key: value})

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _fill(grid: QGridLayout, editors: Sequence[SettingEditor], columns: int) -> None:
    """Place editors row by row; switches come to stand at the height of a field."""
    for editor in editors:
        grid.removeWidget(editor)
    while grid.count():
        grid.takeAt(0)
    for place, editor in enumerate(editors):
        beside_fields = isinstance(editor, ToggleEditor) and columns > 1
        side = Qt.AlignmentFlag.AlignBottom if beside_fields else Qt.AlignmentFlag.AlignTop
        grid.addWidget(editor, place // columns, place % columns, side)


def _set_tab_order(controls: Sequence[QWidget]) -> None:
    for before, after in itertools.pairwise(controls):
        QWidget.setTabOrder(before, after)

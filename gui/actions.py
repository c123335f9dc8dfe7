"""Everything the menus can do: one action each, with its shortcut, its words said anew in each language."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar

from gui.preferences import LANGUAGES, TEXT_SIZES
from gui.steps import RAIL_STEPS, Step
from gui.text_cache import TextCache
from gui.theme import Theme

if TYPE_CHECKING:
    from gui.main_window import MainWindow

Keys = QKeySequence.StandardKey
KEYS: dict[str, list[QKeySequence | QKeySequence.StandardKey | str]] = {
    "new": [Keys.New],
    "open_text": [Keys.Open],
    "open_project": ["Ctrl+Shift+O"],
    "save": [Keys.Save],
    "save_as": ["Ctrl+Shift+S"],
    "quit": ["Ctrl+Q"],
    "undo": [Keys.Undo],
    "redo": ["Ctrl+Shift+Z", "Ctrl+Y"],
    "find": [Keys.Find],
    "larger": ["Ctrl++", "Ctrl+="],
    "smaller": ["Ctrl+-"],
    "usual_size": ["Ctrl+0"],
    "help": ["F1"],
    "fold_rail": ["Ctrl+\\"],
    "full_screen": ["F11"],
    "train": ["Ctrl+R"],
}
# The same letters in every language; no lines under letters.
MENU_LETTERS = {"file": "F", "edit": "E", "view": "V", "run": "R", "help": "H"}


class Actions(QObject):
    """The actions by name in `named`, and the menus that hold them."""

    def __init__(self, window: MainWindow, bar: QMenuBar) -> None:
        super().__init__(window)
        self._window = window
        self.named: dict[str, QAction] = {}
        self.step_actions: dict[Step, QAction] = {}
        self.menus: dict[str, QMenu] = {
            name: bar.addMenu("") for name in ("file", "edit", "view", "run", "help")
        }
        for name, letter in MENU_LETTERS.items():
            shortcut = QShortcut(QKeySequence(f"Alt+{letter}"), window)
            shortcut.activated.connect(lambda name=name: self._open_menu(bar, name))
        self.recent_menu, self.theme_menu = QMenu(window), QMenu(window)
        self.language_menu, self.text_menu = QMenu(window), QMenu(window)
        self._fill_file()
        self._fill_edit()
        self._fill_view()
        self._fill_run()
        self._fill_help()
        for position, step in enumerate(RAIL_STEPS):
            action = QAction(self)
            action.setShortcut(QKeySequence(f"Ctrl+{position + 1}"))
            action.triggered.connect(lambda _=False, step=step: window.go_to(step))
            self.step_actions[step] = action
        self.menus["view"].insertActions(self.named["theme_menu"], list(self.step_actions.values()))
        self.menus["view"].insertSeparator(self.named["theme_menu"])
        self.retranslate()

    def _add(self, menu: QMenu, name: str, act: Callable[[], object], *, checkable: bool = False) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        action.setCheckable(checkable)
        action.setShortcuts([QKeySequence(keys) for keys in KEYS.get(name, [])])
        action.triggered.connect(lambda _=False: act())
        menu.addAction(action)
        self.named[name] = action
        return action

    def _open_menu(self, bar: QMenuBar, name: str) -> None:
        place = bar.actionGeometry(self.menus[name].menuAction())
        self.menus[name].popup(bar.mapToGlobal(place.bottomLeft()))

    def _fill_file(self) -> None:
        window, menu = self._window, self.menus["file"]
        self._add(menu, "new", window.opening.new_project)
        self._add(menu, "open_text", window.opening.choose_text)
        self._add(menu, "open_folder", window.opening.choose_folder)
        self._add(menu, "paste_text", window.opening.paste_text)
        self._add(menu, "open_project", window.opening.choose_project)
        menu.addMenu(self.recent_menu)
        self.recent_menu.aboutToShow.connect(self.fill_recent)
        menu.addSeparator()
        self._add(menu, "save", window.opening.save)
        self._add(menu, "save_as", window.opening.save_as)
        self._add(menu, "close_project", window.opening.close_project)
        menu.addSeparator()
        clear = self._add(menu, "clear_cache", lambda: self.text_cache.clear())
        self.text_cache: TextCache = TextCache(window.workspace, clear, self)
        menu.aboutToShow.connect(self.text_cache.refresh)
        menu.addSeparator()
        self._add(menu, "quit", window.close)

    def fill_recent(self) -> None:
        """List the projects that were open."""
        self.recent_menu.clear()
        for project in self._window.preferences.recent():
            action = self.recent_menu.addAction(project.path)
            action.triggered.connect(
                lambda _=False, path=project.path: self._window.opening.open_project(path)
            )
        if self.recent_menu.isEmpty():
            self.recent_menu.addAction(self.tr("None yet")).setEnabled(False)

    def _fill_edit(self) -> None:
        window, menu = self._window, self.menus["edit"]
        stack = window.workspace.undo_stack
        self._add(menu, "undo", stack.undo)
        self._add(menu, "redo", stack.redo)
        menu.addSeparator()
        self._add(menu, "find", window.find_in_page)
        stack.undoTextChanged.connect(self._on_undo_text_changed)
        stack.redoTextChanged.connect(self._on_undo_text_changed)

    def _fill_view(self) -> None:
        window, menu = self._window, self.menus["view"]
        self.named["theme_menu"] = menu.addMenu(self.theme_menu)
        self._choice(self.theme_menu, dict.fromkeys(Theme, window.looks.use_theme), "theme")
        menu.addMenu(self.language_menu)
        self._choice(self.language_menu, dict.fromkeys(LANGUAGES, window.looks.use_language), "language")
        menu.addMenu(self.text_menu)
        self._add(self.text_menu, "larger", lambda: window.looks.change_text_size(1))
        self._add(self.text_menu, "smaller", lambda: window.looks.change_text_size(-1))
        self._add(self.text_menu, "usual_size", lambda: window.looks.change_text_size(0))
        menu.addSeparator()
        self._add(menu, "help", window.toggle_help)
        self._add(menu, "fold_rail", window.toggle_rail, checkable=True)
        self._add(menu, "less_motion", window.looks.toggle_less_motion, checkable=True)
        self._add(menu, "full_screen", window.toggle_full_screen, checkable=True)
        menu.addSeparator()
        self._add(menu, "reset_layout", window.reset_layout)

    def _choice(
        self,
        menu: QMenu,
        values: dict[str, Callable[..., None]] | dict[Theme, Callable[..., None]],
        kind: str,
    ) -> None:
        group = QActionGroup(self)
        for value, act in values.items():
            action = QAction(self)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, act=act, value=value: act(value))
            group.addAction(action)
            menu.addAction(action)
            name = value.value if isinstance(value, Theme) else value
            self.named[f"{kind}_{name}"] = action

    def _fill_run(self) -> None:
        window, menu = self._window, self.menus["run"]
        self._add(menu, "train", window.train)
        self._add(menu, "pause", window.pause_or_resume)
        menu.addSeparator()
        self._add(menu, "stop", window.workspace.stop)
        self._add(menu, "stop_after_epoch", window.workspace.stop_after_epoch)

    def _fill_help(self) -> None:
        window, menu = self._window, self.menus["help"]
        self._add(menu, "shortcuts", window.show_shortcuts)
        self._add(menu, "about", window.show_about)

    # --- words and states ----------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        menus = {
            "file": self.tr("File"),
            "edit": self.tr("Edit"),
            "view": self.tr("View"),
            "run": self.tr("Run"),
            "help": self.tr("Help"),
        }
        for name, text in menus.items():
            self.menus[name].setTitle(text)
        self.recent_menu.setTitle(self.tr("Recent"))
        self.theme_menu.setTitle(self.tr("Theme"))
        self.language_menu.setTitle(self.tr("Language"))
        self.text_menu.setTitle(self.tr("Text size"))
        for name, text in self._words().items():
            self.named[name].setText(text)
        self.text_cache.refresh()
        for language, text in LANGUAGES.items():
            self.named[f"language_{language}"].setText(text)
        for step, action in self.step_actions.items():
            action.setText(self._window.step_name(step))
        self._on_undo_text_changed()

    def _words(self) -> dict[str, str]:
        return {
            "new": self.tr("New project"),
            "open_text": self.tr("Open texts…"),
            "open_folder": self.tr("Open a folder of texts…"),
            "paste_text": self.tr("Paste a text…"),
            "open_project": self.tr("Open a project…"),
            "save": self.tr("Save"),
            "save_as": self.tr("Save as…"),
            "close_project": self.tr("Close project"),
            "quit": self.tr("Quit"),
            "find": self.tr("Find"),
            "theme_light": self.tr("Light"),
            "theme_dark": self.tr("Dark"),
            "larger": self.tr("Larger"),
            "smaller": self.tr("Smaller"),
            "usual_size": self.tr("Usual size"),
            "help": self.tr("Help panel"),
            "fold_rail": self.tr("Fold the rail"),
            "less_motion": self.tr("Less motion"),
            "full_screen": self.tr("Full screen"),
            "reset_layout": self.tr("Reset layout"),
            "train": self.tr("Train"),
            "pause": self.tr("Go on") if self._window.workspace.paused else self.tr("Pause"),
            "stop": self.tr("Stop now"),
            "stop_after_epoch": self.tr("Stop after this epoch"),
            "shortcuts": self.tr("Keyboard shortcuts"),
            "about": self.tr("About Unroll"),
        }

    def refresh(self) -> None:
        """Enable what can be done now, tick what is on."""
        workspace, named = self._window.workspace, self.named
        has_project = workspace.project is not None
        for name in ("save", "save_as", "close_project"):
            named[name].setEnabled(has_project and not workspace.training)
        for action in self.step_actions.values():
            action.setEnabled(has_project)
        named["train"].setEnabled(not workspace.can_train())
        for name in ("pause", "stop", "stop_after_epoch"):
            named[name].setEnabled(workspace.training)
        named["pause"].setText(self.tr("Go on") if workspace.paused else self.tr("Pause"))
        preferences = self._window.preferences
        named[f"theme_{preferences.theme().value}"].setChecked(True)
        named[f"language_{preferences.language()}"].setChecked(True)
        named["larger"].setEnabled(preferences.text_size() < TEXT_SIZES[-1])
        named["smaller"].setEnabled(preferences.text_size() > TEXT_SIZES[0])
        named["fold_rail"].setChecked(preferences.flag("rail_folded"))
        named["less_motion"].setChecked(preferences.flag("less_motion"))
        named["full_screen"].setChecked(self._window.isFullScreen())

    def _on_undo_text_changed(self, _: str = "") -> None:
        stack = self._window.workspace.undo_stack
        undo, redo = stack.undoText(), stack.redoText()
        self.named["undo"].setText(self.tr("Undo {change}").format(change=undo) if undo else self.tr("Undo"))
        self.named["redo"].setText(self.tr("Redo {change}").format(change=redo) if redo else self.tr("Redo"))
        self.named["undo"].setEnabled(stack.canUndo())
        self.named["redo"].setEnabled(stack.canRedo())

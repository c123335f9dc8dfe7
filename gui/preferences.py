"""What the program remembers between two starts, in an ini file in the user's config folder."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import platformdirs
from PySide6.QtCore import QByteArray, QLocale, QObject, QSettings, Qt
from PySide6.QtGui import QGuiApplication

from gui.theme import Theme

RECENT_LIMIT = 8
TEXT_SIZES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
LANGUAGES = {"en": "English", "zh_CN": "简体中文"}


@dataclass(frozen=True)
class RecentProject:
    """A project that was open; `words` say how good it was, `when` is ISO 8601."""

    path: str
    words: str
    when: str


def config_file() -> Path:
    """The ini file."""
    return Path(platformdirs.user_config_dir("unroll", appauthor=False)) / "unroll.ini"


def projects_folder() -> Path:
    """Where projects live until they are saved elsewhere."""
    return Path(platformdirs.user_data_dir("unroll", appauthor=False)) / "projects"


class Preferences(QObject):
    """Typed access to the ini file; a value that makes no sense counts as not set."""

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = QSettings(str(path or config_file()), QSettings.Format.IniFormat, self)

    def theme(self) -> Theme:
        """The chosen theme; before any choice, the system's."""
        stored = self._text("theme")
        if stored in (Theme.LIGHT.value, Theme.DARK.value):
            return Theme(stored)
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return Theme.DARK if dark else Theme.LIGHT

    def set_theme(self, theme: Theme) -> None:
        """Remember the theme."""
        self._settings.setValue("theme", theme.value)

    def language(self) -> str:
        """The chosen language ("en", "zh_CN"); before any choice, the system's."""
        stored = self._text("language")
        if stored in LANGUAGES:
            return stored
        return "zh_CN" if QLocale.system().language() is QLocale.Language.Chinese else "en"

    def set_language(self, language: str) -> None:
        """Remember the language."""
        self._settings.setValue("language", language)

    def text_size(self) -> float:
        """The factor of all text, one of `TEXT_SIZES`."""
        try:
            stored = float(self._text("text_size") or 1.0)
        except ValueError:
            return 1.0
        return min(TEXT_SIZES, key=lambda size: abs(size - stored))

    def set_text_size(self, factor: float) -> None:
        """Remember the text size."""
        self._settings.setValue("text_size", str(factor))

    def flag(self, name: str, default: bool = False) -> bool:
        """A yes or no by name ("rail_folded", "less_motion", "help_open")."""
        stored = self._text(name)
        return default if stored not in ("true", "false") else stored == "true"

    def set_flag(self, name: str, value: bool) -> None:
        """Remember a yes or no."""
        self._settings.setValue(name, "true" if value else "false")

    def geometry(self) -> QByteArray:
        """Place and size of the window (empty before the first time)."""
        stored = self._settings.value("geometry")
        return stored if isinstance(stored, QByteArray) else QByteArray()

    def set_geometry(self, geometry: QByteArray) -> None:
        """Remember place and size of the window."""
        self._settings.setValue("geometry", geometry)

    def recent(self) -> list[RecentProject]:
        """Projects that were open and are still there, the newest first."""
        try:
            rows = json.loads(self._text("recent") or "[]")
            found = [RecentProject(str(r["path"]), str(r["words"]), str(r["when"])) for r in rows]
        except (ValueError, TypeError, KeyError):
            return []
        return [project for project in found if Path(project.path).is_file()]

    def add_recent(self, project: RecentProject) -> None:
        """Put a project first in the list."""
        others = [known for known in self.recent() if known.path != project.path]
        rows = [asdict(known) for known in [project, *others][:RECENT_LIMIT]]
        self._settings.setValue("recent", json.dumps(rows, ensure_ascii=True))

    def forget_recent(self, path: str) -> None:
        """Take a project out of the list."""
        rows = [asdict(known) for known in self.recent() if known.path != path]
        self._settings.setValue("recent", json.dumps(rows, ensure_ascii=True))

    def clear_layout(self) -> None:
        """Forget window, folded rail and panels."""
        for name in ("geometry", "rail_folded", "help_open"):
            self._settings.remove(name)

    def save(self) -> None:
        """Write the file now."""
        self._settings.sync()

    def _text(self, name: str) -> str:
        value = self._settings.value(name)
        return value if isinstance(value, str) else ""

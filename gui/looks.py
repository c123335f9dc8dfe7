"""Theme, language, text size and motion: as the user chose them, for the whole application."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from gui.motion import set_less_motion
from gui.preferences import TEXT_SIZES, Preferences
from gui.style import apply_style
from gui.theme import Theme
from gui.translations import Translations


class Looks(QObject):
    """Applies a choice at once and remembers it.

    Signals:
        restyled: theme, text size or motion is another; a new language is told by Qt itself (LanguageChange).
    """

    restyled = Signal()

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.translations = Translations(self)

    def apply(self) -> None:
        """Show and say everything as it is remembered."""
        set_less_motion(self._preferences.flag("less_motion"))
        self.translations.use(self._preferences.language())
        self._restyle()

    def use_theme(self, theme: Theme) -> None:
        """Show everything in another theme."""
        self._preferences.set_theme(theme)
        self._restyle()

    @Slot(object)
    def use_language(self, language: str) -> None:
        """Speak another language."""
        self._preferences.set_language(language)
        self.translations.use(language)

    def change_text_size(self, direction: int) -> None:
        """One size larger or smaller; 0 is the usual size."""
        sizes = list(TEXT_SIZES)
        position = sizes.index(self._preferences.text_size()) + direction
        wanted = 1.0 if direction == 0 else sizes[max(0, min(position, len(sizes) - 1))]
        self._preferences.set_text_size(wanted)
        self._restyle()

    def toggle_less_motion(self) -> None:
        """Let everything jump to its place, or move again."""
        less = not self._preferences.flag("less_motion")
        self._preferences.set_flag("less_motion", less)
        set_less_motion(less)
        self.restyled.emit()

    def _restyle(self) -> None:
        app = cast("QApplication", QApplication.instance())
        apply_style(app, self._preferences.theme(), self._preferences.text_size())
        self.restyled.emit()

"""The corner of the menu bar: the other theme, the other language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.looks import Looks
from gui.theme import Theme, current_theme
from gui.widgets.buttons import IconButton
from gui.widgets.language_button import LanguageButton

translate = QCoreApplication.translate


class MenuCorner(QWidget):
    """Two buttons that act on `looks`."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self._looks = looks
        self.theme_button = IconButton("moon", "", side=28)
        self.theme_button.clicked.connect(self._on_theme_clicked)
        self.language_button = LanguageButton()
        self.language_button.chosen.connect(looks.use_language)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 0, 4)
        row.setSpacing(6)
        row.addWidget(self.theme_button)
        row.addWidget(self.language_button)

    def say_theme(self) -> None:
        """Show which theme a click brings."""
        dark = current_theme() is Theme.DARK
        self.theme_button.set_icon_name("sun" if dark else "moon")
        light, other = translate("MainWindow", "Light theme"), translate("MainWindow", "Dark theme")
        self.theme_button.set_name(light if dark else other)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.say_theme()
        language = self._looks.translations.language
        self.language_button.set_language(language, translate("MainWindow", "Language"))

    @Slot()
    def _on_theme_clicked(self) -> None:
        self._looks.use_theme(Theme.LIGHT if current_theme() is Theme.DARK else Theme.DARK)

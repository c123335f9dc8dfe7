"""Words that are left out: which of our lists, which words besides, and the box in which all of them are edited."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from engine.errors import EngineError
from engine.recipe.recipe import find_setting
from engine.recipe.word_lists import read_word_list, write_word_list
from engine.text.stop_words import LISTS, expand_stop_words, stop_list
from gui.pages.section import SectionHead
from gui.sentences import listed, number, setting_words, translate_error
from gui.widgets.buttons import PrimaryButton, SecondaryButton, Toggle
from gui.widgets.help_text import set_help
from gui.widgets.labels import Label

KEEP = "-"  # in front of a word of a list that is read all the same


def entries_of(words: Sequence[str], chosen: Sequence[str]) -> tuple[str, ...]:
    """The setting that leaves out exactly `words`, with the lists named in `chosen`."""
    listed_words = {word for name in chosen for word in stop_list(name)}
    wanted = dict.fromkeys(words)
    added = [word for word in wanted if word not in listed_words]
    kept = [f"{KEEP}{word}" for word in sorted(listed_words - set(wanted))]
    return (*chosen, *added, *kept)


class StopWordsSection(QWidget):
    """Head, one line that says what is left out, and the button that opens the box.

    Signals:
        changed: the setting the user wants (tuple).
        failed: a sentence about a file that cannot be used.
    """

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[str, ...] = ()
        self.button = SecondaryButton("", height=28)
        self.button.clicked.connect(self.edit)
        self.head = SectionHead(at_end=self.button)
        self.words = Label("", "body", "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.head)
        layout.addWidget(self.words)
        layout.addStretch(1)
        self.retranslate()

    def show_words(self, entries: tuple[str, ...]) -> None:
        """Show the setting of the recipe."""
        if entries != self._entries:
            self._entries = entries
            self._say()

    def edit(self) -> None:
        """Open the box; what is in it when it is accepted is the new setting."""
        dialog = StopWordsDialog(self._entries, self.window())
        dialog.failed.connect(self.failed)
        if dialog.exec():
            self.changed.emit(dialog.entries())
        dialog.deleteLater()

    def _say(self) -> None:
        if not self._entries:
            self.words.setText(self.tr("None: every word is read."))
            return
        names = [list_name(entry) for entry in self._entries if entry in LISTS]
        count = self.tr("{n} words are left out.").format(n=number(len(expand_stop_words(self._entries))))
        lists = self.tr("Lists: {names}.").format(names=listed(names)) if names else ""
        self.words.setText(f"{count} {lists}".strip())

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        words = setting_words(find_setting("text.stop_words"))
        set_help(self, words)
        self.head.set_name(words.title)
        self.button.setText(self.tr("Choose…"))
        self.button.setAccessibleName(self.tr("Choose stop words"))
        self._say()


class StopWordsDialog(QDialog):
    """A switch per list, the box with every word that is left out, Load and Save.

    Signals:
        failed: a sentence about a file that cannot be used.
    """

    failed = Signal(str)

    def __init__(self, entries: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Stop words"))
        self.resize(460, 520)
        self.toggles: dict[str, Toggle] = {}
        self.box = QPlainTextEdit("\n".join(expand_stop_words(entries)))
        self.box.setAccessibleName(self.tr("Words that are left out"))
        self.box.setPlaceholderText(self.tr("One word a line"))
        self.box.setTabChangesFocus(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 24)
        outer.setSpacing(12)
        outer.addWidget(Label(self.tr("Stop words"), "heading"))
        outer.addWidget(
            Label(self.tr("These words are left out before the network reads a text."), wrap=True)
        )
        for name in LISTS:
            outer.addLayout(self._list_row(name, on=name in entries))
        outer.addWidget(self.box, 1)
        outer.addLayout(self._buttons())

    def _list_row(self, name: str, *, on: bool) -> QHBoxLayout:
        toggle = self.toggles[name] = Toggle(list_name(name), checked=on)
        toggle.toggled.connect(lambda on, name=name: self._on_list_toggled(name, on))
        label = Label(
            self.tr("{name}, {n} words").format(name=list_name(name), n=number(len(stop_list(name))))
        )
        label.setBuddy(toggle)
        row = QHBoxLayout()
        row.addWidget(label, 1)
        row.addWidget(toggle)
        return row

    def _buttons(self) -> QHBoxLayout:
        self.load_button, self.save_button = (
            SecondaryButton(self.tr("Load…")),
            SecondaryButton(self.tr("Save…")),
        )
        self.load_button.clicked.connect(self._on_load_clicked)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.cancel_button, self.use_button = (
            SecondaryButton(self.tr("Cancel")),
            PrimaryButton(self.tr("Use")),
        )
        self.cancel_button.clicked.connect(self.reject)
        self.use_button.clicked.connect(self.accept)
        self.use_button.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.load_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.use_button)
        return row

    def words(self) -> list[str]:
        """The words in the box, each once."""
        return list(dict.fromkeys(self.box.toPlainText().split()))

    def entries(self) -> tuple[str, ...]:
        """The setting that leaves out what is in the box."""
        return entries_of(self.words(), [name for name, toggle in self.toggles.items() if toggle.isChecked()])

    def _show(self, words: Sequence[str]) -> None:
        self.box.setPlainText("\n".join(dict.fromkeys(words)))

    def _on_list_toggled(self, name: str, on: bool) -> None:
        own = stop_list(name)
        gone = set(own) if not on else set()
        self._show([*(word for word in self.words() if word not in gone), *(own if on else ())])

    def _on_load_clicked(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Load words"))
        if name:
            self.load(Path(name))

    def load(self, path: Path) -> None:
        """Add the words of a file to the box."""
        try:
            self._show([*self.words(), *read_word_list(path)])
        except EngineError as error:
            self.failed.emit(translate_error(error))

    def _on_save_clicked(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save stop words"), "stop-words.txt")
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Write the words of the box into a file, one a line."""
        try:
            write_word_list(path, self.words())
        except EngineError as error:
            self.failed.emit(translate_error(error))


def list_name(name: str) -> str:
    """What one of our lists is called."""
    translate = QCoreApplication.translate
    return {
        "chinese": translate("StopWords", "Chinese"),
        "english": translate("StopWords", "English"),
    }.get(name, name)

"""A plain box in which a person pastes or types the text to learn from."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from gui.sentences import number
from gui.widgets.buttons import PrimaryButton, SecondaryButton
from gui.widgets.labels import Label

WORDS_MAX = 200_000  # a longer text is told in characters only: counting its lines at each key would lag


class PasteDialog(QDialog):
    """Heading, box, how much is in it, and the two ways out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Paste text"))
        self.resize(680, 460)
        what = self.tr(
            "Paste or type here. One text a line, or a table with commas or tabs; the Corpus page shows how it is read."
        )
        self.box = QPlainTextEdit()
        self.box.setAccessibleName(self.tr("Text to learn from"))
        self.box.setPlaceholderText(self.tr("Ctrl+V puts in what you have copied."))
        self.box.setTabChangesFocus(True)
        self.box.textChanged.connect(self._on_text_changed)
        self.count = Label("", "caption", "muted")
        self.cancel_button = SecondaryButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.use_button = PrimaryButton(self.tr("Use this text"))
        self.use_button.clicked.connect(self.accept)
        self.use_button.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.count, 1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.use_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 24)
        outer.setSpacing(12)
        outer.addWidget(Label(self.tr("Paste text"), "heading"))
        outer.addWidget(Label(what, "body", "muted", wrap=True))
        outer.addWidget(self.box, 1)
        outer.addLayout(buttons)
        self.box.setFocus()
        self._on_text_changed()

    def text(self) -> str:
        """What is in the box, sign by sign (Qt's plain text would turn no-break spaces into spaces)."""
        return self.box.document().toRawText().replace("\u2029", "\n")

    def _on_text_changed(self) -> None:
        document = self.box.document()
        signs = document.characterCount() - 1  # Qt counts an end that is not there
        blank = signs == 0 or (signs < WORDS_MAX and not self.text().strip())
        self.use_button.set_blocked(self.tr("There is no text in the box yet.") if blank else "")
        counts = self.tr("{signs} characters, {lines} lines")
        self.count.setText(
            "" if blank else counts.format(signs=number(signs), lines=number(document.blockCount()))
        )

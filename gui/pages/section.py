"""The head of a section of a page: its name, a few muted words, and what stands at the right end."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gui.widgets.labels import ElidedLabel, Label


class SectionHead(QWidget):
    """A heading. `beside` stands next to it, `aside` at the right end; both are muted."""

    def __init__(self, parent: QWidget | None = None, *, at_end: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Label("", "heading")
        self._beside = Label("", "body", "muted")
        self._aside = ElidedLabel("", "caption", "muted")
        self._aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._name)
        row.addWidget(self._beside)
        row.addWidget(self._aside, 1)
        if at_end is not None:
            row.addWidget(at_end)
        self._beside.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """The section's name."""
        self._name.setText(name)

    def set_beside(self, words: str) -> None:
        """Words next to the name."""
        self._beside.setText(words)
        self._beside.setVisible(bool(words))

    def set_aside(self, words: str) -> None:
        """Words at the right end."""
        self._aside.set_text(words)

    def name(self) -> str:
        """The section's name as shown."""
        return self._name.text()

    def beside(self) -> str:
        """The words next to the name."""
        return self._beside.text()

    def aside(self) -> str:
        """The words at the right end."""
        return self._aside.whole_text()

"""The few dialogs: closing while training, a fault of ours, about, shortcuts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

import engine
from gui.widgets.buttons import PrimaryButton, SecondaryButton
from gui.widgets.labels import Label
from gui.widgets.mark import Mark

translate = QCoreApplication.translate


def ask_to_close(parent: QWidget) -> bool:
    """Whether to keep a checkpoint and close while a run is going on (the default), or to go on training."""
    box = QMessageBox(parent)
    box.setWindowTitle(translate("Dialogs", "A run is being trained"))
    box.setText(
        translate("Dialogs", "A run is being trained. Nothing it has learned is lost when you close now.")
    )
    keep = box.addButton(
        translate("Dialogs", "Keep a checkpoint and close"), QMessageBox.ButtonRole.AcceptRole
    )
    go_on = box.addButton(translate("Dialogs", "Go on training"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(go_on)
    box.exec()
    return box.clickedButton() is keep


class FaultDialog(QDialog):
    """A fault of ours: what happened, that the work is safe, the details to copy."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Dialogs", "Something went wrong"))
        self.setMinimumWidth(560)
        text = translate(
            "Dialogs",
            "Something went wrong inside the program. Your project is safe and you can go on. "
            "If it happens again, a report helps to mend it.",
        )
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setAccessibleName(translate("Dialogs", "Details of the fault"))
        self._details.setMinimumHeight(160)
        copy = SecondaryButton(translate("Dialogs", "Copy report"), "copy")
        copy.clicked.connect(self._on_copy_clicked)
        go_on = PrimaryButton(translate("Dialogs", "Go on"))
        go_on.clicked.connect(self.accept)
        go_on.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(go_on)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.setSpacing(16)
        outer.addWidget(Label(text, wrap=True))
        outer.addWidget(self._details)
        outer.addLayout(buttons)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())


class AboutDialog(QDialog):
    """What the program is, its version and licence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Dialogs", "About Unroll"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(32, 32, 32, 24)
        outer.setSpacing(12)
        outer.addWidget(Mark(scale=1.42))
        outer.addWidget(Label(f"Unroll {engine.__version__}", "title"))
        words = translate(
            "Dialogs",
            "Train recurrent networks on your own text and look inside them. Nothing leaves this computer.",
        )
        label = Label(words, wrap=True)
        label.setMinimumWidth(360)
        outer.addWidget(label)
        outer.addWidget(
            Label(translate("Dialogs", "Free software under the MIT licence."), "caption", "muted")
        )
        _add_close(self, outer)


class ShortcutsDialog(QDialog):
    """Every shortcut and what it does."""

    def __init__(self, rows: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Dialogs", "Keyboard shortcuts"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(32, 24, 32, 24)
        outer.setSpacing(16)
        outer.addWidget(Label(translate("Dialogs", "Keyboard shortcuts"), "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        half = (len(rows) + 1) // 2
        for position, (what, keys) in enumerate(rows):
            column, row = (position // half) * 2, position % half
            grid.addWidget(Label(what), row, column)
            grid.addWidget(Label(keys, "body", "muted"), row, column + 1)
        outer.addLayout(grid)
        _add_close(self, outer)


def _add_close(dialog: QDialog, layout: QVBoxLayout) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    box.rejected.connect(dialog.reject)
    layout.addWidget(box, 0, Qt.AlignmentFlag.AlignRight)

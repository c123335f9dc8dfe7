"""Which files are used and made on Try it, asked for one after the other."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.pages.choosing import file_kinds

TABLES = "CSV (*.csv);;JSON Lines (*.jsonl)"


def ask_source(parent: QWidget, title: str) -> Path | None:
    """The file whose texts are to be used; None when the person turns back."""
    name, _ = QFileDialog.getOpenFileName(parent, title, "", file_kinds())
    return Path(name) if name else None


def ask_table(parent: QWidget, title: str, suggestion: str) -> Path | None:
    """Where a table is to be saved, as csv or JSON lines; None when the person turns back."""
    name, _ = QFileDialog.getSaveFileName(parent, title, suggestion, TABLES)
    return Path(name) if name else None


def ask_text(parent: QWidget, title: str, suggestion: str) -> Path | None:
    """Where a text is to be saved; None when the person turns back."""
    kind = QCoreApplication.translate("choosing", "Plain texts ({patterns})").format(patterns="*.txt")
    name, _ = QFileDialog.getSaveFileName(parent, title, suggestion, kind)
    return Path(name) if name else None


def beside(source: Path, ending: str) -> str:
    """A name for what is made of a file: beside it, with an ending of its own."""
    return str(source.with_suffix("")) + f"{ending}.csv"

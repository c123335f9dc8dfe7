"""The dialogs in which a person picks the text to learn from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

TEXT_FILES = "*.txt *.csv *.tsv *.tab *.jsonl *.ndjson *.md"


def choose_text_file(parent: QWidget, start: Path | None = None) -> Path | None:
    """Ask for a file with text; None when the person turns back."""
    translate = QCoreApplication.translate
    kinds = [
        translate("choosing", "Texts and tables ({patterns})").format(patterns=TEXT_FILES),
        translate("choosing", "All files ({patterns})").format(patterns="*"),
    ]
    folder = str(start.parent) if start else ""
    name, _ = QFileDialog.getOpenFileName(
        parent, translate("choosing", "Open a text"), folder, ";;".join(kinds)
    )
    return Path(name) if name else None


def choose_text_folder(parent: QWidget, start: Path | None = None) -> Path | None:
    """Ask for a folder whose sub-folders are labels; None when the person turns back."""
    title = QCoreApplication.translate("choosing", "Open a folder of texts")
    name = QFileDialog.getExistingDirectory(parent, title, str(start.parent) if start else "")
    return Path(name) if name else None

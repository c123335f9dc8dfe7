"""The dialogs in which a person picks the texts to learn from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

PLAIN = ("txt", "text", "md")
TABLES = ("csv", "tsv", "tab", "xlsx", "parquet", "jsonl", "ndjson", "json")
DOCUMENTS = ("docx",)
PACKED = ("gz", "xz", "zip")


def _patterns(*suffixes: str) -> str:
    return " ".join(f"*.{suffix}" for suffix in suffixes)


def file_kinds() -> str:
    """The filters of a file dialog: everything that can be read, then each kind by itself."""
    translate = QCoreApplication.translate
    kinds = [
        (translate("choosing", "Texts and tables ({patterns})"), (*PLAIN, *TABLES, *DOCUMENTS, *PACKED)),
        (translate("choosing", "Plain texts ({patterns})"), PLAIN),
        (translate("choosing", "Tables ({patterns})"), TABLES),
        (translate("choosing", "Documents ({patterns})"), DOCUMENTS),
        (translate("choosing", "Compressed files ({patterns})"), PACKED),
    ]
    lines = [words.format(patterns=_patterns(*suffixes)) for words, suffixes in kinds]
    lines.append(translate("choosing", "All files ({patterns})").format(patterns="*"))
    return ";;".join(lines)


def choose_text_files(parent: QWidget, start: Path | None = None) -> list[Path]:
    """Ask for one or several files with text; empty when the person turns back."""
    title = QCoreApplication.translate("choosing", "Open texts")
    folder = str(start.parent) if start else ""
    names, _ = QFileDialog.getOpenFileNames(parent, title, folder, file_kinds())
    return [Path(name) for name in names]


def choose_text_folder(parent: QWidget, start: Path | None = None) -> Path | None:
    """Ask for a folder whose sub-folders are labels, or that holds texts; None when the person turns back."""
    title = QCoreApplication.translate("choosing", "Open a folder of texts")
    name = QFileDialog.getExistingDirectory(parent, title, str(start.parent) if start else "")
    return Path(name) if name else None


def ask_for_text(parent: QWidget) -> str | None:
    """Let a person paste or type a text; None when they turn back."""
    from gui.pages.paste_dialog import PasteDialog

    dialog = PasteDialog(parent)
    try:
        return dialog.text() if dialog.exec() else None
    finally:
        dialog.deleteLater()

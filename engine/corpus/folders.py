"""A folder of text files: one document a file, sub-folders are labels (as in aclImdb)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.control import RunControl
from engine.corpus.sources import natural_key, unreadable
from engine.errors import EngineError
from engine.words import QT_TRANSLATE_NOOP

_TEXT_SUFFIXES = (".txt", ".text", ".md")
# aclImdb keeps its texts without a label beside pos and neg.
_UNLABELLED = "unsup"


@dataclass(frozen=True, slots=True)
class FolderFile:
    """One file of a folder corpus: its path, its name relative to the folder, and its label ("" without)."""

    path: Path
    name: str
    label: str
    size: int


def list_files(root: Path, control: RunControl) -> tuple[FolderFile, ...]:
    """The text files of a folder in natural order, label by label; raises `EngineError` when there is none.

    Sub-folders with texts are labels, and then files beside them are not read. A folder with a `train` part
    (aclImdb) is read there.
    """
    top = _training_part(root)
    folders = _folders(top)
    labelled = {folder.name: list(_texts(folder, root, folder.name, control)) for folder in folders}
    labelled = {label: files for label, files in labelled.items() if files}
    if len(labelled) > 1:
        labelled.pop(_UNLABELLED, None)
    if labelled:
        return tuple(file for files in labelled.values() for file in files)
    if files := list(_texts(top, root, "", control)):
        return tuple(files)
    raise EngineError(
        QT_TRANSLATE_NOOP(
            "engine",
            "The folder {path} holds no txt files. Choose a folder with one sub-folder of txt files per label, or a single file.",
        ),
        path=root,
    )


def _training_part(root: Path) -> Path:
    part = root / "train"
    return part if part.is_dir() and _folders(part) else root


def _folders(root: Path) -> list[Path]:
    try:
        found = [Path(entry.path) for entry in os.scandir(root) if entry.is_dir() and entry.name[0] != "."]
    except OSError as error:
        raise unreadable(root, error) from None
    return sorted(found, key=lambda path: natural_key(path.name))


def _texts(folder: Path, root: Path, label: str, control: RunControl) -> Iterator[FolderFile]:
    """Text files of `folder` and of what lies deeper, in natural order."""
    control.check()
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: natural_key(entry.name))
    except OSError as error:
        raise unreadable(folder, error) from None
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if label:
                yield from _texts(Path(entry.path), root, label, control)
        elif entry.name.lower().endswith(_TEXT_SUFFIXES) and entry.is_file():
            path = Path(entry.path)
            yield FolderFile(path, path.relative_to(root).as_posix(), label, entry.stat().st_size)

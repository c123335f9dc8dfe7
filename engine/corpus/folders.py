"""Folders and archives: which files are read, and which sub-folder is whose label (as in aclImdb)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.control import RunControl
from engine.corpus.archives import files_in
from engine.corpus.files import COMPRESSED, CorpusFile, Packing
from engine.errors import EngineError
from engine.words import QT_TRANSLATE_NOOP

_TEXT_SUFFIXES = (".txt", ".text", ".md")
_OTHER_SUFFIXES = (
    *(".csv", ".tsv", ".tab", ".json", ".jsonl", ".ndjson", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"),
    *(".parquet", ".docx", ".zip", ".tar", ".tgz"),
    *COMPRESSED,
)
# aclImdb keeps its texts without a label beside pos and neg.
_UNLABELLED = "unsup"
# So few files in an archive are files that were packed together; more are a folder of documents.
_FEW = 20


@dataclass(frozen=True, slots=True)
class FolderFile:
    """One text of a folder corpus: the file, and its label ("" without)."""

    file: CorpusFile
    label: str

    @property
    def name(self) -> str:
        """Its name from the root of the folder."""
        return self.file.name


@dataclass(frozen=True, slots=True)
class FolderContents:
    """What a folder holds: `texts` are one document each, `others` are read each by its own plan; `ignored` counts the rest."""

    texts: tuple[FolderFile, ...]
    others: tuple[CorpusFile, ...]
    ignored: int


def list_folder(root: Path, packing: Packing, control: RunControl) -> FolderContents:
    """What is read of a folder or archive; raises `EngineError` when there is nothing.

    Sub-folders with texts are labels, and then nothing beside them is read. A folder with a `train` part (aclImdb) is
    read there, and a folder that holds nothing but one folder is that one.
    """
    files = files_in(root, packing, control)
    control.check()
    top = _top([file.name for file in files])
    control.check()
    inside = [file for file in files if file.name.startswith(top)]
    texts = [file for file in inside if file.suffix in _TEXT_SUFFIXES]
    control.check()
    if labelled := _labelled(texts, top):
        return FolderContents(labelled, (), 0)
    others = [file for file in inside if file.suffix in _OTHER_SUFFIXES or _packed_suffix(file)]
    flat = [file for file in texts if "/" not in file.name[len(top) :]]
    if packing is not Packing.NONE and len(flat) <= _FEW:
        flat, others = [], [*flat, *others]
    if not flat and not others:
        raise _nothing(root, packing)
    ignored = len(inside) - len(flat) - len(others)
    return FolderContents(tuple(FolderFile(file, "") for file in flat), tuple(others), ignored)


def _labelled(texts: Sequence[CorpusFile], top: str) -> tuple[FolderFile, ...]:
    """The texts in sub-folders with their labels; texts without any sub-folder give none."""
    found = []
    for file in texts:
        label, inner, _ = file.name[len(top) :].partition("/")
        if inner:
            found.append(FolderFile(file, label))
    labels = {file.label for file in found}
    if labels == {_UNLABELLED}:
        return tuple(FolderFile(file.file, "") for file in found)
    return tuple(file for file in found if file.label != _UNLABELLED)


def _top(names: Sequence[str]) -> str:
    """The folder whose sub-folders are labels, with its slash; "" for the root itself."""
    top = ""
    while True:
        inner = [name[len(top) :] for name in names if name.startswith(top)]
        heads = {name.partition("/")[0] for name in inner}
        below = {name.partition("/")[0] for name in inner if "/" in name}
        if "train" in below and any("/" in name[6:] for name in inner if name.startswith("train/")):
            return f"{top}train/"
        if len(heads) > 1 or not below:
            return top
        (only,) = below
        deeper = [name[len(only) + 1 :] for name in inner]
        if not any("/" in name for name in deeper):
            return top  # its texts stand right in it: it is the one label
        top = f"{top}{only}/"


def _packed_suffix(file: CorpusFile) -> bool:
    return file.suffix in COMPRESSED


def _nothing(root: Path, packing: Packing) -> EngineError:
    if packing is not Packing.NONE:
        return EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "The archive {path} holds no file that can be read. Choose one with txt, csv or xlsx files in it.",
            ),
            path=root,
        )
    return EngineError(
        QT_TRANSLATE_NOOP(
            "engine",
            "The folder {path} holds no txt files. Choose a folder with one sub-folder of txt files per label, or a single file.",
        ),
        path=root,
    )

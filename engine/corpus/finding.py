"""From what was given to the files behind it: one file, a folder, an archive, or several of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from engine.control import RunControl
from engine.corpus.compressed import packing_of
from engine.corpus.files import CorpusFile, Packing
from engine.corpus.folders import FolderFile, list_folder
from engine.corpus.parts import office_kind
from engine.corpus.sources import unreadable
from engine.errors import EngineError
from engine.words import QT_TRANSLATE_NOOP

_OFFICE = (".xlsx", ".xlsm", ".xlsb", ".ods", ".docx")  # these are zip archives inside


@dataclass(frozen=True, slots=True)
class Found:
    """A file to look at, or with `texts` a folder or archive of documents; `ignored` counts files that are no text."""

    file: CorpusFile
    texts: tuple[FolderFile, ...] = ()
    ignored: int = 0

    @property
    def is_folder(self) -> bool:
        """Whether it stands for many texts, or only for what was ignored."""
        return bool(self.texts or self.ignored)


def find_files(path: Path, control: RunControl, *, several: bool) -> list[Found]:
    """The files behind one path that was given; raises `EngineError` when it is nothing that can be read.

    With `several` the names of files inside begin with the name of their folder.
    """
    name = path.name or str(path)
    try:
        size = path.stat().st_size
        is_folder, is_file = path.is_dir(), path.is_file()
    except OSError as error:
        raise unreadable(path, error) from None
    if is_folder:
        return _inside(path, name, Packing.NONE, size, control, several)
    if not is_file:
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "{name} is neither a file nor a folder. Choose another one."),
            name=name,
        )
    file = _looked_at(CorpusFile(path, name, size))
    if file.packing in (Packing.ZIP, Packing.TAR):
        return _inside(path, name, file.packing, size, control, several)
    return [Found(file)]


def _looked_at(file: CorpusFile) -> CorpusFile:
    """The file with its packing; a workbook or Word document is an archive inside, but one file to us."""
    packing = packing_of(file.path)
    if packing is Packing.ZIP and (file.suffix in _OFFICE or office_kind(file) is not None):
        packing = Packing.NONE
    return replace(file, packing=packing)


def _inside(
    path: Path, name: str, packing: Packing, size: int, control: RunControl, several: bool
) -> list[Found]:
    contents = list_folder(path, packing, control)
    found: list[Found] = []
    if packing is Packing.NONE:
        size = sum(text.file.size for text in contents.texts)
    if contents.texts or contents.ignored:
        found.append(Found(CorpusFile(path, name, size, packing), contents.texts, contents.ignored))
    for file in contents.others:
        inner = replace(file, name=f"{name}/{file.name}") if several else file
        if packing is Packing.NONE:
            inner = _looked_at(inner)
            if inner.packing in (Packing.ZIP, Packing.TAR):
                found += _inside(file.path, inner.name, inner.packing, inner.size, control, True)
                continue
        found.append(Found(inner))
    return found

"""What lies in a folder or an archive, by name: the same list whether it is packed or not."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

from engine.control import RunControl
from engine.corpus.compressed import forget_members, open_tar, told
from engine.corpus.encodings import detect_encoding
from engine.corpus.files import CorpusFile, Packing
from engine.corpus.sources import natural_key, unreadable

_SYSTEM_PARTS = ("__MACOSX", "$RECYCLE.BIN")


def files_in(path: Path, packing: Packing, control: RunControl) -> tuple[CorpusFile, ...]:
    """The files below a folder (`Packing.NONE`) or in an archive, hidden ones left out, named from its root.

    In natural order; those of a tar in its own, because it can only be read from front to end.
    """
    if packing is Packing.TAR:
        return tuple(file for file in _in_tar(path, control) if _is_shown(file.name))
    found = _in_zip(path) if packing is Packing.ZIP else _in_folder(path, path, control)
    return tuple(sorted((f for f in found if _is_shown(f.name)), key=lambda f: _order(f.name)))


def _in_folder(folder: Path, root: Path, control: RunControl) -> Iterator[CorpusFile]:
    control.check()
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        raise unreadable(folder, error) from None
    for entry in entries:
        if entry.name.startswith("."):
            continue
        # A link to a folder is followed at the top only, where it cannot lead in circles.
        if entry.is_dir(follow_symlinks=folder == root):
            yield from _in_folder(Path(entry.path), root, control)
        elif entry.is_file():
            path = Path(entry.path)
            yield CorpusFile(path, path.relative_to(root).as_posix(), entry.stat().st_size)


def _in_zip(path: Path) -> Iterator[CorpusFile]:
    with told(path.name, path), zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if not info.is_dir():
                yield CorpusFile(path, _name(info), info.compress_size, Packing.ZIP, info.filename)


def _name(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: Windows writes Chinese names in its code page and does not say so."""
    if info.flag_bits & 0x800 or info.filename.isascii():
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    try:
        return raw.decode(detect_encoding(raw))
    except UnicodeDecodeError:
        return info.filename


def _in_tar(path: Path, control: RunControl) -> Iterator[CorpusFile]:
    with told(path.name, path), path.open("rb") as raw, open_tar(raw) as archive:
        for member in archive:
            control.check()
            if member.isfile():
                yield CorpusFile(path, member.name.removeprefix("./"), member.size, Packing.TAR, member.name)
            forget_members(archive)


def _is_shown(name: str) -> bool:
    parts = name.split("/")
    return not any(part.startswith(".") or part in _SYSTEM_PARTS for part in parts) and not parts[
        -1
    ].startswith("~$")


def _order(name: str) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    return tuple(natural_key(part) for part in name.split("/"))

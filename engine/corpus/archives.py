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

_Order = tuple[tuple[tuple[int, int, str], ...], ...]
_SYSTEM_PARTS = ("__MACOSX", "$RECYCLE.BIN")


def files_in(path: Path, packing: Packing, control: RunControl) -> tuple[CorpusFile, ...]:
    """The files below a folder (`Packing.NONE`) or in an archive, hidden ones left out, named from its root.

    In natural order; those of a tar in its own, because it can only be read from front to end.
    """
    if packing is Packing.TAR:
        return tuple(file for file in _in_tar(path, control) if _is_shown(file.name))
    found = _in_zip(path) if packing is Packing.ZIP else _in_folder(path, "", control)

    def order(file: CorpusFile) -> _Order:
        control.check()  # a folder of a million files takes seconds to sort
        return tuple(natural_key(part) for part in file.name.split("/"))

    return tuple(sorted((file for file in found if _is_shown(file.name)), key=order))


def _in_folder(folder: Path, prefix: str, control: RunControl) -> Iterator[CorpusFile]:
    """Files below a folder; `prefix` is its name from the root, with a slash."""
    control.check()
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        raise unreadable(folder, error) from None
    for entry in entries:
        control.check()
        name = f"{prefix}{entry.name}"
        if entry.name.startswith("."):
            continue
        # A link to a folder is followed at the top only, where it cannot lead in circles.
        if entry.is_dir(follow_symlinks=not prefix):
            yield from _in_folder(Path(entry.path), f"{name}/", control)
        elif entry.is_file():
            yield CorpusFile(Path(entry.path), name, entry.stat().st_size)


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

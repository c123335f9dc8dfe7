"""Bytes out of compressed files and archives, a chunk at a time; nothing is ever unpacked to the disk."""

from __future__ import annotations

import bz2
import contextlib
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from engine.control import RunControl
from engine.corpus import sources
from engine.corpus.files import CorpusFile, Packing
from engine.corpus.sources import unreadable
from engine.errors import EngineError
from engine.words import QT_TRANSLATE_NOOP

Moved = Callable[[int], None]
# Text shrinks five to thirty times. What grows more than this, and beyond any text, was made to do harm.
MOST_GROWTH = 250
_ALWAYS_ALLOWED = 2**29  # bytes
# What cannot be read in a stream (a workbook inside an archive) is held in memory.
_MOST_HELD = 2**28  # bytes

_MAGIC = (
    (b"\x1f\x8b", Packing.GZIP),
    (b"\xfd7zXZ\0", Packing.XZ),
    (b"PK\x03\x04", Packing.ZIP),
    (b"PK\x05\x06", Packing.ZIP),  # an empty one
)
_BZIP2_BLOCKS = (b"1AY&SY", b"\x17rE8P\x90")  # a block, or the end of an empty file
_TAR_MARK = slice(257, 262)
_OPENERS: dict[Packing, Callable[[BinaryIO], BinaryIO]] = {
    Packing.GZIP: lambda raw: cast("BinaryIO", gzip.GzipFile(fileobj=raw, mode="rb")),
    Packing.XZ: lambda raw: cast("BinaryIO", lzma.LZMAFile(raw)),  # noqa: SIM115 (closed by who opens it)
    Packing.BZIP2: lambda raw: cast("BinaryIO", bz2.BZ2File(raw)),
}


def packing_of(path: Path) -> Packing:
    """How a file on disk is packed, by its first bytes; a compressed tar is a tar."""
    try:
        with path.open("rb") as raw:
            head = raw.read(512)
            packing = next((packing for magic, packing in _MAGIC if head.startswith(magic)), Packing.NONE)
            if head.startswith(b"BZh") and head[4:10] in _BZIP2_BLOCKS:
                packing = Packing.BZIP2
            if packing in _OPENERS:
                raw.seek(0)
                with contextlib.suppress(EOFError, OSError, zlib.error, lzma.LZMAError):
                    head = _OPENERS[packing](raw).read(512)
    except OSError as error:
        raise unreadable(path, error) from None
    return Packing.TAR if head[_TAR_MARK] == b"ustar" else packing


@contextlib.contextmanager
def open_file(file: CorpusFile, moved: Moved | None = None) -> Iterator[BinaryIO]:
    """The bytes of a file as a stream; `moved` hears how many bytes went off the disk."""
    if file.packing is Packing.PASTED:
        yield io.BytesIO(file.pasted)
        return
    with contextlib.ExitStack() as stack, told(file.name, file.path):
        raw = stack.enter_context(_opened(file.path, moved))
        if file.packing is Packing.ZIP:
            archive = stack.enter_context(zipfile.ZipFile(raw))
            yield cast("BinaryIO", stack.enter_context(archive.open(file.member)))
        elif file.packing is Packing.TAR:
            yield _tar_member(stack.enter_context(open_tar(raw)), file)
        elif file.packing is Packing.NONE:
            yield raw
        else:
            yield stack.enter_context(_OPENERS[file.packing](raw))


def read_file(file: CorpusFile, control: RunControl, moved: Moved | None = None) -> Iterator[bytes]:
    """The bytes of a file in chunks; raises `EngineError` for what is missing, damaged, locked or a trap."""
    with open_file(file, moved) as stream:
        yield from _chunks(file, stream, control)


def _chunks(file: CorpusFile, stream: BinaryIO, control: RunControl) -> Iterator[bytes]:
    done = 0
    with told(file.name, file.path):
        while chunk := stream.read(sources.CHUNK):
            control.check()
            done += len(chunk)
            if file.packing is not Packing.NONE and done > max(_ALWAYS_ALLOWED, file.size * MOST_GROWTH):
                raise _trap(file.name)
            yield chunk


def read_files(
    files: Sequence[CorpusFile], control: RunControl, moved: Moved | None = None
) -> Iterator[tuple[CorpusFile, Iterator[bytes]]]:
    """Many files of one folder or archive with their bytes, the archive opened once; take each before the next."""
    if not files or files[0].packing not in (Packing.ZIP, Packing.TAR):
        yield from ((file, read_file(file, control, moved)) for file in files)
        return
    path, wanted = files[0].path, {file.member: file for file in files}
    with told(path.name, path), _opened(path, moved) as raw:
        if files[0].packing is Packing.ZIP:
            with zipfile.ZipFile(raw) as archive:
                yield from ((file, _member_chunks(archive, file, control)) for file in files)
            return
        with open_tar(raw) as tar:
            for member in tar:
                control.check()
                found = wanted.pop(member.name, None)
                if found is not None and (content := tar.extractfile(member)) is not None:
                    yield found, _chunks(found, cast("BinaryIO", content), control)
                if not wanted:
                    return
                forget_members(tar)


def _member_chunks(archive: zipfile.ZipFile, file: CorpusFile, control: RunControl) -> Iterator[bytes]:
    """A member opened when its bytes are taken, so that what is wrong with it is wrong with it alone."""
    with told(file.name, file.path), archive.open(file.member) as stream:
        yield from _chunks(file, cast("BinaryIO", stream), control)


def forget_members(archive: tarfile.TarFile) -> None:
    """A tar archive keeps every member it has seen; a stream needs none of them again."""
    archive.members.clear()  # type: ignore[attr-defined]  # documented, but not in the stubs


def whole_file(file: CorpusFile, control: RunControl) -> bytes:
    """All bytes of a small file; raises `EngineError` for one that would fill the memory."""
    found = bytearray()
    for chunk in read_file(file, control):
        found += chunk
        if len(found) > _MOST_HELD:
            raise EngineError(
                QT_TRANSLATE_NOOP(
                    "engine",
                    "{name} is too large to be read inside an archive. Unpack it and choose it itself.",
                ),
                name=file.name,
            )
    return bytes(found)


@contextlib.contextmanager
def open_tar(raw: BinaryIO) -> Iterator[tarfile.TarFile]:
    """A tar archive as a stream: its members come once, in their order."""
    with tarfile.open(fileobj=raw, mode="r|*") as archive:
        yield archive


@contextlib.contextmanager
def told(name: str, path: Path) -> Iterator[None]:
    """Turn the many ways in which unpacking fails into one sentence each."""
    try:
        yield
    except (
        EOFError,
        zlib.error,
        lzma.LZMAError,
        gzip.BadGzipFile,
        zipfile.BadZipFile,
        tarfile.TarError,
    ) as error:
        raise damaged(name) from error
    except NotImplementedError:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "{name} is compressed in a way that is not known here. Unpack it and choose what was in it.",
            ),
            name=name,
        ) from None
    except RuntimeError as error:
        if "encrypted" not in str(error) and "password" not in str(error):
            raise
        raise locked(name) from None
    except OSError as error:
        if error.errno is None:  # bz2: "Invalid data stream"
            raise damaged(name) from None
        raise unreadable(path, error) from None


def damaged(name: str) -> EngineError:
    """The sentence for a packed file that breaks off or never was one."""
    return EngineError(
        QT_TRANSLATE_NOOP(
            "engine",
            "{name} is damaged or cut off and cannot be read to its end. Get it once more and try again.",
        ),
        name=name,
    )


def locked(name: str) -> EngineError:
    """The sentence for a file behind a password."""
    return EngineError(
        QT_TRANSLATE_NOOP("engine", "{name} is locked with a password. Save it without one and try again."),
        name=name,
    )


def _trap(name: str) -> EngineError:
    return EngineError(
        QT_TRANSLATE_NOOP(
            "engine",
            "{name} unpacks to more than {growth} times its size, which no text does, and is not read on.",
        ),
        name=name,
        growth=MOST_GROWTH,
    )


def _tar_member(archive: tarfile.TarFile, file: CorpusFile) -> BinaryIO:
    for member in archive:
        if member.name == file.member and (stream := archive.extractfile(member)) is not None:
            return cast("BinaryIO", stream)
    raise damaged(file.name)


class _Counted(io.FileIO):
    """A file that tells how many bytes were read from it."""

    def __init__(self, path: Path, moved: Moved) -> None:
        super().__init__(path)
        self._moved = moved

    def readinto(self, buffer: bytearray, /) -> int | None:  # type: ignore[override]
        """Read and tell."""
        count = super().readinto(buffer)
        self._moved(count or 0)
        return count


def _opened(path: Path, moved: Moved | None) -> BinaryIO:
    if moved is None:
        return path.open("rb")
    return cast("BinaryIO", io.BufferedReader(_Counted(path, moved), 64 * 1024))

"""Files that are written for the user: whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import gzip
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from engine.errors import EngineError
from engine.words import QT_TRANSLATE_NOOP


@contextlib.contextmanager
def written_whole(path: Path) -> Iterator[TextIO]:
    """A text file that takes its name when the block ends well; what was there before stays until then.

    UTF-8, with a mark at the beginning of a .csv so that spreadsheets read Chinese.
    """
    encoding = "utf-8-sig" if path.suffix.lower() == ".csv" else "utf-8"
    with (
        _written_whole(path) as passing,
        passing.open("w", encoding=encoding, errors="backslashreplace", newline="") as file,
    ):
        yield file


@contextlib.contextmanager
def bytes_written_whole(path: Path) -> Iterator[BinaryIO]:
    """The same for a file of bytes; one whose name ends with .gz is packed."""
    with _written_whole(path) as passing:
        if path.suffix.lower() != ".gz":
            with passing.open("wb") as file:
                yield file
            return
        with passing.open("wb") as file, gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
            yield cast("BinaryIO", packed)


@contextlib.contextmanager
def _written_whole(path: Path) -> Iterator[Path]:
    """A name beside `path`; what was written there takes the name of `path` when the block ends well."""
    passing = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        yield passing
        passing.replace(path)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise EngineError(
                QT_TRANSLATE_NOOP(
                    "engine", "The disk is full, so {path} was not written. Make room and try again."
                ),
                path=path,
            ) from error
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "{path} cannot be written: {reason}. Choose another place."),
            path=path,
            reason=error.strerror or error,
        ) from error
    finally:
        with contextlib.suppress(OSError):
            passing.unlink(missing_ok=True)

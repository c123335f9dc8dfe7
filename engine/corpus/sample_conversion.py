"""Make a sample corpus out of the members of a source archive.

Nothing of an archive is unpacked: the few members that are needed are read in memory, so no name in it can lead anywhere.
"""

from __future__ import annotations

import csv
import io
import tarfile
from collections.abc import Callable, Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from engine.errors import EngineError
from engine.words import QT_TRANSLATE_NOOP

MEMBER_LIMIT = 30_000_000
NEAR_ZERO = 0.5
"""Ratings run from -4 to 4; closer to 0 than this the raters did not agree on a side."""


def read_members(
    archive: io.BufferedIOBase, patterns: Sequence[str], without: Sequence[str] = ()
) -> dict[str, bytes]:
    """The regular files whose whole names fit `patterns` and none of `without`, in the order of their names.

    Raises `EngineError` when a pattern finds nothing, or finds a link, a name that leaves its folder or a huge file.
    """
    found: dict[str, bytes] = {}
    with tarfile.open(fileobj=archive, mode="r:gz") as tar:
        for member in tar:
            if _fits(member.name, patterns) and not _fits(member.name, without):
                found[member.name] = _read(tar, member)
    for pattern in patterns:
        if not any(fnmatchcase(name, pattern) for name in found):
            raise _unexpected(pattern)
    return dict(sorted(found.items()))


def _fits(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _read(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    path = PurePosixPath(member.name)
    if not member.isreg() or path.is_absolute() or ".." in path.parts or member.size > MEMBER_LIMIT:
        raise _unexpected(member.name)
    file = tar.extractfile(member)
    if file is None:
        raise _unexpected(member.name)
    return file.read()


def _unexpected(name: str) -> EngineError:
    return EngineError(
        QT_TRANSLATE_NOOP(
            "engine",
            "A sample was refused: {name} in its archive is not what it should be. The other samples are there.",
        ),
        name=name,
    )


def labelled_lines(members: dict[str, bytes]) -> str:
    """CSV from one file per label, one text per line; the file's name is the label ("pos.txt" → positive).

    A text is kept once; one that stands under both labels tells nothing and is left out.
    """
    names = {"pos": "positive", "neg": "negative"}
    labels: dict[str, set[str]] = {}
    for member, content in members.items():
        label = names.get(PurePosixPath(member).stem, PurePosixPath(member).stem)
        for line in content.decode("utf-8-sig").split("\n"):
            labels.setdefault(" ".join(line.split()), set()).add(label)
    labels.pop("", None)
    return _table((next(iter(label)), text) for text, label in labels.items() if len(label) == 1)


def rated_snippets(members: dict[str, bytes]) -> str:
    """CSV from the rated snippets in an archive within the archive: lines of id, mean rating, text.

    The sign of the rating is the label; near zero a snippet is left out, and a text is kept once.
    """
    (inner,) = members.values()
    rows: dict[str, str] = {}
    for content in read_members(io.BytesIO(inner), ["*_GroundTruth.txt"]).values():
        for line in content.decode("utf-8").splitlines():
            _, rating, text = line.split("\t", 2)
            if abs(float(rating)) >= NEAR_ZERO:
                rows.setdefault(" ".join(text.split()), "positive" if float(rating) > 0 else "negative")
    rows.pop("", None)
    return _table((label, text) for text, label in rows.items())


def joined_texts(members: dict[str, bytes]) -> str:
    """One running text: the members one after the other, line ends as \\n, no more than one empty line in a row."""
    whole: list[str] = []
    for content in members.values():
        lines = [line.rstrip() for line in content.decode("utf-8-sig").splitlines()]
        whole += [line for before, line in zip(["", *lines], lines, strict=False) if line or before]
        whole.append("")
    return "\n".join(whole)


def _table(rows: Iterable[tuple[str, str]]) -> str:
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["label", "text"])
    writer.writerows(rows)
    return table.getvalue()


CONVERTERS: dict[str, Callable[[dict[str, bytes]], str]] = {
    "labelled_lines": labelled_lines,
    "rated_snippets": rated_snippets,
    "joined_texts": joined_texts,
}


def convert(archive: Path, converter: str, patterns: Sequence[str], without: Sequence[str]) -> str:
    """The sample's text from the downloaded archive; raises `EngineError` when the archive is not as expected."""
    try:
        with archive.open("rb") as file:
            return CONVERTERS[converter](read_members(file, patterns, without))
    except (tarfile.TarError, EOFError, UnicodeDecodeError, ValueError) as error:
        raise _unexpected(archive.name) from error

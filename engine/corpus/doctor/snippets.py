"""The beginnings of documents, kept so that examples can be shown of what only the whole corpus tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import numpy as np

from engine.corpus.doctor.findings import Example
from engine.corpus.doctor.invisible import MAYBE_INVISIBLE
from engine.corpus.doctor.spool import NumberSpool
from engine.corpus.rows import Row

LENGTH: Final = 60  # characters of a snippet
BEFORE: Final = 20  # of them before a fault
_BYTES = LENGTH * 3 + 3
_MOST = 500_000  # documents whose beginnings are kept
_ODD = re.compile(f"{MAYBE_INVISIBLE.pattern}|[\x80-\x9f\ud800-\udfff]")
_RECORD = np.dtype([("file", "<i4"), ("line", "<i8"), ("label", "<i4"), ("text", f"S{_BYTES}")])


class Beginnings:
    """Takes every document in order and keeps the beginnings of the first half million in a temporary file."""

    def __init__(self) -> None:
        self._records = NumberSpool(_RECORD)
        self._files: dict[str, int] = {}
        self._labels: dict[str, int] = {}

    def add(self, rows: Sequence[Row]) -> None:
        """Take the next documents."""
        if len(self) >= _MOST:
            return
        files, labels = self._files, self._labels
        records = np.array(
            [
                (
                    files.setdefault(row.place[0], len(files)),
                    row.place[1],
                    labels.setdefault(row.label, len(labels)),
                    _said(row)[: LENGTH + 1].encode("utf-8", "replace")[:_BYTES],
                )
                for row in rows
            ],
            dtype=_RECORD,
        )
        self._records.append(records)

    def __len__(self) -> int:
        return len(self._records)

    def example(self, number: int, other: int | None = None) -> Example:
        """Document `number` as an example; `other` is the number of the one that it is like."""
        file, line, label, data = self._records.part(number, number + 1)[0].tolist()
        text = data.decode("utf-8", "ignore")  # perhaps cut inside a character
        return Example(
            (list(self._files)[file], line),
            shortened(text, 0),
            list(self._labels)[label],
            other=("", 0) if other is None else self._place(other),
        )

    def _place(self, number: int) -> tuple[str, int]:
        record = self._records.part(number, number + 1)[0]
        return list(self._files)[int(record["file"])], int(record["line"])

    def __enter__(self) -> Beginnings:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the room back."""
        self._records.close()


def _said(row: Row) -> str:
    return f"{row.text} | {row.target}" if row.target else row.text


def shortened(text: str, place: int) -> str:
    """A snippet of `text` around a place, on one line, with "…" where it was cut."""
    start = max(0, place - BEFORE)
    cut = _ODD.sub(_shown, " ".join(text[start : start + LENGTH].split()))
    return f"{'…' if start else ''}{cut}{'…' if start + LENGTH < len(text) else ''}"


def _shown(character: re.Match[str]) -> str:
    """What stands in a snippet for a character that cannot be seen or printed."""
    code = ord(character[0])
    return "\ufffd" if 0xD800 <= code < 0xE000 else f"<U+{code:04X}>"


def difference(before: str, after: str) -> int:
    """Where two texts begin to differ."""
    return next(
        (place for place, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
        min(len(before), len(after)),
    )

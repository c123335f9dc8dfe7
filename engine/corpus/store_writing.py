"""Rows are kept as they are read: on disk, or in memory."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

import numpy as np

from engine.corpus.rows import Row
from engine.corpus.store import ABOUT, ERRORS, Store
from engine.errors import EngineError
from engine.steady_file import open_steady
from engine.words import QT_TRANSLATE_NOOP

MOST_LABEL_NAMES = 100_000


class InMemory:
    """Keeps rows in memory, for corpora that are small or read once."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._labels: list[str] = []
        self._targets: list[str] = []
        self.visible = False

    @property
    def characters(self) -> int:
        """Code points in all texts so far."""
        return sum(map(len, self._texts))

    def add(self, rows: Sequence[Row]) -> None:
        """More documents."""
        self._texts += [row.text for row in rows]
        self._labels += [row.label for row in rows]
        self._targets += [row.target for row in rows]
        self.visible = self.visible or any(row.text.strip() for row in rows)

    def finish(self, facts: dict[str, Any]) -> Store:
        """All rows, with `facts` beside them; those of a running text as one."""
        if facts["running"]:
            return Store(("".join(self._texts),), None, None, facts)
        return Store(
            tuple(self._texts),
            tuple(self._labels) if all(self._labels) else None,
            tuple(self._targets) if any(self._targets) else None,
            facts,
        )


class StoreWriter:
    """Fills a folder with a store: add rows, then `finish`; `close` in any case."""

    def __init__(self, folder: Path, *, labels_needed: bool) -> None:
        self._folder = folder
        self._texts = _TextWriter(folder, "texts")
        self._targets: _TextWriter | None = None
        self._labels = _LabelWriter(folder, needed=labels_needed)
        self.visible = False

    @property
    def characters(self) -> int:
        """Code points in all texts so far."""
        return self._texts.characters

    def add(self, rows: Sequence[Row]) -> None:
        """More documents."""
        texts = [row.text for row in rows]
        targets = [row.target for row in rows]
        if self._targets is None and any(targets):
            self._targets = _TextWriter(self._folder, "targets")
            self._targets.add([""] * self._texts.count)
        if self._targets is not None:
            self._targets.add(targets)
        self._texts.add(texts)
        self._labels.add([row.label for row in rows])
        self.visible = self.visible or any(text.strip() for text in texts)

    def finish(self, facts: dict[str, Any]) -> None:
        """Write what is known of the whole, with `facts` beside it. The rows of a running text become one document."""
        running = facts["running"]
        if running:
            self._texts.join()
        about = {
            **facts,
            "documents": self._texts.count,
            "characters": self._texts.characters,
            "label_names": None if running else self._labels.names(),
            "pairs": self._targets is not None,
            "target_characters": self._targets.characters if self._targets else 0,
        }
        (self._folder / ABOUT).write_text(json.dumps(about), "utf-8")
        self.close()

    def close(self) -> None:
        """Close the files, each of them also when the disk is full; twice is fine."""
        with contextlib.ExitStack() as closing:
            for writer in (self._texts, self._labels, self._targets):
                if writer is not None:
                    closing.callback(writer.close)


class _TextWriter:
    """Writes one file of texts and the places where they end."""

    def __init__(self, folder: Path, name: str) -> None:
        self._bytes: IO[bytes] = open_steady(folder / name)
        self._ends: IO[bytes] = open_steady(folder / f"{name}.ends")
        self._end = 0
        self.count = self.characters = 0

    def add(self, texts: Sequence[str]) -> None:
        encoded = [text.encode("utf-8", ERRORS) for text in texts]
        ends = self._end + np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)))
        self._bytes.write(b"".join(encoded))
        self._ends.write(ends.astype("<i8").tobytes())
        self._end = int(ends[-1]) if len(ends) else self._end
        self.count += len(texts)
        self.characters += sum(map(len, texts))

    def join(self) -> None:
        """All texts as one document."""
        self._ends.seek(0)
        self._ends.truncate()
        self._ends.write(self._end.to_bytes(8, "little"))
        self.count = 1

    def close(self) -> None:
        try:
            self._bytes.close()
        finally:
            self._ends.close()


class _LabelWriter:
    """Writes codes of labels. Without a label for each document, or with a name for nearly each, there are none."""

    def __init__(self, folder: Path, *, needed: bool) -> None:
        self._codes: IO[bytes] = open_steady(folder / "labels")
        self._needed = needed
        self._numbers: dict[str, int] = {}
        self._fit = True

    def add(self, labels: Sequence[str]) -> None:
        if not self._fit or not labels:
            return
        numbers = self._numbers
        for label in dict.fromkeys(labels):
            numbers.setdefault(label, len(numbers))
        if len(numbers) > MOST_LABEL_NAMES and self._needed:
            raise EngineError(
                QT_TRANSLATE_NOOP(
                    "engine",
                    "The label column has more than {most} different labels; it may hold text or numbers. "
                    "Choose another label column.",
                ),
                most=MOST_LABEL_NAMES,
            )
        self._fit = "" not in numbers and len(numbers) <= MOST_LABEL_NAMES
        codes = np.fromiter(map(numbers.__getitem__, labels), np.int32, len(labels))
        self._codes.write(codes.astype("<i4").tobytes())

    def names(self) -> list[str] | None:
        """The names in the order of their codes; None when there are no labels."""
        return list(self._numbers) if self._fit and self._numbers else None

    def close(self) -> None:
        self._codes.close()

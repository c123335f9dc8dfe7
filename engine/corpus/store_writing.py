"""Rows are kept as they are read: on disk, or in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from engine.corpus.store import ABOUT, ERRORS, Store
from engine.errors import EngineError
from engine.words import QT_TRANSLATE_NOOP

MOST_LABEL_NAMES = 100_000
_BUFFER = 1 << 20  # bytes


class InMemory:
    """Keeps rows in memory, for corpora that are small or read once."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._labels: list[str] = []
        self._targets: list[str] = []
        self.visible = False

    def add(self, text: str, label: str, target: str) -> None:
        """One document."""
        self._texts.append(text)
        self._labels.append(label)
        self._targets.append(target)
        self.visible = self.visible or bool(text.strip())

    def join(self, texts: Iterable[str]) -> None:
        """The next parts of one running text."""
        for text in texts:
            self.add(text, "", "")

    def finish(self, facts: dict[str, Any]) -> Store:
        """All rows, with `facts` beside them."""
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

    def add(self, text: str, label: str, target: str) -> None:
        """One document."""
        if target and self._targets is None:
            self._targets = _TextWriter(self._folder, "targets")
            for _ in range(self._texts.count):
                self._targets.end()
        if self._targets is not None:
            self._targets.add(target)
        self._texts.add(text)
        self._labels.add(label)

    def join(self, texts: Iterable[str]) -> None:
        """The next parts of one running text."""
        for text in texts:
            self._texts.write(text)

    @property
    def visible(self) -> bool:
        """Whether anything but white space was written."""
        return self._texts.visible

    def finish(self, facts: dict[str, Any]) -> None:
        """Write what is known of the whole, with `facts` beside it."""
        running = facts["running"]
        if running:
            self._texts.end()
        about = {
            **facts,
            "documents": self._texts.count,
            "characters": self._texts.characters,
            "label_names": None if running else self._labels.finished(),
            "pairs": self._targets is not None,
            "target_characters": self._targets.characters if self._targets else 0,
        }
        (self._folder / ABOUT).write_text(json.dumps(about), "utf-8")
        self.close()

    def close(self) -> None:
        """Close the files; twice is fine."""
        self._texts.close()
        self._labels.close()
        if self._targets is not None:
            self._targets.close()


class _TextWriter:
    """Writes one file of texts and the places where they end."""

    def __init__(self, folder: Path, name: str) -> None:
        self._bytes: IO[bytes] = (folder / name).open("wb", buffering=_BUFFER)
        self._ends: IO[bytes] = (folder / f"{name}.ends").open("wb", buffering=_BUFFER)
        self._end = 0
        self.count = self.characters = 0
        self.visible = False

    def add(self, text: str) -> None:
        self.write(text)
        self.end()

    def write(self, text: str) -> None:
        self._end += self._bytes.write(text.encode("utf-8", ERRORS))
        self.characters += len(text)
        if not self.visible:
            self.visible = bool(text) and not text.isspace()

    def end(self) -> None:
        self._ends.write(self._end.to_bytes(8, "little"))
        self.count += 1

    def close(self) -> None:
        self._bytes.close()
        self._ends.close()


class _LabelWriter:
    """Writes codes of labels. Without a label for each document, or with a name for nearly each, there are none."""

    def __init__(self, folder: Path, *, needed: bool) -> None:
        self._codes: IO[bytes] = (folder / "labels").open("wb", buffering=_BUFFER)
        self._needed = needed
        self._bytes_of: dict[str, bytes] = {}
        self._fit = True

    def add(self, label: str) -> None:
        if not self._fit:
            return
        code = self._bytes_of.get(label)
        if code is None:
            code = self._new(label)
        self._codes.write(code)

    def _new(self, label: str) -> bytes:
        if not label:
            self._fit = False
        elif len(self._bytes_of) >= MOST_LABEL_NAMES:
            if self._needed:
                raise EngineError(
                    QT_TRANSLATE_NOOP(
                        "engine",
                        "The label column has more than {most} different labels; it may hold text or numbers. "
                        "Choose another label column.",
                    ),
                    most=MOST_LABEL_NAMES,
                )
            self._fit = False
        else:
            self._bytes_of[label] = len(self._bytes_of).to_bytes(4, "little")
            return self._bytes_of[label]
        self._bytes_of.clear()
        return b""

    def finished(self) -> list[str] | None:
        """The names in the order of their codes; None when there are no labels."""
        return list(self._bytes_of) if self._fit and self._bytes_of else None

    def close(self) -> None:
        self._codes.close()

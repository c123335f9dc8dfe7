"""Vectors that are kept while a file is read."""

from __future__ import annotations

import numpy as np

from engine.vectors.similarity import Floats


class KeptVectors:
    """Words and vectors in the order of the file, each word once, at most `most`. `seen` counts all vectors of the file."""

    def __init__(self, wanted: set[bytes] | None, most: int | None = None) -> None:
        self._wanted, self._most = wanted, most
        self._words: dict[bytes, str] = {}
        self._numbers = bytearray()
        self._dim = 0
        self.seen = 0

    def wants(self, word: bytes) -> bool:
        """Whether a word is to be kept and is not yet."""
        if self.full or word in self._words:
            return False
        return self._wanted is None or word in self._wanted

    @property
    def full(self) -> bool:
        """Whether no more words are kept."""
        return self._most is not None and len(self._words) >= self._most

    def add(self, word: bytes, vector: Floats) -> None:
        """Keep a word."""
        self._words[word] = word.decode(errors="backslashreplace")
        self._numbers += vector.tobytes()
        self._dim = len(vector)

    def words(self) -> tuple[str, ...]:
        """The words that were kept."""
        return tuple(self._words.values())

    def table(self) -> Floats:
        """Their vectors, (words, dim); nothing is copied."""
        return np.frombuffer(self._numbers, np.float32).reshape(len(self._words), self._dim)

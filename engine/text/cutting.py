"""One job of cutting: some pieces of text in, numbers out. The same here and in a worker process.

A job is a list of texts, none longer than a piece. Its answer is plain bytes, quick to send: tokens per text (int32), the
tokens as numbers of a table that grows from job to job (int32), and the tokens that are new in the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

import numpy as np

from engine.recipe.recipe import Task
from engine.recipe.text import TextSettings
from engine.text.cutters import make_cutter
from engine.text.pieces import PIECE, split_pieces
from engine.text.pipeline import cut_many


class Answer(NamedTuple):
    """What a job gives: `lengths` and `ids` are int32 in the machine's order."""

    lengths: bytes
    ids: bytes
    new_tokens: list[str]


class TokenTable(dict[str, int]):
    """Numbers by token; one that is new gets the next number and is noted in `new`."""

    def __init__(self) -> None:
        self.new: list[str] = []

    def __missing__(self, token: str) -> int:
        number = self[token] = len(self)
        self.new.append(token)
        return number


class JobCutter:
    """Cuts job after job with one table."""

    def __init__(self, settings: TextSettings, task: Task) -> None:
        self._settings, self._task = settings, task
        self._cutter = make_cutter(settings.cutter, settings)
        self._table = TokenTable()

    def cut(self, texts: list[str]) -> Answer:
        """Cut the texts of one job."""
        found = cut_many(texts, self._settings, self._cutter, self._task)
        lengths = np.array([len(tokens) for tokens in found], np.int32)
        ids = np.array(list(map(self._table.__getitem__, chain.from_iterable(found))), np.int32)
        new, self._table.new = self._table.new, []
        return Answer(lengths.tobytes(), ids.tobytes(), new)


class Job(NamedTuple):
    """Texts to cut, and which document each of them belongs to; `characters` of them all."""

    texts: list[str]
    documents: list[int]
    characters: int


def make_jobs(pieces: Iterable[tuple[int, str]], size: int) -> Iterator[Job]:
    """Jobs of about `size` characters from `(document, part of its text)` in order."""
    texts: list[str] = []
    documents: list[int] = []
    characters = 0
    for document, piece in split_stream(pieces):
        texts.append(piece)
        documents.append(document)
        characters += len(piece)
        if characters >= size or len(texts) >= size:
            yield Job(texts, documents, characters)
            texts, documents, characters = [], [], 0
    if texts:
        yield Job(texts, documents, characters)


def split_stream(parts: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Texts that are read in parts become the pieces that `split_pieces` makes of each whole text."""
    number, rest = -1, ""
    for document, text in parts:
        if document != number:
            if number >= 0:
                yield number, rest
            number, rest = document, ""
        rest += text
        if len(rest) > PIECE:
            *pieces, (_, rest) = split_pieces(rest)
            yield from ((number, piece) for _, piece in pieces)
    if number >= 0:
        yield number, rest

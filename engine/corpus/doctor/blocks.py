"""Rows in blocks: large enough that one look at many is quick, small enough that a stop is heard at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from engine.corpus.rows import Row

BLOCK_ROWS = 2_000
BLOCK_CHARACTERS = 100_000
_LONGEST_LINE = 1_000_000
_BETWEEN = "\ufdd0"  # no character, so that no pattern reaches from one text into the next


def blocks_of(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The same rows a block at a time."""
    block: list[Row] = []
    characters = 0
    for row in rows:
        block.append(row)
        characters += len(row.text)
        if characters >= BLOCK_CHARACTERS or len(block) == BLOCK_ROWS:
            yield block
            block, characters = [], 0
    if block:
        yield block


def whole_lines(pieces: Iterable[Row]) -> Iterator[Row]:
    """Pieces of a running text cut anew where a line ends, so that nothing is torn."""
    rest = ""
    place = ("", 0)
    for piece in pieces:
        place = piece.place
        text = rest + piece.text
        end = text.rfind("\n") + 1 or (len(text) if len(text) > _LONGEST_LINE else 0)
        rest = text[end:]
        if end:
            yield Row(text[:end], place=place, cells=(text[:end],))
    if rest:
        yield Row(rest, place=place, cells=(rest,))


def lines_of(pieces: Iterable[Row]) -> Iterator[Row]:
    """The lines of a running text with their numbers; blank ones are none."""
    number = 0
    for piece in whole_lines(pieces):
        for line in piece.text.removesuffix("\n").split("\n"):
            number += 1
            if line.strip():
                yield Row(line, place=(piece.place[0], number))


def holders(texts: Sequence[str], pattern: re.Pattern[str], *, wide: bool = False) -> list[int]:
    """Which texts hold the pattern; `wide` says that no ASCII text does.

    All are looked through at once; after a find the search goes on in the next text.
    """
    joined = _BETWEEN.join(texts)
    found: list[int] = []
    if wide and "".join(texts).isascii():
        return found
    number, end = 0, len(texts[0]) if texts else 0
    hit = pattern.search(joined)
    while hit:
        place = hit.start()
        while place > end:
            number += 1
            end += len(texts[number]) + 1
        if place < end:
            found.append(number)
        hit = pattern.search(joined, end)
    return found

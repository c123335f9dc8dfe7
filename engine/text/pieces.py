"""A long text in pieces: a whole book is cut without holding all its tokens, and a stop is heard soon."""

from __future__ import annotations

from collections.abc import Iterator

PIECE = 16_384


def split_pieces(text: str, size: int = PIECE) -> Iterator[tuple[int, str]]:
    """`(start, piece)`: together the text; a piece ends after a newline, else after white space, if there is one."""
    start = 0
    while len(text) - start > size:
        end = start + size
        cut = text.rfind("\n", start, end) + 1
        if cut <= start:
            cut = max(text.rfind(mark, start, end) for mark in " 。！？，") + 1
        if cut <= start:
            cut = end
        yield start, text[start:cut]
        start = cut
    yield start, text[start:]

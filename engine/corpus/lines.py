"""Chunks of text become lines and paragraphs; every line end is one newline."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterable, Iterator

from engine.errors import EngineError
from engine.words import QT_TRANSLATE_NOOP

LONGEST_LINE = 20_000_000  # characters


def normal_newlines(chunks: Iterable[str]) -> Iterator[str]:
    """The same text with CRLF and CR as LF, also where a chunk ends between the two."""
    decoder = io.IncrementalNewlineDecoder(None, translate=True)
    for chunk in chunks:
        if text := decoder.decode(chunk):
            yield text
    if text := decoder.decode("", final=True):
        yield text


def line_blocks(chunks: Iterable[str], name: str, *, ends: bool = False) -> Iterator[list[str]]:
    """Lines a chunk of text at a time, with their newline if `ends`; only LF ends a line.

    Raises `EngineError` for a line that would fill the memory.
    """
    begun: list[str] = []
    number, length = 1, 0
    for chunk in chunks:
        cut = chunk.rfind("\n") + 1
        if cut:
            begun.append(chunk[:cut])
            text = "".join(begun)
            block = io.StringIO(text, newline="\n").readlines() if ends else text[:-1].split("\n")
            number += len(block)
            yield block
            begun, length = [], 0
        begun.append(chunk[cut:])
        length += len(chunk) - cut
        if length > LONGEST_LINE:
            raise _too_long(name, number)
    if last := "".join(begun):
        yield [last]


def split_lines(chunks: Iterable[str], name: str) -> Iterator[str]:
    """The lines of `line_blocks` one by one, without their newline."""
    return itertools.chain.from_iterable(line_blocks(chunks, name))


def _too_long(name: str, number: int) -> EngineError:
    return EngineError(
        QT_TRANSLATE_NOOP(
            "engine",
            "Line {line} of {name} is longer than {limit} million characters, too long for one document. "
            "Set the format to one running text.",
        ),
        name=name,
        line=number,
        limit=LONGEST_LINE // 1_000_000,
    )


def paragraph_blocks(blocks: Iterable[list[str]]) -> Iterator[list[tuple[int, str]]]:
    """`(first line, text)` of what stands between blank lines, a block of lines at a time."""
    begun: list[str] = []
    number = start = 1
    for lines in blocks:
        ready = []
        for line in lines:
            if line and not line.isspace():
                start = start if begun else number
                begun.append(line)
            elif begun:
                ready.append((start, "\n".join(begun)))
                begun = []
            number += 1
        yield ready
    if begun:
        yield [(start, "\n".join(begun))]


def split_paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Blocks of lines between blank lines, their lines joined by newlines."""
    return (text for block in paragraph_blocks([list(lines)]) for _, text in block)

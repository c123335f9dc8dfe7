"""Chunks of text become lines and paragraphs; every line end is one newline."""

from __future__ import annotations

import io
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


def split_lines(chunks: Iterable[str], name: str) -> Iterator[str]:
    """Lines without their newline; only LF ends a line. Raises `EngineError` for one that would fill the memory."""
    parts: list[str] = []
    number, length = 1, 0
    for chunk in chunks:
        first, *others = chunk.split("\n")
        parts.append(first)
        length += len(first)
        if length > LONGEST_LINE:
            raise _too_long(name, number)
        for line in others:
            yield "".join(parts)
            parts, length = [line], len(line)
        number += len(others)
    if last := "".join(parts):
        yield last


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


def split_paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Blocks of lines between blank lines, their lines joined by newlines."""
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line)
        elif block:
            yield "\n".join(block)
            block = []
    if block:
        yield "\n".join(block)

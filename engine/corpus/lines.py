"""Chunks of text become lines and paragraphs; every line end is one newline."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator


def normal_newlines(chunks: Iterable[str]) -> Iterator[str]:
    """The same text with CRLF and CR as LF, also where a chunk ends between the two."""
    decoder = io.IncrementalNewlineDecoder(None, translate=True)
    for chunk in chunks:
        if text := decoder.decode(chunk):
            yield text
    if text := decoder.decode("", final=True):
        yield text


def split_lines(chunks: Iterable[str]) -> Iterator[str]:
    """Lines without their newline; only LF ends a line. One long line is gathered in linear time."""
    parts: list[str] = []
    for chunk in chunks:
        first, *others = chunk.split("\n")
        parts.append(first)
        for line in others:
            yield "".join(parts)
            parts = [line]
    if last := "".join(parts):
        yield last


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

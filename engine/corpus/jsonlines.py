"""Rows of jsonl files: one JSON value a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from engine.corpus.problems import Problems
from engine.corpus.row import CellBlock


def json_blocks(
    blocks: Iterable[list[str]], columns: Sequence[str], problems: Problems
) -> Iterator[CellBlock]:
    """The cells of `columns` in each block of lines; blank lines are skipped, what is not JSON goes to `problems`."""
    first = 1
    for lines in blocks:
        numbers, rows = [], []
        for number, cells in _rows(lines, first, problems):
            numbers.append(number)
            rows.append([cells.get(name, "") for name in columns])
        yield CellBlock(numbers, rows)
        first += len(lines)


def json_rows(lines: Iterable[str], problems: Problems) -> Iterator[tuple[int, dict[str, str]]]:
    """`(line, cells by name)` of single lines."""
    return _rows(lines, 1, problems)


def _rows(lines: Iterable[str], first: int, problems: Problems) -> Iterator[tuple[int, dict[str, str]]]:
    for number, line in enumerate(lines, start=first):
        try:
            value = json.loads(line)
            cells = {name: _cell(inner) for name, inner in _named(value)}
            if "\\u" in line:
                "".join(cells.values()).encode("utf-8")  # half a surrogate pair is no text
        except (ValueError, RecursionError):
            if line.strip():
                problems.add_broken_object(number)
            continue
        yield number, cells


def _named(value: Any) -> Iterable[tuple[str, Any]]:
    if isinstance(value, dict):
        return value.items()
    if isinstance(value, list):
        return ((str(i), inner) for i, inner in enumerate(value, start=1))
    return (("1", value),)


def _cell(value: Any) -> str:
    """A value as text: words as they are, a list of words as lines, the rest as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value
    if isinstance(value, list) and all(isinstance(inner, str) for inner in value):
        return "\n".join(value)
    return json.dumps(value, ensure_ascii=False)

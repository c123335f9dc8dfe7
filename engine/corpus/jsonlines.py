"""Rows of jsonl files: one JSON value a line, or one list of values over many lines."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from engine.corpus.lines import LONGEST_LINE, line_blocks
from engine.corpus.problems import Problems
from engine.corpus.row import CellBlock
from engine.errors import EngineError
from engine.words import QT_TRANSLATE_NOOP

_SEPARATOR = re.compile(r"[\s,]*")


def value_blocks(chunks: Iterable[str], name: str) -> Iterator[list[str]]:
    """The text of each value, a chunk at a time: of each line, or of each value in the list that the file is.

    Raises `EngineError` for a line or value that would fill the memory, and for a list that breaks off.
    """
    rest = iter(chunks)
    begun = ""
    for chunk in rest:
        begun += chunk
        if begun and not begun.isspace():
            break
    first = begun.lstrip()
    if not first.startswith("[") or _is_list_a_line(first):
        yield from line_blocks(itertools.chain([begun], rest), name)
        return
    yield from _list_blocks(itertools.chain([first[1:]], rest), name)


def _is_list_a_line(text: str) -> bool:
    """Whether the first line is a whole list of cells and others follow, so that each line is a value of its own."""
    line, _, others = text.partition("\n")
    if not others.strip():
        return False
    try:
        cells = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return not (cells and isinstance(cells[0], dict))


def _list_blocks(chunks: Iterable[str], name: str) -> Iterator[list[str]]:
    """The text of each value of a list whose bracket is open."""
    decode = json.JSONDecoder().raw_decode
    text, number = "", 1
    for chunk in chunks:
        text += chunk
        place = 0
        values: list[str] = []
        while True:
            place = _SEPARATOR.match(text, place).end()  # type: ignore[union-attr]  # it matches nothing, too
            if text[place : place + 1] == "]":
                yield values
                return
            try:
                end = decode(text, place)[1]
            except (ValueError, RecursionError):
                break  # cut by the end of the chunk, or broken
            if not text[end : end + 200].strip():
                break  # a number may go on
            values.append(text[place:end])
            place = end
        number += len(values)
        yield values
        text = text[place:]
        if len(text) > LONGEST_LINE:
            break
    raise EngineError(
        QT_TRANSLATE_NOOP(
            "engine",
            "{name} is not whole JSON: value {number} of its list cannot be read. Mend the file, or save it as csv.",
        ),
        name=name,
        number=number,
    )


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

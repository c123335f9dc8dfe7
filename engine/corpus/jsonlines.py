"""Rows of jsonl files: one JSON value a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from engine.corpus.problems import Problems


def json_rows(lines: Iterable[str], problems: Problems) -> Iterator[tuple[int, dict[str, str]]]:
    """`(line, cells by name)`; blank lines are skipped, what is not JSON goes to `problems`."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
            cells = {name: _cell(inner) for name, inner in _named(value)}
            "".join(cells.values()).encode("utf-8")  # half a surrogate pair is no text
        except (ValueError, RecursionError):
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
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, list) and all(isinstance(inner, str) for inner in value):
        return "\n".join(value)
    return json.dumps(value, ensure_ascii=False)

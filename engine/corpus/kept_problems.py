"""Sentences about a corpus as plain values of JSON and back, so that they are kept beside what was read."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import Any

from engine.errors import EngineError

_MARK = "__error__"


def as_plain(value: Any) -> Any:
    """Errors, enums and paths, also inside lists and dictionaries, as values of JSON."""
    if isinstance(value, EngineError):
        return {_MARK: value.template, "values": as_plain(value.values)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, dict):
        return {name: as_plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_plain(part) for part in value]
    return value


def from_plain(value: Any) -> Any:
    """What `as_plain` was given, but for enums and paths."""
    if isinstance(value, dict):
        if _MARK in value:
            return EngineError(value[_MARK], **from_plain(value["values"]))
        return {name: from_plain(part) for name, part in value.items()}
    return [from_plain(part) for part in value] if isinstance(value, list) else value


def problems_of(values: Iterable[Any]) -> tuple[EngineError, ...]:
    """The sentences among kept values."""
    return tuple(error for error in map(from_plain, values) if isinstance(error, EngineError))

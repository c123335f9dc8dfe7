"""The names of what can be mended in a corpus while it is read.

A fix is a setting, nothing more: taking its name out of `corpus.fixes` undoes it. What each one does to the rows is
in `engine/corpus/doctor`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any


class Fix(str, Enum):
    """What can be mended, in the order in which it is done, whatever the order it was asked for."""

    REPAIR_ENCODING = "repair_encoding"
    REPAIR_MOJIBAKE = "repair_mojibake"
    UNESCAPE_ENTITIES = "unescape_entities"
    STRIP_MARKUP = "strip_markup"
    REMOVE_CONTROL = "remove_control"
    DROP_HEADERS = "drop_headers"
    DROP_LOST = "drop_lost"
    DROP_EMPTY = "drop_empty"
    KEEP_MAJORITY = "keep_majority"
    DROP_CONFLICTS = "drop_conflicts"
    DROP_DUPLICATES = "drop_duplicates"
    DROP_NEAR_DUPLICATES = "drop_near_duplicates"
    KEEP_APART = "keep_apart"
    DROP_LONG = "drop_long"
    DROP_RARE_LABELS = "drop_rare_labels"
    BALANCE_LABELS = "balance_labels"


def in_order(fixes: Iterable[Fix]) -> tuple[Fix, ...]:
    """Each fix once, in the order in which fixes are done."""
    asked = set(fixes)
    return tuple(fix for fix in Fix if fix in asked)


def split_names(value: Any) -> Any:
    """`"strip_markup, drop_empty"` as its names, so that a command line needs no brackets."""
    return [name for name in value.replace(",", " ").split() if name] if isinstance(value, str) else value

"""Undo and redo of settings, each with a name such as "memory size 64 → 128"."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand

from engine.corpus.doctor.words import fix_words
from engine.recipe.fixes import Fix
from engine.recipe.recipe import Recipe, find_setting
from gui.sentences import number, recipe_word
from gui.widgets.choice_words import choice_word

MOST_LISTED = 2  # changes of a list that are named
MERGE_SECONDS = (
    0.8  # changes of one setting that follow each other faster are one entry (a slider being dragged)
)


class SettingsChange(QUndoCommand):
    """From one recipe to another; `apply` makes it so."""

    def __init__(
        self, before: Recipe, values: Mapping[str, Any], after: Recipe, apply: Callable[[Recipe], None]
    ) -> None:
        super().__init__()
        self._before, self._after, self._apply = before, after, apply
        self._keys = frozenset(values)
        self._made = time.monotonic()
        self._name()

    def _name(self) -> None:
        self.setText(change_words(self._before, self._after, sorted(self._keys)))

    def redo(self) -> None:
        self._apply(self._after)

    def undo(self) -> None:
        self._apply(self._before)

    def id(self) -> int:
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 (Qt's name)
        if not isinstance(other, SettingsChange) or other._keys != self._keys:
            return False
        if any(isinstance(self._after.value(key), tuple) for key in self._keys):
            return False  # each word, each fix is a step of its own
        if other._made - self._made > MERGE_SECONDS:
            return False
        self._after, self._made = other._after, other._made
        self._name()
        return True


def change_words(before: Recipe, after: Recipe, keys: list[str]) -> str:
    """What changed: "memory size 64 → 128", or "3 settings"."""
    changed = [key for key in keys if before.value(key) != after.value(key)]
    if len(changed) != 1:
        return QCoreApplication.translate("SettingsChange", "{n} settings").format(n=len(changed))
    key = changed[0]
    title = recipe_word(find_setting(key).title)
    title = title if title.isupper() else title[:1].lower() + title[1:]
    if isinstance(before.value(key), tuple):
        return f"{title} {list_change_words(before.value(key), after.value(key))}"
    return f"{title} {value_words(before.value(key))} → {value_words(after.value(key))}"


def list_change_words(before: tuple[object, ...], after: tuple[object, ...]) -> str:
    """What came into a list and what left it: "+ strip tags − keep each document once"."""
    was, now = frozenset(before), frozenset(after)  # a list of words may be long
    changes = [
        (sign, value)
        for sign, value in (
            *(("+", value) for value in after if value not in was),
            *(("−", value) for value in before if value not in now),
        )
    ]
    shown = " ".join(f"{sign} {value_words(value)}" for sign, value in changes[:MOST_LISTED])
    return f"{shown} …" if len(changes) > MOST_LISTED else shown


def value_words(value: object) -> str:
    """A setting's value as a person reads it."""
    if isinstance(value, bool):
        translate = QCoreApplication.translate
        return translate("SettingsChange", "on") if value else translate("SettingsChange", "off")
    if isinstance(value, int):
        return number(value)
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, Fix):
        return QCoreApplication.translate("engine", fix_words(value).title)
    if isinstance(value, Enum):
        return choice_word(value)
    return str(value) or QCoreApplication.translate("SettingsChange", "automatic")

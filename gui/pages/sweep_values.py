"""Which settings a sweep may change in the window, what values are proposed, and what a person typed."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any, Final

from engine.errors import EngineError
from engine.recipe.recipe import Recipe, Task, all_settings, find_setting
from engine.recipe.settings import Level, SettingInfo
from engine.recipe.sweeps import Choice, parse_choice, split_values
from engine.words import QT_TRANSLATE_NOOP
from gui.settings_stack import value_words
from gui.widgets.setting_editors import bounds_of

_FIRST: Final = ("model.hidden_size", "vectors.dim")  # what a person tries first
_TEXT: Final = ("text.max_vocabulary", "text.min_count", "text.max_tokens")
_KINDS: Final = (int, float, bool)


def offered_settings(recipe: Recipe) -> list[SettingInfo]:
    """The settings of the task that have a few values worth comparing, in the order of the forms."""
    groups = ("vectors.",) if recipe.task is Task.WORD_VECTORS else ("model.", "training.")
    return [
        info
        for info in all_settings()
        if (info.key.startswith(groups) or (info.key in _TEXT and "vectors." not in groups))
        and info.level is not Level.EXPERT
        and (not info.tasks or recipe.task.value in info.tasks)
        and _is_choice(info.field.annotation)
    ]


def first_setting(recipe: Recipe) -> str:
    """The setting that is proposed."""
    keys = [info.key for info in offered_settings(recipe)]
    return next((key for key in _FIRST if key in keys), keys[0])


def proposed_values(recipe: Recipe, key: str) -> str:
    """Values around that of now as they are typed: "32, 64, 128", or all choices there are."""
    return ", ".join(value_words(value) for value in _proposed(recipe, key))


def typed_choice(key: str, text: str) -> Choice:
    """The values in a line; words of the window ("RNN", "on") as well as those of the command line.

    Raises `EngineError` for an empty line; what a setting refuses is seen later.
    """
    known = {value_words(value).casefold(): value for value in _all_choices(key)}
    parts = split_values(text)
    if not parts:
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "Name the values to try, with commas between them, such as 32, 64.")
        )
    raw = [_plain(known.get(part.casefold(), part)) for part in parts]
    return parse_choice(f"{key}={'|'.join(raw)}|" if "|" in text else f"{key}={','.join(raw)}")


def _is_choice(kind: object) -> bool:
    return kind in _KINDS or (isinstance(kind, type) and issubclass(kind, Enum))


def _all_choices(key: str) -> Iterator[Any]:
    kind = find_setting(key).field.annotation
    if kind is bool:
        yield from (False, True)
    elif isinstance(kind, type) and issubclass(kind, Enum):
        yield from kind


def _proposed(recipe: Recipe, key: str) -> list[Any]:
    if choices := list(_all_choices(key)):
        return choices
    value, info = recipe.value(key), find_setting(key)
    low, high = bounds_of(info)
    if info.field.annotation is int:
        around = [value // 2, value, value * 2] if value > 1 else [value, value + 1, value + 2]
    else:
        around = [value / 2, value, value * 2] if value else [0.0, 0.1, 0.3]
    return [one for one in around if low <= one <= high]


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(getattr(value, "value", value)).replace("\u00a0", "")

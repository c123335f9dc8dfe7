"""A sweep: every combination of a few values of a few settings, each a recipe of its own."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.errors import EngineError, SettingsError
from engine.recipe.given import parse_assignments
from engine.recipe.recipe import Recipe, all_settings
from engine.recipe.trees import flattened
from engine.words import QT_TRANSLATE_NOOP

MOST_SETTINGS, MOST_RUNS = 3, 100


@dataclass(frozen=True)
class Choice:
    """A setting and the values it shall take, in the order in which they were named."""

    key: str
    values: tuple[Any, ...]


def parse_choice(text: str) -> Choice:
    """`"model.hidden_size=32, 64"`: values with commas between them, or with | where a value has commas itself.

    Raises `EngineError` for what is no such list; whether a setting takes a value is seen by `recipes_of`.
    """
    key, sign, listed = text.partition("=")
    parts = split_values(listed)
    if not sign or not key.strip() or not parts:
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "'{text}' is not KEY=VALUE,VALUE, such as model.hidden_size=32,64."),
            text=text,
        )
    values = [_value(key.strip(), part) for part in parts]
    return Choice(key.strip(), tuple(value for n, value in enumerate(values) if value not in values[:n]))


def split_values(text: str) -> list[str]:
    """The values in a list as it is typed, Western or Chinese commas."""
    sign = "|" if "|" in text else ","
    return [part.strip() for part in text.replace("，", ",").split(sign) if part.strip()]


def recipes_of(recipe: Recipe, choices: Sequence[Choice]) -> tuple[Recipe, ...]:
    """Every combination once, the values of the last choice changing fastest.

    Raises `EngineError` naming every value that is refused, a setting that says nothing here, and too many runs.
    """
    _refuse_too_many(choices)
    _refuse_idle(recipe, choices)
    found: dict[str, Recipe] = {}
    problems: dict[str, EngineError] = {}
    for values in itertools.product(*(choice.values for choice in choices)):
        try:
            one = recipe.with_values(dict(zip((c.key for c in choices), values, strict=True)))
        except SettingsError as error:
            problems |= {str(problem): problem for problem in error.problems}
        else:
            found.setdefault(one.as_json(), one)
    if problems:
        raise SettingsError(list(problems.values()))
    return tuple(found.values())


def _refuse_too_many(choices: Sequence[Choice]) -> None:
    keys = [choice.key for choice in choices]
    twice = next((key for key in keys if keys.count(key) > 1), None)
    runs = 1
    for choice in choices:
        runs *= len(choice.values)
    if twice is not None:
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "{key} is named twice. Give all its values at once."), key=twice
        )
    if len(choices) > MOST_SETTINGS:
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "A sweep changes {most} settings at most; these are {n}."),
            most=MOST_SETTINGS,
            n=len(choices),
        )
    if runs > MOST_RUNS:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "These would be {n} runs, and {most} are the most. Name fewer values."
            ),
            most=MOST_RUNS,
            n=runs,
        )


def _refuse_idle(recipe: Recipe, choices: Sequence[Choice]) -> None:
    """A setting of other tasks would give the same run again and again."""
    tasks = {info.key: info.tasks for info in all_settings()}
    for choice in choices:
        foreign = bool(tasks.get(choice.key)) and recipe.task.value not in tasks[choice.key]
        if choice.key == "task" or foreign:
            raise EngineError(
                QT_TRANSLATE_NOOP(
                    "engine", "{key} cannot be tried out: it changes nothing for the task {task}."
                ),
                key=choice.key,
                task=recipe.task.value,
            )


def _value(key: str, text: str) -> Any:
    """One value, read as after --set."""
    tree: Mapping[str, Any] = parse_assignments([f"{key}={text}"])
    ((_, value),) = flattened(tree)
    return value

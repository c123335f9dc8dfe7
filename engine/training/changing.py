"""Settings that a run may go on with in place of those it began with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.errors import EngineError, SettingsError
from engine.recipe.recipe import Recipe, find_setting
from engine.words import QT_TRANSLATE_NOOP

_WHAT_IS_REMEMBERED = ("optimizer", "seed", "averaging", "both_ways", "gradual_unfreezing", "layer_rate")
_BATCHES = ("training.batch_size", "training.bptt_steps")


def changed_recipe(recipe: Recipe, changes: Mapping[str, Any]) -> Recipe:
    """The recipe with `{"training.learning_rate": 0.001, …}`.

    Raises `SettingsError` for what belongs to the text, the network or what its optimiser remembers.
    """
    for key in changes:
        find_setting(key)
    fixed = [key for key in changes if not is_changeable(key)]
    if fixed:
        raise SettingsError(
            [
                EngineError(
                    QT_TRANSLATE_NOOP(
                        "engine",
                        "{key} cannot be changed while a run learns. Train a new run with it.",
                    ),
                    key=key,
                )
                for key in fixed
            ]
        )
    return recipe.with_values(changes)


def is_changeable(key: str) -> bool:
    """Whether a run can go on with another value of this setting."""
    group, _, name = key.partition(".")
    return group == "training" and name not in _WHAT_IS_REMEMBERED


def divides_anew(before: Recipe, after: Recipe) -> bool:
    """Whether the training part falls into other batches, so that an epoch under way begins again."""
    return any(before.value(key) != after.value(key) for key in _BATCHES)

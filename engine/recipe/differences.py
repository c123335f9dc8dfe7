"""Which settings tell recipes apart."""

from __future__ import annotations

from collections.abc import Sequence

from engine.recipe.recipe import Recipe, all_settings

SEED = "training.seed"


def differing_settings(recipes: Sequence[Recipe]) -> tuple[str, ...]:
    """The keys of the settings in which not all `recipes` agree, in the order of the recipe."""
    keys = ["task", *(info.key for info in all_settings())]
    return tuple(key for key in dict.fromkeys(keys) if _differ([recipe.value(key) for recipe in recipes]))


def equal_but_seed(first: Recipe, second: Recipe) -> bool:
    """Whether two runs tried the same: all that differs is what chance was given to begin with."""
    return set(differing_settings((first, second))) <= {SEED}


def _differ(values: Sequence[object]) -> bool:
    return any(value != values[0] for value in values[1:])

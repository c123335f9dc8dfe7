"""The curves of a run that a project remembers, for the coach."""

from __future__ import annotations

from engine.project.history import RunHistory
from engine.recipe.recipe import Recipe
from engine.training.coach import Curves


def curves_of(recipe: Recipe, history: RunHistory, *, ended: bool = True) -> Curves:
    """What is known of a run with this recipe and past."""
    first = float(history.losses[0]) if len(history.losses) else None
    return Curves(
        history.epochs,
        first,
        recipe.training.epochs,
        ended=ended,
        rate=recipe.training.learning_rate,
        dropout=recipe.model.dropout,
        hidden_size=0 if recipe.model.layer_sizes else recipe.model.hidden_size,
    )

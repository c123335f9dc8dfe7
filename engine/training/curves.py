"""The curves of a run that a project remembers, for the coach."""

from __future__ import annotations

from collections.abc import Sequence

from engine.events import EpochDone
from engine.project.history import RunHistory
from engine.recipe.recipe import Recipe, Task
from engine.recipe.training import OptimizerName
from engine.training.coach import Curves, Reading, read_curves
from engine.training.vector_coach import read_pair_losses

SMALL_RATE, SMALL_SGD_RATE = 1e-4, 1e-2


def curves_of(recipe: Recipe, history: RunHistory, *, ended: bool = True) -> Curves:
    """What is known of a run with this recipe and past."""
    first = float(history.losses[0]) if len(history.losses) else None
    return curves_with(recipe, history.epochs, first, ended=ended)


def curves_with(
    recipe: Recipe,
    epochs: Sequence[EpochDone],
    first_loss: float | None,
    *,
    ended: bool,
    broken: bool = False,
) -> Curves:
    """What is known of a run that has learned with `recipe`."""
    sgd = recipe.training.optimizer is OptimizerName.SGD
    return Curves(
        epochs,
        first_loss,
        recipe.training.epochs,
        ended=ended,
        broken=broken,
        rate=recipe.training.learning_rate,
        small_rate=SMALL_SGD_RATE if sgd else SMALL_RATE,
        dropout=recipe.model.dropout,
        hidden_size=0 if recipe.model.layer_sizes else recipe.model.hidden_size,
    )


def reading_of(
    recipe: Recipe,
    epochs: Sequence[EpochDone],
    first_loss: float | None,
    *,
    ended: bool,
    broken: bool = False,
) -> Reading:
    """What the coach says of a run with this recipe, by the rules of its task."""
    if recipe.task is Task.WORD_VECTORS:
        return read_pair_losses([e.train_loss for e in epochs], recipe.vectors, ended=ended, broken=broken)
    return read_curves(curves_with(recipe, epochs, first_loss, ended=ended, broken=broken))

"""What goes wrong in training, as sentences that say what to change."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator

from engine.errors import EngineError
from engine.recipe.recipe import Recipe
from engine.words import QT_TRANSLATE_NOOP

_NO_MEMORY = ("out of memory", "not enough memory", "can't allocate memory", "alloc_failed")


@contextlib.contextmanager
def memory_explained(recipe: Recipe) -> Iterator[None]:
    """Turn the many ways of running out of memory into one sentence."""
    try:
        yield
    except (MemoryError, RuntimeError) as error:
        if not isinstance(error, MemoryError) and not any(t in str(error).lower() for t in _NO_MEMORY):
            raise
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "There is not enough memory for this network. Make training.batch_size (now {batch}), "
                "text.max_tokens or model.hidden_size smaller; what was saved is kept.",
            ),
            batch=recipe.training.batch_size,
        ) from error


def refuse_divergence(number: float, step: int, recipe: Recipe) -> None:
    """Raise `EngineError` when a loss or a gradient's length is not a finite number."""
    if math.isfinite(number):
        return
    raise EngineError(
        QT_TRANSLATE_NOOP(
            "engine",
            "The loss or its gradient at step {step} is not a finite number: the corrections were too large. Make "
            "training.learning_rate (now {rate}) smaller or set training.clip_norm to 1; the best epoch so far is kept.",
        ),
        step=step,
        rate=recipe.training.learning_rate,
    )

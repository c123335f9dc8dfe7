"""What goes wrong in training, as sentences that say what to change, and as the change itself.

Whatever happens, the last good state is kept: a run goes on from there with the remedy.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.errors import EngineError
from engine.recipe.recipe import Recipe
from engine.words import QT_TRANSLATE_NOOP

_NO_MEMORY = ("out of memory", "not enough memory", "can't allocate memory", "alloc_failed")
_NO_DEVICE = (
    "cuda error",
    "cudnn error",
    "cublas error",
    "cufft error",
    "hip error",
    "mps error",
    "device lost",
)
SLOWER = 3  # times, after corrections that were too large


@dataclass(frozen=True)
class Remedy:
    """What to go on with: changed settings of the recipe, and another device where the one before has gone."""

    values: Mapping[str, Any] = field(default_factory=dict)
    device: str | None = None


class TrainingTrouble(EngineError):
    """A run cannot go on as it is; with `remedy` it can, where there is one."""

    def __init__(self, template: str, remedy: Remedy | None, **values: object) -> None:
        super().__init__(template, **values)
        self.remedy = remedy


@contextlib.contextmanager
def trouble_explained(recipe: Recipe) -> Iterator[None]:
    """Turn the many ways of running out of memory, or of losing the device, into one sentence each."""
    try:
        yield
    except (MemoryError, RuntimeError) as error:
        said = str(error).lower()
        if isinstance(error, MemoryError) or any(words in said for words in _NO_MEMORY):
            raise _no_memory(recipe) from error
        if any(words in said for words in _NO_DEVICE):
            raise _no_device(str(error)) from error
        raise


def _no_memory(recipe: Recipe) -> TrainingTrouble:
    batch = recipe.training.batch_size
    return TrainingTrouble(
        QT_TRANSLATE_NOOP(
            "engine",
            "There is not enough memory for this network. Make training.batch_size (now {batch}), "
            "text.max_tokens or model.hidden_size smaller; what was saved is kept.",
        ),
        Remedy({"training.batch_size": batch // 2}) if batch > 1 else None,
        batch=batch,
    )


def _no_device(reason: str) -> TrainingTrouble:
    return TrainingTrouble(
        QT_TRANSLATE_NOOP(
            "engine",
            "The graphics card has stopped computing ({reason}). What was saved is kept; go on with the processor, or "
            "start the program again.",
        ),
        Remedy(device="cpu"),
        reason=(reason.splitlines() or [""])[0].rstrip("."),
    )


def refuse_divergence(number: float, step: int, recipe: Recipe) -> None:
    """Raise `TrainingTrouble` when a loss, a gradient's length or the weights are not finite numbers."""
    if math.isfinite(number):
        return
    training = recipe.training
    slower = {"training.learning_rate": float(f"{training.learning_rate / SLOWER:.1g}")}
    raise TrainingTrouble(
        QT_TRANSLATE_NOOP(
            "engine",
            "The loss or its gradient at step {step} is not a finite number: the corrections were too large. Make "
            "training.learning_rate (now {rate}) smaller or set training.clip_norm to 1; the best epoch so far is kept.",
        ),
        Remedy(slower if training.clip_norm else {**slower, "training.clip_norm": 1.0}),
        step=step,
        rate=training.learning_rate,
    )

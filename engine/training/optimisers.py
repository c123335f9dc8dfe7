"""The rules that turn gradients into corrections."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim import SGD, Adam, AdamW, Optimizer, RMSprop

from engine.recipe.training import Averaging, OptimizerName, TrainingSettings
from engine.training.touched_rows import RowsAdam, RowsSgd


def make_optimizer(
    settings: TrainingSettings,
    parameters: Iterable[nn.Parameter] | Iterable[dict[str, Any]],
    rows: bool = False,
) -> Optimizer:
    """The optimiser of the recipe, for weights or groups of them with a rate each (see `rungs.rates`).

    With `rows` some gradients are those of rows of a table alone (see `touched_rows.py`).

    Its fused form, one pass over all numbers, is taken where torch has one.
    """
    weights: list[Any] = list(parameters)
    first = weights[0]["params"][0] if isinstance(weights[0], dict) else weights[0]
    rate, decay = settings.learning_rate, settings.weight_decay
    if settings.optimizer is OptimizerName.RMSPROP:
        return RMSprop(weights, lr=rate, weight_decay=decay)
    fused = first.device.type in ("cpu", "cuda")
    if settings.optimizer is OptimizerName.SGD:
        return (RowsSgd if rows else SGD)(weights, lr=rate, weight_decay=decay, fused=fused)
    kind = AdamW if settings.optimizer is OptimizerName.ADAMW else Adam
    kind = RowsAdam if rows else kind  # without decay both are the same
    return kind(weights, lr=rate, weight_decay=decay, fused=fused)


def remembered_numbers(settings: TrainingSettings) -> int:
    """How many numbers are remembered for each weight: by the optimiser, and the average."""
    averaged = settings.averaging is not Averaging.NONE
    return averaged + {OptimizerName.SGD: 0, OptimizerName.RMSPROP: 1}.get(settings.optimizer, 2)


def clip_gradients(parameters: Iterable[nn.Parameter], limit: float) -> Tensor:
    """Shorten the whole gradient to `limit` (0: leave it); gives its length before, as a tensor on the device."""
    grads = [_numbers(p) for p in parameters if p.grad is not None]
    norm: Tensor = torch.linalg.vector_norm(torch.stack(torch._foreach_norm(grads)))
    # On the CPU a look at the norm is free, and most gradients need no shortening.
    if limit and (norm.device.type != "cpu" or float(norm) > limit):
        torch._foreach_mul_(grads, torch.clamp(limit / (norm + 1e-6), max=1.0))
    return norm


def _numbers(weight: nn.Parameter) -> Tensor:
    """The gradient; of one of rows the numbers of all rows, each row once."""
    assert weight.grad is not None
    if not weight.grad.is_sparse:
        return weight.grad
    weight.grad = weight.grad.coalesce()
    return weight.grad._values()

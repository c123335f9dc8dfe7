"""Large tables of word vectors: a step changes only the rows of the words it read.

A dense step goes over every number of the table, of its gradient and of what the optimiser remembers, however few words
a batch has. Here the gradient is that of the rows which were read. With plain gradient descent the result is the same
but for rounding. Adam is the lazy kind: a word that is not read keeps its place and its running means until
it is read again, where the dense one would push it on in the direction it last went. Weight decay, tied tables and
optimisers that look at every number of a gradient stay dense.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim import SGD, Adam, Optimizer

from engine.networks.answers import TiedAnswer
from engine.recipe.training import OptimizerName, TrainingSettings

LARGE = 1 << 21  # numbers of a table: below, a dense step costs less than finding the rows
_ABLE = (OptimizerName.SGD, OptimizerName.ADAM, OptimizerName.ADAMW)


def touch_rows_alone(network: nn.Module, settings: TrainingSettings) -> bool:
    """Let the gradient of every large table on the processor be that of the rows read; whether there is one."""
    if settings.optimizer not in _ABLE or settings.weight_decay:
        return False
    tables = [module for module in network.modules() if isinstance(module, nn.Embedding)]
    answers = [module.weight for module in network.modules() if isinstance(module, TiedAnswer)]
    found = False
    for table in tables:
        tied = any(table.weight is weight for weight in answers)
        alone = sum(table.weight is other.weight for other in tables) == 1
        if table.weight.numel() >= LARGE and table.weight.device.type == "cpu" and alone and not tied:
            table.sparse = found = True
    return found


class RowsAdam(Adam):
    """Adam, lazily where a gradient is one of rows."""

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> None:  # type: ignore[override]
        """One correction; gradients of rows must be coalesced."""
        rows = list(_rows_set_aside(self))
        super().step(closure)
        for weight, gradient, group in rows:
            self._correct(weight, gradient, group)
            weight.grad = gradient

    def _correct(self, weight: nn.Parameter, gradient: Tensor, group: dict[str, Any]) -> None:
        state = self.state[weight]
        if not state:
            state["step"] = torch.zeros((), dtype=torch.float32)
            state["exp_avg"], state["exp_avg_sq"] = torch.zeros_like(weight), torch.zeros_like(weight)
        state["step"] += 1
        steps, (fast, slow) = float(state["step"]), group["betas"]
        ids, values = gradient._indices()[0], gradient._values()
        mean = state["exp_avg"].index_select(0, ids).lerp_(values, 1 - fast)
        square = state["exp_avg_sq"].index_select(0, ids).mul_(slow).addcmul_(values, values, value=1 - slow)
        state["exp_avg"].index_copy_(0, ids, mean)
        state["exp_avg_sq"].index_copy_(0, ids, square)
        spread = square.sqrt_().div_(math.sqrt(1 - slow**steps)).add_(group["eps"])
        weight.index_add_(0, ids, mean.div_(spread), alpha=-group["lr"] / (1 - fast**steps))


class RowsSgd(SGD):
    """Plain gradient descent, also with gradients of rows."""

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> None:  # type: ignore[override]
        """One correction."""
        rows = list(_rows_set_aside(self))
        super().step(closure)
        for weight, gradient, group in rows:
            weight.index_add_(0, gradient._indices()[0], gradient._values(), alpha=-group["lr"])
            weight.grad = gradient


def _rows_set_aside(optimizer: Optimizer) -> Iterator[tuple[nn.Parameter, Tensor, dict[str, Any]]]:
    for group in optimizer.param_groups:
        for weight in group["params"]:
            if weight.grad is not None and weight.grad.is_sparse:
                gradient, weight.grad = weight.grad, None
                yield weight, gradient, group

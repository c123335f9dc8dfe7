"""Recurrent cells in layers, each layer held on its own so that its states can be seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import torch
from torch import Tensor, nn

from engine.networks.dropout import SequenceDropout
from engine.networks.layers import LayerState, RecurrentLayer, StackState, make_layer, run_layer
from engine.networks.stack_config import StackConfig
from engine.recipe.model import Skip

# Reads a whole layer: its number from 0 and what it reads (steps, batch, …) → its states (steps, batch, …).
ReadLayer = Callable[[int, Tensor], Tensor]


class RecurrentStack(nn.Module):
    """Layers of one cell kind; with `bidirectional` a second reader per layer, from the end of the text.

    Two readers of one direction each, rather than torch's bidirectional layer: the backward one is given the text
    turned round *within its length*, so padding stays behind it and is never read first. That equals
    pack_padded_sequence, keeps the fast path for whole batches, and every state has its place.
    """

    def __init__(self, config: StackConfig) -> None:
        super().__init__()
        self.config = config
        numbers = range(config.num_layers)
        self.forward_layers = nn.ModuleList(make_layer(config.layer(n)) for n in numbers)
        self.backward_layers = nn.ModuleList(
            make_layer(config.layer(n)) for n in numbers if config.bidirectional
        )
        sizes = config.output_sizes
        self.projections = nn.ModuleDict(
            {str(n): nn.Linear(sizes[n - 1], sizes[n], bias=False) for n in numbers if config.projected(n)}
        )
        self.dropout = SequenceDropout(config.dropout, locked=config.locked_dropout)

    def readers(self, number: int) -> tuple[RecurrentLayer, ...]:
        """The forward reader of a layer, and the backward one when there is one."""
        onward = cast(RecurrentLayer, self.forward_layers[number])
        if not self.config.bidirectional:
            return (onward,)
        return onward, cast(RecurrentLayer, self.backward_layers[number])

    def forward(self, x: Tensor, state: StackState | None = None) -> tuple[Tensor, StackState]:
        """Onwards only: `x` (steps, batch, input_size) → (steps, batch, output_size), and where each layer ends."""
        ends: list[LayerState] = []

        def read(number: int, below: Tensor) -> Tensor:
            (onward,) = self.readers(number)
            states, end = run_layer(onward, below, state[number] if state else None)
            ends.append(end)
            return states

        return self.joined(self.climb(x, read)), tuple(ends)

    def read(self, x: Tensor, lengths: Tensor) -> Tensor:
        """Whole texts in all directions: `x` (steps, batch, input_size), `lengths` (batch,) → (…, output_size).

        What stands at a step within a text does not depend on the padding behind it; what stands behind is nothing.
        """
        if not self.config.bidirectional:
            return self(x)[0]  # type: ignore[no-any-return]
        turned = turning_index(lengths, len(x))

        def read(number: int, below: Tensor) -> Tensor:
            onward, back = self.readers(number)
            ahead, _ = run_layer(onward, below, None)
            behind, _ = run_layer(back, turn(below, turned), None)
            return torch.cat([ahead, turn(behind, turned)], dim=-1)

        return self.joined(self.climb(x, read))

    def climb(self, x: Tensor, read: ReadLayer) -> list[Tensor]:
        """The output of every layer from below; the one place that knows about skips."""
        dense, outputs, seen = self.config.skip is Skip.DENSE, list[Tensor](), [x]
        for number in range(self.config.num_layers):
            states = read(number, torch.cat(seen, dim=-1) if dense else seen[-1])
            if self.config.skip is Skip.RESIDUAL and number:
                states = states + self._skipped(number, outputs[-1])
            outputs.append(states)
            if number < self.config.num_layers - 1:
                seen.append(self.dropout(states))
        return outputs

    def joined(self, outputs: list[Tensor]) -> Tensor:
        """What the answer reads of the layers' outputs: (…, output_size)."""
        return torch.cat(outputs, dim=-1) if self.config.skip is Skip.DENSE else outputs[-1]

    def _skipped(self, number: int, below: Tensor) -> Tensor:
        return self.projections[str(number)](below) if self.config.projected(number) else below


def turning_index(lengths: Tensor, steps: int) -> Tensor:
    """Which row of a flattened (steps · batch) sequence comes at each place when every text is turned round.

    Within its length step t becomes length - 1 - t; padding stays where it is. Turning twice gives the text back.
    """
    batch = len(lengths)
    t = torch.arange(steps, device=lengths.device)[:, None]  # (steps, 1)
    source = torch.where(t < lengths, lengths - 1 - t, t)  # (steps, batch)
    return (source * batch + torch.arange(batch, device=lengths.device)).flatten()


class _Turn(torch.autograd.Function):
    """Turning is its own inverse, so the gradient is turned back the same way: no slow scattered sums."""

    @staticmethod
    def forward(ctx: torch.autograd.function.FunctionCtx, x: Tensor, index: Tensor) -> Tensor:
        ctx.save_for_backward(index)
        return x.reshape(-1, x.shape[-1]).index_select(0, index).view_as(x)

    @staticmethod
    def backward(ctx: torch.autograd.function.FunctionCtx, *grads: Tensor) -> tuple[Tensor, None]:
        (index,) = ctx.saved_tensors  # type: ignore[attr-defined]
        (grad,) = grads
        return grad.reshape(-1, grad.shape[-1]).index_select(0, index).view_as(grad), None


def turn(x: Tensor, index: Tensor) -> Tensor:
    """`x` (steps, batch, size) with every text read from its end; see `turning_index`."""
    return cast(Tensor, _Turn.apply(x, index))  # type: ignore[no-untyped-call]

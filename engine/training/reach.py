"""How far back the gradient reaches: ∂loss/∂h at every step of one line."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from engine.networks.build import Network
from engine.networks.classifier import Classifier
from engine.networks.layers import LayerState, RecurrentLayer, step_layer
from engine.text.vocabulary import PAD

MOST_STEPS = 60
Norms = tuple[tuple[float, ...], ...]


def gradient_reach(network: Network, ids: list[int], label: int | None) -> Norms:
    """`norms[layer][step]`, the length of ∂loss/∂h(t), every way from h(t) to the loss counted.

    The loss is that of the label, or in a language model that of the line's last token, foretold from those before.
    Only the first 60 steps are read. Nothing of the network changes: no weight, no gradient, no random number.
    """
    device = network.answer.weight.device
    training = network.training
    network.eval()
    try:
        with torch.enable_grad():
            if isinstance(network, Classifier):
                read, target = ids[:MOST_STEPS] or [PAD], label
            else:
                read, target = ids[: MOST_STEPS + 1][:-1], ids[: MOST_STEPS + 1][-1]
            states, read_by_answer = _unrolled(network, torch.tensor(read, device=device))
            loss = cross_entropy(_logits(network, read_by_answer), torch.tensor([target], device=device))
            flat = [h for layer in states for step in layer for h in step]
            gradients = iter(torch.autograd.grad(loss, flat, allow_unused=True))
        return tuple(tuple(_norm([next(gradients) for _ in step]) for step in layer) for layer in states)
    finally:
        network.train(training)


# Of one layer: for each step the state of the forward reader, and of the backward reader when there is one.
LayerSteps = list[list[Tensor]]


def _unrolled(network: Network, ids: Tensor) -> tuple[list[LayerSteps], Tensor]:
    """Every h(t), (1, hidden_size), computed step by step: torch's whole-sequence layers keep theirs to themselves.

    With what the answer reads of them, (steps, 1, size), so that every way from h(t) to the loss leads through them.
    """
    layers: list[LayerSteps] = []

    def read(number: int, below: Tensor) -> Tensor:
        xs = list(below.unbind(0))
        onward, *backward = network.stack.readers(number)
        readers = [_read(onward, xs), *(_read(back, xs[::-1])[::-1] for back in backward)]
        layers.append([list(step) for step in zip(*readers, strict=True)])
        return torch.stack([torch.cat(step, dim=-1) for step in layers[-1]])

    x = (
        network.embed(ids)[:, None].detach().requires_grad_()
    )  # layers that do not learn yet pass a gradient on, too
    outputs = network.stack.climb(x, read)
    return layers, network.stack.joined(outputs)


def _read(layer: RecurrentLayer, xs: list[Tensor]) -> list[Tensor]:
    """h of each step, one tensor for both ways on: to the next step and to the layer above."""
    state: LayerState | None = None
    states = []
    for x in xs:
        state = step_layer(layer, x, state)
        states.append(state[0])
    return states


def _logits(network: Network, states: Tensor) -> Tensor:
    if isinstance(network, Classifier):
        return network.answer_from(states, torch.tensor([len(states)], device=states.device))
    logits: Tensor = network.answer(states[-1])
    return logits


def _norm(parts: list[Tensor | None]) -> float:
    """The length of a step's whole gradient; zero where nothing leads to the loss."""
    return math.hypot(*(float(torch.linalg.vector_norm(part)) for part in parts if part is not None))

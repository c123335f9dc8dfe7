"""A network as a ladder: the answer on top, under it layer by layer, the word vectors at the foot.

What was learned from many texts sits deep and is worth keeping. So the lower rungs may learn more slowly, and what was
taken from elsewhere may wait until the rungs above it have found their place (Howard and Ruder, 2018: arXiv:1801.06146).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any

from torch import nn

from engine.recipe.training import TrainingSettings

_LAYER = re.compile(r"(stack|encoder|decoder)\.(?:forward_layers|backward_layers|projections)\.(\d+)\.")
_WORDS = ("embedding.", "target_embedding.")


def rungs(network: nn.Module) -> list[list[str]]:
    """The names of a network's weights, rung by rung from the top."""
    names = [name for name, _ in network.named_parameters()]
    layers = sorted({layer for name in names if (layer := _layer(name))}, reverse=True)
    ladder = [[name for name in names if _layer(name) == layer] for layer in layers]
    top = [name for name in names if _layer(name) is None and not name.startswith(_WORDS)]
    return [top, *ladder, [name for name in names if name.startswith(_WORDS)]]


def rates(network: nn.Module, settings: TrainingSettings) -> list[dict[str, Any]]:
    """The weights that learn in groups for an optimiser, each with its learning rate.

    One group when all rungs learn alike; the optimiser then knows the weights in the network's own order.
    """
    learning = {name: weight for name, weight in network.named_parameters() if weight.requires_grad}
    if settings.layer_rate == 1.0:
        return [{"params": list(learning.values()), "lr": settings.learning_rate}]
    groups = [[learning[name] for name in rung if name in learning] for rung in rungs(network)]
    return [
        {"params": group, "lr": settings.learning_rate * settings.layer_rate**number}
        for number, group in enumerate(groups)
        if group
    ]


def waiting(network: nn.Module, taken: Collection[str], epoch: int) -> set[str]:
    """What of the `taken` weights does not learn yet in `epoch` (from 0): with each one rung more begins to learn."""
    return {name for rung in rungs(network)[epoch + 1 :] for name in rung if name in taken}


def let_learn(network: nn.Module, names: Iterable[str], *, learn: bool) -> None:
    """Let some weights learn, or leave them as they are."""
    for name in names:
        network.get_parameter(name).requires_grad_(learn)


def _layer(name: str) -> tuple[int, int] | None:
    """Where a recurrent layer stands: a decoder above an encoder, then by its number."""
    found = _LAYER.match(name)
    return (found[1] == "decoder", int(found[2])) if found else None

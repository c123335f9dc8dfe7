"""Networks small enough for a test."""

from __future__ import annotations

from collections.abc import Callable

import torch
from hypothesis import strategies as st
from torch import Tensor, nn

from engine.networks.build import build_network
from engine.networks.classifier import Classifier
from engine.networks.layers import StepLayer
from engine.networks.stack import RecurrentStack
from engine.networks.stack_config import StackConfig
from engine.recipe.model import Activation, Cell, Readout, Skip
from engine.recipe.recipe import Recipe

# Every cell × activation × direction × layers × widths × skip × layer norm.
STACKS = st.builds(
    StackConfig,
    cell=st.sampled_from(Cell),
    activation=st.sampled_from(Activation),
    input_size=st.just(5),
    widths=st.lists(st.sampled_from([3, 4, 6]), min_size=1, max_size=3).map(tuple),
    bidirectional=st.booleans(),
    skip=st.sampled_from(Skip),
    layer_norm=st.booleans(),
)


def make_classifier(
    cell: Cell, readout: Readout, both: bool = False, layers: int = 1, **values: object
) -> Classifier:
    recipe = Recipe().with_values(
        {
            "model.cell": cell.value,
            "model.readout": readout.value,
            "model.bidirectional": both,
            "model.num_layers": layers,
            "model.embedding_dim": 5,
            "model.hidden_size": 6,
            "model.dropout": 0.4,
            **{key.replace("__", "."): value for key, value in values.items()},
        }
    )
    network = build_network(recipe, vocabulary=12, labels=3)
    assert isinstance(network, Classifier)
    return network.eval()


def with_own_layers(stack: RecurrentStack) -> RecurrentStack:
    """The same weights in a stack whose layers are all our own."""
    own = RecurrentStack(stack.config)
    for layers in (own.forward_layers, own.backward_layers):
        for number in range(len(layers)):
            layers[number] = StepLayer(stack.config.layer(number))
    own.load_state_dict(stack.state_dict())
    return own


def overfit(network: nn.Module, loss: Callable[[], Tensor], steps: int = 200, enough: float = 0.02) -> float:
    """A plain loop over the same few examples until the loss is small enough; gives the last loss."""
    optimizer = torch.optim.Adam(network.parameters(), lr=0.03)
    value = torch.tensor(0.0)
    for _ in range(steps):
        value = loss()
        if float(value.detach()) < enough:
            break
        optimizer.zero_grad()
        value.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    return float(value.detach())

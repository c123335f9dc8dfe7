"""The numbers a network begins with. They follow from the recipe's seed alone."""

from __future__ import annotations

import math

import torch
from torch import nn

from engine.networks.answers import TiedAnswer
from engine.networks.shapes import GATES
from engine.networks.stack import RecurrentStack
from engine.recipe.model import Cell

# The spread of the word vectors a network begins with. A classifier has thousands of words and few texts with each:
# what it learns has to outweigh what was drawn. A language model meets every token so often that it gains most from
# telling them apart at once. Measured: 1.0 costs a classifier three points of accuracy, 0.1 a language model twice
# the epochs.
CLASSIFIER_SPREAD, LANGUAGE_MODEL_SPREAD = 0.1, 1.0


@torch.no_grad()
def start_weights(network: nn.Module, seed: int, spread: float) -> None:
    """Fill every weight of a network, drawing from a generator of its own.

    - Recurrent weights are orthogonal, each gate's on its own: a state keeps its length through many steps, so a plain
      RNN learns over hundreds of them (Saxe et al., 2014).
    - The lstm's forget gate begins with a bias of 1 (Jozefowicz et al., 2015), so it keeps its memory until it learns
      to let go. All other biases are zero.
    - Weights from below, those of linear layers and of projections are Glorot uniform, each gate's on its own.
    - Word vectors are normal with the given `spread`; a classifier's vector of <pad> is zero and stays so. Vectors that
      also foretell words are smaller, 1 / √size, and are made larger when they are read.
    - Layer norm begins with factors of 1 and shifts of 0.
    """
    draw = torch.Generator().manual_seed(seed)
    shared = [module.weight for module in network.modules() if isinstance(module, TiedAnswer)]
    for module in network.modules():
        if isinstance(module, nn.Embedding):
            tied = any(module.weight is table for table in shared)
            module.weight.normal_(0.0, module.embedding_dim**-0.5 if tied else spread, generator=draw)
            if module.padding_idx is not None:
                module.weight[module.padding_idx] = 0.0
        elif isinstance(module, nn.Linear):
            nn.init.xavier_uniform_(module.weight, generator=draw)
            if module.bias is not None:
                module.bias.zero_()
        elif isinstance(module, RecurrentStack):
            for layer in (*module.forward_layers, *module.backward_layers):
                _start_layer(layer, module.config.cell, draw)


def _start_layer(layer: nn.Module, cell: Cell, draw: torch.Generator) -> None:
    for name, weight in layer.named_parameters():
        if name.startswith("norm"):
            continue
        for number, gate in enumerate(torch.split(weight, len(weight) // GATES[cell])):
            if name.startswith("weight_hh"):
                nn.init.orthogonal_(gate, generator=draw)
            elif name.startswith("weight_ih"):
                bound = math.sqrt(6.0 / sum(gate.shape))
                gate.uniform_(-bound, bound, generator=draw)
            else:  # torch adds bias_ih and bias_hh: the 1 goes into one of them
                forget = cell is Cell.LSTM and number == 1 and name.startswith("bias_ih")
                gate.fill_(1.0 if forget else 0.0)

"""Readouts are what their names say."""

import torch

from engine.networks.readouts import read_out
from engine.recipe.model import Readout


def test_readouts_are_what_their_names_say() -> None:
    states = torch.tensor([[1.0, 5.0], [3.0, -1.0], [100.0, 100.0]])[:, None]  # (3 steps, 1 text, 2)
    lengths = torch.tensor([2])

    assert read_out(Readout.LAST, states, lengths, 2).tolist() == [[3.0, -1.0]]
    assert read_out(Readout.LAST, states, lengths, 1).tolist() == [[3.0, 5.0]]
    assert read_out(Readout.MEAN, states, lengths, 2).tolist() == [[2.0, 2.0]]
    assert read_out(Readout.MAX, states, lengths, 2).tolist() == [[3.0, 5.0]]
    assert read_out(Readout.MEAN_MAX, states, lengths, 2).tolist() == [[2.0, 2.0, 3.0, 5.0]]

"""A run goes on with the readers it began with, and a computer chooses the same ones every time."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import nn

from engine.networks.stack import RecurrentStack
from engine.networks.stack_config import LayerConfig, StackConfig
from engine.recipe.model import Activation, Cell
from engine.training import kernel_choice
from engine.training.kernel_choice import choose_kernels, fused_layers, measure, put_kernels


def a_network(cell: Cell = Cell.GRU, widths: tuple[int, ...] = (4, 4)) -> nn.Module:
    return RecurrentStack(StackConfig(cell=cell, input_size=4, widths=widths))


def told(monkeypatch: pytest.MonkeyPatch, ratio: float) -> list[int]:
    """Make every timing come out as `ratio`; the batches that were timed."""
    timed: list[int] = []

    def pretend(config: object, batch: int, low: bool = False) -> float:
        timed.append(batch)
        return ratio

    monkeypatch.setattr(kernel_choice, "measure", pretend)
    return timed


@pytest.mark.parametrize(
    ("cell", "ratio", "chosen"),
    [
        (Cell.GRU, 3.0, True),
        (Cell.GRU, 0.9, True),  # close: what is usual
        (Cell.GRU, 0.5, False),
        (Cell.LSTM, 0.5, False),
        (Cell.LSTM, 1.1, False),
        (Cell.LSTM, 2.0, True),
    ],
)
def test_what_is_clearly_faster_is_taken(
    cell: Cell, ratio: float, chosen: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told(monkeypatch, ratio)
    network = a_network(cell)

    assert choose_kernels(network, 2, tmp_path) == [chosen, chosen]
    assert [layer.own for layer in fused_layers(network)] == [chosen, chosen]


def test_a_timing_is_made_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert told(monkeypatch, 0.1) == []
    first = choose_kernels(a_network(), 2, tmp_path)
    timed = told(monkeypatch, 9.0)

    assert choose_kernels(a_network(), 2, tmp_path) == first == [False, False]
    assert timed == []
    assert choose_kernels(a_network(), 3, tmp_path) == [True, True]
    assert timed == [3]


def test_a_damaged_timing_is_made_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told(monkeypatch, 0.1)
    choose_kernels(a_network(), 2, tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_text("{", "utf-8")
    told(monkeypatch, 9.0)

    assert choose_kernels(a_network(), 2, tmp_path) == [True, True]


def test_a_folder_that_cannot_be_written_harms_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told(monkeypatch, 9.0)
    (tmp_path / "file").write_text("", "utf-8")

    assert choose_kernels(a_network(), 2, tmp_path / "file") == [True, True]


def test_what_would_take_long_is_not_timed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(kernel_choice, "MOST_WORK", 1)
    timed = told(monkeypatch, 0.1)

    assert choose_kernels(a_network(), 2, tmp_path) == [True, True]
    assert timed == []


def test_what_was_chosen_is_put_back() -> None:
    network = a_network()

    assert put_kernels(network, [True, False]) == [True, False]
    assert [layer.own for layer in fused_layers(network)] == [True, False]
    assert put_kernels(network, None) == [False, False]  # a run from before there was a choice
    assert [layer.own for layer in fused_layers(network)] == [False, False]


def test_a_timing_is_a_ratio_of_speeds_and_takes_no_random_numbers() -> None:
    before = torch.get_rng_state()

    ratio = measure(LayerConfig(Cell.GRU, Activation.TANH, 4, 4), 2)

    assert 0.01 < ratio < 1000
    assert torch.equal(torch.get_rng_state(), before)

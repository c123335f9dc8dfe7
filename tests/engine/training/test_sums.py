"""Sums are those of all numbers, however many are fetched at a time."""

import pytest
import torch

from engine.training import sums
from engine.training.sums import LossSums


@pytest.mark.parametrize("in_order", [True, False])
def test_all_are_added_up(in_order: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sums, "FETCHED_TOGETHER", 3)
    found = LossSums(in_order=in_order)
    assert found.total() == 0.0
    for number in range(10):
        found.add(torch.tensor(number))
    assert found.total() == 45.0
    found.add(torch.tensor(0.5))
    assert found.total() == 45.5

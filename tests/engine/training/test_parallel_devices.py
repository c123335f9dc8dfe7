"""Which card each of several processes takes, and how many threads."""

import os

import pytest
import torch

from engine.errors import EngineError
from engine.training.parallel_devices import choose_own_device, threads_beside
from engine.training.parallel_seat import Seat
from tests.engine.training.helpers import a_recipe

THIRD_OF_FOUR = Seat(6, 8, 2, 4)


@pytest.fixture
def cards(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """A computer with so many graphics cards."""
    monkeypatch.setattr(torch.cuda, "is_available", lambda: request.param > 0)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: request.param)


@pytest.mark.parametrize("cards", [4, 8], indirect=True)
@pytest.mark.parametrize("name", ["auto", "cuda"])
@pytest.mark.usefixtures("cards")
def test_each_has_its_own_card(name: str) -> None:
    assert choose_own_device(name, THIRD_OF_FOUR) == torch.device("cuda", 2)


@pytest.mark.parametrize("cards", [0, 3], indirect=True)
@pytest.mark.usefixtures("cards")
def test_auto_takes_the_processor_where_cards_are_too_few() -> None:
    assert choose_own_device("auto", THIRD_OF_FOUR) == torch.device("cpu")


@pytest.mark.parametrize("cards", [3], indirect=True)
@pytest.mark.usefixtures("cards")
def test_too_few_cards_are_told() -> None:
    with pytest.raises(EngineError, match="4 processes on a computer with 3 graphics cards"):
        choose_own_device("cuda", THIRD_OF_FOUR)


@pytest.mark.parametrize("cards", [0], indirect=True)
@pytest.mark.usefixtures("cards")
def test_what_cannot_be_shared_is_told() -> None:
    with pytest.raises(EngineError, match="cannot share the device mps"):
        choose_own_device("mps", THIRD_OF_FOUR)
    with pytest.raises(EngineError, match="no usable cuda"):
        choose_own_device("cuda", THIRD_OF_FOUR)
    assert choose_own_device("cpu", THIRD_OF_FOUR).type == "cpu"


def test_processes_share_the_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 16)
    large = a_recipe(model__hidden_size=512)
    assert [threads_beside(large, processes) for processes in (1, 2, 8, 20)] == [8, 4, 1, 1]
    assert threads_beside(a_recipe(), 4) == 1
    assert threads_beside(a_recipe(training__threads=3), 4) == 3

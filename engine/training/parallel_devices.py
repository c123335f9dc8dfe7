"""What each of several processes computes with."""

from __future__ import annotations

import torch

from engine.errors import EngineError
from engine.recipe.recipe import Recipe
from engine.training.devices import choose_device, choose_threads
from engine.training.parallel_seat import Seat
from engine.words import QT_TRANSLATE_NOOP


def threads_beside(recipe: Recipe, processes: int) -> int:
    """How many threads each of several processes of one computer computes with: they share its processors."""
    if recipe.training.threads != "auto":
        return recipe.training.threads
    return max(1, choose_threads(recipe) // processes)


def choose_own_device(name: str, seat: Seat) -> torch.device:
    """The device of one process of several: each has a graphics card of its own, or all compute on the processor.

    Raises `EngineError` when there are too few.
    """
    cards = torch.cuda.device_count() if torch.cuda.is_available() else 0
    if name == "mps":
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "Several processes cannot share the device {name}. Choose auto, cpu or cuda."
            ),
            name=name,
        )
    if name == "auto":
        name = "cuda" if cards >= seat.local_size else "cpu"
    if choose_device(name).type == "cpu":
        return torch.device("cpu")
    if cards < seat.local_size:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "There are {processes} processes on a computer with {cards} graphics cards. "
                "Start as many processes as there are cards, or add --device cpu.",
            ),
            processes=seat.local_size,
            cards=cards,
        )
    return torch.device("cuda", seat.local_rank)

"""Which of the devices here learns a network the fastest, measured: graphics cards lose with small networks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import torch

from engine.control import RunControl
from engine.errors import EngineError
from engine.recipe.recipe import Recipe
from engine.training.forecast import DeviceSpeed, Forecast, Lamp
from engine.training.preflight import BUDGET_SECONDS, foresee
from engine.training.preparing import Prepared

_FEWEST_SECONDS = 0.6  # for a device: the first steps of a card are slow


def present_devices() -> tuple[torch.device, ...]:
    """The devices a run can use here, the processor first."""
    names = ["cpu"]
    names += ["cuda"] if torch.cuda.is_available() else []
    names += ["mps"] if torch.backends.mps.is_available() else []
    return tuple(map(torch.device, names))


def foresee_everywhere(
    recipe: Recipe,
    prepared: Prepared,
    control: RunControl,
    device: torch.device,
    seconds: float = BUDGET_SECONDS,
    devices: Sequence[torch.device] | None = None,
) -> Forecast:
    """What a run takes on `device`; with another one present also how long an epoch takes on each, the fastest first.

    The time for trying is shared among them. A device on which the network cannot be tried is left out.
    """
    present = present_devices() if devices is None else devices
    each = max(_FEWEST_SECONDS, seconds / max(1, len(present)))
    found = foresee(recipe, prepared, control, device, each)
    if len(present) < 2 or not found.batches:
        return found
    speeds = [DeviceSpeed(device.type, found.epoch_seconds + found.valid_seconds)]
    for other in present:
        if other.type == device.type:
            continue
        try:
            there = foresee(recipe, prepared, control, other, each)
        except (EngineError, RuntimeError, NotImplementedError):  # what torch cannot do there yet
            continue
        if there.batches and there.lamp is not Lamp.RED:
            speeds.append(DeviceSpeed(other.type, there.epoch_seconds + there.valid_seconds))
    return replace(found, devices=tuple(sorted(speeds, key=lambda one: one.epoch_seconds)))

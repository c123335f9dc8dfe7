"""Where there are several devices the network is tried on each; a second one is made up here."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from engine.control import RunControl
from engine.errors import EngineError
from engine.events import result_of
from engine.recipe.presets import build_recipe
from engine.training import which_device
from engine.training.forecast import Forecast, Lamp
from engine.training.preflight import foresee
from engine.training.preparing import Prepared, prepare
from engine.training.which_device import foresee_everywhere, present_devices
from tests.engine.training.test_preflight import reviews

CPU, CARD = torch.device("cpu"), torch.device("cuda")
RECIPE = build_recipe("small")


@pytest.fixture
def prepared(tmp_path: Path) -> Prepared:
    return result_of(prepare(reviews(tmp_path), RECIPE, RunControl()))


def with_a_card(
    monkeypatch: pytest.MonkeyPatch, epoch_seconds: float, lamp: Lamp = Lamp.GREEN
) -> list[torch.device]:
    """A card on which an epoch takes so long; gives the devices that were tried."""
    tried: list[torch.device] = []

    def on_any(
        recipe: object, prepared: Prepared, control: object, device: torch.device, s: float
    ) -> Forecast:
        tried.append(device)
        seconds = epoch_seconds if device.type == "cuda" else 10.0
        colour = lamp if device.type == "cuda" else Lamp.GREEN
        return Forecast(device.type, 1, 1000, 9, 3, seconds, 0.0, 10, 5, 2, 1 << 30, 4, colour)

    monkeypatch.setattr(which_device, "foresee", on_any)
    return tried


def test_with_one_device_nothing_is_compared(prepared: Prepared) -> None:
    found = foresee_everywhere(RECIPE, prepared, RunControl(), CPU, 0.2, devices=[CPU])
    assert found.devices == ()
    assert found.epoch_seconds > 0


def test_the_processor_is_always_there() -> None:
    assert present_devices()[0] == CPU


@pytest.mark.parametrize(("seconds", "fastest"), [(2.0, "cuda"), (30.0, "cpu")])
@pytest.mark.parametrize("chosen", [CPU, CARD])
def test_the_faster_device_stands_first_whichever_is_chosen(
    prepared: Prepared,
    monkeypatch: pytest.MonkeyPatch,
    seconds: float,
    fastest: str,
    chosen: torch.device,
) -> None:
    tried = with_a_card(monkeypatch, seconds)
    found = foresee_everywhere(RECIPE, prepared, RunControl(), chosen, devices=[CPU, CARD])
    assert found.device == chosen.type
    assert found.devices[0].device == fastest
    assert {one.device: one.epoch_seconds for one in found.devices} == {"cpu": 10.0, "cuda": seconds}
    assert sorted(device.type for device in tried) == ["cpu", "cuda"]


def test_a_device_without_room_is_left_out(prepared: Prepared, monkeypatch: pytest.MonkeyPatch) -> None:
    with_a_card(monkeypatch, 1.0, lamp=Lamp.RED)
    found = foresee_everywhere(RECIPE, prepared, RunControl(), CPU, devices=[CPU, CARD])
    assert [one.device for one in found.devices] == ["cpu"]


def test_a_device_that_cannot_do_it_is_left_out(prepared: Prepared, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(
        recipe: object, prepared: Prepared, control: RunControl, device: torch.device, s: float
    ) -> Forecast:
        if device.type == "cuda":
            raise EngineError("There is no card any more.")
        return foresee(RECIPE, prepared, control, device, 0.1)

    monkeypatch.setattr(which_device, "foresee", refuse)
    found = foresee_everywhere(RECIPE, prepared, RunControl(), CPU, devices=[CPU, CARD])
    assert [one.device for one in found.devices] == ["cpu"]
    assert found.parameters > 0


def test_what_fails_on_a_real_second_device_costs_only_that_device(prepared: Prepared) -> None:
    found = foresee_everywhere(RECIPE, prepared, RunControl(), CPU, 0.2, devices=[CPU, torch.device("meta")])
    assert found.batches > 0
    assert [one.device for one in found.devices] == ["cpu"]  # on "meta" nothing can be read from a tensor

"""The work behind the pre-flight card; torch is imported inside the job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.control import RunControl
from engine.events import Work
from engine.training.forecast import Forecast
from gui.streams import Opened

if TYPE_CHECKING:
    from engine.recipe.recipe import Recipe
    from engine.training.preparing import Prepared


def foreseeing(recipe: Recipe, prepared: Prepared, device: str) -> Opened[Forecast]:
    """Try a few batches and say what a whole run takes."""

    def open_work(control: RunControl) -> Work[Forecast]:
        yield from ()
        from engine.training.devices import choose_device
        from engine.training.preflight import foresee

        return foresee(recipe, prepared, control, choose_device(device))

    return open_work

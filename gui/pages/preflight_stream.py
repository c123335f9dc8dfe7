"""The work behind the pre-flight card; torch is imported inside the job."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.control import RunControl
from engine.events import Work
from engine.training.forecast import Forecast
from gui.step_states import built_with
from gui.streams import Opened, preparing

if TYPE_CHECKING:
    from engine.recipe.recipe import Recipe
    from engine.training.preparing import Prepared
    from engine.training.sweeps import SweepForecast


def foreseeing(recipe: Recipe, prepared: Prepared, device: str) -> Opened[Forecast]:
    """Try a few batches and say what a whole run takes."""

    def open_work(control: RunControl) -> Work[Forecast]:
        yield from ()
        from engine.training.devices import choose_device
        from engine.training.which_device import foresee_everywhere

        return foresee_everywhere(recipe, prepared, control, choose_device(device))

    return open_work


def foreseeing_sweep(recipes: Sequence[Recipe], prepared: Prepared, device: str) -> Opened[SweepForecast]:
    """Try a few batches of each recipe and say what all runs take together."""

    def open_work(control: RunControl) -> Work[SweepForecast]:
        from engine.training.devices import choose_device
        from engine.training.sweeps import foresee_sweep

        def prepared_for(recipe: Recipe) -> Work[Prepared]:
            if built_with(prepared.pipeline, recipe):
                yield from ()
                return prepared
            return (yield from preparing(prepared.corpus, recipe, None, prepared.cut)(control))

        return (yield from foresee_sweep(recipes, prepared_for, control, choose_device(device)))

    return open_work

"""What a run will take, how that is judged, and the one change that would help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from engine.recipe.recipe import Recipe, Task

ROOM = 0.85  # share of the free memory that a run may take
_TIGHT = 0.6
_LONG_SECONDS = 3600.0  # of a whole training
_LARGEST_BATCH = 512


class Lamp(str, Enum):
    """Whether the run fits: easily, only just or slowly, or not at all."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Costs:
    """Seconds: `step` for each batch, `cell` for each of its cells (texts times the longest), `look` for a cell only read."""

    step: float
    cell: float
    look: float

    def learning(self, steps: float, cells: float) -> float:
        """Of so many steps over so many cells."""
        return self.step * steps + self.cell * cells


@dataclass(frozen=True, slots=True)
class Change:
    """One setting that would turn the lamp green, and what the run would take with it."""

    key: str
    value: int
    run_seconds: float
    more: int


@dataclass(frozen=True, slots=True)
class DeviceSpeed:
    """How long an epoch takes on a device, with the look at the validation part."""

    device: str
    epoch_seconds: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a run will take on `device` with `threads`.

    epoch_seconds: learning from the whole training part once; valid_seconds: looking at the validation part.
    memory: bytes this program will hold at its fullest; more: how many of these it does not hold yet, `state` of them
    for the weights and what the optimiser remembers; free: how many the machine (or the card) has left. `batches` were
    timed; 0 where the network is too large to try. devices: where several are present, each with what was measured on
    it, the fastest first.
    """

    device: str
    threads: int
    parameters: int
    steps_per_epoch: int
    epochs: int
    epoch_seconds: float
    valid_seconds: float
    memory: int
    more: int
    state: int
    free: int
    batches: int
    lamp: Lamp = Lamp.GREEN
    change: Change | None = None
    devices: tuple[DeviceSpeed, ...] = ()

    @property
    def run_seconds(self) -> float:
        """All epochs, should none of them be the last by early stopping."""
        return self.epochs * (self.epoch_seconds + self.valid_seconds)


def lamp_of(run_seconds: float, more: int, free: int) -> Lamp:
    """Red: does not fit. Amber: takes most of the memory, or more than an hour."""
    if more > ROOM * free:
        return Lamp.RED
    return Lamp.AMBER if more > _TIGHT * free or run_seconds > _LONG_SECONDS else Lamp.GREEN


def judged(forecast: Forecast, recipe: Recipe, costs: Costs | None) -> Forecast:
    """The forecast with its lamp, and with the one change that would turn it green where there is one."""
    lamp = lamp_of(forecast.run_seconds, forecast.more, forecast.free)
    change = None
    if lamp is not Lamp.GREEN:
        fitting = (c for c in _changes(forecast, recipe, costs) if _is_green(c, forecast))
        change = next(fitting, None)
    return replace(forecast, lamp=lamp, change=change)


def _is_green(change: Change, forecast: Forecast) -> bool:
    return lamp_of(change.run_seconds, change.more, forecast.free) is Lamp.GREEN


def _changes(forecast: Forecast, recipe: Recipe, costs: Costs | None) -> Iterator[Change]:
    """What could be changed, what costs the least first."""
    if recipe.task is Task.WORD_VECTORS:
        yield from _shorter_vectors(forecast, recipe)
        yield from _fewer_epochs(forecast, "vectors.epochs")
        return
    yield from _other_batches(forecast, recipe, costs)
    yield from _shorter_texts(forecast, recipe)
    yield from _smaller_states(forecast, recipe)
    yield from _fewer_epochs(forecast, "training.epochs")


def _other_batches(forecast: Forecast, recipe: Recipe, costs: Costs | None) -> Iterator[Change]:
    """Smaller batches hold less, larger ones need fewer steps; what one cell costs stays."""
    if costs is None:
        return
    batch, steps = recipe.training.batch_size, forecast.steps_per_epoch
    overhead = costs.step * steps
    for times in (0.5, 0.25, 0.125, 2, 4, 8):
        size = int(batch * times)
        if 1 <= size <= max(batch, _LARGEST_BATCH):
            epoch = forecast.epoch_seconds - overhead + overhead / times
            more = forecast.state + int((forecast.more - forecast.state) * times)
            seconds = forecast.epochs * (epoch + forecast.valid_seconds)
            yield Change("training.batch_size", size, seconds, max(0, more))


def _shorter_texts(forecast: Forecast, recipe: Recipe) -> Iterator[Change]:
    """Reading only part of each text; what is saved can be less where most texts are short."""
    if recipe.task is not Task.CLASSIFICATION:
        return
    for times in (0.5, 0.25):
        longest = int(recipe.text.max_tokens * times)
        more = forecast.state + int((forecast.more - forecast.state) * times)
        if longest >= 20:
            yield Change("text.max_tokens", longest, forecast.run_seconds * times, max(0, more))


def _smaller_states(forecast: Forecast, recipe: Recipe) -> Iterator[Change]:
    """Half the state costs at least half of everything but the word vectors; steps take at least half as long."""
    if recipe.model.layer_sizes:
        return
    for times in (0.5, 0.25):
        size = int(recipe.model.hidden_size * times)
        if size >= 8:
            yield Change(
                "model.hidden_size", size, forecast.run_seconds * times**0.5, int(forecast.more * times)
            )


def _shorter_vectors(forecast: Forecast, recipe: Recipe) -> Iterator[Change]:
    """What is held is the vectors; half as many numbers take at least half as long to learn."""
    for times in (0.5, 0.25):
        size = int(recipe.vectors.dim * times)
        if size >= 8:
            more = int(forecast.more * times)
            yield Change("vectors.dim", size, forecast.run_seconds * (0.5 + 0.5 * times), more)


def _fewer_epochs(forecast: Forecast, key: str) -> Iterator[Change]:
    one = forecast.run_seconds / max(1, forecast.epochs)
    epochs = min(forecast.epochs - 1, int(_LONG_SECONDS / one)) if one > 0 else 0
    if epochs >= 1:
        yield Change(key, epochs, epochs * one, forecast.more)

"""From numbers to stripes: which units are shown, and on which scale. Pure numpy.

A stripe is one unit. The units lie in fixed groups, and each group shows the one that varies most over this text: the
same unit at every step, so a stripe can be followed along the time axis.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from gui.views.unrolled.picture import Array, Picture, Row, Values, rows_of

CELL_STRIPES = 12
WORD_STRIPES = 10
GATE_STRIPES = 16
GIVEN_STRIPES = 4


def finite(values: Array) -> npt.NDArray[np.float64]:
    """The same numbers, without what a diverged network leaves: not-a-number becomes 0, infinity a large number."""
    return np.nan_to_num(np.asarray(values, dtype=np.float64), nan=0.0, posinf=1e6, neginf=-1e6)


def chosen_units(values: Array, groups: int) -> list[int]:
    """The unit that varies most in each of `groups` equal groups; values (steps, units)."""
    units = values.shape[1]
    if not units or not values.shape[0]:
        return []
    spread = finite(values).std(axis=0)
    bounds = np.linspace(0, units, min(groups, units) + 1).astype(int)
    return [int(a + np.argmax(spread[a:b])) for a, b in itertools.pairwise(bounds)]


def scale_of(values: Array) -> float:
    """The 99th percentile of the sizes: what full colour means for values without bounds."""
    if values.size == 0:
        return 1.0
    top = float(np.percentile(np.abs(finite(values)), 99))
    return top if top > 1e-9 else 1.0


def stripes(values: Array, groups: int, scale: float = 1.0) -> list[list[float]]:
    """(steps, stripes) between -1 and 1, as plain lists for the painter."""
    units = chosen_units(values, groups)
    if not units:
        return []
    picked = np.clip(finite(values[:, units]) / scale, -1.0, 1.0)
    return [[float(v) for v in row] for row in picked]


def noise(step: int, count: int) -> list[float]:
    """Shares 0 to 1 that stand for numbers nobody has learned yet; the same ones for a step every time."""
    return [math.sin(step * 12.9898 + unit * 78.233 + 1) * 43758.5453 % 1.0 for unit in range(count)]


def one_direction(values: Array, row: Row, units: int) -> Array:
    """The units of one direction of a layer, (steps, units)."""
    return values[:, units:] if row.backward else values[:, :units]


@dataclass(frozen=True)
class Stripes:
    """All stripes of a picture, made once when the picture is set.

    cells and blocks: per row of cells, then per step. words: per step. scale: what +1 stands for (1 for bounded
    states). given: what stands beside every word. decoder: the stripes of the second half, on the same scale.
    """

    cells: tuple[list[list[float]], ...]
    blocks: tuple[list[list[float]], ...]
    words: list[list[float]]
    scale: float
    given: list[float] = field(default_factory=list)
    decoder: Stripes | None = None


def stripes_of(picture: Picture, rows: tuple[Row, ...], scale: float | None = None) -> Stripes | None:
    """The stripes of a picture, None before training; `scale` where it is not the picture's own."""
    values = picture.values
    if values is None:
        return None
    scale = scale if scale is not None else _scale(picture)
    cells: list[list[list[float]]] = []
    blocks: list[list[list[float]]] = []
    for row in rows:
        if row.layer >= len(values.hidden):
            cells.append([])
            blocks.append([])
            continue
        states = one_direction(values.hidden[row.layer], row, picture.layers[row.layer].units)
        cells.append(stripes(states, stripe_count(picture, row.layer), scale))
        blocks.append(stripes(states, 1, scale))
    embedding = values.embedding
    words = stripes(embedding, WORD_STRIPES, 1.4 * scale_of(embedding)) if embedding is not None else []
    decoder = picture.decoder
    second = stripes_of(decoder, rows_of(decoder.layers), scale) if decoder is not None else None
    return Stripes(tuple(cells), tuple(blocks), words, scale, given_stripes(values.given), second)


def _scale(picture: Picture) -> float:
    """What full colour means in both halves of a picture."""
    found = [
        scale_of(states)
        for half in (picture, picture.decoder)
        if half is not None and half.values is not None
        for states in half.values.hidden
    ]
    return 1.0 if picture.bounded else max(found, default=1.0)


def given_stripes(given: Array | None) -> list[float]:
    """What is the same at every step: of each group the unit in the middle of its values."""
    if given is None or not given.size:
        return []
    known = np.clip(finite(given) / scale_of(given), -1.0, 1.0)
    groups = np.array_split(known, min(GIVEN_STRIPES, known.size))
    return [float(np.sort(group)[len(group) // 2]) for group in groups]


def stripe_count(picture: Picture, layer: int) -> int:
    """The widest layer has all stripes, a narrower one fewer: wide layers look wide."""
    widest = max(one.units for one in picture.layers)
    return max(4, round(CELL_STRIPES * picture.layers[layer].units / max(1, widest)))


@dataclass(frozen=True)
class NearStripes:
    """The stripes inside the cells of one row: name -> per step -> values.

    Names: x (what the layer reads), h, c, and the gates; a is the sum of a plain cell. `means` has the mean of each
    gate per step. `before` has h and c before the first step where they are not zero. All empty where nothing was
    computed.
    """

    values: dict[str, list[list[float]]]
    means: dict[str, list[float]]
    before: dict[str, list[float]] = field(default_factory=dict)

    def at(self, name: str, step: int) -> list[float]:
        """The stripes of a step; before the first one a state is zero unless something else is known."""
        rows = self.values.get(name, [])
        if not rows:
            return []
        if step < 0 and name in self.before:
            return self.before[name]
        return rows[step] if 0 <= step < len(rows) else [0.0] * len(rows[0])


def near_stripes(picture: Picture, layer: int, *, backward: bool = False) -> NearStripes:
    """Stripes for the near zoom into one direction of one layer."""
    values = picture.values
    if values is None or layer >= len(picture.layers):
        return NearStripes({}, {})
    found: dict[str, list[list[float]]] = {}
    units, row = picture.layers[layer].units, Row(layer, backward)
    read = reading_of(picture, layer)
    if read is not None:
        bounded = layer > 0 and picture.skip == "none" and picture.bounded
        found["x"] = stripes(read, GATE_STRIPES, 1.0 if bounded else scale_of(read))
    if layer < len(values.hidden):
        hidden = one_direction(values.hidden[layer], row, units)
        found["h"] = stripes(hidden, GATE_STRIPES, _state_scale(picture, hidden))
    if values.cell is not None and layer < len(values.cell):
        memory = one_direction(values.cell[layer], row, units)
        found["c"] = stripes(memory, GATE_STRIPES, scale_of(memory))
    gates = gates_of(picture, row)
    for name, gate in gates.items():
        found[name] = stripes(gate, GATE_STRIPES, scale_of(gate) if name == "a" else 1.0)
    means = {name: [float(v) for v in finite(gate).mean(axis=1)] for name, gate in gates.items()}
    return NearStripes(found, means, {} if backward else _before(picture, layer))


def _before(picture: Picture, layer: int) -> dict[str, list[float]]:
    """h and c before the first step, in the units that are shown at the others."""
    values = picture.values
    if values is None:
        return {}
    found, units = {}, picture.layers[layer].units
    for name, starts, states in (
        ("h", values.start, values.hidden),
        ("c", values.start_cell, values.cell or ()),
    ):
        if layer < len(starts) and layer < len(states):
            after = states[layer][:, :units]
            scale = _state_scale(picture, after) if name == "h" else scale_of(after)
            kept = finite(starts[layer])[chosen_units(after, GATE_STRIPES)] / scale
            found[name] = [float(v) for v in np.clip(kept, -1.0, 1.0)]
    return found


def gates_of(picture: Picture, row: Row) -> dict[str, Array]:
    """The gates of one direction of a layer, each (steps, units)."""
    values = picture.values
    if values is None or values.gates is None or row.layer >= len(values.gates):
        return {}
    units = picture.layers[row.layer].units
    return {name: one_direction(gate, row, units) for name, gate in values.gates[row.layer].items()}


def _first_reading(values: Values) -> Array | None:
    """The word's vector, and beside it what is given at every step."""
    if values.embedding is None or values.given is None:
        return values.embedding
    given = np.broadcast_to(values.given, (len(values.embedding), len(values.given)))
    return np.concatenate([values.embedding, given], axis=1)


def reading_of(picture: Picture, layer: int) -> Array | None:
    """What a layer is given at every step, (steps, numbers): the word, or what the layers below hand on."""
    values = picture.values
    if values is None:
        return None
    handed, first = values.outputs or values.hidden, _first_reading(values)
    if picture.skip == "dense" and first is not None and len(handed) >= layer:
        return np.concatenate([first, *handed[:layer]], axis=1)
    if layer == 0:
        return first
    return handed[layer - 1] if layer <= len(handed) else None


def _state_scale(picture: Picture, states: Array) -> float:
    return 1.0 if picture.bounded else scale_of(states)

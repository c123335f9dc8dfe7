"""Where the numbers of this network lie on its squashing functions. Pure numpy.

The sums before a gate are not kept; they are what the function's inverse makes of the gate. In float32 that is exact to
well over the range that is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from gui.views.unrolled.picture import Array, Picture, rows_of
from gui.views.unrolled.stripes import finite, gates_of

Function = Literal["sigmoid", "tanh", "relu"]
REACH = 6.0  # sums are drawn from −6 to +6
BINS = 48
FLAT = 0.1  # where the slope is under a tenth of its largest, hardly any gradient passes


@dataclass(frozen=True, eq=False)
class Lying:
    """One function: the sums that went in and what came out, and the letters of the gates it makes."""

    function: Function
    letters: tuple[str, ...]
    sums: npt.NDArray[np.float64]

    @property
    def bars(self) -> npt.NDArray[np.float64]:
        """The share of the sums in each of `BINS` parts of the range, those beyond it at the ends."""
        inside = np.clip(self.sums, -REACH + 1e-9, REACH - 1e-9)
        counts, _ = np.histogram(inside, bins=BINS, range=(-REACH, REACH))
        return counts / max(1, len(self.sums))

    @property
    def flat(self) -> float:
        """The share of the sums that lie where the function is flat."""
        if not len(self.sums):
            return 0.0
        return float(
            np.mean(slope(self.function, self.sums) < FLAT * slope(self.function, np.array([1e-9]))[0])
        )


def bent(function: Function, x: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The function itself."""
    if function == "sigmoid":
        return 1 / (1 + np.exp(-x))
    return np.maximum(x, 0.0) if function == "relu" else np.tanh(x)


def slope(function: Function, x: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Its derivative: how much of a gradient passes."""
    y = bent(function, x)
    if function == "sigmoid":
        return y * (1 - y)
    return (x > 0).astype(np.float64) if function == "relu" else 1 - y**2


def _unbent(function: Function, y: Array) -> npt.NDArray[np.float64]:
    """The sums that a sigmoid or a tanh has made `y` of."""
    known = finite(y)
    if function == "tanh":
        return np.arctanh(np.clip(known, -1 + 1e-12, 1 - 1e-12))
    known = np.clip(known, 1e-12, 1 - 1e-12)
    return np.log(known / (1 - known))


def functions_of(picture: Picture) -> dict[Function, tuple[str, ...]]:
    """The functions in this network's cells, and the letters they make."""
    kind = picture.layers[0].kind if picture.layers else "rnn"
    if kind == "lstm":
        return {"sigmoid": ("f", "i", "o"), "tanh": ("g", "c")}
    if kind == "gru":
        return {"sigmoid": ("r", "z"), "tanh": ("n",)}
    return {picture.activation: ("a",)}


def lying(picture: Picture) -> list[Lying]:
    """All functions of a network, with the sums of the traced text where there are any."""
    return [
        Lying(function, letters, _together(_sums(picture, function, letters)))
        for function, letters in functions_of(picture).items()
    ]


def _together(parts: Iterator[npt.NDArray[np.float64]]) -> npt.NDArray[np.float64]:
    found = list(parts)
    return np.concatenate(found) if found else np.zeros(0)


def _sums(
    picture: Picture, function: Function, letters: tuple[str, ...]
) -> Iterator[npt.NDArray[np.float64]]:
    """What went into a function, over all layers, directions and steps."""
    values = picture.values
    if values is None:
        return
    for row in rows_of(picture.layers):
        for letter, gate in gates_of(picture, row).items():
            if letter in letters:  # a plain cell keeps its sum itself
                yield (finite(gate) if letter == "a" else _unbent(function, gate)).ravel()
    if "c" in letters:
        for memory in values.cell or ():
            yield finite(memory).ravel()

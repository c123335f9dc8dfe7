"""A slider whose thumb stops at chosen values only: 8, 12, 16, 24, 32, 48, 64, …"""

from __future__ import annotations

import math
from collections.abc import Sequence

from gui.widgets.slider import NamedSlider

_LEAST = 0.5  # 0 stands as far before 1 as 1 before 2


def doubling_steps(low: int, high: int) -> tuple[int, ...]:
    """Whole numbers from `low` to `high` that double every other step: 8, 12, 16, 24, …"""
    steps = [low]
    while steps[-1] < high:
        half_way = steps[-1] * 3 // 2
        steps += [half_way, steps[-1] * 2] if half_way > steps[-1] else [steps[-1] * 2]
    return (*(step for step in steps if step < high), high)


def decimal_steps(low: int, high: int) -> tuple[int, ...]:
    """Whole numbers from `low` to `high` in the measure 1, 1.5, 2, 3, 4, 5, 7: easy to name and to say."""
    steps = {low, high}
    for power in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1):
        steps |= {round(m * 10**power) for m in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8)}
    return tuple(sorted(step for step in steps if low <= step <= high))


class SteppedSlider(NamedSlider):
    """A `NamedSlider` over a list of values. A value between two of them (typed elsewhere) is shown as it is."""

    def __init__(self, values: Sequence[int], low_words: str = "", high_words: str = "") -> None:
        self._values = tuple(values)
        super().__init__("", low_words, high_words, values[0], values[-1])
        self.slider.setSingleStep(1)
        self.slider.setPageStep(max(1, len(self._values) // 8))

    def set_values(self, values: Sequence[int]) -> None:
        """Stop at other values, keeping the one that is shown; silent."""
        self._values = tuple(values)
        self.set_range(values[0], values[-1])
        self.slider.setSingleStep(1)

    def _stops(self) -> int:
        return max(1, len(self._values) - 1)

    def _position_of(self, value: float) -> int:
        wanted = math.log(max(value, _LEAST))
        return min(
            range(len(self._values)), key=lambda i: abs(math.log(max(self._values[i], _LEAST)) - wanted)
        )

    def _value_at(self, position: int) -> float:
        return float(self._values[min(position, len(self._values) - 1)])

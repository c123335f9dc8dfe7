"""The guess of `new_words.py` for thousands of runs side by side: one step of all of them at a time.

The same sums in the same order and the same choice between equals, hence the same words to the last bit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]  # (runs, 4): begin, middle, end, single
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]
States = NDArray[np.int64]

FIRST_HAN, LAST_HAN = 0x4E00, 0x9FD5
_BEGIN, _MIDDLE, _END, _SINGLE = range(4)
# A state comes from one of two: of equals from the first.
_FIRST = np.array([_SINGLE, _MIDDLE, _MIDDLE, _SINGLE])
_SECOND = np.array([_END, _BEGIN, _BEGIN, _END])
_NEVER = -3.14e100
_LONGEST = 10  # longer runs are few: they are worked out one by one


class ManyNewWords:
    """Cuts many runs of Han characters; `model` is the module jieba.finalseg, `cut_one` cuts a single run."""

    def __init__(self, model: Any, cut_one: Callable[[str], tuple[str, ...]]) -> None:
        self._emit = _emissions(model.emit_P)
        self._start = np.array([model.start_P[state] for state in "BMES"])
        trans = model.trans_P
        self._from_first = np.array([trans["BMES"[i]]["BMES"[to]] for to, i in enumerate(_FIRST)])
        self._from_second = np.array([trans["BMES"[i]]["BMES"[to]] for to, i in enumerate(_SECOND)])
        self._cut_one = cut_one

    def begins(self, codes: NDArray[np.uint32], starts: Places, lengths: Places) -> Flags:
        """Where words begin: True at the first character of each, and at all that is in no run.

        `codes` are characters, of which `codes[starts[i]:starts[i] + lengths[i]]` is a run of Han characters.
        """
        result = np.ones(len(codes), dtype=np.bool_)
        for i in np.flatnonzero(lengths > _LONGEST).tolist():
            span = slice(int(starts[i]), int(starts[i] + lengths[i]))
            words = self._cut_one(codes[span].tobytes().decode("utf-32-le"))
            result[span] = False
            result[span.start + np.cumsum([0, *map(len, words[:-1])])] = True
        order = np.argsort(-lengths, kind="stable")[int((lengths > _LONGEST).sum()) :]
        if len(order):
            self._mark(result, codes, starts[order], lengths[order])
        return result

    def _mark(self, result: Flags, codes: NDArray[np.uint32], starts: Places, lengths: Places) -> None:
        """Set `result` in the runs, the longest of which come first."""
        steps = np.arange(int(lengths[0]))
        longer = np.searchsorted(-lengths, -steps).tolist()  # how many runs are longer than 0, 1, 2, …
        final, sources = self._forward(codes, starts, longer)
        state: States = np.empty(0, dtype=np.int64)
        for step in range(len(longer) - 1, -1, -1):
            state = np.concatenate([state, final[len(state) : longer[step]]])  # runs that end here come in
            if step:
                result[starts[: longer[step]] + step] = (state == _BEGIN) | (state == _SINGLE)
                source = sources[step - 1]
                state = source[np.arange(len(state)), state]

    def _forward(
        self, codes: NDArray[np.uint32], starts: Places, longer: list[int]
    ) -> tuple[States, list[States]]:
        """The last state of each run, and for each step but the first the state before each state (Viterbi)."""
        scores = self._start + self._emit[codes[starts] - FIRST_HAN]
        final: States = np.empty(len(starts), dtype=np.int64)
        sources: list[States] = []
        for step, count in enumerate([*longer[1:], 0], 1):
            ending = scores[count:]
            final[count : len(scores)] = np.where(ending[:, _SINGLE] >= ending[:, _END], _SINGLE, _END)
            if count:
                emit = self._emit[codes[starts[:count] + step] - FIRST_HAN]
                first = scores[:count, _FIRST] + self._from_first + emit
                second = scores[:count, _SECOND] + self._from_second + emit
                sources.append(np.where(second > first, _SECOND, _FIRST))
                scores = np.maximum(first, second)
        return final, sources


def _emissions(model: Mapping[str, Mapping[str, float]]) -> Floats:
    """How likely each state shows each Han character: (characters, 4)."""
    result = np.full((LAST_HAN - FIRST_HAN + 1, 4), _NEVER)
    for state, table in enumerate(model[letter] for letter in "BMES"):
        for character, value in table.items():
            if FIRST_HAN <= ord(character) <= LAST_HAN:
                result[ord(character) - FIRST_HAN, state] = value
    return result

"""The guess of `new_words.py` for thousands of runs side by side: one step of all of them at a time.

The same sums in the same order and the same choice between equals, hence the same words to the last bit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]
States = NDArray[np.uint8]
Scores = tuple[Floats, Floats, Floats, Floats]  # of begin, middle, end, single; one number a run
Sources = tuple[
    Flags, Flags, Flags, Flags
]  # whether the second of the two states before was the likelier one

FIRST_HAN, LAST_HAN = 0x4E00, 0x9FD5
_BEGIN, _MIDDLE, _END, _SINGLE = range(4)
_STATE_BEFORE = np.array(  # [state, whether the second one]
    [[_SINGLE, _END], [_MIDDLE, _BEGIN], [_MIDDLE, _BEGIN], [_SINGLE, _END]], dtype=np.uint8
)
_NEVER = -3.14e100
_LONGEST = 64  # longer runs are few: they are worked out one by one


class ManyNewWords:
    """Cuts many runs of Han characters; `model` is the module jieba.finalseg, `cut_one` cuts a single run."""

    def __init__(self, model: Any, cut_one: Callable[[str], tuple[str, ...]]) -> None:
        self._emit = tuple(_emissions(model.emit_P[state]) for state in "BMES")
        self._start = tuple(float(model.start_P[state]) for state in "BMES")
        self._step = _make_step(model.trans_P)
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
        longer = [int(np.searchsorted(-lengths, -step)) for step in range(int(lengths[0]))]  # than 0, 1, 2, …
        final, sources = self._forward(codes, starts, longer)
        state: States = np.empty(0, dtype=np.uint8)
        for step in reversed(range(len(longer))):
            ending = final[len(state) : longer[step]]  # runs whose last character this is
            state = np.concatenate([state, ending])
            if step:
                result[starts[: longer[step]] + step] = (state == _BEGIN) | (state == _SINGLE)
                second = np.choose(state, sources[step - 1])
                state = _STATE_BEFORE[state, second.view(np.uint8)]

    def _forward(
        self, codes: NDArray[np.uint32], starts: Places, longer: list[int]
    ) -> tuple[States, list[Sources]]:
        """The last state of each run, and for each step but the first where its states came from (Viterbi)."""
        emit = self._emit
        first = codes[starts] - FIRST_HAN
        scores: Any = tuple(start + table[first] for start, table in zip(self._start, emit, strict=True))
        final: States = np.empty(len(starts), dtype=np.uint8)
        sources: list[Sources] = []
        for step, count in enumerate([*longer[1:], 0], 1):
            single, end = scores[_SINGLE], scores[_END]
            final[count : len(single)] = np.where(single >= end, _SINGLE, _END)[count:]
            if count:
                at = codes[starts[:count] + step] - FIRST_HAN
                scores, source = self._step(tuple(s[:count] for s in scores), tuple(t[at] for t in emit))
                sources.append(source)
        return final, sources


def _emissions(table: Mapping[str, float]) -> Floats:
    """How likely a state shows each Han character."""
    result = np.full(LAST_HAN - FIRST_HAN + 1, _NEVER)
    for character, value in table.items():
        if FIRST_HAN <= ord(character) <= LAST_HAN:
            result[ord(character) - FIRST_HAN] = value
    return result


def _make_step(trans: Mapping[str, Mapping[str, float]]) -> Callable[[Any, Any], tuple[Scores, Sources]]:
    """One step of all runs: the best score of each state, and which of two states before it. Of equals the first."""
    pairs = (("S", "E", "B"), ("M", "B", "M"), ("M", "B", "E"), ("S", "E", "S"))
    weights = tuple((trans[first][state], trans[second][state]) for first, second, state in pairs)

    def step(scores: Scores, emit: Scores) -> tuple[Scores, Sources]:
        begin, middle, end, single = scores
        before = ((single, end), (middle, begin), (middle, begin), (single, end))
        firsts = [a + w + e for (a, _), (w, _), e in zip(before, weights, emit, strict=True)]
        seconds = [b + w + e for (_, b), (_, w), e in zip(before, weights, emit, strict=True)]
        better: Any = tuple(second > first for first, second in zip(firsts, seconds, strict=True))
        best: Any = tuple(map(np.maximum, firsts, seconds))
        return best, better

    return step

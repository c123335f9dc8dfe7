"""jieba's guess at words that are not in its dictionary: a hidden Markov model over begin, middle, end and single.

The tables are jieba's; so are the order of the sums and the choice between equals, because the words have to be the
same to the last bit. Only the bookkeeping is faster (about ten times).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Emissions = tuple[float, float, float, float]

_HAN = re.compile("([\u4e00-\u9fd5]+)")
_LATIN = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")
_BEGIN, _MIDDLE, _END, _SINGLE = range(4)
_NEVER = -3.14e100
_UNSEEN: Emissions = (_NEVER, _NEVER, _NEVER, _NEVER)


class NewWords:
    """Cuts runs of single characters; `model` is the module jieba.finalseg."""

    def __init__(self, model: Any) -> None:
        emit: Mapping[str, Mapping[str, float]] = model.emit_P
        characters = {c for state in "BMES" for c in emit[state]}
        self._emit: dict[str, Emissions] = {
            c: (
                emit["B"].get(c, _NEVER),
                emit["M"].get(c, _NEVER),
                emit["E"].get(c, _NEVER),
                emit["S"].get(c, _NEVER),
            )
            for c in characters
        }
        self._start: Emissions = tuple(model.start_P[state] for state in "BMES")
        self._step = _make_step(model.trans_P)

    def cut(self, run: str) -> Iterator[str]:
        """The words of `run`; together they are the run."""
        for block in _HAN.split(run):
            if _HAN.match(block):
                yield from self._cut_han(block)
            else:
                yield from (part for part in _LATIN.split(block) if part)

    def _cut_han(self, block: str) -> Iterator[str]:
        begin = 0
        for i, state in enumerate(self._states(block)):
            if state == _BEGIN:
                begin = i
            elif state == _END:
                yield block[begin : i + 1]
            elif state == _SINGLE:
                yield block[i]

    def _states(self, block: str) -> list[int]:
        """The likeliest state of each character (Viterbi)."""
        emit, step = self._emit, self._step
        scores: Emissions = tuple(  # type: ignore[assignment]
            start + first for start, first in zip(self._start, emit.get(block[0], _UNSEEN), strict=True)
        )
        before = []
        for character in block[1:]:
            scores, sources = step(scores, emit.get(character, _UNSEEN))
            before.append(sources)
        state = _SINGLE if scores[_SINGLE] >= scores[_END] else _END
        states = [state]
        for sources in reversed(before):
            state = sources[state]
            states.append(state)
        states.reverse()
        return states


def _make_step(
    trans: Mapping[str, Mapping[str, float]],
) -> Callable[[Emissions, Emissions], tuple[Emissions, tuple[int, int, int, int]]]:
    """One step of Viterbi: the best score of each state, and the state before it. Of equals the later letter wins."""
    end_begin, single_begin = trans["E"]["B"], trans["S"]["B"]
    middle_middle, begin_middle = trans["M"]["M"], trans["B"]["M"]
    begin_end, middle_end = trans["B"]["E"], trans["M"]["E"]
    single_single, end_single = trans["S"]["S"], trans["E"]["S"]

    def step(scores: Emissions, emit: Emissions) -> tuple[Emissions, tuple[int, int, int, int]]:
        begin, middle, end, single = scores
        emit_begin, emit_middle, emit_end, emit_single = emit
        to_begin, other = single + single_begin + emit_begin, end + end_begin + emit_begin
        from_begin = _SINGLE
        if other > to_begin:
            to_begin, from_begin = other, _END
        to_middle, other = middle + middle_middle + emit_middle, begin + begin_middle + emit_middle
        from_middle = _MIDDLE
        if other > to_middle:
            to_middle, from_middle = other, _BEGIN
        to_end, other = middle + middle_end + emit_end, begin + begin_end + emit_end
        from_end = _MIDDLE
        if other > to_end:
            to_end, from_end = other, _BEGIN
        to_single, other = single + single_single + emit_single, end + end_single + emit_single
        from_single = _SINGLE
        if other > to_single:
            to_single, from_single = other, _END
        return (to_begin, to_middle, to_end, to_single), (from_begin, from_middle, from_end, from_single)

    return step

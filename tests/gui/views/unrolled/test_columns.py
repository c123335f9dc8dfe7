"""Which steps are drawn: the eliding rule."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.views.unrolled.columns import MOST_COLUMNS, place, shown_steps, tail_steps


def test_twenty_three_steps_in_eight_columns() -> None:
    assert shown_steps(23, 8) == [[0, 1, 2, 3], [20, 21, 22]]
    columns = place(shown_steps(23, 8), 112, 82)
    assert [c.hidden for c in columns if c.is_gap] == [16]
    assert len(columns) == 8


@pytest.mark.parametrize("steps", [0, 1, 8])
def test_what_fits_is_shown_whole(steps: int) -> None:
    assert [step for run in shown_steps(steps, 8) for step in run] == list(range(steps))


@given(st.integers(0, 700), st.integers(1, 200), st.none() | st.integers(0, 699))
def test_columns_never_exceed_what_fits_and_the_kept_step_is_among_them(
    steps: int, fit: int, keep: int | None
) -> None:
    keep = keep if keep is not None and keep < steps else None
    runs = shown_steps(steps, fit, keep)
    columns = place(runs, 0, 10)
    assert len(columns) <= min(fit, MOST_COLUMNS)
    seen = [c.step for c in columns if c.step is not None]
    assert seen == sorted(set(seen))
    assert keep is None or keep in seen
    if keep is None and fit >= 3:
        assert len(seen) + sum(c.hidden for c in columns) == steps


@given(st.integers(9, 700), st.integers(3, 150))
def test_without_a_highlight_the_first_half_is_the_beginning(steps: int, fit: int) -> None:
    runs = shown_steps(steps, fit)
    if steps > fit:
        assert runs[0] == list(range(math.ceil((fit - 1) / 2)))
        assert runs[-1][-1] == steps - 1 or len(runs) == 1


def test_a_hidden_step_moves_the_gap() -> None:
    assert 4 in shown_steps(23, 8, 4)[0]
    assert 18 in shown_steps(23, 8, 18)[-1]
    far = shown_steps(100, 9, 50)
    assert len(far) == 3
    assert 50 in far[1]


def test_writing_shows_the_end() -> None:
    assert tail_steps(46, 8) == [list(range(38, 46))]
    assert 3 in tail_steps(46, 8, keep=3)[0]
    assert tail_steps(0, 8) == []

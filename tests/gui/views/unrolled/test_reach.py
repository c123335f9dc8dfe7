"""How far the gradient reaches, in colours and in words."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.views.unrolled.geometry import Look
from gui.views.unrolled.picture import Colouring, Detail
from gui.views.unrolled.reach import carried_text, lay_out_reach, reach_of, reached_text, strength, strengths
from tests.gui.views.unrolled.pictures import fading


def test_full_colour_for_the_largest_none_for_a_thousandth() -> None:
    assert strength(2.0, 2.0) == 1
    assert strength(0.2, 2.0) == pytest.approx(2 / 3)
    assert strength(0.002, 2.0) == pytest.approx(0)
    for broken in (0.0, -1.0, math.nan, math.inf):
        assert strength(broken, 2.0) == 0
    assert strength(1.0, 0.0) == 0


def test_a_halving_gradient() -> None:
    reach = reach_of([0.5 ** (14 - i) for i in range(15)])
    assert reach.carried == 4  # 1/2 + 1/4 + 1/8 + 1/16 of the whole
    assert reach.reached == 14 - 6  # 1/64 is the last one above a hundredth


@given(st.lists(st.floats(0, 1e6), max_size=60))
def test_brackets_never_leave_the_text(gradients: list[float]) -> None:
    reach = reach_of(gradients)
    assert 0 <= reach.carried <= len(gradients)
    if reach.reached is not None:
        assert 0 <= reach.reached < len(gradients) - reach.carried
    if sum(gradients) > 0 and reach.carried:
        assert sum(gradients[-reach.carried :]) >= 0.899 * sum(gradients)


def test_broken_gradients_have_no_brackets() -> None:
    assert reach_of([]).carried == 0
    assert reach_of([0.0, 0.0]).carried == 0
    assert reach_of([math.nan, 1.0]).carried == 0


def test_all_layers_share_one_scale() -> None:
    table = strengths(fading(15))
    assert len(table) == 2
    assert table[0][-1] == 1
    assert table[0] == sorted(table[0])


@pytest.mark.parametrize("steps", [1, 15, 60, 400])
@pytest.mark.parametrize("detail", [Detail.BLOCKS, Detail.CELLS])
def test_cells_stay_apart_and_inside(steps: int, detail: Detail) -> None:
    scene = lay_out_reach(fading(steps), Look(detail=detail, colouring=Colouring.GRADIENT), 880, 200)
    boxes = [scene.cell(row, i) for row in range(2) for i in range(len(scene.columns))]
    for left, right in pairwise(boxes):
        assert left.overlap(right) == 0
    assert all(box.x >= 0 and box.y >= 0 and box.right <= 880 and box.bottom <= scene.height for box in boxes)


def test_the_words_under_the_brackets() -> None:
    assert carried_text(1) == "1 step carries 90 %"
    assert carried_text(5) == "5 steps carry 90 %"
    assert reached_text("cold", 11) == '1 % still reaches "cold", 11 steps back'

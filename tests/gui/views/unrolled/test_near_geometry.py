"""The inside of a cell keeps its parts apart and inside at every size."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from gui.views.unrolled.near_geometry import lay_out_near, near_height
from gui.views.unrolled.picture import Kind
from tests.gui.views.unrolled.pictures import KINDS


def test_the_design_size() -> None:
    near = lay_out_near("lstm", 1440, 830)
    assert (near.cell().w, near.cell().h) == (796, 444)
    assert near.cell(1).x - near.cell().x == 980
    assert near.y(68) - near.top == 68
    assert (near.part("f").w, near.part("f").h) == (92, 46)
    assert near.part("i").cx - near.part("f").cx == 140


@given(kind=st.sampled_from(KINDS), width=st.integers(720, 2000), height=st.integers(0, 1100))
def test_parts_stay_apart_and_inside_the_cell(kind: Kind, width: int, height: int) -> None:
    near = lay_out_near(kind, width, height)
    boxes = list(near.parts().values())
    for one, other in combinations(boxes, 2):
        assert one.overlap(other) == 0
    cell = near.cell()
    for box in boxes:
        assert cell.x < box.x
        assert box.right < cell.right
        assert cell.y < box.y
        assert box.bottom < cell.bottom
    count = len(boxes)
    lines = [near.equation(i, count) for i in range(count)]
    assert all(near.rule_y < line.y and line.bottom <= near.height for line in lines)
    assert all(one.overlap(other) == 0 for one, other in combinations(lines, 2))


@given(kind=st.sampled_from(KINDS), width=st.integers(720, 2000))
def test_the_wanted_height_is_enough(kind: Kind, width: int) -> None:
    wanted = near_height(kind, width)
    assert lay_out_near(kind, width, wanted).height <= wanted + 1


def test_a_part_is_hit_in_the_drawing_and_among_the_equations() -> None:
    near = lay_out_near("gru", 1000, 800)
    names = ("r", "z", "n", "h")
    for index, name in enumerate(names):
        for box in (near.part(name), near.equation(index, 4)):
            assert near.part_at(box.cx, box.cy, names) == name
    assert near.part_at(1, 1, names) is None

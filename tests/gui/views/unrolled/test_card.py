"""The hover card lies beside its cell and keeps off the others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gui.views.unrolled.card import place_card, thousands
from gui.views.unrolled.geometry import Box, Look, lay_out
from tests.gui.views.unrolled.pictures import classifier


@given(
    row=st.integers(0, 1),
    column=st.integers(0, 6),
    width=st.integers(880, 1600),
    height=st.integers(300, 700),
)
def test_a_card_stays_inside_and_never_covers_its_own_cell(
    row: int, column: int, width: int, height: int
) -> None:
    scene = lay_out(classifier(7), Look(), width, height)
    cells = [scene.cell(r, c) for r in range(2) for c in range(7)]
    bounds = Box(2, 2, width - 4, scene.height - 4)
    card = place_card(scene.cell(row, column), 280, 112, cells, bounds)
    assert bounds.x <= card.x
    assert card.right <= bounds.right
    assert bounds.y <= card.y
    assert card.bottom <= bounds.bottom
    assert card.overlap(scene.cell(row, column)) == 0


def test_with_room_above_no_cell_is_covered() -> None:
    scene = lay_out(classifier(23), Look(), 880, 424)
    cells = [scene.cell(r, c) for r in range(2) for c in range(len(scene.columns)) if c != 4]
    for row in range(2):
        card = place_card(scene.cell(row, 3), 270, 112, cells, Box(2, 2, 876, 420))
        assert sum(card.overlap(cell) for cell in cells) == 0


def test_thousands_do_not_break() -> None:
    assert thousands(33280) == "33\u00a0280"
    assert thousands(12) == "12"

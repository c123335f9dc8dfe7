"""Nothing stands on anything else, whatever the size and the network."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui.views.unrolled.geometry import GUTTER, READOUT, Box, Look, Scene, lay_out, plan_of
from gui.views.unrolled.painting import needed_height
from gui.views.unrolled.picture import Colouring, Detail, Picture, Shown, Skip
from gui.views.unrolled.spacing import CHIP, CURVE, least_height, ways_of
from tests.gui.views.unrolled.pictures import classifier, writer


def boxes_of(scene: Scene) -> list[Box]:
    """Everything solid in a scene."""
    steps = [i for i, column in enumerate(scene.columns) if not column.is_gap]
    boxes = [scene.cell(row, i) for row in range(len(scene.rows)) for i in steps]
    boxes += [scene.strip(i) for i in steps]
    if not scene.blocks:
        boxes += [scene.chip(i) for i in steps]
    if scene.above == "readout":
        boxes += [scene.readout(0), scene.readout(1)]
    boxes += [scene.guess(i, k) for i in steps for k in range(scene.guess_boxes)]
    return boxes


def assert_free(scene: Scene) -> None:
    for one, other in combinations(boxes_of(scene), 2):
        assert one.overlap(other) < 0.5, (one, other)


@settings(max_examples=60)
@given(
    steps=st.integers(1, 40),
    count=st.integers(1, 4),
    two=st.booleans(),
    trained=st.booleans(),
    width=st.integers(600, 1800),
    height=st.integers(0, 1000),
    detail=st.sampled_from([Detail.BLOCKS, Detail.CELLS]),
)
def test_no_two_boxes_overlap(
    steps: int, count: int, two: bool, trained: bool, width: int, height: int, detail: Detail
) -> None:
    picture = classifier(steps, count=count, two=two, trained=trained)
    scene = lay_out(picture, Look(detail=detail), width, height)
    if not scene.is_panned:
        assert_free(scene)


@settings(max_examples=40)
@given(
    steps=st.integers(1, 60),
    count=st.integers(1, 3),
    width=st.integers(600, 1800),
    height=st.integers(0, 900),
)
def test_no_two_guesses_overlap(steps: int, count: int, width: int, height: int) -> None:
    look = Look(shown=Shown(guesses=True))
    assert_free(lay_out(writer(steps, count=count), look, width, height))


@pytest.mark.parametrize("width", [700, 880, 1008, 1280, 1920])
@pytest.mark.parametrize("steps", [1, 5, 12, 23, 600])
def test_columns_stay_between_gutter_and_readout(width: int, steps: int) -> None:
    scene = lay_out(classifier(steps), Look(), width, 424)
    for i in range(len(scene.columns)):
        assert scene.cell(0, i).x >= GUTTER
        assert scene.chip(i).right <= width - READOUT
    assert scene.readout(0).right <= width


def test_the_usual_page_has_the_pitch_and_the_gap_of_the_design() -> None:
    scene = lay_out(classifier(23), Look(), 880, 424)
    assert scene.pitch == pytest.approx(82)
    assert [c.hidden for c in scene.columns if c.is_gap] == [16]
    assert scene.columns[0].x == pytest.approx(112 + 41)
    assert (scene.cell(0, 0).w, scene.cell(0, 0).h) == (54, 42)
    assert scene.strip(0).w == 42
    assert scene.heights.cells[0] - scene.heights.cells[1] == pytest.approx(86)
    assert scene.heights.strip - scene.heights.cells[0] == pytest.approx(62)
    assert scene.heights.words - CHIP / 2 - scene.heights.strip == pytest.approx(40)


def test_the_smallest_window_is_tight() -> None:
    scene = lay_out(classifier(23), Look(), 1008, 309)
    assert scene.heights.cells[0] - scene.heights.cells[1] == pytest.approx(66, abs=1)
    assert scene.heights.strip - scene.heights.cells[0] == pytest.approx(52, abs=1)
    assert len(scene.columns) == 10


def test_twelve_steps_of_four_layers_fit_the_smallest_window() -> None:
    picture = classifier(12, count=4, trained=True)
    scene = lay_out(picture, Look(), 1008, 310)
    assert scene.height <= 310
    assert len([c for c in scene.columns if not c.is_gap]) == 12
    assert_free(scene)


@pytest.mark.parametrize("detail", [Detail.BLOCKS, Detail.CELLS])
@pytest.mark.parametrize("steps", [120, 600, 5000])
def test_a_scene_never_has_more_than_160_columns(detail: Detail, steps: int) -> None:
    picture = classifier(steps, trained=False)
    for width in (880, 8000):
        for pitch in (None, 10.0, 33.0):
            assert len(lay_out(picture, Look(detail=detail, pitch=pitch), width, 400).columns) <= 160


def test_blocks_hold_120_steps_without_a_gap_and_then_pan() -> None:
    scene = lay_out(classifier(120), Look(detail=Detail.BLOCKS), 880, 300)
    assert not any(c.is_gap for c in scene.columns)
    assert scene.is_panned
    scrolled = lay_out(classifier(120), Look(detail=Detail.BLOCKS, scroll=1e9), 880, 300)
    assert scrolled.columns[-1].x <= scrolled.right
    assert scrolled.column_at(scrolled.columns[60].x) == 60


@pytest.mark.parametrize("picture", [classifier(23), classifier(9, two=True, trained=True), writer(8)])
def test_what_is_drawn_is_what_is_hit(picture: Picture) -> None:
    scene = lay_out(picture, Look(), 880, 424)
    for row in range(len(scene.rows)):
        for i, column in enumerate(scene.columns):
            box = scene.cell(row, i)
            assert scene.cell_at(box.cx, box.cy) == (None if column.is_gap else (row, i))
    assert scene.cell_at(2, 2) is None


@given(height=st.integers(0, 1200), count=st.integers(1, 4), two=st.booleans())
def test_rows_rise_and_stay_inside(height: int, count: int, two: bool) -> None:
    picture = classifier(8, count=count, two=two)
    scene = lay_out(picture, Look(), 880, height)
    assert scene.height == pytest.approx(max(height, least_height(plan_of(picture, Look()))))
    order = [
        scene.heights.axis,
        scene.heights.words,
        scene.heights.strip,
        *scene.heights.cells,
        scene.heights.above,
    ]
    assert order == sorted(order, reverse=True)
    assert scene.readout(0).y >= 0
    assert scene.heights.axis < scene.height


def test_rows_of_answers_and_effects_stand_around_the_cells() -> None:
    picture = classifier(9, trained=True)
    scene = lay_out(picture, Look(shown=Shown(answers=True, effects=True)), 1000, 480)
    assert scene.above == "answers"
    assert scene.heights.effects is not None
    assert scene.heights.above < scene.heights.cells[-1]
    assert scene.heights.axis < scene.heights.effects < scene.height


def test_without_colours_there_is_no_legend() -> None:
    picture = classifier(9, trained=True)
    assert lay_out(picture, Look(), 880, 400).legend
    assert not lay_out(picture, Look(colouring=Colouring.NONE), 880, 400).legend
    assert not lay_out(classifier(9), Look(), 880, 400).legend


@pytest.mark.parametrize("skip", ["none", "residual", "dense"])
@pytest.mark.parametrize("two", [False, True])
def test_the_curve_of_answers_never_comes_down_to_the_top_layer(two: bool, skip: Skip) -> None:
    picture = classifier(9, count=3, two=two, trained=True, skip=skip)
    look = Look(shown=Shown(answers=True, effects=True))
    scene = lay_out(picture, look, 1000, needed_height(picture, look, 1000))
    ways = ways_of(pair=two, skip=skip)
    top = scene.cell(len(scene.rows) - 1, 0).y - ways.above
    assert scene.heights.above + CURVE + 5.5 < top  # a dot of certainty, and the highest path

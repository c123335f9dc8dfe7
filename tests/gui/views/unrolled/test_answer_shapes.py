"""Networks that answer at every step: nothing lies on anything else, and everything is said and can be reached."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from gui import theme
from gui.views.unrolled import attention, given
from gui.views.unrolled.attention import arc_width, arcs_of
from gui.views.unrolled.geometry import Box, Look, Scene, lay_out
from gui.views.unrolled.guesses import target_of
from gui.views.unrolled.ink import Ink
from gui.views.unrolled.mending import mended
from gui.views.unrolled.painting import Lit, needed_height, scene_of
from gui.views.unrolled.pair_geometry import PairScene
from gui.views.unrolled.picture import Attention, Colouring, Detail, Kind, Picture, Shown, Skip, rows_of
from gui.views.unrolled.sentences import overview, step_sentence, table_of
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.stripes import near_stripes, stripes_of
from tests.gui.views.unrolled.answer_pictures import aligned, alignment, conditional, pair
from tests.gui.views.unrolled.pictures import KINDS, classifier
from tests.gui.views.unrolled.test_painting import (
    Written,
    assert_readable,
    is_drawn,
    painted,
    themed,
    written,
)

__all__ = ["themed", "written"]  # fixtures

GUESSES = Shown(guesses=True)
WIDTHS = [(760, 300), (1008, 310), (1280, 424)]
SHAPES = ["aligned", "aligned, reads its answer", "conditional", "pair", "pair, both ways"]


def a_picture(
    shape: str, kind: Kind, count: int, *, trained: bool, chinese: bool, steps: int = 12
) -> Picture:
    if shape.startswith("aligned"):
        own = shape.endswith("its answer")
        return aligned(steps, kind=kind, count=count, trained=trained, chinese=chinese, own=own)
    if shape == "conditional":
        return conditional(steps, kind=kind, count=count, trained=trained, chinese=chinese)
    both = shape.endswith("both ways")
    return pair(steps, steps, kind=kind, count=count, two=both, trained=trained, chinese=chinese)


# Geometry


def boxes_of(scene: Scene) -> list[Box]:
    """Everything solid in one half or in a whole drawing."""
    steps = [i for i, column in enumerate(scene.columns) if not column.is_gap]
    boxes = [scene.cell(row, i) for row in range(len(scene.rows)) for i in steps]
    boxes += [scene.strip(i) for i in steps]
    if not scene.blocks:
        boxes += [scene.chip(i) for i in steps]
        if scene.given:
            boxes += [scene.given_strip(i) for i in steps]
            # What is given comes up beside the words, and the thread of what was taken goes down beside that.
            riser = [(scene.given_strip(i).cx, scene.heights.given or 0.0) for i in steps]
            boxes += [Box(x - 0.6, scene.heights.words - 13, 1.2, y - scene.heights.words) for x, y in riser]
    if scene.above == "guesses":
        boxes += [scene.guess(i, k) for i in steps for k in range(scene.guess_boxes)]
    return boxes


@pytest.mark.parametrize("detail", [Detail.BLOCKS, Detail.CELLS])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("count", [1, 2, 3, 4])
@pytest.mark.parametrize("trained", [False, True], ids=["structure", "answered"])
def test_no_two_boxes_overlap(shape: str, count: int, detail: Detail, trained: bool) -> None:
    for steps in (1, 7, 12, 30):
        for width, height in WIDTHS:
            picture = a_picture(shape, "lstm", count, trained=trained, chinese=True, steps=steps)
            look = Look(detail=detail, shown=GUESSES if trained else Shown())
            scene = scene_of(picture, look, width, height)
            halves = scene.halves if isinstance(scene, PairScene) else (scene,)
            boxes = [box for half in halves for box in boxes_of(half)]
            for one, other in combinations(boxes, 2):
                assert one.overlap(other) < 0.5, (steps, width, one, other)
            assert max(box.right for box in boxes) <= width + 0.5
            assert min(box.y for box in boxes) >= 0


@pytest.mark.parametrize("steps", [(6, 7), (12, 12), (1, 1), (60, 3), (3, 60), (200, 200)])
@pytest.mark.parametrize("width", [640, 1008, 1600])
@pytest.mark.parametrize("detail", [Detail.BLOCKS, Detail.CELLS])
def test_both_halves_are_elided_and_fit(steps: tuple[int, int], width: int, detail: Detail) -> None:
    for look in (
        Look(detail=detail),
        Look(detail=detail, shown=GUESSES),
        Look(detail=detail, keep=sum(steps) - 1),
    ):
        scene = scene_of(pair(*steps, trained=True), look, width, 300)
        assert isinstance(scene, PairScene)
        assert len(scene.columns) <= 160
        assert scene.decoder.right <= width
        for half, count in zip(scene.halves, steps, strict=True):
            shown = [c.step for c in half.columns if c.step is not None]
            assert shown
            assert shown == sorted(set(shown))
            assert max(shown) < count
        if look.keep is not None:
            assert scene.column_of(look.keep) is not None


def test_halves_stand_48_apart_and_steps_are_counted_on() -> None:
    scene = scene_of(pair(3, 4), Look(), 1008, 310)
    assert isinstance(scene, PairScene)
    assert scene.decoder.left - scene.encoder.right == pytest.approx(48)
    assert [c.step for c in scene.columns] == list(range(7))
    assert scene.encoder.right < scene.hairline < scene.trunk < scene.decoder.left
    for index in range(len(scene.columns)):
        for row in range(scene.row_count(index)):
            box = scene.cell(row, index)
            assert scene.cell_at(box.cx, box.cy) == (row, index)


def test_a_decoders_layer_stands_beside_the_encoders_between_its_two_directions() -> None:
    scene = scene_of(pair(3, 4, two=True, count=2), Look(), 1008, 500)
    assert isinstance(scene, PairScene)
    low, high = scene.encoder.heights.cells[:2]
    assert scene.decoder.heights.cells[0] == pytest.approx((low + high) / 2)
    assert [scene.row_count(0), scene.row_count(5)] == [4, 2]
    assert scene.row_at(3, 5).layer == 1
    assert scene.encoder.heights.words == scene.decoder.heights.words


# Texts


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", WIDTHS)
def test_texts_are_whole_and_apart(
    written: list[Written], shape: str, kind: Kind, size: tuple[int, int]
) -> None:
    for count in (1, 2, 3, 4):
        for trained in (False, True):
            picture = a_picture(shape, kind, count, trained=trained, chinese=count % 2 == 0)
            look = Look(shown=GUESSES if trained else Shown())
            height = max(size[1], needed_height(picture, look, size[0]))
            written.clear()
            image = painted(picture, look, Lit(step=picture.all_steps - 2), size[0], height)
            assert_readable(written, image)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("detail", [Detail.BLOCKS, Detail.CELLS])
@pytest.mark.parametrize("chinese", [False, True], ids=["english", "chinese"])
def test_texts_of_short_and_long_ones_are_whole_and_apart(
    written: list[Written], shape: str, detail: Detail, chinese: bool
) -> None:
    for steps in (1, 2, 30, 130):
        picture = a_picture(shape, "gru", 2, trained=True, chinese=chinese, steps=steps)
        for shown in (Shown(), GUESSES):
            for step in (0, picture.all_steps - 1):
                look = Look(detail=detail, shown=shown, keep=step)
                height = needed_height(picture, look, 880)
                written.clear()
                assert_readable(written, painted(picture, look, Lit(step=step), 880, height))


@pytest.mark.parametrize("skip", ["none", "residual", "dense"])
@pytest.mark.parametrize("two", [False, True])
def test_texts_with_skips_are_whole_and_apart(written: list[Written], skip: Skip, two: bool) -> None:
    picture = pair(12, 12, count=4, two=two, skip=skip, trained=True, widths=(24, 16, 12, 8))
    for look in (Look(), Look(colouring=Colouring.NONE), Look(shown=GUESSES)):
        height = needed_height(picture, look, 1008)
        written.clear()
        assert_readable(written, painted(picture, look, Lit(step=14), 1008, height))


@pytest.mark.parametrize("two", [False, True])
@pytest.mark.parametrize("step", range(6))
def test_percentages_of_attention_are_whole_and_apart(written: list[Written], step: int, two: bool) -> None:
    picture = pair(6, 6, kind="lstm", two=two, trained=True)
    for look in (Look(), Look(shown=GUESSES)):
        for lit in (step, 6 + step):
            written.clear()
            height = needed_height(picture, look, 1100)
            assert_readable(written, painted(picture, look, Lit(step=lit), 1100, height))
            assert any("%" in text.text for text in written)


def test_a_long_label_is_cut_with_an_ellipsis(written: list[Written]) -> None:
    picture = conditional(8, label="The collected poems of many hands")
    assert_readable(written, painted(picture, Look(), Lit(), 880, 360))


@pytest.mark.parametrize("detail", list(Detail))
@pytest.mark.parametrize("shape", SHAPES)
def test_everything_paints(themed: object, shape: str, detail: Detail) -> None:
    for kind in KINDS:
        for trained in (False, True):
            picture = a_picture(shape, kind, 2, trained=trained, chinese=True)
            lit = Lit(step=2, hot=(0, 1), card=True)
            assert is_drawn(painted(picture, Look(detail=detail), lit, height=500))


def test_what_is_not_carried_through_yet_is_not_guessed(written: list[Written]) -> None:
    picture = pair(3, 4, trained=True)
    for known, answered in ((3, 0), (4, 1), (6, 3), (7, 4)):
        written.clear()
        painted(picture, Look(shown=GUESSES), Lit(step=known - 1, known=known), 1280, 460)
        likeliest = [text.text for text in written if text.text in ("93", "62")]
        assert len(likeliest) == answered


def test_what_reads_from_the_end_waits_for_the_last_word(qapp: QApplication) -> None:
    picture = classifier(4, count=2, two=True, trained=True)
    scene = scene_of(picture, Look(), 900, 500)
    assert [row.backward for row in scene.rows] == [False, True, False, True]

    def worked_out(known: int, risen: int = 0) -> list[list[int]]:
        sheet = Sheet(QPainter(), Ink(), picture, scene, known=known, risen=risen)
        return [[step for step in range(4) if sheet.knows(row, step)] for row in range(4)]

    assert worked_out(0) == [[], [], [], []]
    assert worked_out(2) == [[0, 1], [], [], []]
    assert worked_out(2, risen=1) == [[0, 1, 2], [], [], []]
    assert worked_out(3, risen=1) == [[0, 1, 2, 3], [], [], []]
    assert worked_out(3, risen=2) == [[0, 1, 2, 3], [0, 1, 2, 3], [], []]  # now it is read from the end
    assert worked_out(4) == [[0, 1, 2, 3]] * 4
    assert scene.rows_at_once(0) == 1
    assert scene_of(classifier(4, count=2), Look(), 900, 500).rows_at_once(0) == 2


def test_nothing_is_answered_before_both_directions_have_read(written: list[Written]) -> None:
    picture = aligned(4, two=True, count=2, trained=True)
    for known, answered in ((1, 0), (3, 0), (4, 4)):
        written.clear()
        painted(picture, Look(shown=GUESSES), Lit(step=known - 1, known=known), 1280, 560)
        assert len([text for text in written if text.text in ("93", "62")]) == answered


# Attention


def test_arcs_are_as_wide_as_their_weight_and_the_weak_are_left_out() -> None:
    assert (arc_width(0.0), arc_width(1.0)) == (0.5, 4.0)
    picture = pair(6, 6, trained=True)
    scene = scene_of(picture, Look(), 1600, 400)
    assert isinstance(scene, PairScene)
    weights = np.zeros((6, 6))
    weights[2] = [0.04, 0.06, 0.6, 0.3, 0.0, 0.0]
    arcs = arcs_of(scene, weights, lit=6 + 2)
    assert [(arc.start, arc.end, arc.weight) for arc in arcs] == [(1, 2, 0.06), (2, 2, 0.6), (3, 2, 0.3)]
    assert [(arc.start, arc.end) for arc in arcs_of(scene, weights, lit=2)] == [(2, 2)]
    assert arcs_of(scene, weights, lit=5) == []


def test_what_is_elided_is_looked_at_together() -> None:
    picture = pair(40, 10, trained=True)
    weights = np.full((10, 40), 1 / 40)
    picture = replace(picture, alignment=weights)
    scene = scene_of(picture, Look(keep=43), 1008, 400)
    assert isinstance(scene, PairScene)
    lit = scene.column_of(43)
    assert lit is not None
    arcs = arcs_of(scene, weights, lit=lit)
    gaps = [i for i, column in enumerate(scene.encoder.columns) if column.is_gap]
    assert [arc.start for arc in arcs] == gaps
    assert arcs[0].weight == pytest.approx(scene.encoder.columns[gaps[0]].hidden / 40)


def test_what_is_looked_at_most_is_seen() -> None:
    picture = pair(40, 30, trained=True)
    assert picture.alignment is not None
    for step in range(30):
        best = int(np.argmax(picture.alignment[step]))
        scene = scene_of(picture, Look(keep=40 + step), 1008, 400)
        assert scene.column_of(best) is not None
        assert scene.column_of(40 + step) is not None
    for step in range(40):
        best = int(np.argmax(picture.alignment[:, step]))
        scene = scene_of(picture, Look(keep=step), 1008, 400)
        assert scene.column_of(40 + best) is not None


@pytest.mark.parametrize("kind", ["dot", "additive"])
def test_only_the_lit_step_has_arcs(qapp: QApplication, kind: Attention) -> None:
    picture = pair(6, 6, trained=True, attention=kind)
    plain = painted(picture, Look(), Lit(), 1280, 420)
    assert plain != painted(pair(6, 6, trained=True, attention="none"), Look(), Lit(), 1280, 420)
    assert painted(picture, Look(), Lit(step=8), 1280, 420) != painted(
        mended_with(picture, alignment(6, 6)[::-1]), Look(), Lit(step=8), 1280, 420
    )
    assert plain == painted(mended_with(picture, alignment(6, 6)[::-1]), Look(), Lit(), 1280, 420)


def mended_with(picture: Picture, weights: np.ndarray) -> Picture:
    return replace(picture, alignment=weights)


def test_a_broken_alignment_is_mended() -> None:
    picture = mended_with(pair(3, 2, trained=True), np.array([[np.nan, 2.0], [0.5, -1.0], [1.0, 1.0]]))
    found = mended(picture).alignment
    assert found is not None
    np.testing.assert_array_equal(found, [[0, 1, 0], [0.5, 0, 0]])


# What is asked for, given and said


@pytest.mark.parametrize("skip", ["none", "residual", "dense"])
def test_a_layer_that_reads_the_answer_is_drawn_with_what_passes_beside_it(
    qapp: QApplication, skip: Skip
) -> None:
    plain, own = aligned(6, count=2, skip=skip), aligned(6, count=2, skip=skip, own=True)
    assert len(own.layers) == len(plain.layers) + 1
    below = own.layers[-2].size
    assert own.output_size == own.layers[-1].size + (below if skip != "dense" else 2 * below)
    without = replace(own, own_answer=False)
    assert painted(own, Look(), Lit(), 1008, 500) != painted(without, Look(), Lit(), 1008, 500)


def test_what_is_asked_for_at_a_step() -> None:
    writer = conditional(4)
    assert [target_of(writer, i).text for i in range(4)] == [w.text for w in writer.targets]  # type: ignore[union-attr]
    assert target_of(writer, 3).mark  # type: ignore[union-attr]
    assert target_of(aligned(3), 3) is None


def test_the_given_vector_is_the_same_at_every_step_and_read_beside_the_word() -> None:
    picture = conditional(5, trained=True)
    stripes = stripes_of(picture, rows_of(picture.layers))
    assert stripes is not None
    assert len(stripes.given) == 4
    near = near_stripes(picture, 0)
    last = [row[-1] for row in near.values["x"]]
    assert last == [last[0]] * 5


def test_the_decoder_has_stripes_on_the_encoders_scale() -> None:
    picture = pair(5, 4, trained=True, kind="rnn")
    stripes = stripes_of(picture, rows_of(picture.layers))
    assert stripes is not None
    assert stripes.decoder is not None
    assert stripes.decoder.scale == stripes.scale
    assert [len(rows) for rows in stripes.decoder.cells] == [4, 4]


def test_every_step_of_both_halves_is_said() -> None:
    picture = pair(6, 7, trained=True, chinese=True)
    assert "6" in overview(picture)
    assert "7" in overview(picture)
    first, last = step_sentence(picture, 0), step_sentence(picture, 12)
    assert first.startswith("Encoder")
    assert last.startswith("Decoder")
    assert "Step 7 of 7" in last
    assert "%" in last
    assert "looks at" in last
    assert "looks at" not in step_sentence(pair(6, 7, trained=True, attention="none"), 12)


def test_the_table_has_the_rows_of_both_halves() -> None:
    table = table_of(pair(6, 7, trained=True), Look(shown=GUESSES))
    assert len(table) == 6 + 7 + 2
    assert len({len(row) for row in table}) == 1
    assert table[7][:2] == table[0][:2]


def test_the_label_stands_in_the_gutter(written: list[Written]) -> None:
    picture = conditional(6)
    painted(picture, Look(), Lit(), 880, 360)
    (chip,) = [text for text in written if text.text == "李白"]
    scene = lay_out(picture, Look(), 880, 360)
    assert chip.box.right < scene.left
    assert abs(chip.box.cy - (scene.heights.given or 0)) < 1
    assert given.HIGH < 30
    assert attention.LEAST == 0.05


def test_steps_with_guesses_of_one_sign_stand_closer() -> None:
    look = Look(shown=GUESSES)
    signs, long = aligned(7, trained=True), aligned(7, trained=True, chinese=False)
    assert signs.short_guesses
    assert not long.short_guesses
    near, far = lay_out(signs, look, 880, 420), lay_out(long, look, 880, 420)
    assert not any(column.is_gap for column in near.columns)
    assert near.pitch < far.pitch


def test_what_is_improbable_has_no_fill(qapp: QApplication) -> None:
    picture = aligned(4, trained=True)
    none = tuple(tuple((text, 0.0) for text, _ in row) for row in picture.guesses or ())
    some = tuple(tuple((text, 0.04) for text, _ in row) for row in picture.guesses or ())
    look = Look(shown=GUESSES)
    scene = lay_out(picture, look, 880, 420)
    box = scene.guess(1, 2)
    empty, filled = (
        painted(replace(picture, guesses=guesses), look, Lit(), 880, 420) for guesses in (none, some)
    )
    at = round(box.x + 2.5), round(box.cy)
    assert empty.pixelColor(*at) == theme.color(theme.tokens().surface)
    assert filled.pixelColor(*at) != empty.pixelColor(*at)

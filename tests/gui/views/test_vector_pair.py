"""The drawing of one training pair: its steps, its keys, what it says and saves."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.recipe.vectors import Architecture
from gui.theme import Theme, apply_theme, diverging
from gui.views.unrolled.ink import Ink
from gui.views.vector_pair import VectorPair
from gui.views.vector_pair_layout import CELL, lay_out, shown_words
from gui.views.vector_pair_picture import LAST_STAGE, Stage, telling_numbers, telling_pair
from gui.views.vector_pair_rows import behind, signed
from gui.views.vector_pair_sentence import chips
from gui.views.vector_pair_words import stage_sentence
from tests.gui.test_theme import contrast
from tests.gui.views.pair_pictures import SENTENCE, pair_picture

WAYS = list(Architecture)


@pytest.fixture
def view(qtbot: QtBot, styled: QApplication) -> VectorPair:
    """A drawing of the pairs around "drinks", as wide as in the smallest window."""
    made = VectorPair()
    qtbot.addWidget(made)
    made.set_picture(pair_picture())
    made.resize(1008, made.sizeHint().height())
    made.select_pair(0)
    made.show()
    return made


def test_keys_walk_through_steps_pairs_and_words(view: VectorPair) -> None:
    assert (view.stage(), view.pair()) == (Stage.PAIR, 0)
    for key, stage in (
        (Qt.Key.Key_Right, Stage.FALSE_WORDS), (Qt.Key.Key_Return, Stage.ROWS), (Qt.Key.Key_Left, Stage.FALSE_WORDS),
        (Qt.Key.Key_Backspace, Stage.PAIR), (Qt.Key.Key_Left, Stage.PAIR), (Qt.Key.Key_End, LAST_STAGE),
        (Qt.Key.Key_Right, LAST_STAGE), (Qt.Key.Key_Home, Stage.PAIR),
    ):  # fmt: skip
        QTest.keyClick(view, key)
        assert view.stage() is stage
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.pair() == 1
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.pair() == 0
    wanted: list[int] = []
    view.center_chosen.connect(wanted.append)
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert wanted == [1, 4]  # "really" has no vector


def test_it_plays_to_the_end(qtbot: QtBot, view: VectorPair) -> None:
    view._timer.setInterval(5)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.is_playing()
    qtbot.waitUntil(lambda: not view.is_playing(), timeout=30_000)
    assert view.stage() is LAST_STAGE
    view.play()
    assert view.stage() is Stage.PAIR
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert not view.is_playing()


def test_a_click_on_a_word_is_another_pair_or_another_middle(view: VectorPair) -> None:
    picture = view.picture()
    assert picture is not None
    places = chips(picture, Ink(), view.width())
    wanted: list[int] = []
    view.center_chosen.connect(wanted.append)
    beside = picture.pairs[2].others[0]
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=places[beside].center().toPoint())
    assert (view.pair(), wanted) == (2, [])
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=places[beside].center().toPoint())
    assert wanted == [beside]
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=places[2].center().toPoint())  # unknown
    assert wanted == [beside]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("fresh", [False, True])
def test_every_step_is_told_with_the_numbers_of_the_pair(way: Architecture, fresh: bool) -> None:
    picture = pair_picture(way, fresh=fresh)
    told = [stage_sentence(picture, 0, stage) for stage in Stage]
    assert len(set(told)) == len(Stage)
    assert all("{" not in sentence for sentence in told)
    step = picture.pairs[0]
    true = step.compared[0]
    assert signed(true.score, 3) in told[Stage.PRODUCT]
    assert f"{true.probability:.3f}" in told[Stage.PROBABILITY]
    assert f"{step.loss:.3f}" in told[Stage.LOSS]
    assert signed(true.error, 3) in told[Stage.ERROR]
    assert "0.1" in told[Stage.OUTPUTS]
    assert f"{step.loss_after:.3f}" in told[Stage.AFTER]
    assert ("stays where it is" in told[Stage.INPUTS]) == fresh


def test_a_screen_reader_hears_the_step_and_its_numbers(view: VectorPair) -> None:
    view.select_stage(Stage.LOSS)
    said = view.accessibleDescription()
    assert said.startswith("drinks → ")
    assert said.endswith(view.sentence())


def test_the_drawing_changes_with_every_step(view: VectorPair) -> None:
    seen = set()
    for stage in Stage:
        view.select_stage(stage)
        image = view.grab().toImage()
        seen.add(bytes(image.constBits()))
    assert len(seen) == len(Stage)


def test_the_strip_is_coloured_by_its_numbers(view: VectorPair) -> None:
    picture, scene = view.picture(), view.scene()
    assert picture is not None
    assert scene is not None
    view.select_stage(Stage.ROWS)
    image = view.grab().toImage()
    row, wide = picture.pairs[0].before[0], scene.strip.width() / picture.shape[1]
    for place in range(1, picture.shape[1] - 1):
        x = round(scene.strip.left() + (place + 0.5) * wide)
        found, meant = (
            image.pixelColor(x, round(scene.inputs[0].middle)),
            diverging(row[place] / picture.reach),
        )
        assert abs(found.red() - meant.red()) + abs(found.blue() - meant.blue()) < 12


def test_hovering_tells_a_number_before_and_after(view: VectorPair) -> None:
    picture, scene = view.picture(), view.scene()
    assert picture is not None
    assert scene is not None
    step, told = picture.pairs[0], telling_numbers(picture.pairs[0], scene.cells)
    point = QPointF(scene.cells_left + CELL * 1.5, scene.outputs[1].middle)
    assert view.told_at(point) == ""
    view.select_stage(Stage.ROWS)
    one = step.compared[1]
    assert (
        view.told_at(point) == f"'{one.word}', number {told[1] + 1} of 12: {signed(one.vector[told[1]], 5)}"
    )
    view.select_stage(Stage.OUTPUTS)
    assert view.told_at(point).endswith(f", then {signed(one.moved[told[1]], 5)}")
    assert view.told_at(QPointF(2, 2)) == ""


def test_each_row_of_cbow_is_told_apart(qtbot: QtBot, view: VectorPair) -> None:
    picture = pair_picture(Architecture.CBOW)
    view.set_picture(picture)
    view.select_stage(Stage.ROWS)
    scene = view.scene()
    assert scene is not None
    words = [view.told_at(QPointF(scene.strip.left() + 2, row.middle)).split("'")[1] for row in scene.inputs]
    assert words == [*picture.pairs[0].inputs, "h"]


@pytest.mark.parametrize("width", [720, 880, 1008, 1280])
@pytest.mark.parametrize("way", WAYS)
def test_nothing_overlaps_in_any_width(way: Architecture, width: float) -> None:
    scene = lay_out(pair_picture(way), 0, width)
    edges = [scene.strip.left(), scene.strip.right(), scene.cells_left, scene.cells_right, scene.score]
    assert edges == sorted(edges)
    assert scene.error <= width
    rows = [*scene.inputs, *scene.outputs]
    assert all(above.y + above.high <= below.y + 0.1 for above, below in pairwise(rows))


def test_it_begins_with_a_spoken_word_that_is_read_often() -> None:
    picture = pair_picture()
    words = [picture.sentence[pair.others[0]].token for pair in picture.pairs]
    assert set(words) == {"the", "cat", "milk"}
    assert words[telling_pair(picture)] in ("cat", "milk")
    assert telling_pair(pair_picture(Architecture.CBOW)) == 0


def test_a_long_sentence_is_shown_around_the_middle_word() -> None:
    widths = [40.0] * 30
    first, last = shown_words(widths, 15, 300, 6)
    assert first <= 15 < last
    assert sum(widths[first:last]) + 6 * (last - first - 1) <= 300
    assert shown_words(widths, 0, 100, 6)[0] == 0
    assert shown_words(widths, 29, 10_000, 6) == (0, 30)


@pytest.mark.parametrize("theme", Theme)
def test_numbers_on_colour_can_be_read(styled: QApplication, theme: Theme) -> None:
    apply_theme(styled, theme)
    ink = Ink()
    for share in (-1.0, -0.5, 0.0, 0.5, 1.0):
        assert contrast(ink.t.text, behind(ink, share).name()) >= 4.5


def test_all_numbers_can_be_copied(view: VectorPair) -> None:
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    picture = view.picture()
    assert picture is not None
    step = picture.pairs[0]
    assert len({len(line) for line in lines}) == 1
    assert [float(number) for number in lines[2][-12:]] == pytest.approx(step.after[0], rel=1e-4)
    assert [float(number) for number in lines[4][-12:]] == pytest.approx(step.compared[0].moved, rel=1e-4)


def test_it_is_saved_as_pixels_and_as_vectors(view: VectorPair, tmp_path: Path) -> None:
    view.select_stage(LAST_STAGE)
    view.render_png(tmp_path / "pair.png", 2, colours=Theme.DARK)
    image = QImage(str(tmp_path / "pair.png"))
    assert image.width() == 2 * (1008 + 32)
    view.render_svg(tmp_path / "pair.svg", colours=Theme.LIGHT)
    written = "".join(ElementTree.parse(tmp_path / "pair.svg").getroot().itertext())
    for word in SENTENCE.lower().split():
        assert word in written
    assert "drinks" in written

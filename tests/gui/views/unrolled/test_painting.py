"""Everything paints, in both themes and both languages; no text is cut and no text lies on another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import theme
from gui.views.unrolled import ink
from gui.views.unrolled.geometry import Box, Look
from gui.views.unrolled.near_geometry import lay_out_near
from gui.views.unrolled.painting import (
    Lit,
    is_near,
    needed_height,
    paint,
    paint_near,
    scene_of,
    wanted_height,
)
from gui.views.unrolled.picture import Colouring, Detail, Kind, Picture, Readout, Shown, rows_of
from gui.views.unrolled.stripes import near_stripes, stripes_of
from tests.gui.views.unrolled.pictures import KINDS, READOUTS, classifier, fading, writer

ALL = Shown(answers=True, effects=True, guesses=True)


@pytest.fixture(params=list(theme.Theme))
def themed(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[theme.Theme]:
    theme.apply_theme(qapp, request.param)
    yield request.param
    theme.apply_theme(qapp, theme.Theme.LIGHT)


def painted(picture: Picture, look: Look, lit: Lit, width: int = 900, height: int | None = None) -> QImage:
    """Paint as the view does, on the page's colour."""
    high = wanted_height(picture, look, width) if height is None else height
    image = QImage(width, max(60, high), QImage.Format.Format_ARGB32)
    image.fill(theme.color(theme.tokens().surface))
    painter = QPainter(image)
    if is_near(picture, look):
        near = lay_out_near(picture.layers[0].kind, width, high)
        paint_near(painter, ink.Ink(), picture, look, near, near_stripes(picture, 0), 0, lit)
    else:
        scene = scene_of(picture, look, width, high)
        stripes = stripes_of(picture, rows_of(picture.layers))
        paint(painter, ink.Ink(), picture, look, scene, stripes, lit)
    painter.end()
    return image


def painted_near(picture: Picture, lit: Lit, width: int, *, layer: int = 0, backward: bool = False) -> QImage:
    """The inside of a cell, as high as it likes."""
    kind, look = picture.layers[layer].kind, Look(detail=Detail.GATES)
    high = wanted_height(picture, look, width, layer)
    image = QImage(width, high, QImage.Format.Format_ARGB32)
    image.fill(theme.color(theme.tokens().surface))
    painter = QPainter(image)
    near = lay_out_near(kind, width, high, mirrored=backward)
    stripes = near_stripes(picture, layer, backward=backward)
    paint_near(painter, ink.Ink(), picture, look, near, stripes, layer, lit, backward=backward)
    painter.end()
    return image


def is_drawn(image: QImage) -> bool:
    """Whether a coarse look at the image meets more than five colours."""
    found: set[int] = set()
    for y in range(0, image.height(), 3):
        found.update(image.pixel(x, y) for x in range(0, image.width(), 3))
        if len(found) > 5:
            return True
    return False


@pytest.mark.parametrize("detail", list(Detail))
@pytest.mark.parametrize("chinese", [False, True], ids=["english", "chinese"])
@pytest.mark.parametrize("two", [False, True], ids=["one way", "two ways"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_network_paints(
    themed: theme.Theme, kind: Kind, two: bool, chinese: bool, detail: Detail
) -> None:
    look = Look(detail=detail)
    lit = Lit(step=3, hot=(0, 2), card=True)
    for picture in (
        classifier(9, kind=kind, two=two, chinese=chinese),
        classifier(9, kind=kind, two=two, trained=True, chinese=chinese),
        writer(9, kind=kind, two=two, trained=False, chinese=chinese),
    ):
        assert is_drawn(painted(picture, look, lit))
    for picture in (
        classifier(9, kind=kind, two=two, trained=True),
        writer(9, kind=kind, two=two, chinese=chinese),
    ):
        assert is_drawn(painted(picture, replace(look, shown=ALL), lit))


@pytest.mark.parametrize("readout", READOUTS)
def test_every_readout_paints_its_own_drawing(qapp: QApplication, readout: Readout) -> None:
    images = [painted(classifier(9, readout=which), Look(), Lit(), height=420) for which in READOUTS]
    mine = painted(classifier(9, readout=readout), Look(), Lit(), height=420)
    assert [image == mine for image in images].count(True) == 1


def test_the_reach_paints(themed: theme.Theme) -> None:
    look = Look(colouring=Colouring.GRADIENT)
    assert is_drawn(painted(fading(15), look, Lit()))


@pytest.mark.parametrize("kind", KINDS)
def test_trained_cells_look_different_from_untrained_ones(qapp: QApplication, kind: Kind) -> None:
    for detail in Detail:
        before = painted(classifier(9, kind=kind), Look(detail=detail), Lit(), height=420)
        after = painted(classifier(9, kind=kind, trained=True), Look(detail=detail), Lit(), height=420)
        assert before != after


@pytest.mark.parametrize("part", ["f", "i", "g", "o", "c", "h"])
def test_an_equation_lights_its_part(qapp: QApplication, part: str) -> None:
    picture, look = classifier(9, trained=True), Look(detail=Detail.GATES)
    assert painted(picture, look, Lit(step=2)) != painted(picture, look, Lit(step=2, part=part))


# Texts


class Written:
    """A text and the room that its letters take."""

    def __init__(self, text: str, box: Box) -> None:
        self.text, self.box = text, box


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> list[Written]:
    """All texts that are painted, with their places."""
    found: list[Written] = []
    plain, low = ink.draw_text, ink.draw_sub

    def left_of(x: float, width: float, align: str) -> float:
        return x if align == "left" else x - width / 2 if align == "centre" else x - width

    def remember(x: float, y: float, text: str, width: float, font: QFont, align: str) -> None:
        high = font.pixelSize() * 0.74
        found.append(Written(text, Box(left_of(x, width, align), y - high / 2, width, high)))

    def draw_text(painter, ink, x, y, text, font, colour, align="left", width=None):  # type: ignore[no-untyped-def]
        used = plain(painter, ink, x, y, text, font, colour, align, width)
        remember(x, y, text, used, painter.font(), align)
        return used

    def draw_sub(painter, ink, x, y, markup, font, colour, align="left"):  # type: ignore[no-untyped-def]
        used = low(painter, ink, x, y, markup, font, colour, align)
        remember(x, y, markup, used, font, align)
        return used

    monkeypatch.setattr(ink, "draw_text", draw_text)
    monkeypatch.setattr(ink, "draw_sub", draw_sub)
    return found


def assert_readable(found: list[Written], image: QImage) -> None:
    for one in found:
        inside = one.box.x >= -0.5 and one.box.right <= image.width() + 0.5
        assert inside and one.box.y >= 0 and one.box.bottom <= image.height(), (one.text, one.box)  # noqa: PT018
    for one, other in combinations(found, 2):
        assert one.box.overlap(other.box) < 2, (one.text, one.box, other.text, other.box)


SIZES = [(880, 424), (1008, 310), (700, 300)]


@pytest.mark.parametrize("detail", [Detail.BLOCKS, Detail.CELLS])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("count", "trained"), [(1, False), (2, True), (4, True)])
def test_texts_of_a_classifier_are_whole_and_apart(
    written: list[Written], size: tuple[int, int], count: int, trained: bool, detail: Detail
) -> None:
    for steps in (1, 12, 130):
        for picture in (
            classifier(steps, count=count, trained=trained),
            classifier(steps, count=count, trained=trained, chinese=True, two=True),
            classifier(steps, kind="gru", count=count, labels=tuple(f"a long label {i}" for i in range(12))),
        ):
            look = Look(detail=detail)
            height = max(size[1], needed_height(picture, look, size[0]))
            written.clear()
            image = painted(picture, look, Lit(step=min(2, steps - 1)), size[0], height)
            assert_readable(written, image)


@pytest.mark.parametrize("size", SIZES)
def test_texts_of_answers_and_guesses_are_whole_and_apart(
    written: list[Written], size: tuple[int, int]
) -> None:
    for steps in (1, 12, 23):
        for picture in (classifier(steps, trained=True), writer(steps), writer(steps, trained=False)):
            look = Look(shown=ALL if picture.values is not None else Shown())
            height = max(size[1], needed_height(picture, look, size[0]))
            written.clear()
            assert_readable(written, painted(picture, look, Lit(step=0), size[0], height))


@pytest.mark.parametrize("width", [720, 880, 1008, 1440])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("trained", [False, True], ids=["untrained", "trained"])
def test_texts_inside_a_cell_are_whole_and_apart(
    written: list[Written], kind: Kind, width: int, trained: bool
) -> None:
    picture, look = classifier(9, kind=kind, trained=trained), Look(detail=Detail.GATES)
    for height in (needed_height(picture, look, width), wanted_height(picture, look, width)):
        for step in (0, 4, 8):
            written.clear()
            assert_readable(written, painted(picture, look, Lit(step=step), width, height))


@pytest.mark.parametrize("steps", [1, 5, 15, 60])
def test_texts_of_the_reach_are_whole_and_apart(written: list[Written], steps: int) -> None:
    for width in (640, 880, 1200):
        written.clear()
        assert_readable(written, painted(fading(steps), Look(colouring=Colouring.GRADIENT), Lit(), width))


def test_a_very_long_word_ends_in_an_ellipsis(written: list[Written], qtbot: QtBot) -> None:
    picture = classifier(12)
    long = replace(
        picture,
        words=(replace(picture.words[0], text="Donaudampfschifffahrtsgesellschaft"), *picture.words[1:]),
    )
    assert_readable(written, painted(long, Look(), Lit(), 1008, 424))

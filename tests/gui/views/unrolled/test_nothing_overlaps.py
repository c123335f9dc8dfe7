"""For every cell, direction, depth, skip and readout, at three widths: no text lies on another, no arrow crosses one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise, product

import numpy as np
import pytest
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFont, QImage, QPainterPath, QPen
from PySide6.QtWidgets import QApplication

from gui.views.unrolled import ink, shapes
from gui.views.unrolled.geometry import Look
from gui.views.unrolled.painting import Lit, needed_height, wanted_height
from gui.views.unrolled.picture import Detail, Kind, Picture, Readout, Skip
from tests.gui.views.unrolled.pictures import KINDS, READOUTS, SKIPS, classifier
from tests.gui.views.unrolled.test_painting import painted

WIDTHS = (880, 1008, 1392)  # of the drawing in windows of 1440, 1280 and 1920
LAYERS = (1, 2, 3, 4)
BOXED = ("σ", "tanh", "relu", "1−")  # stand in boxes under which the ways end
HIGH = 0.74  # of a letter's size is ink


@dataclass
class Drawn:
    """Texts with the room of their letters, and all straight and bent strokes of arrows."""

    texts: list[tuple[str, QRectF]]
    strokes: list[QLineF]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Drawn:
    """All that is painted; copies of columns too, because each is painted once from the same functions."""
    found = Drawn([], [])
    plain, low, line, bent = ink.draw_text, ink.draw_sub, shapes.line, shapes.stroke_path

    def room(x: float, y: float, width: float, font: QFont, align: str) -> QRectF:
        left = x if align == "left" else x - width / 2 if align == "centre" else x - width
        high = font.pixelSize() * HIGH
        return QRectF(left, y - high / 2, width, high)

    def draw_text(painter, pens, x, y, text, font, colour, align="left", width=None):  # type: ignore[no-untyped-def]
        used = plain(painter, pens, x, y, text, font, colour, align, width)
        at = painter.worldTransform().map(QPointF(x, y))
        found.texts.append((text, room(at.x(), at.y(), used, painter.font(), align)))
        return used

    def draw_sub(painter, pens, x, y, markup, font, colour, align="left"):  # type: ignore[no-untyped-def]
        used = low(painter, pens, x, y, markup, font, colour, align)
        found.texts.append((markup, room(x, y, used, font, align)))
        return used

    def draw_line(painter, x1, y1, x2, y2, stroke: QPen):  # type: ignore[no-untyped-def]
        line(painter, x1, y1, x2, y2, stroke)
        if stroke.widthF() < 5:  # a halo is no stroke
            found.strokes.append(QLineF(x1, y1, x2, y2))

    def draw_path(painter, path: QPainterPath, stroke: QPen):  # type: ignore[no-untyped-def]
        bent(painter, path, stroke)
        for polygon in path.toSubpathPolygons():
            points = polygon.toList()
            found.strokes += [QLineF(a, b) for a, b in pairwise(points)]

    monkeypatch.setattr(ink, "draw_text", draw_text)
    monkeypatch.setattr(ink, "draw_sub", draw_sub)
    monkeypatch.setattr(shapes, "line", draw_line)
    monkeypatch.setattr(shapes, "stroke_path", draw_path)
    return found


def first_overlap(texts: list[tuple[str, QRectF]]) -> tuple[str, str] | None:
    """Two texts that lie on each other."""
    if not texts:
        return None
    edges = np.array([[a.left(), a.top(), a.right(), a.bottom()] for _, a in texts])
    wide = np.minimum(edges[:, None, 2], edges[None, :, 2]) - np.maximum(edges[:, None, 0], edges[None, :, 0])
    high = np.minimum(edges[:, None, 3], edges[None, :, 3]) - np.maximum(edges[:, None, 1], edges[None, :, 1])
    shared = np.where((wide > 0) & (high > 0), wide * high, 0.0)
    np.fill_diagonal(shared, 0.0)
    one, other = np.unravel_index(int(shared.argmax()), shared.shape)
    return (texts[one][0], texts[other][0]) if shared.max() >= 2 else None


def first_crossing(texts: list[tuple[str, QRectF]], strokes: list[QLineF]) -> tuple[str, QLineF] | None:
    """A text and a stroke that passes through the inside of its letters."""
    seen = [(text, area) for text, area in texts if text.strip()]
    if not seen or not strokes:
        return None
    boxes = np.array([[a.left() + 1, a.top() + 1, a.right() - 1, a.bottom() - 1] for _, a in seen])
    lines = np.array([[s.x1(), s.y1(), s.x2(), s.y2()] for s in strokes])
    low, high = np.zeros((len(lines), len(boxes))), np.ones((len(lines), len(boxes)))
    for axis in (0, 1):  # the part of each line that lies between two opposite edges
        start, way = lines[:, axis][:, None], (lines[:, axis + 2] - lines[:, axis])[:, None]
        near, far = boxes[None, :, axis] - start, boxes[None, :, axis + 2] - start
        still = np.abs(way) < 1e-9
        safe = np.where(still, 1.0, way)
        inside = (near <= 0) & (far >= 0)
        low = np.maximum(
            low, np.where(still, np.where(inside, 0.0, 2.0), np.minimum(near / safe, far / safe))
        )
        high = np.minimum(
            high, np.where(still, np.where(inside, 1.0, -1.0), np.maximum(near / safe, far / safe))
        )
    hits = np.argwhere(low <= high)
    return (seen[hits[0][1]][0], strokes[hits[0][0]]) if len(hits) else None


def assert_clear(found: Drawn, image: QImage) -> None:
    whole = QRectF(-0.5, -0.5, image.width() + 1, image.height() + 1)
    assert [text for text, area in found.texts if not whole.contains(area)] == []
    assert first_overlap(found.texts) is None
    assert first_crossing(found.texts, found.strokes) is None


def pictures(kind: Kind, two: bool, count: int, skip: Skip) -> list[Picture]:
    """Before and after training, with layers of one width and of several; over all depths with every readout."""
    several = tuple(48 // (index + 1) for index in range(count))
    found = []
    for index in range(len(WIDTHS)):
        readout = READOUTS[(count + 2 * index + SKIPS.index(skip)) % len(READOUTS)]
        trained = (index + count) % 2 == 1
        widths = several if index == 2 else ()
        found.append(
            classifier(
                12,
                kind=kind,
                count=count,
                two=two,
                readout=readout,
                trained=trained,
                skip=skip,
                widths=widths,
            )
        )
    return found


def painted_plainly(picture: Picture, look: Look, width: int, height: int) -> QImage:
    """Every column by itself, as in a file of vectors, so that every stroke has its place."""
    from gui.views.unrolled import painting

    keep = painting.sprites_for
    painting.sprites_for = lambda painter, pens: None
    try:
        return painted(picture, look, Lit(step=2), width, height)
    finally:
        painting.sprites_for = keep


@pytest.mark.parametrize("skip", SKIPS)
@pytest.mark.parametrize("count", LAYERS)
@pytest.mark.parametrize("two", [False, True], ids=["one way", "two ways"])
@pytest.mark.parametrize("kind", KINDS)
def test_cells_of_every_network(drawn: Drawn, kind: Kind, two: bool, count: int, skip: Skip) -> None:
    look = Look()
    for picture, width in zip(pictures(kind, two, count, skip), WIDTHS, strict=True):
        least, wanted = needed_height(picture, look, width), wanted_height(picture, look, width)
        for height in {max(least, 310), max(least, wanted)}:
            drawn.texts.clear()
            drawn.strokes.clear()
            assert_clear(drawn, painted_plainly(picture, look, width, height))


@pytest.mark.parametrize(("kind", "skip", "width"), list(product(KINDS, SKIPS, WIDTHS)))
def test_blocks_of_every_network(drawn: Drawn, kind: Kind, skip: Skip, width: int) -> None:
    look = Look(detail=Detail.BLOCKS)
    for count, two in product((1, 4), (False, True)):
        picture = classifier(50, kind=kind, count=count, two=two, trained=True, skip=skip)
        drawn.texts.clear()
        drawn.strokes.clear()
        assert_clear(drawn, painted_plainly(picture, look, width, needed_height(picture, look, width)))


@pytest.mark.parametrize("normed", [False, True], ids=["plain", "normed"])
@pytest.mark.parametrize("backward", [False, True], ids=["forward", "backward"])
@pytest.mark.parametrize("kind", KINDS)
def test_inside_every_cell(drawn: Drawn, kind: Kind, backward: bool, normed: bool) -> None:
    from tests.gui.views.unrolled.test_painting import painted_near

    picture = replace(classifier(9, kind=kind, two=True, trained=True), layer_norm=normed)
    for width, step in zip(WIDTHS, (0, 4, 8), strict=True):
        drawn.texts.clear()
        drawn.strokes.clear()
        image = painted_near(picture, Lit(step=step), width, backward=backward)
        assert first_overlap(drawn.texts) is None
        bare = [one for one in drawn.texts if one[0] not in BOXED]
        assert first_crossing(bare, drawn.strokes) is None
        assert all(area.right() <= image.width() + 0.5 and area.left() >= -0.5 for _, area in drawn.texts)


def test_what_overlaps_and_what_crosses_is_found() -> None:
    texts = [("a", QRectF(0, 0, 20, 10)), ("b", QRectF(18, 5, 20, 10)), ("c", QRectF(60, 0, 20, 10))]
    assert set(first_overlap(texts) or ()) == {"a", "b"}
    assert first_overlap(texts[1:]) is None
    for stroke in (QLineF(70, -5, 70, 20), QLineF(50, 5, 90, 5), QLineF(55, -2, 90, 14)):
        assert (first_crossing(texts, [stroke]) or ("",))[0] == "c"
    for stroke in (QLineF(85, -5, 85, 20), QLineF(50, 12, 90, 12), QLineF(40, 5, 59, 5)):
        assert first_crossing(texts[2:], [stroke]) is None


def test_the_two_readouts_that_differ_in_nothing_else(qapp: QApplication) -> None:
    kinds: tuple[Readout, ...] = ("mean", "attention")
    first, second = (classifier(9, readout=readout, trained=True) for readout in kinds)
    assert painted(first, Look(), Lit()) != painted(second, Look(), Lit())

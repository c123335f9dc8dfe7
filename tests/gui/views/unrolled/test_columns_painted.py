"""A drawing of copies looks like one in which every column is painted by itself."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from gui import theme
from gui.views.unrolled import columns_painted, ink, painting, values_painted
from gui.views.unrolled.geometry import Look
from gui.views.unrolled.painting import Lit, paint, scene_of, wanted_height
from gui.views.unrolled.picture import Detail, Picture, Skip, rows_of
from gui.views.unrolled.sprites import LARGE, Sprites
from gui.views.unrolled.stripes import stripes_of
from tests.gui.views.unrolled.pictures import SKIPS, classifier


def pixels(picture: Picture, look: Look, lit: Lit, ratio: float) -> np.ndarray:
    width, height = 900, wanted_height(picture, look, 900)
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.color(theme.tokens().surface))
    painter = QPainter(image)
    scene = scene_of(picture, look, width, height)
    paint(painter, ink.Ink(), picture, look, scene, stripes_of(picture, rows_of(picture.layers)), lit)
    painter.end()
    flat = np.frombuffer(image.constBits(), np.uint8).astype(int)
    return flat.reshape(image.height(), -1, 4)[..., :3]


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("detail", [Detail.CELLS, Detail.BLOCKS])
@pytest.mark.parametrize("trained", [False, True], ids=["untrained", "trained"])
@pytest.mark.parametrize("skip", SKIPS)
def test_copies_look_like_originals(
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    skip: Skip,
    trained: bool,
    detail: Detail,
    ratio: float,
) -> None:
    picture = classifier(9, count=2, two=True, trained=trained, skip=skip)
    look, lit = Look(detail=detail), Lit(step=4, hot=(1, 2))
    copied = pixels(picture, look, lit, ratio)
    monkeypatch.setattr(painting, "sprites_for", lambda painter, pens: None)
    alone = pixels(picture, look, lit, ratio)
    differs = np.abs(copied - alone).max(axis=2)
    assert (differs > 90).mean() < 0.012  # edges of strokes half a pixel away, nothing that is missing
    apart = differs.reshape(differs.shape[0], -1)
    blocks = apart[: apart.shape[0] // 8 * 8, : apart.shape[1] // 8 * 8].reshape(
        -1, 8, apart.shape[1] // 8, 8
    )
    assert (blocks.min(axis=(1, 3)) > 60).sum() == 0  # no patch of 8 x 8 pixels looks different as a whole


def test_what_is_not_read_yet_has_no_colours(qapp: QApplication) -> None:
    picture = classifier(9, trained=True)
    all_read, some_read = (pixels(picture, Look(), Lit(known=known), 1.0) for known in (9, 4))
    scene = scene_of(picture, Look(), 900, wanted_height(picture, Look(), 900))
    for column in range(9):
        box = scene.cell(0, column)
        inside = (
            slice(round(box.y) + 12, round(box.bottom) - 12),
            slice(round(box.x) + 12, round(box.right) - 12),
        )
        same = np.array_equal(all_read[inside], some_read[inside])
        assert same == (column < 4)
        assert same or np.ptp(some_read[inside].reshape(-1, 3), axis=0).max() == 0


def test_a_zoom_paints_one_column_for_all_and_one_line_for_each_row(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns: list[object] = []
    lines: list[object] = []

    def counted(counts: list[object], work: Callable[..., None]) -> Callable[..., None]:
        def count(*given: object) -> None:
            counts.append(given)
            work(*given)

        return count

    monkeypatch.setattr(columns_painted, "_paint_one", counted(columns, columns_painted._paint_one))
    monkeypatch.setattr(values_painted.Strips, "draw", counted(lines, values_painted.Strips.draw))
    picture = classifier(50, count=4, two=True, trained=True, skip="dense")
    stripes, pens = stripes_of(picture, rows_of(picture.layers)), ink.Ink()
    image = QImage(1600, 900, QImage.Format.Format_RGB32)
    pitches = [*range(34, 70), 69, 68, 69]
    for pitch in pitches:
        scene = scene_of(picture, Look(pitch=float(pitch)), 1600, 900)
        painter = QPainter(image)
        paint(painter, pens, picture, Look(pitch=float(pitch)), scene, stripes, Lit(step=4))
        painter.end()
    assert len(columns) == len(set(pitches))  # the ways and cells of 50 columns, once for each width
    assert len(lines) == len(pitches) * (len(scene.rows) + 1)  # the values of each row, and the words


def test_large_copies_are_few_and_painted_again(qapp: QApplication) -> None:
    sprites = Sprites(1.0)
    first = sprites.large("first", 100, 400, lambda on: on.fillRect(0, 0, 100, 400, "#ff0000"))
    assert sprites.large("first", 100, 400, lambda on: pytest.fail("painted twice")) is first
    for index in range(3 * LARGE):
        made = sprites.large(index, 90 + index, 390, lambda on: on.fillRect(0, 0, 50, 50, "#0000ff"))
    assert len(sprites._large) == LARGE
    image = made.toImage()
    assert image.pixelColor(10, 10).name() == "#0000ff"
    assert image.pixelColor(80, 300).alpha() == 0  # nothing of what lay there before

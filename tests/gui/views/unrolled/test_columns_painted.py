"""A drawing of copies looks like one in which every column is painted by itself."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from gui import theme
from gui.views.unrolled import ink, painting
from gui.views.unrolled.geometry import Look
from gui.views.unrolled.painting import Lit, paint, scene_of, wanted_height
from gui.views.unrolled.picture import Detail, Picture, Skip, rows_of
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

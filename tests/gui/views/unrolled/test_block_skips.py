"""Skips over blocks: there when the network has them, beside the rows, on no block and no name."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from gui import theme
from gui.views.unrolled import ink, painting, pair_painting
from gui.views.unrolled.block_skips import WIDE, gaps
from gui.views.unrolled.geometry import Look
from gui.views.unrolled.painting import Lit, needed_height, paint, scene_of
from gui.views.unrolled.pair_geometry import PairScene
from gui.views.unrolled.picture import Detail, Picture, Skip, rows_of
from gui.views.unrolled.stripes import stripes_of
from tests.gui.views.unrolled.answer_pictures import pair
from tests.gui.views.unrolled.pictures import SKIPS, classifier

WIDTH = 900


def pixels(picture: Picture, look: Look) -> np.ndarray:
    height = needed_height(picture, look, WIDTH)
    image = QImage(WIDTH, height, QImage.Format.Format_RGB32)
    image.fill(theme.color(theme.tokens().surface))
    painter = QPainter(image)
    scene, stripes = scene_of(picture, look, WIDTH, height), stripes_of(picture, rows_of(picture.layers))
    paint(painter, ink.Ink(), picture, look, scene, stripes, Lit(step=1))
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).astype(int).reshape(height, WIDTH, 4)[..., :3]


def marks(picture: Picture, look: Look, monkeypatch: pytest.MonkeyPatch) -> np.ndarray:
    """Where pixels are those of the marks."""
    whole = pixels(picture, look)
    with monkeypatch.context() as patched:
        for module in (painting, pair_painting):
            patched.setattr(module, "draw_block_skips", lambda sheet: None)
        return np.asarray(np.abs(whole - pixels(picture, look)).max(axis=2) > 0)


@pytest.mark.parametrize("two", [False, True])
@pytest.mark.parametrize("skip", SKIPS)
def test_skips_stand_beside_the_rows(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, skip: Skip, two: bool
) -> None:
    for make in (classifier, pair):
        picture = make(12, count=4, two=two, trained=True, skip=skip)
        look = Look(detail=Detail.BLOCKS)
        found = marks(picture, look, monkeypatch)
        scene = scene_of(picture, look, WIDTH, needed_height(picture, look, WIDTH))
        halves = scene.halves if isinstance(scene, PairScene) else (scene,)
        beside = np.zeros(WIDTH, bool)
        for half in halves:
            beside[int(half.left - WIDE) - 1 : int(half.left)] = True
            assert found[:, int(half.left - WIDE) - 1 : int(half.left)].any() == (skip != "none")
        assert not found[:, ~beside].any()


@pytest.mark.parametrize("two", [False, True])
def test_the_signs_stand_between_the_layers(two: bool) -> None:
    picture, look = classifier(12, count=3, two=two, skip="dense"), Look(detail=Detail.BLOCKS)
    scene = scene_of(picture, look, WIDTH, needed_height(picture, look, WIDTH))
    levels = gaps(scene)
    assert len(levels) == 4
    assert sorted(levels, reverse=True) == levels
    for row in range(len(scene.rows)):
        cell = scene.cell(row, 0)
        assert all(not cell.y - 4 < level < cell.bottom + 4 for level in levels[1:])


def test_where_blocks_pass_under_the_marks_they_are_hidden(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = classifier(80, count=3, trained=True, skip="residual")
    look = Look(detail=Detail.BLOCKS, pitch=30.0, scroll=100.0)
    left = int(scene_of(picture, look, WIDTH, 400).left)
    assert scene_of(picture, look, WIDTH, 400).is_panned
    assert marks(picture, look, monkeypatch)[:, left - int(WIDE) : left - 2].any()
    assert marks(replace(picture, skip="none"), look, monkeypatch).sum() == 0

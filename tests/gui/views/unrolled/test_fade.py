"""Crossing into another zoom level never costs more than one drawing in a frame."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.motion import set_less_motion
from gui.views.unrolled import canvas, fade
from gui.views.unrolled.painting import paint
from gui.views.unrolled.picture import Detail
from gui.views.unrolled.sprites import Sprites
from gui.views.unrolled_view import UnrolledView
from tests.gui.views.unrolled.pictures import classifier


@pytest.fixture
def moving(qapp: QApplication) -> Iterator[None]:
    set_less_motion(False)
    yield
    set_less_motion(False)


@pytest.fixture
def view(qtbot: QtBot, moving: None) -> UnrolledView:
    found = UnrolledView()
    qtbot.addWidget(found)
    found.resize(900, 560)
    found.set_picture(classifier(20, count=2, two=True, trained=True, skip="dense"))
    with qtbot.waitExposed(found):
        found.show()
    return found


def test_a_crossing_paints_one_drawing_in_each_frame(
    view: UnrolledView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[Detail] = []

    def counted(*given: Any) -> None:
        painted.append(view.detail())
        paint(*given)

    monkeypatch.setattr(canvas, "paint", counted)
    view.set_detail(Detail.BLOCKS)
    assert painted == [Detail.CELLS]  # what is about to fade
    view.repaint()
    assert painted == [Detail.CELLS]  # it still hides the new one, which is not painted for nothing
    qtbot.waitUntil(lambda: Detail.BLOCKS in painted, timeout=30_000)
    qtbot.waitUntil(lambda: not view._fade.is_running(), timeout=30_000)
    painted.clear()
    view.repaint()
    assert painted == [Detail.BLOCKS]


def test_memory_for_a_fade_is_there_before_it_and_given_back_when_nobody_looks(
    view: UnrolledView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(view._fade.has_room, timeout=30_000)
    made = []

    def new(size: QSize) -> QPixmap:
        made.append(size)
        return QPixmap(size)

    monkeypatch.setattr(fade, "QPixmap", new)
    view.zoom(0.3, QPointF(300, 200))
    view.zoom(4, QPointF(300, 200))
    assert view.detail() is not Detail.BLOCKS
    assert not made
    view.hide()
    assert not view._fade.has_room()


def test_the_other_levels_are_painted_before_anybody_goes_there(
    view: UnrolledView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: not view._ahead and view._fade.has_room(), timeout=30_000)
    before, look, scene = view.grab().toImage(), view._look, view.scene()
    new: list[object] = []
    make = Sprites.new

    def counted(*given: Any) -> QPixmap:
        new.append(given)
        return make(*given)

    monkeypatch.setattr(Sprites, "new", counted)
    pixmap = QPixmap(view.size())
    painter = QPainter(pixmap)
    view._paint_level(painter, Detail.BLOCKS)
    painter.end()
    assert not new  # everything that is copied there has been painted already
    assert (view._look, view.scene()) == (look, scene)  # and nobody sees that
    assert view.grab().toImage() == before


def test_less_motion_needs_no_fade(view: UnrolledView, qtbot: QtBot) -> None:
    set_less_motion(True)
    view.set_detail(Detail.BLOCKS)
    assert not view._fade.is_running()

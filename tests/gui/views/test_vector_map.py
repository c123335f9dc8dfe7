"""The map of words: dots where the points are, names that never pile up, pan and zoom that keep their place."""

from __future__ import annotations

import time

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.theme import tokens
from gui.views.vector_cloud import DOT, LEAST_DOT, Paper, dot_size, faintness
from gui.views.vector_map import MOST_ZOOM, VectorMap

CORNERS = np.array([[-1.0, -1.0], [1.0, -1.0], [-1.0, 1.0], [1.0, 1.0], [0.2, 0.1]])
WORDS = ("one", "two", "three", "four", "five")


@pytest.fixture
def view(styled: QApplication, qtbot: QtBot) -> VectorMap:
    made = VectorMap()
    qtbot.addWidget(made)
    made.set_points(WORDS, CORNERS)
    made.resize(700, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_dots_are_where_the_points_are() -> None:
    paper = Paper.of(40, 40, 2.0, QColor("#ffffff"))
    paper.dots(np.array([[10.0, 20.0], [-50.0, 3.0], [39.0, 39.0]]), 4.0, QColor("#102030"))
    image = paper.image()
    assert (image.width(), image.height(), image.devicePixelRatio()) == (80, 80, 2.0)
    assert image.pixelColor(20, 40) == QColor("#102030")
    assert image.pixelColor(78, 78) == QColor("#102030")
    assert image.pixelColor(40, 40) == QColor("#ffffff")
    filled = sum(image.pixelColor(x, y) == QColor("#102030") for x in range(12, 29) for y in range(32, 49))
    assert 30 < filled < 60  # a disc 8 pixels across, its rim softer


def test_dots_of_many_words_are_small_until_there_is_room() -> None:
    assert dot_size(20_000, 500) == LEAST_DOT
    assert LEAST_DOT < dot_size(20_000, 1500) < dot_size(20_000, 2500) <= DOT == dot_size(20, 500)
    assert faintness(LEAST_DOT) < faintness(DOT) == 1


def test_the_whole_map_is_in_the_window_and_painted(view: VectorMap) -> None:
    room = QRectF(view.rect())
    image = view.grab().toImage()
    scale = image.width() / view.width()
    edge = QColor(tokens().edge)
    for word in WORDS:
        place = view.place_of(word)
        assert room.contains(place)
        pixel = image.pixelColor(round(place.x() * scale), round(place.y() * scale))
        assert abs(pixel.red() - edge.red()) < 40, word


def test_hover_names_a_word_and_a_click_chooses_it(view: VectorMap, qtbot: QtBot) -> None:
    chosen: list[str] = []
    view.word_chosen.connect(chosen.append)
    place = view.place_of("five").toPoint()
    QTest.mouseMove(view, place + QPoint(2, 1))
    qtbot.waitUntil(lambda: view.hovered() == "five", timeout=30_000)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert chosen == ["five"]
    assert view.word_at(QPointF(place) + QPointF(40, 0)) == ""


def test_dragging_pans_without_choosing_or_painting_anew_each_time(view: VectorMap) -> None:
    chosen: list[str] = []
    view.word_chosen.connect(chosen.append)
    view.grab()
    painted, before = view.paintings, view.place_of("five")
    start = before.toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(view, start + QPoint(8 * step, 4 * step))
        view.grab()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 20))
    after = view.place_of("five")
    assert (after - before).x() == pytest.approx(40, abs=1.5)
    assert (after - before).y() == pytest.approx(20, abs=1.5)
    assert chosen == []
    assert view.paintings <= painted + 1  # once with the room around


def wheel(view: VectorMap, place: QPointF, turns: int) -> None:
    event = QWheelEvent(
        place,
        view.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * turns),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_the_wheel_zooms_about_the_pointer(view: VectorMap) -> None:
    place = view.place_of("five")
    wheel(view, place, 4)
    assert view.zoom() == pytest.approx(1.25**4)
    assert (view.place_of("five") - place).manhattanLength() < 1.5
    wheel(view, place, -9)
    assert view.zoom() == 1.0
    for _ in range(60):
        wheel(view, place, 1)
    assert view.zoom() == MOST_ZOOM
    view.grab()


def test_keys_pan_zoom_and_return(view: VectorMap) -> None:
    before = view.place_of("five")
    QTest.keyClick(view, Qt.Key.Key_Plus)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.zoom() == 1.25
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert (view.place_of("five") - before).x() < -30
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.place_of("five") == before


def test_marked_words_are_said(view: VectorMap) -> None:
    view.mark(["five", "nobody", "two"])
    assert view.marked() == ["five", "two"]
    assert view.accessibleDescription() == "5 words. Marked: five, two."
    assert view.go_to("two", 4.0)
    assert (view.place_of("two") - QPointF(350, 250)).manhattanLength() < 1.5
    assert not view.go_to("nobody")
    view.grab()


def names_in(view: VectorMap, side: float) -> list[str]:
    """The names that are shown when the map is so many pixels wide, wherever they are."""
    return [view.words()[index] for index in np.flatnonzero(view._names.scales.shown(side)).tolist()]


def test_names_stay_while_the_map_is_moved_and_come_while_it_grows(view: VectorMap, qtbot: QtBot) -> None:
    random = np.random.default_rng(0)
    view.set_points([f"word{n}" for n in range(600)], random.normal(size=(600, 2)))
    qtbot.waitUntil(view.names_complete, timeout=30_000)
    side = view._side()
    before, seen = names_in(view, side), view._seen()
    view.pan_by(90, 40)
    assert view._seen() != seen
    assert names_in(view, side) == before
    assert before[0] == "word0"
    for zoom in (1.3, 2.0, 9.0):
        assert set(before) < set(names_in(view, side * zoom))


def test_names_make_room_for_those_of_marked_words(view: VectorMap) -> None:
    view.set_points(["often", "beside", "far"], np.array([[0.0, 0.0], [0.001, 0.0], [1.0, 1.0]]))
    places = view._places * view._side() + 450
    assert view._named(places, QSizeF(900, 900)).tolist() == [0, 2]
    view.mark(["beside"])
    assert view._named(places, QSizeF(900, 900)).tolist() == [2]


def test_points_on_their_way_keep_names_apart(view: VectorMap) -> None:
    view.set_points(["one", "two"], np.array([[0.0, 0.0], [1.0, 1.0]]))
    view.move_points(np.array([[0.0, 0.0], [0.001, 0.001]]), settled=False)
    places, side = view._places * view._side() + 450, view._side()
    assert view._named(places, QSizeF(900, 900)).tolist() == [0]
    view.move_points(np.array([[0.0, 0.0], [0.4, 0.4]]))
    assert view._named(view._places * side + 450, QSizeF(900, 900)).tolist() == [0, 1]
    view.grab()


def test_twenty_thousand_words_pan_and_zoom_thirty_times_a_second(view: VectorMap) -> None:
    random = np.random.default_rng(0)
    view.set_points([f"word{n}" for n in range(20_000)], random.normal(size=(20_000, 2)))
    view.resize(1150, 600)
    view.zoom_by(3.0)
    view.grab()
    seconds = []
    for step in range(40):
        begun = time.thread_time()
        if step % 2:
            view.pan_by(-61 if step < 20 else 61, 17)
        else:
            view.zoom_by(1.1 if step < 20 else 1 / 1.1)
        view.repaint()
        seconds.append(time.thread_time() - begun)
    assert view.paintings > 20
    assert sorted(seconds)[len(seconds) // 2] < 1 / 30

"""The map of words: dots where the points are, names that never pile up, pan and zoom that keep their place."""

from __future__ import annotations

import time

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.theme import tokens
from gui.views.vector_cloud import Names, paint_cloud, place_names
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
    image = paint_cloud(np.array([[10.0, 20.0], [-50.0, 3.0], [39.0, 39.0]]), 40, 40, 2.0, QColor("#102030"))
    assert (image.width(), image.height(), image.devicePixelRatio()) == (80, 80, 2.0)
    assert image.pixelColor(20, 40) == QColor("#102030")
    assert image.pixelColor(78, 78) == QColor("#102030")
    assert image.pixelColor(40, 40).alpha() == 0
    filled = sum(image.pixelColor(x, y).alpha() == 255 for x in range(12, 29) for y in range(32, 49))
    assert 30 < filled < 60  # a disc 8 pixels across, its rim softer


def test_names_never_pile_up() -> None:
    random = np.random.default_rng(3)
    places = random.normal(size=(20_000, 2)) * 200 + 400
    words = [f"word{n}" for n in range(20_000)]
    names = place_names(
        words, places, QRectF(0, 0, 800, 800), lambda word: (8.0 * len(word), 16.0), 300, 1500
    )
    boxes = [box for _, box in names]
    assert 50 < len(boxes) <= 300
    assert names[0][0] == next(
        word for word, (x, y) in zip(words, places, strict=True) if 0 <= x <= 800 and 0 <= y <= 800
    )
    for index, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[index + 1 :])
    taken = Names()
    assert taken.take(QRectF(0, 0, 200, 10))
    assert not taken.take(QRectF(150, 5, 200, 10))
    room, size = QRectF(0, 0, 300, 300), lambda word: (40.0, 16.0)
    assert place_names(["a"], np.array([[50.0, 5.0]]), room, size, 9, 9, taken) == []


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


def test_dragging_pans_without_choosing_or_painting_anew(view: VectorMap) -> None:
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
    assert view.paintings == painted


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


def test_twenty_thousand_words_pan_thirty_times_a_second(view: VectorMap, qtbot: QtBot) -> None:
    random = np.random.default_rng(0)
    view.set_points([f"word{n}" for n in range(20_000)], random.normal(size=(20_000, 2)))
    view.resize(1150, 600)
    view.zoom_by(3.0)
    view.grab()
    seconds = []
    for step in range(40):
        begun = time.perf_counter()
        view.pan_by(-11 if step < 20 else 11, 7)
        view.repaint()
        seconds.append(time.perf_counter() - begun)
    assert view.paintings > 1
    assert sorted(seconds)[len(seconds) // 2] < 1 / 30

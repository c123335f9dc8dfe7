"""Vectors as a heat map: true colours, a cell in words, keys."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.style import apply_style
from gui.theme import Theme, diverging
from gui.views.vector_heat import VectorHeat

TABLE = np.array([[0.5, -0.5, 0.0, 2.0], [-2.0, 0.25, 0.5, -0.25]], np.float32)


@pytest.fixture
def heat(styled: QApplication, qtbot: QtBot) -> VectorHeat:
    made = VectorHeat()
    qtbot.addWidget(made)
    made.set_rows(("up", "down"), TABLE, 0.5)
    made.resize(600, made.sizeHint().height())
    made.show()
    qtbot.waitExposed(made)
    return made


def middle(heat: VectorHeat, row: int, column: int) -> QPoint:
    area = heat.area()
    x = area.left() + area.width() * (column + 0.5) / 4
    return QPoint(round(x), round(area.top() + area.height() * (row + 0.5) / 2))


@pytest.mark.parametrize("theme", Theme)
def test_a_cell_has_the_colour_of_its_number(heat: VectorHeat, qapp: QApplication, theme: Theme) -> None:
    apply_style(qapp, theme, 1.0)
    image = heat.grab().toImage()
    for row in range(2):
        for column in range(4):
            expected = diverging(float(np.clip(TABLE[row, column] / 0.5, -1, 1)))
            found = image.pixelColor(middle(heat, row, column))
            assert found.red() == pytest.approx(expected.red(), abs=2), (row, column)
            assert found.blue() == pytest.approx(expected.blue(), abs=2), (row, column)


def test_a_click_says_the_number(heat: VectorHeat) -> None:
    QTest.mouseClick(heat, Qt.MouseButton.LeftButton, pos=middle(heat, 1, 0))
    assert heat.lit() == (1, 0)
    assert heat.accessibleDescription() == "'down', number 1 of 4: \N{MINUS SIGN}2.000"
    QTest.mouseClick(heat, Qt.MouseButton.LeftButton, pos=QPoint(2, heat.height() - 2))
    assert heat.lit() is None


def test_hovering_says_the_number_at_once(heat: VectorHeat, qtbot: QtBot) -> None:
    before = heat.grab().toImage()
    QTest.mouseMove(heat, middle(heat, 0, 2))
    qtbot.waitUntil(lambda: heat.hovered() == (0, 2), timeout=30_000)
    assert heat.grab().toImage() != before
    QTest.mouseMove(heat, QPoint(2, heat.height() - 2))
    qtbot.waitUntil(lambda: heat.hovered() is None, timeout=30_000)
    assert heat.lit() is None


def test_it_is_saved_without_what_the_mouse_is_over(heat: VectorHeat, tmp_path: Path) -> None:
    heat.render_png(tmp_path / "plain.png", 1, colours=Theme.DARK)
    heat._hover((0, 0))
    heat.render_png(tmp_path / "hovered.png", 1, colours=Theme.DARK)
    plain, hovered = (QImage(str(tmp_path / f"{name}.png")) for name in ("plain", "hovered"))
    assert plain == hovered
    assert plain.width() == 632
    heat.render_svg(tmp_path / "heat.svg")
    root = ElementTree.parse(tmp_path / "heat.svg").getroot()
    assert {"up", "down", "1", "4"} <= {text.strip() for text in root.itertext()}


def test_the_last_column_has_its_whole_number(heat: VectorHeat) -> None:
    heat.set_rows(("up", "down"), np.zeros((2, 100), np.float32), 1.0)
    image = heat.grab().toImage()
    ground = image.pixel(0, image.height() - 1)
    rows = range(round(heat.area().bottom()) + 6, image.height())
    assert all(image.pixel(image.width() - 1, y) == ground for y in rows)
    assert any(image.pixel(image.width() - 4, y) != ground for y in rows)


def test_keys_walk_over_the_cells(heat: VectorHeat) -> None:
    keys = [
        Qt.Key.Key_Right,
        Qt.Key.Key_Right,
        Qt.Key.Key_Down,
        Qt.Key.Key_End,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
    ]
    places = []
    for key in keys:
        QTest.keyClick(heat, key)
        places.append(heat.lit())
    assert places == [(0, 0), (0, 1), (1, 1), (1, 3), (1, 3), (1, 0)]
    QTest.keyClick(heat, Qt.Key.Key_Escape)
    assert heat.lit() is None
    assert heat.accessibleDescription() == "2 words, 4 numbers each: up, down."


def test_the_numbers_can_be_copied(heat: VectorHeat) -> None:
    QTest.keyClick(heat, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "up\t0.5\t-0.5\t0\t2\ndown\t-2\t0.25\t0.5\t-0.25"


def test_nothing_and_much_are_drawn(heat: VectorHeat) -> None:
    heat.set_rows((), np.zeros((0, 4), np.float32), 0.0)
    assert heat.sentence() == ""
    heat.grab()
    many = np.random.default_rng(0).normal(size=(60, 300)).astype(np.float32)
    heat.set_rows([f"word {n}" for n in range(60)], many, 0.0)
    heat.resize(300, heat.sizeHint().height())
    assert heat.area().bottom() < heat.height()
    heat.grab()

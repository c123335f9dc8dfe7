"""The small curve: round figures, places, and paint that shows."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from gui.theme import tokens
from gui.views.small_curve import SmallCurve, round_values, tenfold_values


@pytest.mark.parametrize(
    ("low", "high", "count", "expected"),
    [
        (0.0, 1.0, 4, [0.0, 0.5, 1.0]),
        (2.0, 2.9, 3, [2.0, 2.5]),
        (1.0, 7.0, 6, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]),
    ],
)
def test_round_values(low: float, high: float, count: int, expected: list[float]) -> None:
    assert round_values(low, high, count) == pytest.approx(expected)


def test_epochs_are_whole() -> None:
    assert round_values(1.0, 3.0, 6, whole=True) == [1.0, 2.0, 3.0]


def test_tenfold_values() -> None:
    assert tenfold_values(1e-6, 1e-3) == pytest.approx([1e-6, 1e-5, 1e-4, 1e-3])
    assert tenfold_values(2e-6, 5e-5) == pytest.approx([1e-5])


def painted(curve: SmallCurve) -> int:
    """How many pixels have about the colour of the curve."""
    image = QImage(curve.size(), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    curve.render(image)
    wanted = QColor(tokens().train)
    colours = [QColor(image.pixel(x, y)) for x in range(image.width()) for y in range(image.height())]
    return sum(
        abs(c.red() - wanted.red()) + abs(c.green() - wanted.green()) + abs(c.blue() - wanted.blue()) < 150
        for c in colours
    )


@pytest.mark.parametrize("log_x", [False, True])
def test_a_line_is_drawn_once_there_are_points(qtbot: QtBot, *, log_x: bool) -> None:
    curve = SmallCurve(100, log_x=log_x)
    qtbot.addWidget(curve)
    curve.resize(300, 100)
    assert painted(curve) == 0

    curve.set_points([(0.001, 3.0), (0.01, 2.0), (0.1, float("nan"))][:2], "rate", 0.005)

    assert painted(curve) > 60
    assert curve.mark() == 0.005
    curve.set_points([(1.0, 0.001), (2.0, 0.001)], "epoch")  # a level line has a range, too
    assert painted(curve) > 60

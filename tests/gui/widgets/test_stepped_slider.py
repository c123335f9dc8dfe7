"""The thumb stops at round values only, and shows values between them as they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.widgets.stepped_slider import SteppedSlider, decimal_steps, doubling_steps


def test_sizes_double_every_other_step() -> None:
    assert doubling_steps(8, 64) == (8, 12, 16, 24, 32, 48, 64)
    assert doubling_steps(1, 4) == (1, 2, 3, 4)


@pytest.mark.parametrize(("low", "high"), [(1, 1), (1, 7), (10, 1000), (100, 100_000)])
def test_decimal_steps_rise_from_end_to_end(low: int, high: int) -> None:
    steps = decimal_steps(low, high)
    assert (steps[0], steps[-1]) == (low, high)
    assert list(steps) == sorted(set(steps))


def test_keys_go_from_value_to_value(qtbot: QtBot) -> None:
    slider = SteppedSlider((8, 16, 64, 100))
    qtbot.addWidget(slider)
    slider.set_value(16)
    told: list[float] = []
    slider.settled.connect(told.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home):
        QTest.keyClick(slider.slider, key)
    assert told == [64, 100, 64, 8]


def test_a_value_between_is_kept(qtbot: QtBot) -> None:
    slider = SteppedSlider((8, 16, 64))
    qtbot.addWidget(slider)
    slider.set_value(50)
    assert slider.value() == 50
    assert slider.slider.value() == 2
    slider.set_values((10, 50, 90))
    assert slider.value() == 50
    assert slider.slider.value() == 1

"""The slider that names itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.widgets.slider import NamedSlider


@pytest.fixture
def slider(styled: QApplication, qtbot: QtBot) -> NamedSlider:
    made = NamedSlider("Memory size", "8", "512", 8, 512, logarithmic=True)
    qtbot.addWidget(made)
    made.resize(200, 80)
    made.show()
    return made


def test_setting_a_value_is_silent_and_exact(slider: NamedSlider, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(slider.changed):
        slider.set_value(65)
    assert slider.value() == 65
    assert slider.slider.accessibleDescription() == "65"


def test_arrow_keys_change_and_settle(slider: NamedSlider, qtbot: QtBot) -> None:
    slider.set_value(64)
    with qtbot.waitSignals([slider.changed, slider.settled], timeout=60_000):
        qtbot.keyClick(slider.slider, Qt.Key.Key_Right)
    assert slider.value() > 64
    assert slider.value() == round(slider.value())


def test_the_ends_are_reached_exactly(slider: NamedSlider, qtbot: QtBot) -> None:
    slider.set_value(64)
    qtbot.keyClick(slider.slider, Qt.Key.Key_End)
    assert slider.value() == 512
    qtbot.keyClick(slider.slider, Qt.Key.Key_Home)
    assert slider.value() == 8


def test_a_double_click_returns_to_the_preset(slider: NamedSlider, qtbot: QtBot) -> None:
    slider.set_default(64)
    slider.set_value(300)
    with qtbot.waitSignal(slider.settled, timeout=60_000):
        qtbot.mouseDClick(slider.slider, Qt.MouseButton.LeftButton)
    assert slider.value() == 64


def test_the_value_may_carry_a_unit(slider: NamedSlider) -> None:
    slider.set_value_words(lambda value: f"{value:.0f} words")
    slider.set_value(60)
    assert slider.slider.accessibleDescription() == "60 words"


def test_a_value_beyond_the_ends_is_kept(slider: NamedSlider) -> None:
    slider.set_value(1024)
    assert slider.value() == 1024
    assert slider.slider.value() == slider.slider.maximum()

"""Dots, means and intervals on one axis."""

from __future__ import annotations

import math

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.views.luck_bars import AXIS, ROW, LuckBars, LuckRow

ROWS = (
    LuckRow("cell RNN", (0.71, 0.73, 0.72), 0.72, 0.695, 0.745),
    LuckRow("cell LSTM", (0.9,), 0.9, -math.inf, math.inf),
)


@pytest.mark.parametrize("percent", [True, False])
def test_every_setting_has_a_row(styled: QApplication, qtbot: QtBot, percent: bool) -> None:
    bars = LuckBars()
    qtbot.addWidget(bars)
    bars.resize(700, 100)
    bars.show_rows(ROWS, percent=percent)
    assert bars.height() == 2 * ROW + AXIS
    assert ("72\u00a0%" in bars.accessibleDescription()) == percent
    assert not bars.grab().isNull()
    low, high = bars._range()
    assert low < 0.695
    assert high > 0.9


def test_equal_scores_and_nothing_at_all_are_drawn(styled: QApplication, qtbot: QtBot) -> None:
    bars = LuckBars()
    qtbot.addWidget(bars)
    bars.resize(700, 100)
    assert not bars.grab().isNull()
    bars.show_rows([LuckRow("a", (0.5, 0.5), 0.5, 0.5, 0.5)], percent=True)
    assert not bars.grab().isNull()

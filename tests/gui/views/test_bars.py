"""The small bars: sign by side, fill and words, never by colour alone."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.theme import Theme, apply_theme, tokens
from gui.views.probability_bar import LabelBars, ProbabilityBar
from gui.views.spark_bars import MOST_BARS, ShareBar, SparkBars


def painted(widget: ProbabilityBar | SparkBars | ShareBar, code: str) -> list[int]:
    """The columns of the widget's picture that hold a colour."""
    image = widget.grab().toImage()
    wanted = QColor(code).rgb()
    return [
        x for x in range(image.width()) if any(image.pixel(x, y) == wanted for y in range(image.height()))
    ]


@pytest.mark.parametrize("theme", list(Theme))
def test_positive_fills_to_the_right_of_the_centre(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    apply_theme(qapp, theme)
    bar = ProbabilityBar()
    qtbot.addWidget(bar)
    bar.resize(300, 60)
    bar.set_value(0.9, "bad", "good")

    columns = painted(bar, tokens().positive)

    assert min(columns) >= 149
    assert max(columns) == pytest.approx(270, abs=2)
    assert "90% good" in bar.accessibleDescription()


def test_negative_is_hatched_to_the_left_of_the_centre(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Theme.LIGHT)
    bar = ProbabilityBar()
    qtbot.addWidget(bar)
    bar.resize(300, 60)
    bar.set_value(0.2, "bad", "good")

    assert painted(bar, tokens().positive) == []
    image = bar.grab().toImage()
    row = {image.pixelColor(x, 11).name() for x in range(65, 140)}
    assert len(row) > 2, "hatching needs more than one colour"


def test_spark_bars_keep_the_newest(qtbot: QtBot) -> None:
    bars = SparkBars()
    qtbot.addWidget(bars)
    bars.resize(bars.sizeHint())
    bars.set_values(tuple(i / 100 for i in range(100)))

    assert bars.accessibleDescription().count("%") == MOST_BARS
    assert bars.accessibleDescription().endswith("99%")
    assert painted(bars, tokens().positive)


def test_many_labels_stand_best_first(qtbot: QtBot) -> None:
    bars = LabelBars()
    qtbot.addWidget(bars)
    bars.resize(400, 200)
    bars.set_probabilities({"a": 0.1, "书籍": 0.7, "c": 0.2})

    assert bars.accessibleDescription().split(", ")[0] == "书籍 70%"
    assert bars.minimumHeight() == 3 * LabelBars.ROW


@pytest.mark.parametrize("kind", ["positive", "negative", "neutral", "unsure"])
def test_share_bar_paints_every_kind(qtbot: QtBot, kind: str) -> None:
    bar = ShareBar()
    qtbot.addWidget(bar)
    bar.resize(bar.sizeHint())
    bar.set_share(0.5, kind)

    image = bar.grab().toImage()
    assert image.pixelColor(20, 5) != image.pixelColor(90, 5)

"""The live plot: every value arrives, axes are round, the words stand at the curves."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.theme import Theme, apply_theme, tokens
from gui.views.curve_plot import POINT_LIMIT, CurvePlot, nice_range


def shown_plot(qtbot: QtBot) -> CurvePlot:
    plot = CurvePlot()
    qtbot.addWidget(plot)
    plot.set_names("training", "validation", "best", "epoch")
    plot.resize(420, 200)
    plot.begin(12, 100)
    plot.show()
    return plot


def drawn(plot: CurvePlot, name: str) -> int:
    x, _ = plot._curves[name].getData()
    return 0 if x is None else len(x)


def test_steps_and_epochs_are_drawn(qtbot: QtBot) -> None:
    plot = shown_plot(qtbot)
    plot.add_steps(np.linspace(1, 0.5, 250))
    plot.set_epochs([], [(1, 0.9), (2, 0.8), (3, None)])
    plot.set_best(2)

    qtbot.waitUntil(lambda: drawn(plot, "raw") == 250)

    assert plot.points()[0] == (1, 1.0)
    assert plot.validation_points() == [(1.0, 0.9), (2.0, 0.8)]
    assert drawn(plot, "valid") == 2


def test_a_million_steps_are_drawn_with_few_points(qtbot: QtBot) -> None:
    plot = shown_plot(qtbot)
    plot.add_steps(np.random.default_rng(1).random(1_000_000))

    qtbot.waitUntil(lambda: drawn(plot, "raw") > 0)

    assert drawn(plot, "raw") + drawn(plot, "train") <= POINT_LIMIT + 8


def test_hovering_tells_the_values(qtbot: QtBot) -> None:
    plot = shown_plot(qtbot)
    plot.add_steps(np.full(300, 0.5))
    plot.set_epochs([], [(2, 0.7)])
    qtbot.waitUntil(lambda: drawn(plot, "valid") == 1)

    assert plot.values_at(2.0) == ["epoch 2.00", "training 0.500", "validation 0.700"]
    QTest.mouseMove(plot.viewport(), QPoint(120, 80))
    qtbot.waitUntil(lambda: plot._hover.isVisible())


def test_a_loss_that_is_not_finite_leaves_a_gap(qtbot: QtBot) -> None:
    plot = shown_plot(qtbot)
    plot.add_steps(np.array([1.0, np.nan, np.inf, 0.5]))
    qtbot.waitUntil(lambda: drawn(plot, "raw") == 4)


@pytest.mark.parametrize("theme", list(Theme))
def test_the_ground_follows_the_theme(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    apply_theme(qapp, theme)
    plot = shown_plot(qtbot)
    corner = plot.grab().toImage().pixelColor(2, 2)
    assert (corner.lightness() > 128) == (theme is Theme.LIGHT)
    apply_theme(qapp, Theme.LIGHT)


def grid_rows(plot: CurvePlot) -> list[int]:
    """The rows of the picture that a grid line runs along."""
    image = plot.grab().toImage()
    x = image.width() - 20
    return [y for y in range(image.height()) if image.pixelColor(x, y).name() == tokens().grid.lower()]


def test_grid_lines_follow_the_range(qtbot: QtBot) -> None:
    plot = shown_plot(qtbot)
    plot.set_epochs([(1, 0.45)], [])
    qtbot.waitUntil(lambda: drawn(plot, "train") == 1)
    before = grid_rows(plot)
    plot.set_epochs([(1, 0.45), (2, 2.9)], [])
    qtbot.waitUntil(lambda: drawn(plot, "train") == 2)

    area = plot.getPlotItem().getViewBox().sceneBoundingRect()
    low, high = plot.getPlotItem().viewRange()[1]
    expected = [round(area.bottom() - (line - low) / (high - low) * area.height()) for line in plot._lines]
    assert grid_rows(plot) != before
    assert all(any(abs(row - y) <= 1 for row in grid_rows(plot)) for y in expected[1:])


@given(st.lists(st.floats(1e-4, 1e5), min_size=1, max_size=50))
def test_a_loss_axis_starts_at_zero_and_holds_every_value(values: list[float]) -> None:
    low, high, step = nice_range(np.array(values), percent=False)
    assert low == 0
    assert high >= max(values) * 0.999
    assert 2 <= round(high / step) <= 10


@given(st.lists(st.floats(0, 1), min_size=1, max_size=50))
def test_an_accuracy_axis_ends_at_one(values: list[float]) -> None:
    low, high, step = nice_range(np.array(values), percent=True)
    assert high == 1.0
    assert low <= min(values) + 1e-9
    assert 2 <= round((high - low) / step) <= 10


def test_steps_of_an_epoch_with_larger_batches_stand_in_that_epoch(qtbot: QtBot) -> None:
    plot = shown_plot(qtbot)
    plot.begin(4, 50)  # it was 100 in the first two
    plot.add_steps(np.linspace(1, 0.5, 250))
    plot.set_ends([(100, 1), (200, 2), (250, 3)])

    qtbot.waitUntil(lambda: drawn(plot, "raw") == 250)

    x, _ = plot._curves["raw"].getData()
    assert x[[49, 99, 199, 249]] == pytest.approx([0.5, 1.0, 2.0, 3.0])

"""Curves of several runs: named at their ends, and no name on another."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.views.runs_plot import RunCurve, RunsPlot, series_pen, spread_labels


@given(st.lists(st.floats(20, 180), min_size=1, max_size=9))
def test_labels_keep_their_distance_and_their_order(wanted: list[float]) -> None:
    placed = spread_labels(wanted, 16, 20, 190)
    ordered = sorted(placed)
    assert all(b - a >= 16 - 1e-9 for a, b in itertools.pairwise(ordered))
    assert min(placed) >= 20 - 1e-9
    assert max(placed) <= 190 + 1e-9
    by_wish = sorted(range(len(wanted)), key=lambda i: wanted[i])
    assert [placed[i] for i in by_wish] == ordered


def test_a_label_alone_stays_where_its_curve_ends() -> None:
    assert spread_labels([77.0], 16, 20, 190) == [77.0]


@pytest.mark.parametrize("count", [1, 2, 7, 12])
def test_any_number_of_runs_is_drawn(styled: QApplication, qtbot: QtBot, count: int) -> None:
    plot = RunsPlot()
    qtbot.addWidget(plot)
    plot.resize(640, 220)
    curves = [RunCurve(f"run {i}", tuple((e + 1.0, 1 / (e + i + 1)) for e in range(5))) for i in range(count)]
    plot.show_curves([*curves, RunCurve("empty", ())], "epoch")
    assert plot.curves() == tuple(curves)
    assert "run 0: 0.2" in plot.accessibleDescription()
    drawn = plot.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    seen = {drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())}
    assert series_pen(0).color().name() in seen


def test_curves_beyond_five_are_told_apart_by_their_dashes() -> None:
    pens = {(series_pen(i).color().name(), tuple(series_pen(i).dashPattern())) for i in range(15)}
    assert len(pens) == 15


def test_one_epoch_and_numbers_that_are_none_do_no_harm(styled: QApplication, qtbot: QtBot) -> None:
    plot = RunsPlot()
    qtbot.addWidget(plot)
    plot.resize(640, 220)
    plot.show_curves([RunCurve("a", ((1.0, 0.5),)), RunCurve("b", ((1.0, float("nan")),))], "epoch")
    assert not plot.grab().isNull()

"""The line of an import appears after a second, says how far it is, and offers Cancel."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.control import RunControl
from engine.events import Progressed, Stage, Work
from gui.job import Job
from gui.pages.import_line import ImportLine


def nothing(control: RunControl) -> Work[None]:
    yield Progressed(Stage.READING, 0)


@pytest.fixture
def line(qtbot: QtBot, styled: QApplication) -> Iterator[ImportLine]:
    line = ImportLine()
    qtbot.addWidget(line)
    line.retranslate()
    line._patience.setInterval(0)
    yield line
    line.follow(None)


def test_short_work_shows_nothing(line: ImportLine) -> None:
    line._patience.setInterval(10_000)
    line.follow(Job("Reading a.csv", nothing))
    assert line.isHidden()
    line.follow(None)
    assert not line._patience.isActive()


def test_long_work_says_how_far_it_is(qtbot: QtBot, line: ImportLine) -> None:
    job, other = Job("Reading a.csv", nothing), Job("Other", nothing)
    line.follow(job)
    qtbot.waitUntil(line.isVisible, timeout=60_000)
    assert line.words() == "Reading a.csv"
    line.update_progress(job, Progressed(Stage.READING, 84_000_000, 200_000_000))
    assert line.words() == "Reading 84\u00a0MB of 200\u00a0MB"
    assert line.bar.share() == pytest.approx(0.42)
    line.update_progress(other, Progressed(Stage.READING, 1, 2))
    assert line.bar.share() == pytest.approx(0.42)
    line.follow(other)  # the next part of the same import: no gap
    assert line.isVisible()
    with qtbot.waitSignal(line.cancel_requested):
        QTest.mouseClick(line.cancel_button, Qt.MouseButton.LeftButton)
    line.follow(None)
    assert line.isHidden()

"""The window and its workspace for tests: own preferences, the program's font and style, nothing left running."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.fonts import load_fonts
from gui.main_window import MainWindow
from gui.motion import set_less_motion
from gui.pages import preflight_card
from gui.preferences import Preferences
from gui.style import apply_style
from gui.theme import Theme
from gui.workspace import Workspace


@pytest.fixture(autouse=True)
def _collected_in_this_thread() -> Iterator[None]:
    """Widgets in cycles die here, between tests, and never in the thread of a job (see gui/garbage.py)."""
    gc.disable()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the windows of the test before
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect(1)


@pytest.fixture(autouse=True)
def _nothing_measured_by_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pre-flight card computes for two seconds when a page has been still for one; its own tests ask for that."""
    monkeypatch.setattr(preflight_card, "CALM_MS", 24 * 3600 * 1000)


@pytest.fixture(scope="session")
def _font_loaded(qapp: QApplication) -> None:
    load_fonts()


@pytest.fixture
def styled(qapp: QApplication, _font_loaded: None) -> Iterator[QApplication]:
    """The application as users see it: light, usual size, nothing moving; put back afterwards."""
    qapp.setStyle("Fusion")
    set_less_motion(True)
    apply_style(qapp, Theme.LIGHT, 1.0)
    yield qapp
    apply_style(qapp, Theme.LIGHT, 1.0)
    qapp.setStyleSheet("")  # tests that do not need it are quicker without


@pytest.fixture
def preferences(tmp_path: Path, qapp: QApplication) -> Preferences:
    """Preferences in a file of this test, in English."""
    made = Preferences(tmp_path / "unroll.ini")
    made.set_language("en")
    made.set_theme(Theme.LIGHT)
    made.set_flag("less_motion", True)
    return made


@pytest.fixture
def workspace(qapp: QApplication) -> Iterator[Workspace]:
    """A workspace without a project."""
    made = Workspace()
    yield made
    made.close()


@pytest.fixture
def window(styled: QApplication, qtbot: QtBot, preferences: Preferences) -> Iterator[MainWindow]:
    """The window on its first screen, 1440 by 900, shown."""
    made = MainWindow(preferences)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    yield made
    made.looks.translations.use("en")
    made.workspace.close()
    made.close()

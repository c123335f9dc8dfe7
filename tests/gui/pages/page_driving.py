"""Driving pages as a person does: a workspace with a real corpus, choices, drags, and what a screen reader would miss."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine.corpus.sources import CorpusPath
from gui.pages.page import Page
from gui.widgets.fields import ComboField
from gui.workspace import Workspace

PATIENCE = 30_000  # ms; a busy machine is slow
_INNER = (QAbstractSpinBox, QComboBox, QAbstractScrollArea)


def settle(qtbot: QtBot, workspace: Workspace) -> None:
    """Wait until no job is going on."""
    qtbot.waitUntil(lambda: not workspace.jobs(), timeout=60_000)


def open_corpus(qtbot: QtBot, workspace: Workspace, origin: CorpusPath) -> None:
    """Open a corpus and wait for all that follows."""
    workspace.open_corpus(origin)
    settle(qtbot, workspace)


def show_page(qtbot: QtBot, page: Page, size: tuple[int, int] = (960, 828)) -> None:
    """Put a page on the screen at the size it has in the window."""
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    qtbot.waitExposed(page)


def choose(combo: ComboField, value: object) -> None:
    """Choose from a list, as a click in it does."""
    position = combo.findData(value)
    assert position >= 0, f"{value} is not offered"
    combo.setCurrentIndex(position)
    combo.activated.emit(position)


def choices(combo: ComboField) -> list[object]:
    """What a list offers."""
    return [combo.itemData(position) for position in range(combo.count())]


def drag(slider: QSlider, *positions: int) -> None:
    """Move a slider's thumb through positions and let go."""
    slider.setSliderDown(True)
    for position in positions:
        slider.setSliderPosition(position)
    slider.setSliderDown(False)


def wait_for(ready: Callable[[], bool]) -> None:
    """Let the window go on until `ready` says so."""
    end = time.monotonic() + PATIENCE / 1000
    while not ready():
        assert time.monotonic() < end, "nothing came of it in time"
        QTest.qWait(5)


def click(button: QAbstractButton) -> None:
    """Click a button once it is shown and can be pressed; one that has just been shown has no place before the next layout."""
    wait_for(lambda: button.isEnabled() and button.isVisible())
    QTest.qWait(5)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def unnamed(page: QWidget) -> list[QWidget]:
    """Controls that take the focus and that a screen reader could not name."""
    buddies = {label.buddy(): label.text() for label in page.findChildren(QLabel) if label.buddy()}

    def name(widget: QWidget) -> str:
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        return widget.accessibleName() or buddies.get(widget, "") or text

    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.window() is page.window()
        and not widget.isHidden()  # it says what it is when it is shown
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parent(), _INNER)
        and not any(letter.isalpha() for letter in name(widget))
    ]

"""The ring stands around the control that has the keyboard, and nowhere else."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.buttons import SecondaryButton
from gui.widgets.fields import LineField
from gui.widgets.focus_ring import GAP, WIDTH, FocusRing


def test_the_ring_follows_the_focus(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    button, field = SecondaryButton("Go"), LineField("Name")
    column.addWidget(button)
    column.addWidget(field)
    ring = FocusRing(window)
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()
    assert not ring.isVisible()

    button.setFocus()
    qtbot.waitUntil(ring.isVisible)
    assert ring.geometry() == button.geometry().adjusted(*(-GAP - WIDTH,) * 2, *(GAP + WIDTH,) * 2)

    field.setFocus()  # draws its own outline
    qtbot.waitUntil(lambda: not ring.isVisible())

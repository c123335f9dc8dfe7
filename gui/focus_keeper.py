"""Where the keyboard goes when the control it was on goes away."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from gui.frame import Frame


class FocusKeeper(QObject):
    """A control of a page that goes away hands the keyboard to the page, not to the first button of the window."""

    def __init__(self, frame: Frame, window: QWidget) -> None:
        super().__init__(window)
        self._frame, self._window = frame, window
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._on_focus_changed)

    @Slot("QWidget*", "QWidget*")
    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        frame = self._frame
        if old is None or new is None or new.window() is not self._window or frame.isAncestorOf(new):
            return
        if frame.isAncestorOf(old) and is_hidden(old):
            frame.card.setFocus()


def is_hidden(widget: QWidget | None) -> bool:
    """Whether the widget, or something it lies in, was taken off the screen."""
    while widget is not None and not widget.isWindow():
        if widget.isHidden():
            return True
        widget = widget.parentWidget()
    return False

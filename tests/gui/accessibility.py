"""Checks that every page's test can make: controls without a name, and the order the Tab key walks in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QWidget,
)

INNER = (QAbstractSpinBox, QComboBox, QAbstractScrollArea)  # their inner parts are named by them


def unnamed(window: QWidget) -> list[QWidget]:
    """Controls that take the keyboard and tell nobody what they are: no accessible name, no label, no letter."""
    buddies = {label.buddy(): label.text() for label in window.findChildren(QLabel) if label.buddy()}

    def name(widget: QWidget) -> str:
        own = widget.text() if isinstance(widget, QAbstractButton) else ""
        return widget.accessibleName() or buddies.get(widget, "") or own

    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.window() is window.window()
        and not widget.isHidden()  # it says what it is when it is shown
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parent(), INNER)
        and not any(sign.isalpha() for sign in name(widget))
    ]


def described(widgets: list[QWidget]) -> list[str]:
    """What to print of unnamed controls: their class and place."""
    return [f"{type(w).__name__} in {type(w.parent()).__name__} at {w.geometry().getRect()}" for w in widgets]


def tab_order(window: QWidget, within: QWidget | None = None) -> list[QWidget]:
    """The visible, enabled controls in the order the Tab key reaches them, starting anywhere in the window."""
    found: list[QWidget] = []
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        reachable = (
            widget.isVisible()
            and widget.isEnabled()
            and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            and widget.focusProxy() is None
            and (within is None or within.isAncestorOf(widget))
        )
        if reachable:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found

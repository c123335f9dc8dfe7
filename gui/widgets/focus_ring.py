"""The focus ring: 2 px, 2 px outside of the painted control that has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFocusFrame, QProxyStyle, QStyle, QStyleOption, QWidget

from gui.theme import color, tokens

GAP, WIDTH = 2, 2


class _Margins(QProxyStyle):
    """Leaves room for gap and ring around the control."""

    def pixelMetric(  # noqa: N802 (Qt's name)
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return GAP + WIDTH
        return super().pixelMetric(metric, option, widget)


class FocusRing(QFocusFrame):
    """Follows the focus inside `window`; controls ask for it with the property "ring", their corner radius."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._margins = _Margins("Fusion")
        self._margins.setParent(QApplication.instance())  # a widget does not own its style
        self.setStyle(self._margins)
        self._radius = 8.0
        self.hide()  # a child that was never hidden would be shown with its window, in the corner
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    @Slot("QWidget*", "QWidget*")
    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        radius = new.property("ring") if new is not None and new.window() is self._window else None
        if radius is None or new is None:
            self.setWidget(None)  # type: ignore[arg-type]
            self.hide()
        else:
            self._radius = float(radius)
            self.setWidget(new)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(tokens().focus), WIDTH))
        inset = WIDTH / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        radius = self._radius + GAP + inset
        painter.drawRoundedRect(box, radius, radius)

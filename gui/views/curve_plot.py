"""A live plot of one quantity over the epochs: training solid, validation dashed, the best epoch marked.

pyqtgraph draws it; it is never given more than two points a pixel (curve_pyramid), and it redraws at most ten times a
second, less often where drawing is slow: what it paints in this thread, the training next door has to wait for.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from gui.theme import color, font, tokens
from gui.views.curve_pyramid import SmoothedCurve
from gui.views.epoch_places import EpochPlaces

Array = NDArray[np.float64]

POINT_LIMIT = 4000
UNIT_ROOM = 18  # below the ticks, for the unit of the x axis
REDRAW_MS = 100
SLOWEST_MS = 1000
SHARE_OF_TIME = 0.015  # of this thread's time that a plot may draw
_THIN, _USUAL = 1.0, 1.75


class CurvePlot(pg.PlotWidget):
    """Curves of one quantity ("Loss", "Accuracy") against the epoch.

    Training values arrive per step (`add_steps`) or per epoch (`set_epochs`); validation per epoch.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self._steps = SmoothedCurve()
        self._places = EpochPlaces()
        self._epochs = 1
        self._train: tuple[Array, Array] = (np.empty(0), np.empty(0))
        self._valid: tuple[Array, Array] = (np.empty(0), np.empty(0))
        self._best: int | None = None
        self._lines: list[float] = []
        self._shown_range: tuple[float, ...] = ()
        self._ends: dict[str, tuple[float, float] | None] = {}
        self._percent = False
        self._cost = 0.0  # seconds that the last drawing took
        self._names = {"train": "", "valid": "", "best": "", "unit": ""}
        self._build()
        self._timer = QTimer(self, interval=REDRAW_MS, singleShot=True)
        self._timer.timeout.connect(self._draw)
        self._colour()

    # What is shown

    def set_names(self, train: str, valid: str, best: str, unit: str) -> None:
        """The translated words at the ends of the curves, above the best epoch and at the end of the x axis."""
        self._names = {"train": train, "valid": valid, "best": best, "unit": unit}
        self._colour()

    def begin(self, epochs: int, steps_per_epoch: int) -> None:
        """An empty plot for a run of this length."""
        self._epochs, self._places = max(1, epochs), EpochPlaces(steps_per_epoch)
        self._steps = SmoothedCurve(span=max(10, self._places.steps_per_epoch // 10))
        self._train = self._valid = (np.empty(0), np.empty(0))
        self._best = None
        self._schedule()

    def set_ends(self, ends: Sequence[tuple[int, int]]) -> None:
        """`(step, epoch)` with which epochs ended: with other batches an epoch has more or fewer steps."""
        if self._places.set_ends(ends):
            self._schedule()

    def set_percent(self, percent: bool) -> None:
        """Whether the quantity lies between 0 and 1 (accuracy)."""
        if percent != self._percent:
            self._percent = percent
            self._schedule()

    def add_steps(self, values: Array) -> None:
        """Training values of further steps, in order."""
        self._steps.append(values)
        self._schedule()

    def set_epochs(
        self, train: list[tuple[float, float | None]], valid: list[tuple[float, float | None]]
    ) -> None:
        """Points (epoch, value) of the training and the validation curve; None values are left out."""
        points = _arrays(train), _arrays(valid)
        if not all(_same(new, old) for new, old in zip(points, (self._train, self._valid), strict=True)):
            self._train, self._valid = points
            self._schedule()

    def set_best(self, epoch: int | None) -> None:
        """The epoch that is kept."""
        if epoch != self._best:
            self._best = epoch
            self._schedule()

    def points(self) -> list[tuple[int, float]]:
        """Every training step and its value (for the table view and for copying)."""
        x, y = self._steps.raw.window(0, len(self._steps.raw), max(1, len(self._steps.raw)))
        return [(int(a) + 1, float(b)) for a, b in zip(x, y, strict=True)]

    def validation_points(self) -> list[tuple[float, float]]:
        """The points of the validation curve."""
        return [(float(a), float(b)) for a, b in zip(*self._valid, strict=True)]

    # Building

    def _build(self) -> None:
        plot = self.getPlotItem()
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.showGrid(
            x=False, y=False
        )  # the lines are ours: an axis with a grid cuts off its outermost labels
        plot.layout.setContentsMargins(0, 8, 14, UNIT_ROOM)  # room for the outermost tick labels and the unit
        view = plot.getViewBox()
        view.setMouseEnabled(x=True, y=False)
        view.setDefaultPadding(0)
        self._curves = {
            name: plot.plot([], [], antialias=name != "raw") for name in ("raw", "train", "valid")
        }
        self._best_line = pg.InfiniteLine(angle=90, movable=False)
        self._best_line.setVisible(False)
        plot.addItem(self._best_line, ignoreBounds=True)
        self._hover = pg.InfiniteLine(angle=90, movable=False)
        self._hover.setVisible(False)
        plot.addItem(self._hover, ignoreBounds=True)
        self._hover_at: float | None = None
        self.scene().sigMouseMoved.connect(self._on_mouse_moved)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(self.Shape.NoFrame)
        self.setCacheMode(self.CacheModeFlag.CacheNone)  # the grid lines move with the range

    def _colour(self) -> None:
        t = tokens()
        plot = self.getPlotItem()
        self.setBackground(QColor(t.surface))
        for side in ("left", "bottom"):
            axis = plot.getAxis(side)
            axis.setTextPen(QColor(t.muted))
            axis.setTickFont(font("rail_fact"))
            axis.setPen(pg.mkPen(QColor(t.edge), width=1) if side == "bottom" else pg.mkPen(None))
            axis.setTickPen(pg.mkPen(QColor(t.grid), width=1))
            axis.setStyle(tickLength=0, tickTextOffset=6, hideOverlappingLabels=False)
        plot.getAxis("left").setWidth(38)
        plot.getAxis("bottom").setHeight(24)
        self._curves["raw"].setPen(pg.mkPen(color(t.train, 0.22), width=_THIN))
        self._curves["train"].setPen(pg.mkPen(QColor(t.train), width=_USUAL))
        dashed = pg.mkPen(QColor(t.valid), width=_USUAL)
        dashed.setDashPattern([6 / _USUAL, 4 / _USUAL])
        self._curves["valid"].setPen(dashed)
        self._best_line.setPen(pg.mkPen(QColor(t.text), width=1, style=Qt.PenStyle.DotLine))
        self._hover.setPen(pg.mkPen(QColor(t.edge), width=1))
        self._schedule()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "_timer"):
            self._colour()

    # Drawing

    def _schedule(self) -> None:
        if self.isVisible() and not self._timer.isActive():
            self._timer.start(round(min(max(REDRAW_MS, self._cost * 1000 / SHARE_OF_TIME), SLOWEST_MS)))

    def _draw(self) -> None:
        began = time.perf_counter()
        places, limit = self._places, min(POINT_LIMIT // 2, max(200, 2 * self.width()))
        raw_x, raw_y = self._steps.raw.window(0, len(self._steps.raw), limit)
        self._curves["raw"].setData(places.of(raw_x + 1), raw_y)
        if len(self._steps.smooth):
            x, y = self._steps.smooth.window(0, len(self._steps.smooth), limit)
            x = places.of(x + 1)
        else:
            x, y = self._train
        self._curves["train"].setData(x, y)
        self._curves["valid"].setData(*self._valid)
        self._ends = {"train": _end(x, y), "valid": _end(*self._valid)}
        self._set_range(raw_y, y)
        self._best_line.setVisible(self._best is not None)
        if self._best is not None:
            self._best_line.setValue(self._best)
        self.viewport().update()
        self._cost = time.perf_counter() - began

    def _set_range(self, *columns: Array) -> None:
        values = np.concatenate([*columns, self._valid[1]])
        values = values[np.isfinite(values)]
        low, high, step = nice_range(values, percent=self._percent)
        shown = (low, high, step, self._epochs, round(self._x_end(), 2))
        if shown == self._shown_range:  # ticks are costly to lay out, and rarely change
            return
        self._shown_range = shown
        plot = self.getPlotItem()
        plot.setYRange(low, high, padding=0)
        plot.setXRange(0, shown[-1], padding=0)
        self._lines = [low + i * step for i in range(round((high - low) / step) + 1)]
        plot.getAxis("left").setTicks([[(value, _tick(value, step)) for value in self._lines]])
        stride = max(1, math.ceil(self._epochs / 6))
        marks = [*range(0, self._epochs + 1, stride)]
        plot.getAxis("bottom").setTicks([[(mark, str(mark)) for mark in marks]])

    def _x_end(self) -> float:
        """The last epoch, or further when a curve that ends near it needs room for its name."""
        metrics = QFontMetricsF(font("caption"))
        room = 14 + max(metrics.horizontalAdvance(self._names[name]) for name in ("train", "valid"))
        width = max(float(self.getPlotItem().getViewBox().width()), 2 * room)
        last = max((end[0] for end in self._ends.values() if end is not None), default=0.0)
        return max(self._epochs, last * width / (width - room))

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while nobody looked."""
        super().showEvent(event)
        self._schedule()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The curves by pyqtgraph, then the words at their ends."""
        began = time.perf_counter()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ends(painter)
        painter.end()
        self._cost += time.perf_counter() - began

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """The ground and the horizontal grid lines."""
        super().drawBackground(painter, rect)
        view = self.getPlotItem().getViewBox()
        area = view.sceneBoundingRect()
        painter.setPen(QPen(QColor(tokens().grid), 1))
        for value in self._lines:
            y = round(view.mapViewToScene(QPointF(0, value)).y()) + 0.5
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))

    def _paint_ends(self, painter: QPainter) -> None:
        t = tokens()
        painter.setFont(font("caption"))
        metrics = QFontMetricsF(painter.font())
        area = QRectF(self.getPlotItem().getViewBox().sceneBoundingRect())
        ends = [
            (self._to_pixels(*end), name)
            for name in ("train", "valid")
            if (end := self._ends.get(name)) is not None
        ]
        # The name of the upper curve stands above its end, that of the lower one below.
        ends.sort(key=lambda pair: pair[0].y())
        rows = _rows_of_names([point.y() for point, _ in ends], area.top(), area.bottom(), metrics.ascent())
        for (point, name), y in zip(ends, rows, strict=True):
            hollow, code = name == "valid", t.valid if name == "valid" else t.train
            painter.setPen(QPen(QColor(t.text if hollow else code), 1.5))
            painter.setBrush(QColor(t.surface if hollow else code))
            painter.drawEllipse(point, 4.5 if hollow else 3.5, 4.5 if hollow else 3.5)
            words = self._names[name]
            x = min(point.x() + 10, area.right() - metrics.horizontalAdvance(words))
            painter.setPen(QColor(code))
            painter.drawText(QPointF(x, y), words)
        painter.setPen(QColor(t.muted))
        unit = QPointF(area.right() - metrics.horizontalAdvance(self._names["unit"]), self.height() - 4)
        painter.drawText(unit, self._names["unit"])
        if self._best is not None:
            self._paint_best(painter, metrics, area)
        if self._hover_at is not None:
            self._paint_hover(painter, metrics)

    def _paint_best(self, painter: QPainter, metrics: QFontMetricsF, area: QRectF) -> None:
        top = self._to_pixels(float(self._best or 0), self.getPlotItem().viewRange()[1][1])
        left = top.x() - metrics.horizontalAdvance(self._names["best"]) - 6
        painter.setPen(QColor(tokens().text))
        painter.drawText(
            QPointF(left if left > area.left() else top.x() + 6, top.y() + metrics.ascent() + 2),
            self._names["best"],
        )

    def _paint_hover(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        t = tokens()
        assert self._hover_at is not None
        lines = self.values_at(self._hover_at)
        if not lines:
            return
        width = max(metrics.horizontalAdvance(line) for line in lines) + 16
        height = metrics.lineSpacing() * len(lines) + 12
        x = self._to_pixels(self._hover_at, 0).x() + 8
        area = QRectF(self.getPlotItem().getViewBox().sceneBoundingRect())
        x = x if x + width < area.right() else x - width - 16
        card = QRectF(x, area.top() + 4, width, height)
        painter.setPen(QPen(QColor(t.border), 1))
        painter.setBrush(QColor(t.raised))
        painter.drawRoundedRect(card, 6, 6)
        painter.setPen(QColor(t.text))
        for row, line in enumerate(lines):
            painter.drawText(
                QPointF(x + 8, card.top() + 6 + metrics.ascent() + row * metrics.lineSpacing()), line
            )

    def values_at(self, epoch: float) -> list[str]:
        """The words of the hover card at a place of the x axis."""
        lines = [f"{self._names['unit']} {epoch:.2f}"]
        step = self._places.step_at(epoch) - 1
        if 0 <= step < len(self._steps.smooth):
            lines.append(f"{self._names['train']} {self._steps.smooth.window(step, step + 1, 1)[1][0]:.3f}")
        for name, (x, y) in (("train", self._train), ("valid", self._valid)):
            near = np.flatnonzero(np.abs(x - epoch) <= 0.5)
            if len(near) and not (name == "train" and len(lines) > 1):
                lines.append(f"{self._names[name]} {y[near[0]]:.3f}")
        return lines if len(lines) > 1 else []

    def _to_pixels(self, x: float, y: float) -> QPointF:
        scene = self.getPlotItem().getViewBox().mapViewToScene(QPointF(x, y))
        return QPointF(self.mapFromScene(scene))

    def _on_mouse_moved(self, position: QPointF) -> None:
        view = self.getPlotItem().getViewBox()
        inside = view.sceneBoundingRect().contains(position)
        self._hover_at = view.mapSceneToView(position).x() if inside else None
        self._hover.setVisible(inside)
        if inside and self._hover_at is not None:
            self._hover.setValue(self._hover_at)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hover card away with the pointer."""
        super().leaveEvent(event)
        self._hover_at = None
        self._hover.setVisible(False)
        self.viewport().update()


def nice_range(values: Array, *, percent: bool) -> tuple[float, float, float]:
    """Low end, high end and step of a y axis with four or five round lines over finite `values`."""
    if len(values) == 0:
        return (0.0, 1.0, 0.25)
    if percent:
        low = min(0.9, math.floor(float(values.min()) * 10) / 10)
        step = max(0.1, math.ceil((1 - low) * 10 / 5) / 10) if 1 - low > 0.15 else 0.05
        low = max(0.0, 1 - math.ceil(round((1 - low) / step, 6)) * step)
        return (round(low, 6), 1.0, step)
    high = float(np.quantile(values, 0.995)) if len(values) > 200 else float(values.max())
    high = max(high, 1e-6)
    magnitude = 10.0 ** math.floor(math.log10(high / 4))
    step = next(m * magnitude for m in (1, 2, 2.5, 5, 10) if m * magnitude * 4.6 >= high)
    return (0.0, math.ceil(round(high / step, 6)) * step, step)


def _tick(value: float, step: float) -> str:
    decimals = max(1, -math.floor(math.log10(step) + 1e-9)) if step < 1 else 0
    if step < 1 and round(step * 10**decimals, 6) != round(step * 10**decimals):
        decimals += 1
    return f"{value:.{decimals}f}"


def _arrays(points: list[tuple[float, float | None]]) -> tuple[Array, Array]:
    known = [(x, y) for x, y in points if y is not None]
    return np.array([x for x, _ in known], dtype=float), np.array([y for _, y in known], dtype=float)


def _same(new: tuple[Array, Array], old: tuple[Array, Array]) -> bool:
    return all(np.array_equal(a, b) for a, b in zip(new, old, strict=True))


def _end(x: Array, y: Array) -> tuple[float, float] | None:
    return (float(x[-1]), float(y[-1])) if len(x) and math.isfinite(y[-1]) else None


def _rows_of_names(ends: Sequence[float], top: float, bottom: float, ascent: float) -> list[float]:
    """The base lines of names at curves that end at `ends` (y, from above): inside the plot and never on one another."""
    rows = [y + (ascent + 3 if rank else -6) for rank, y in enumerate(ends)]
    rows = [min(max(row, top + ascent), bottom - 3) for row in rows]
    if len(rows) == 2 and rows[1] - rows[0] < ascent + 3:
        rows[1] = min(rows[0] + ascent + 3, bottom - 3)
        rows[0] = min(rows[0], rows[1] - ascent - 3)
    return rows

"""Walking through the steps of an unrolled network: one step is lit, by itself or while it plays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, QTimer, Signal
from PySide6.QtWidgets import QWidget

from gui.motion import STEP_MS
from gui.views.unrolled import zoom as zooms
from gui.views.unrolled.motion import Glide
from gui.views.unrolled.picture import rows_of
from gui.views.unrolled.saved import SavedCanvas

CARD_DELAY = 150  # ms
PLAY_EVERY = 500  # ms: two steps a second


class WalkedCanvas(SavedCanvas):
    """The drawing with a lit step, and a cell under the mouse or with the focus.

    Signals:
        step_selected: the highlighted step changed; its index, -1 for none.
    """

    step_selected = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card_timer = self._timer(CARD_DELAY, self._show_card, single=True)
        self._play_timer = self._timer(PLAY_EVERY, self._play_on, single=False)
        self._slide = Glide(STEP_MS, self._on_slide_moved, self)

    def _timer(self, interval: int, slot: Callable[[], None], *, single: bool) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval)
        timer.setSingleShot(single)
        timer.timeout.connect(slot)
        return timer

    def select_step(self, step: int | None) -> None:
        """Light a step in every row, or none."""
        steps = self._picture.all_steps if self._picture is not None else 0
        step = min(max(step, 0), steps - 1) if step is not None and steps else None
        if step == self._lit.step:
            return
        start = self._column_x()
        self._lit = replace(self._lit, step=step, column_x=None)
        self._look = replace(self._look, keep=step)
        self._follow(step)
        self._changed()
        self._carry_focus()
        goal = self._column_x()
        if start is not None and goal is not None and start != goal:
            self._slide.run(start, goal)
        self.step_selected.emit(-1 if step is None else step)

    def _follow(self, step: int | None) -> None:
        """Pan the far zoom until the lit step is seen."""
        self._scene = None
        scene = self.scene()
        if scene is not None:
            self._look = zooms.followed(self._look, scene, step)

    def _column_x(self) -> float | None:
        scene = self.scene()
        column = scene.column_of(self._lit.step) if scene is not None else None
        return scene.columns[column].x if scene is not None and column is not None else None

    def _lit_point(self) -> QPointF | None:
        scene, x = self.scene(), self._column_x()
        if scene is None or x is None or not scene.rows:
            return None
        row = min(self._layer, len(scene.rows) - 1)
        return QPointF(x, scene.heights.cells[row])

    def _on_slide_moved(self, value: float, ended: bool) -> None:
        self._lit = replace(self._lit, column_x=None if ended else value)
        self.update()

    # Playing

    def play(self) -> None:
        """Walk through the text, two steps a second, from the lit step or from the beginning."""
        if self._picture is None or not self._picture.steps:
            return
        at_end = self._lit.step == self._picture.all_steps - 1
        self.select_step(0 if self._lit.step is None or at_end else self._lit.step + 1)
        self._play_timer.start()

    def stop(self) -> None:
        """Stop walking."""
        self._play_timer.stop()

    def is_playing(self) -> bool:
        return self._play_timer.isActive()

    def _play_on(self) -> None:
        if self._picture is None or self._lit.step is None or self._lit.step >= self._picture.all_steps - 1:
            self.stop()
            return
        self.select_step(self._lit.step + 1)

    # The cell under the mouse or with the focus

    def _heat(self, cell: tuple[int, int] | None) -> None:
        """The mouse or the focus came to a cell, or left it."""
        if cell == self._lit.hot:
            return
        self._lit = replace(self._lit, hot=cell, card=False)
        if cell is not None:
            self._card_timer.start()
        else:
            self._card_timer.stop()
        self.update()

    def _show_card(self) -> None:
        if self._lit.hot is not None and self._scene is not None and not self._scene.reach:
            self._lit = replace(self._lit, card=True)
            self.update()

    def focus_layer(self, way: int) -> bool:
        """Give the focus to the cell of the next layer above (1) or below (-1) at the lit step."""
        if self.near_scene() is not None:
            half = self._half()[0]
            rows = rows_of(half.layers) if half is not None else ()
            at = rows.index(self.row()) + way if self.row() in rows else 0
            self.select_row(rows[min(max(at, 0), len(rows) - 1)])
            return True
        if self._lit.step is None:
            self.select_step(0)
        scene = self.scene()
        column = scene.column_of(self._lit.step) if scene is not None else None
        if scene is None or column is None or not scene.rows:
            return False
        last = scene.row_count(column) - 1
        row = self._lit.hot[0] + way if self._lit.hot is not None else (0 if way > 0 else last)
        self._heat((min(max(row, 0), last), column))
        return True

    def _carry_focus(self) -> None:
        """A cell with the focus hands it on to the newly lit step; nothing follows the mouse while it plays."""
        scene, hot = self.scene(), self._lit.hot
        column = scene.column_of(self._lit.step) if scene is not None else None
        if hot is not None:
            self._heat((hot[0], column) if column is not None and not self.is_playing() else None)

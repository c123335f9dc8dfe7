"""One word at a time is carried through an unrolled network; what comes after it is not read yet."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.views.unrolled.motion import Glide
from gui.views.unrolled.painting import Lit
from gui.views.unrolled.sheet import ALL
from gui.views.unrolled.walking import WalkedCanvas

RISE_EVERY = 90  # ms: a word that is carried rises by one row of cells


class CarriedCanvas(WalkedCanvas):
    """The drawing in which words are carried through.

    Signals:
        carried: a word has been carried through the network; its step, -1 when all are shown again.
        carry_wanted: a key asks for the next word to be carried through.
    """

    carried = Signal(int)
    carry_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rise_timer = self._timer(RISE_EVERY, self._rise, single=False)

    def select_step(self, step: int | None) -> None:
        """Light a step in every row, or none; while words are carried, up to that one."""
        before = self._lit.step
        super().select_step(step)
        if self._lit.step != before and self.carried_step() >= 0 and not self._rise_timer.isActive():
            self._carry_to(self._lit.step)

    def carry(self, way: int = 1) -> None:
        """Carry the next word through the network: what comes after it is not read yet. -1 takes one back."""
        last = (self._picture.all_steps if self._picture is not None else 0) - 1
        if last < 0:
            return
        self.stop()
        at, lit = self.carried_step(), self._lit.step
        first = 0 if way > 0 or lit is None else lit
        step = first if at < 0 else min(max(at + way, 0), last)
        if way > 0 and step > at and Glide.allowed() and self.near_scene() is None:
            self._lit = replace(self._lit, known=step, risen=0)
            self._rise_timer.start()
        else:
            self._lit = replace(self._lit, known=step + 1, risen=0)
        self.select_step(step)
        self.update()
        self.carried.emit(step)

    def carry_to(self, step: int) -> None:
        """Words are carried through up to a step, at once."""
        if self._picture is not None and 0 <= step < self._picture.all_steps:
            self._rise_timer.stop()
            self._lit = replace(self._lit, known=step + 1, risen=0)
            self.select_step(step)
            self._carry_to(step)

    def carried_step(self) -> int:
        """The last word that was carried through, -1 while all are shown."""
        if self._lit.known >= ALL:
            return -1
        return self._lit.known if self._rise_timer.isActive() else self._lit.known - 1

    def is_rising(self) -> bool:
        """Whether a word is on its way up."""
        return self._rise_timer.isActive()

    def _carry_to(self, step: int | None) -> None:
        """Another step was lit while words are carried: as if they had been carried up to it."""
        if step is None:
            self._end_carrying()
            return
        self._lit = replace(self._lit, known=step + 1, risen=0)
        self.update()
        self.carried.emit(step)

    def _rise(self) -> None:
        """The word goes up one row; above the last one that need not wait for the end of the text it has arrived."""
        if self._lit.risen >= self._rows_to_rise():
            self._rise_timer.stop()
            self._lit = replace(self._lit, known=self._lit.known + 1, risen=0)
        else:
            self._lit = replace(self._lit, risen=self._lit.risen + 1)
        self.update()

    def _rows_to_rise(self) -> int:
        scene, picture, step = self.scene(), self._picture, self._lit.known
        column = scene.column_of(step) if scene is not None else None
        if scene is None or picture is None or column is None:
            return 0
        half, local = picture.half_of(step)
        return scene.row_count(column) if local == half.steps - 1 else scene.rows_at_once(column)

    def _end_carrying(self) -> None:
        """All words are shown again."""
        self._rise_timer.stop()
        if self._lit.known < ALL:
            self._lit = replace(self._lit, known=ALL, risen=0)
            self.update()
            self.carried.emit(-1)

    def _lit_now(self) -> Lit:
        """What is lit; while a word rises, the cell that it has reached."""
        if not self._rise_timer.isActive() or self._lit.risen == 0:
            return self._lit
        scene = self.scene()
        column = scene.column_of(self._lit.step) if scene is not None else None
        return (
            replace(self._lit, hot=(self._lit.risen - 1, column), card=False)
            if column is not None
            else self._lit
        )

    def leave(self) -> bool:
        """Take away focus and highlight; False when there was neither."""
        if self._lit.hot is None and self._lit.step is None:
            return False
        self.stop()
        self._end_carrying()
        self._heat(None)
        self.select_step(None)
        return True

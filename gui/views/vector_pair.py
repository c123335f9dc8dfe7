"""How one training pair moves rows of two matrices, drawn step by step on a real sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.sentences import in_a_row
from gui.theme import tokens
from gui.views.still_drawing import StillDrawing
from gui.views.unrolled.ink import Ink
from gui.views.vector_pair_columns import ColumnsPainter
from gui.views.vector_pair_hover import found_at
from gui.views.vector_pair_layout import Layout, lay_out
from gui.views.vector_pair_picture import LAST_STAGE, PairPicture, Stage, telling_pair
from gui.views.vector_pair_rows import RowsPainter
from gui.views.vector_pair_sentence import around, chips, paint_sentence
from gui.views.vector_pair_words import pair_name, stage_name, stage_sentence, table_of

STAGE_MS = 3500  # while it plays: time to read a sentence


class VectorPair(StillDrawing, QWidget):
    """The drawing. Left and Right go through the steps, Up and Down through the pairs, Shift with them through the words.

    Signals:
        moved: another step or another pair is shown, or the playing began or ended.
        center_chosen: a place in the sentence whose pairs are wanted.
    """

    moved = Signal()
    center_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: PairPicture | None = None
        self._pair, self._stage = 0, Stage.PAIR
        self._ink: Ink | None = None
        self._timer = QTimer(self, interval=STAGE_MS)
        self._timer.timeout.connect(self._on_timeout)
        self.setProperty("ring", 6)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    # --- what is shown -------------------------------------------------------------------------------------

    def set_picture(self, picture: PairPicture | None) -> None:
        """Show the pairs of a word; the step stays, a telling pair comes to the front."""
        another = self._picture is None or picture is None or picture.center != self._picture.center
        self._picture = picture
        if picture is None or another or self._pair >= len(picture.pairs):
            self._pair = telling_pair(picture) if picture is not None else 0
        if picture is None:
            self.stop()
        self._changed()

    def picture(self) -> PairPicture | None:
        """What is shown."""
        return self._picture

    def pair(self) -> int:
        """Which pair is shown, from 0."""
        return self._pair

    def stage(self) -> Stage:
        """Which step is shown."""
        return self._stage

    def select_pair(self, pair: int) -> None:
        """Show another pair, as far as there are so many."""
        if self._picture is not None:
            self._pair = min(max(pair, 0), len(self._picture.pairs) - 1)
            self._changed()

    def select_stage(self, stage: int) -> None:
        """Show another step."""
        self._stage = Stage(min(max(stage, 0), LAST_STAGE))
        self._changed()

    def step_by(self, steps: int) -> None:
        """Go on, or back; that ends the playing."""
        self.stop()
        self.select_stage(self._stage + steps)

    def is_playing(self) -> bool:
        """Whether the steps follow one another by themselves."""
        return self._timer.isActive()

    def play(self) -> None:
        """Go through the steps, from the start when all have been shown."""
        if self._picture is not None:
            if self._stage is LAST_STAGE:
                self._stage = Stage.PAIR
            self._timer.start()
            self._changed()

    def stop(self) -> None:
        """End the playing."""
        if self._timer.isActive():
            self._timer.stop()
            self.moved.emit()

    def sentence(self) -> str:
        """The step in words."""
        return stage_sentence(self._picture, self._pair, self._stage) if self._picture is not None else ""

    def _changed(self) -> None:
        self.updateGeometry()
        self.update()
        self._tell()
        self.moved.emit()

    def _on_timeout(self) -> None:
        if self._stage is LAST_STAGE or not self.isVisible():
            self.stop()
        else:
            self.select_stage(self._stage + 1)

    # --- size and painting ---------------------------------------------------------------------------------

    def scene(self, width: float | None = None) -> Layout | None:
        """Where everything stands."""
        if self._picture is None:
            return None
        return lay_out(self._picture, self._pair, width or max(self.width(), self.minimumWidth()))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        scene = self.scene()
        return QSize(860, round(scene.height) + 2 if scene is not None else 360)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(720, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        self._paint(QPainter(self), self.width())

    def _paint(self, painter: QPainter, width: float) -> None:
        scene = self.scene(width)
        if self._picture is None or scene is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, shown = self._pens(), (self._picture, self._pair)
        ColumnsPainter(painter, ink, *shown, self._stage, scene).paint()
        RowsPainter(painter, ink, *shown, self._stage, scene).paint()
        paint_sentence(painter, ink, *shown, self._stage, width)

    def _pens(self) -> Ink:
        if self._ink is None or self._ink.t is not tokens():
            self._ink = Ink()
        return self._ink

    # --- as a file -----------------------------------------------------------------------------------------

    def still_size(self) -> QSize:
        scene = self.scene()
        return QSize(self.width(), round(scene.height) if scene is not None else 0)

    def still_title(self) -> str:
        return self.accessibleDescription()

    @contextmanager
    def stilled(self, *, as_text: bool) -> Iterator[None]:
        """Pens of their own for a file; those of the window are made anew afterwards."""
        self._ink = None
        try:
            self._pens().as_text = as_text
            yield
        finally:
            self._ink = None

    def draw_still(self, painter: QPainter) -> None:
        self._paint(painter, self.width())

    # --- mouse and keys ------------------------------------------------------------------------------------

    def place_at(self, point: QPointF) -> int | None:
        """The place in the sentence of the word under a point."""
        if self._picture is None:
            return None
        found = chips(self._picture, self._pens(), self.width())
        return next((place for place, box in found.items() if box.contains(point)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        over = self.place_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        place = self.place_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self._choose(place)

    def _choose(self, place: int) -> None:
        """A word of the window is another pair; any other one becomes the middle."""
        assert self._picture is not None
        pairs = [number for number, pair in enumerate(self._picture.pairs) if place in pair.others]
        if place in around(self._picture) and len(self._picture.pairs) > 1 and pairs != [self._pair]:
            self.select_pair(pairs[0])
        elif place != self._picture.center and self._picture.sentence[place].row is not None:
            self.center_chosen.emit(place)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.told_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def told_at(self, point: QPointF) -> str:
        """What is under a point, in words."""
        scene = self.scene()
        if self._picture is None or scene is None:
            return ""
        return found_at(self._picture, self._pair, self._stage, scene, point)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        if self._picture is None or not self._press(event):
            super().keyPressEvent(event)

    def _press(self, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers()
        if held & Qt.KeyboardModifier.ControlModifier:
            if key == Qt.Key.Key_C:
                QGuiApplication.clipboard().setText(self.as_text())
            return key == Qt.Key.Key_C
        if held & Qt.KeyboardModifier.ShiftModifier:
            return key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._walk(
                -1 if key == Qt.Key.Key_Left else 1
            )
        steps: dict[int, int] = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Backspace: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Return: 1,
            Qt.Key.Key_Enter: 1,
            Qt.Key.Key_Home: -len(Stage),
            Qt.Key.Key_End: len(Stage),
        }
        if key in steps:
            self.step_by(steps[key])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.select_pair(self._pair + (1 if key == Qt.Key.Key_Down else -1))
        elif key == Qt.Key.Key_Space:
            self.toggle_playing()
        else:
            return False
        return True

    def toggle_playing(self) -> None:
        """Play, or end the playing."""
        if self.is_playing():
            self.stop()
        else:
            self.play()

    def _walk(self, way: int) -> bool:
        """The next word that has a vector becomes the middle."""
        assert self._picture is not None
        sentence, place = self._picture.sentence, self._picture.center + way
        while 0 <= place < len(sentence) and sentence[place].row is None:
            place += way
        if 0 <= place < len(sentence):
            self.center_chosen.emit(place)
        return True

    def as_text(self) -> str:
        """All numbers, tabs between them."""
        if self._picture is None:
            return ""
        return "\n".join("\t".join(row) for row in table_of(self._picture, self._pair))

    # --- in words ------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        kind = event.type()
        if kind in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._ink = None
            self.update()
        elif kind == QEvent.Type.LanguageChange:
            self._tell()
            self.update()
        super().changeEvent(event)

    def _tell(self) -> None:
        """Tell a screen reader which pair and which step is shown, with its numbers."""
        self.setAccessibleName(QCoreApplication.translate("VectorPair", "One training pair, step by step"))
        said = ""
        if self._picture is not None:
            said = in_a_row(
                f"{pair_name(self._picture, self._pair)}.",
                f"{stage_name(self._stage, self._picture.architecture)}.",
                self.sentence(),
            )
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

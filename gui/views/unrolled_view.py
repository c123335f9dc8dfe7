"""The unrolled network: the one drawing that every page of the program shows.

`UnrolledCanvas` shows and paints; on it lie walking from step to step (`WalkedCanvas`), carrying one word through
(`CarriedCanvas`) and zooming (`ZoomedCanvas`). This adds the mouse, the keys and the tool tips.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from gui.views.unrolled import tips as tips
from gui.views.unrolled import zoom as zooms
from gui.views.unrolled.equations import equations
from gui.views.unrolled.keys import press
from gui.views.unrolled.near_geometry import NearScene
from gui.views.unrolled.picture import Detail, Picture
from gui.views.unrolled.zooming import ZoomedCanvas


class UnrolledView(ZoomedCanvas):
    """A text going through a network, unrolled along time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drag: float | None = None

    def set_picture(self, picture: Picture | None) -> None:
        """Show another text or network; zoom stays, the highlight stays if the text still has that step."""
        self.stop()
        self._end_carrying()
        before = self._lit.step
        self._load(picture)
        if self._lit.step != before:
            self.step_selected.emit(-1)

    # Mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        at = event.position()
        if self._drag is not None:
            self._pan(self._drag - at.x())
            self._drag = at.x()
            return
        near, scene = self.near_scene(), self.scene()
        if near is not None:
            part = near.part_at(at.x(), at.y(), self._near_parts())
            if part != self._lit.part:
                self._lit = replace(self._lit, part=part)
                self.update()
        elif scene is not None:
            self._heat(scene.cell_at(at.x(), at.y()))

    def _near_parts(self) -> tuple[str, ...]:
        if self._picture is None:
            return ()
        kind = self._picture.layers[self._layer].kind
        return tuple(equation.part for equation in equations(kind, "1", "0", self._picture.activation))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        self._heat(None)
        self._lit = replace(self._lit, part=None)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at, near, scene = event.position(), self.near_scene(), self.scene()
        if near is not None:
            self._press_near(near, at)
        elif scene is not None:
            if scene.is_panned:
                self._drag = at.x()
            step = zooms.step_under(scene, at.x()) if at.x() >= scene.left - 4 else None
            if step is not None:
                self.stop()
                self.select_step(step)

    def _press_near(self, near: NearScene, at: QPointF) -> None:
        """A click on a neighbour in time goes there."""
        for offset in (-1, 1):
            if near.cell(offset).contains(at.x(), at.y()):
                self.stop()
                self.select_step((self._lit.step or 0) + offset)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._drag = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Back to the usual zoom; from there, into the cell under the mouse."""
        scene = self.scene()
        usual = self._look.detail is Detail.CELLS and self._look.pitch is None
        if not usual:
            self.set_detail(Detail.CELLS)
        elif scene is not None and not scene.reach:
            cell = scene.cell_at(event.position().x(), event.position().y())
            if cell is not None:
                self._open_near(scene.columns[cell[1]].step, cell)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        delta = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.0015**delta, event.position())
            event.accept()
            return
        scene = self.scene()
        sideways = event.angleDelta().x() or (
            delta if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0
        )
        if sideways and scene is not None and scene.blocks and scene.span > scene.right - scene.left:
            self._pan(-sideways / 2)
            event.accept()
            return
        event.ignore()  # the page scrolls

    # Keys and tool tips

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not press(self, event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return self._on_tool_tip(event)
        return super().event(event)

    def _on_tool_tip(self, event: QHelpEvent) -> bool:
        """Shapes, unknown words and gaps explain themselves."""
        scene, picture = self.scene(), self._picture
        text = ""
        if scene is not None and picture is not None and self.near_scene() is None:
            text = tips.tip_at(self._sheet(scene, picture), event.pos().x(), event.pos().y())
        if text:
            QToolTip.showText(event.globalPos(), text, self)
        else:
            QToolTip.hideText()
            event.ignore()
        return True

"""The drawing as a file: as it is shown, or whole with all its steps, in the colours of either theme."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMargins, QSize
from PySide6.QtGui import QPainter

from gui import theme
from gui.theme import Theme
from gui.views.unrolled import tips as tips
from gui.views.unrolled.canvas import UnrolledCanvas
from gui.views.unrolled.columns import MOST_COLUMNS
from gui.views.unrolled.export import write_png, write_svg
from gui.views.unrolled.geometry import Look, Scene
from gui.views.unrolled.painting import (
    paint,
    scene_of,
)

AROUND = 16  # around a drawing in a file
MOST_WIDE = 16_000  # of a drawing in a file
MOST_PIXELS = 16_000  # along one side of an image


class SavedCanvas(UnrolledCanvas):
    """The drawing, which can be written into files."""

    def render_png(
        self, path: str | Path, scale: float = 2, *, colours: Theme | None = None, whole: bool = False
    ) -> None:
        """Write the drawing as it is shown, without the hover card. Raises EngineError when it cannot be written.

        colours: those of a theme, else of the window's. whole: with every step, however wide that is.
        """
        with self._in_colours(colours):
            size = self._size(whole=whole)
            around = size.grownBy(self._margins(whole=whole))
            scale = min(scale, MOST_PIXELS / max(around.width(), around.height()))
            write_png(path, around, scale, lambda painter: self._paint_still(painter, size, whole=whole))

    def render_svg(self, path: str | Path, *, colours: Theme | None = None, whole: bool = False) -> None:
        """Write the drawing as vectors, its words as text. Raises EngineError when it cannot be written."""
        with self._in_colours(colours):
            size, name = self._size(whole=whole), self.accessibleName()
            around = size.grownBy(self._margins(whole=whole))
            self._pens().as_text = True
            write_svg(path, around, name, lambda painter: self._paint_still(painter, size, whole=whole))

    @contextmanager
    def _in_colours(self, colours: Theme | None) -> Iterator[None]:
        """Pens of their own for a file; those of the window are made anew afterwards."""
        self._ink = None
        try:
            with theme.painted_as(colours or theme.current_theme()):
                yield
        finally:
            self._ink = None

    def _margins(self, *, whole: bool) -> QMargins:
        """Room around a drawing that stands alone."""
        side = AROUND if whole else 0
        return QMargins(side, side, side, side)

    def _paint_still(self, painter: QPainter, size: QSize, *, whole: bool) -> None:
        """Paint without what only the mouse brings."""
        margins = self._margins(whole=whole)
        painter.translate(margins.left(), margins.top())
        lit = replace(self._lit, hot=None, card=False, column_x=None, part=None)
        if whole and self._picture is not None and self.near_scene() is None and self._picture.steps:
            scene = self._whole_scene(size.width())
            paint(painter, self._pens(), self._picture, self._whole_look(), scene, self._stripes, lit)
        else:
            self._paint(painter, lit)

    def _size(self, *, whole: bool) -> QSize:
        """All of the drawing, even where the widget is lower; `whole`: with all steps side by side."""
        width = self.width()
        while whole and self.near_scene() is None and self._picture is not None and width < MOST_WIDE:
            scene = self._whole_scene(width)
            hidden = sum(column.hidden for column in scene.columns)
            if scene.is_panned:
                hidden = math.ceil((scene.span - scene.right + scene.left) / scene.pitch)
            elif len(scene.columns) >= MOST_COLUMNS:
                break
            if not hidden:
                break
            width += max(8, math.ceil(min(hidden, 8) * scene.pitch))
        return QSize(width, max(self.height(), self.minimum_height(width)))

    def _whole_look(self) -> Look:
        scene = self.scene()
        pitch = self._look.pitch or (scene.pitch if scene is not None else None)
        return replace(self._look, scroll=0.0, pitch=pitch)

    def _whole_scene(self, width: int) -> Scene:
        assert self._picture is not None
        height = max(self.height(), self.minimum_height(width))
        return scene_of(self._picture, self._whole_look(), width, height)

"""A drawing as a file: pixels or vectors, in the colours of either theme, without what only mouse and focus bring."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QMargins, QSize
from PySide6.QtGui import QPainter

from gui.theme import Theme, current_theme, painted_as
from gui.views.unrolled.export import write_png, write_svg


class StillDrawing:
    """What a widget adds to be saved; it says how large it is, what it is, and paints itself."""

    paper: ClassVar[QMargins] = QMargins(16, 16, 16, 16)  # around the drawing

    def still_size(self) -> QSize:
        """How large the drawing is, without the paper around it."""
        raise NotImplementedError

    def still_title(self) -> str:
        """What is drawn, in words."""
        raise NotImplementedError

    def draw_still(self, painter: QPainter) -> None:
        """Paint the drawing."""
        raise NotImplementedError

    @contextmanager
    def stilled(self, *, as_text: bool) -> Iterator[None]:
        """Let go of what only the window needs, while a file is painted; `as_text`: words shall stay words."""
        yield

    def render_png(
        self, path: str | Path, scale: float = 2, *, colours: Theme | None = None, whole: bool = False
    ) -> None:
        """Write the drawing as pixels. Raises EngineError when it cannot be written."""
        with painted_as(colours or current_theme()), self.stilled(as_text=False):
            write_png(path, self.still_size().grownBy(self.paper), scale, self._draw)

    def render_svg(self, path: str | Path, *, colours: Theme | None = None, whole: bool = False) -> None:
        """Write the drawing as vectors, its words as text. Raises EngineError when it cannot be written."""
        with painted_as(colours or current_theme()), self.stilled(as_text=True):
            write_svg(path, self.still_size().grownBy(self.paper), self.still_title(), self._draw)

    def _draw(self, painter: QPainter) -> None:
        painter.translate(self.paper.left(), self.paper.top())
        self.draw_still(painter)

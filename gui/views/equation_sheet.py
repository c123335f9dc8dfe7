"""What a network computes, as a sheet of equations: each with its sizes and a few plain words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.ink import Ink
from gui.views.unrolled.network_equations import Block, network_equations
from gui.views.unrolled.picture import Picture

LINE, HEAD, APART = 40.0, 30.0, 14.0
WIDEST = 340.0  # of the equations, where the words begin


class EquationSheet(QWidget):
    """Painted from top to bottom; as high as it needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._blocks: list[Block] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def set_picture(self, picture: Picture | None) -> None:
        """The network whose equations are shown."""
        self._picture = picture
        self._blocks = network_equations(picture) if picture is not None else []
        self.setAccessibleDescription("; ".join(line.text for block in self._blocks for line in block.lines))
        self.setMinimumHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()

    def blocks(self) -> list[Block]:
        """What is shown."""
        return self._blocks

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.setAccessibleName(self.tr("Equations of the network"))
        self.set_picture(self._picture)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        size = theme.font("caption").pixelSize() / 12
        lines = sum(len(block.lines) for block in self._blocks)
        return QSize(480, round(size * (lines * LINE + len(self._blocks) * (HEAD + APART))))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter, pens = QPainter(self), Ink()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size, y = pens.caption.pixelSize() / 12, 0.0
        for block in self._blocks:
            self._paint_head(painter, pens, block, y + HEAD * size / 2)
            y += HEAD * size
            for line in block.lines:
                self._paint_line(painter, pens, line.text, line.sizes, line.meaning, y + LINE * size / 2)
                y += LINE * size
            y += APART * size

    def _paint_head(self, painter: QPainter, pens: Ink, block: Block, y: float) -> None:
        used = ink.draw_text(painter, pens, 0, y, block.title, pens.body, pens.t.text)
        ink.draw_text(painter, pens, used + 12, y, block.note, pens.caption, pens.t.muted)
        low = y + HEAD / 2 - 1
        shapes.line(painter, 0, low, self.width(), low, ink.pen(pens.t.hairline, 1))

    def _paint_line(
        self, painter: QPainter, pens: Ink, text: str, sizes: str, meaning: str, y: float
    ) -> None:
        """The equation and its sizes under each other, the words beside them."""
        begin = min(WIDEST, self.width() * 0.56)
        lift = pens.shape.pixelSize() * 0.72 if sizes else 0.0
        font = pens.body
        while ink.sub_width(pens, text, font) > begin - 24 and font.pixelSize() > 9:
            font = pens.smaller(pens.body, font.pixelSize() - 1)
        ink.draw_sub(painter, pens, 12, y - lift, text, font, pens.t.text)
        if sizes:
            low = y + font.pixelSize() * 0.5 + 4
            small = pens.shape
            while ink.sub_width(pens, sizes, small) > begin - 24 and small.pixelSize() > 8:
                small = pens.smaller(pens.shape, small.pixelSize() - 1)
            ink.draw_sub(painter, pens, 12, low, sizes, small, pens.t.muted)
        room = self.width() - begin
        ink.draw_text(painter, pens, begin, y, meaning, pens.caption, pens.t.muted, "left", room)

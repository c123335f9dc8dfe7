"""How far back a run learns: the gradient that arrives at every step of a text, as colours of its cells."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from engine.events import GradientMeasured
from engine.recipe.recipe import Recipe
from gui.views.pictures import reach_picture
from gui.views.unrolled.picture import Colouring, Detail
from gui.views.unrolled_view import UnrolledView
from gui.widgets.labels import Hairline, Label

_NARROWEST = 400


class ReachSection(QWidget):
    """Gone until a gradient was measured."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn: GradientMeasured | None = None
        self.title, self.view = Label("", "heading"), UnrolledView()
        self.view.set_detail(Detail.BLOCKS)
        self.view.set_colouring(Colouring.GRADIENT)
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (Hairline(), self.title, self.view):
            column.addWidget(widget)

    def show_gradient(self, gradient: GradientMeasured | None, recipe: Recipe) -> None:
        """Draw what was measured in a run of `recipe`; what is drawn already stays."""
        self.setVisible(gradient is not None)
        if gradient is not None and gradient is not self._drawn:
            self._drawn = gradient
            self.view.set_picture(reach_picture(gradient, recipe))
            self.view.setFixedHeight(self.view.preferred_height(max(_NARROWEST, self.view.width())))

    def draw_again(self) -> None:
        """The drawing's height depends on its width, which has changed."""
        self._drawn = None

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.title.setText(self.tr("How far back it learns"))
        self.view.setAccessibleName(self.tr("How far back the gradient reaches"))

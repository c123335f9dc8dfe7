"""What lies below the drawing of the Network page: the numbers of a carried word, the equations, the activations.

The numbers are real before anything is learned: a network with the first weights of the recipe's seed reads the line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.control import RunControl
from engine.events import Work
from engine.networks.shapes import Sizes
from engine.recipe.recipe import Recipe
from gui.pages.network_layers import FoldButton
from gui.views.activation_plots import ActivationPlots
from gui.views.drawing_tools import DrawingTools
from gui.views.equation_sheet import EquationSheet
from gui.views.pictures import with_first_numbers
from gui.views.step_numbers import StepNumbers
from gui.views.unrolled.picture import Picture
from gui.views.unrolled_view import UnrolledView

if TYPE_CHECKING:
    from engine.use.answer_trace import ReadingTrace

MOST_PARAMETERS = 20_000_000  # larger networks are not made only to be looked at


@dataclass(frozen=True)
class Line:
    """What is read: the numbers of its tokens, of those of its answer, and of its label."""

    ids: tuple[int, ...]
    answer: tuple[int, ...] = ()
    label: int = 0


def can_be_traced(parameters: int) -> bool:
    """Whether a network with first weights can read the line in no time."""
    return parameters <= MOST_PARAMETERS


def first_numbers(recipe: Recipe, sizes: Sizes, line: Line) -> Callable[[RunControl], Work[ReadingTrace]]:
    """Make the network as a run would begin it, and let it read one line."""

    def open_work(control: RunControl) -> Work[ReadingTrace]:
        from engine.networks.build import build_task
        from engine.use.looking import look_at_reading

        control.check()
        network = build_task(recipe.task.value, recipe.model, sizes, recipe.training.seed).eval()
        yield from ()
        return look_at_reading(network, line.ids, line.answer, line.label)

    return open_work


class NetworkInside(QWidget):
    """Numbers, equations and activations of the network that is drawn; the last two fold away.

    It hands the drawing its picture: with the numbers of the first weights while a word is carried through, else
    without any.

    Signals:
        work_wanted: numbers are wanted; the work that finds them, whose result goes to `take`.
    """

    work_wanted = Signal(object)

    def __init__(self, view: UnrolledView, tools: DrawingTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._tools = view, tools
        self._picture: Picture | None = None
        self._seen: ReadingTrace | None = None
        self._line: tuple[Recipe, Sizes, Line] | None = None
        self._parameters = 0
        self._carries = self._drawing = False
        self.numbers = StepNumbers(view)
        self.equations_fold, self.activations_fold = FoldButton(), FoldButton()
        self.equations, self.activations = EquationSheet(), ActivationPlots()
        self.equations_fold.toggled.connect(self._on_equations_toggled)
        self.activations_fold.toggled.connect(self._on_activations_toggled)
        tools.numbers_wanted.connect(self._on_step_wanted)
        view.carried.connect(self._on_carried)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.equations_fold, self.equations, self.activations_fold, self.activations):
            column.addWidget(part)
        self.equations.hide()
        self.activations.hide()

    def draw(self, picture: Picture, recipe: Recipe, sizes: Sizes, read: Line, parameters: int) -> None:
        """Show a network and the line that it reads."""
        line = (recipe, sizes, read)
        if line != self._line:
            self._seen = None
        self._line, self._parameters, self._picture = line, parameters, picture
        step = self._view.carried_step()
        self._drawing = True
        if step >= 0 and self._seen is not None:
            self._view.set_picture(with_first_numbers(picture, self._seen))
            self._view.carry_to(step)
        else:
            self._view.set_picture(picture)
        self._drawing = False
        self._fill()

    def take(self, seen: ReadingTrace) -> None:
        """The numbers of a network that has learned nothing yet."""
        if self._picture is None:
            return
        self._seen = seen
        if self._carries:
            self._carries = False
            self._show_numbers()
        self._fill()

    def _show_numbers(self) -> None:
        """Carry the first word through, with its numbers."""
        if self._picture is not None and self._seen is not None:
            self._drawing = True
            self._view.set_picture(with_first_numbers(self._picture, self._seen))
            self._drawing = False
            self._tools.carry()

    def _on_step_wanted(self) -> None:
        """A word shall be carried through; numbers that nobody can work out before training are done without."""
        if self._line is not None and not can_be_traced(self._parameters):
            self._tools.carry()
        elif self._seen is not None:
            self._show_numbers()
        else:
            self._carries = True
            self._want()

    def _want(self) -> None:
        if self._line is not None and can_be_traced(self._parameters) and self._line[2].ids:
            self.work_wanted.emit(first_numbers(*self._line))

    def _on_carried(self, step: int) -> None:
        """All words are shown again: the drawing is that of a network before training."""
        if step < 0 and not self._drawing and self._picture is not None:
            self._drawing = True
            self._view.set_picture(self._picture)
            self._drawing = False

    def _fill(self) -> None:
        picture = self._picture
        if picture is not None and self._seen is not None:
            picture = with_first_numbers(picture, self._seen)
        if self.equations_fold.isChecked():
            self.equations.set_picture(picture)
        if self.activations_fold.isChecked():
            self.activations.set_picture(picture)
            if picture is not None and picture.values is None:
                self._want()

    def _on_equations_toggled(self, shown: bool) -> None:
        self.equations.setVisible(shown)
        self._fill()

    def _on_activations_toggled(self, shown: bool) -> None:
        self.activations.setVisible(shown)
        self._fill()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        for fold, words in (
            (self.equations_fold, self.tr("Equations, with the sizes of this network")),
            (self.activations_fold, self.tr("Activations, and where this network's sums lie on them")),
        ):
            fold.setText(words)
            fold.setAccessibleName(words)
        self.numbers.retranslate()
        self.equations.retranslate()
        self.activations.retranslate()
        self._fill()

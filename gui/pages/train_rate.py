"""The search for a learning rate on the Train page: a curve, and a button that takes what was found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.events import Event, RateTried
from gui import step_states, streams
from gui.job import Job, Problem
from gui.views.small_curve import SmallCurve
from gui.widgets.buttons import QuietButton, SecondaryButton
from gui.widgets.help_text import Help, set_help
from gui.widgets.labels import Hairline, Label

if TYPE_CHECKING:
    from engine.training.rate_finder import FoundRate
    from gui.workspace import Workspace

LANE = "rate"
HEIGHT = 168


class RateCard(QWidget):
    """Hidden until a search is asked for, and again when it is closed."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tried: list[RateTried] = []
        self._found: float | None = None
        self.title, self.sentence = Label("", "heading"), Label("", "body", wrap=True)
        self.curve = SmallCurve(HEIGHT, log_x=True)
        self.use_button, self.close_button = SecondaryButton("", "check", height=32), QuietButton()
        self.use_button.clicked.connect(self._on_use_clicked)
        self.close_button.clicked.connect(self.close_search)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.close_button)
        row.addWidget(self.use_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.curve)
        column.addLayout(row)
        column.addWidget(Hairline())
        self.hide()

    # --- searching -----------------------------------------------------------------------------------------

    def blocked(self) -> str:
        """Why no search can begin now; "" when it can."""
        return self._workspace.can_train()

    def search(self) -> None:
        """Measure for the recipe of now; a vocabulary that is out of date is built first."""
        space = self._workspace
        if self.blocked() or space.prepared is None:
            return
        if not step_states.built_with(space.prepared.pipeline, space.recipe):
            space.build_vocabulary(then=self.search)
            return
        self._tried, self._found = [], None
        self.show()
        work = streams.finding_rate(space.recipe, space.prepared, space.device)
        job = space.run_job(
            lambda: self.tr("Measuring learning rates"),
            work,
            self._on_found,
            lane=LANE,
            on_failed=self._on_failed,
            on_stopped=self.close_search,
        )
        job.events_ready.connect(self._on_events)
        self._show()

    @Slot()
    def close_search(self) -> None:
        """End a search that goes on, and put the card away."""
        self._workspace.leave_lane(LANE)
        self.hide()

    @property
    def job(self) -> Job | None:
        """The search that goes on."""
        return self._workspace.job_of(LANE)

    @Slot(object)
    def _on_events(self, events: list[Event]) -> None:
        self._tried += [event for event in events if isinstance(event, RateTried)]
        self._show()

    def _on_found(self, found: FoundRate) -> None:
        self._tried, self._found = list(found.tried), found.rate
        self._show()

    def _on_failed(self, problem: Problem) -> None:
        self.hide()
        self._workspace.tell_problem(problem)

    @Slot()
    def _on_use_clicked(self) -> None:
        if self._found is not None and self._workspace.set_values({"training.learning_rate": self._found}):
            self.hide()

    # --- showing -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.title.setText(self.tr("Which learning rate suits"))
        self.close_button.setText(self.tr("Close"))
        self.curve.setAccessibleName(self.tr("Loss at rising learning rates"))
        set_help(
            self,
            Help(
                self.tr("Which learning rate suits"),
                self.tr(
                    "A short training in which the learning rate rises from next to nothing. Where the loss falls most "
                    "steeply, the rate is right; where it breaks away, it is far too large. Nothing of it is kept."
                ),
            ),
        )
        self._show()

    def _show(self) -> None:
        self.curve.set_points(drawn_points(self._tried), self.tr("learning rate"), self._found)
        self.use_button.setVisible(self._found is not None)
        if self._found is None:
            self.sentence.setText(self.tr("The learning rate rises with every step …"))
            return
        now = self._workspace.recipe.training.learning_rate
        self.sentence.setText(
            self.tr("At {rate} the loss falls most steeply. The recipe has {now}.").format(
                rate=f"{self._found:g}", now=f"{now:g}"
            )
        )
        self.use_button.setText(self.tr("Use {rate}").format(rate=f"{self._found:g}"))


def drawn_points(tried: Sequence[RateTried]) -> list[tuple[float, float]]:
    """The smoothed losses, cut off where they break away: the valley before is what matters."""
    losses = [one.smoothed for one in tried]
    if not losses:
        return []
    before = losses[: losses.index(min(losses)) + 1]
    ceiling = max(before) + 0.5 * max(max(before) - min(before), 0.05 * abs(max(before)))
    return [(one.rate, min(one.smoothed, ceiling)) for one in tried]

"""The buttons at the head of the Train page: which are there, what they say, and what they do to the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from engine.recipe.recipe import Task
from gui.run_story import RunStory
from gui.widgets.buttons import Button, PrimaryButton, QuietButton, SecondaryButton

if TYPE_CHECKING:
    from gui.workspace import Workspace


class TrainButtons(QObject):
    """One primary button that trains, pauses and goes on; what else can be done stands before it.

    Signals:
        started: the primary button was pressed, and a run begins.
    """

    started = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._w = workspace
        self._paused = False
        self.sweep, self.rate = QuietButton(), QuietButton()
        self.look = SecondaryButton("", "magnifying-glass")
        self.stop, self.after_epoch = QuietButton(), SecondaryButton("", "skip-forward")
        self.primary = PrimaryButton("", "play")
        self.stop.clicked.connect(workspace.stop)
        self.after_epoch.clicked.connect(self._on_after_epoch_clicked)
        self.primary.clicked.connect(self.press_primary)

    def in_order(self) -> tuple[Button, ...]:
        """From the left."""
        return self.sweep, self.rate, self.look, self.stop, self.after_epoch, self.primary

    def show_state(self, story: RunStory, shown: Task, *, ready: bool, rate_blocked: str) -> None:
        """Offer what fits to a run (of the task that is `shown`) and to whether one is going on."""
        w, running = self._w, self._w.training
        vectors = w.recipe.task is Task.WORD_VECTORS  # their rate falls to nothing by itself
        self._paused = story.paused
        self.stop.setVisible(running)
        self.after_epoch.setVisible(running)
        self.rate.setVisible(not running and ready and not vectors)
        self.rate.set_blocked(rate_blocked)
        self.sweep.setVisible(not running and ready)
        self.sweep.set_blocked(w.queue.blocked())
        self.look.setVisible(shown is Task.WORD_VECTORS and bool(story.epochs))
        self._show_primary(running, again=bool(story.epochs))

    def _show_primary(self, running: bool, *, again: bool) -> None:
        if not running:
            text, icon = (self.tr("Train again") if again else self.tr("Train")), "play"
        elif self._paused:
            text, icon = self.tr("Go on"), "play"
        else:
            text, icon = self.tr("Pause"), "pause"
        self.primary.setText(text)
        self.primary.set_icon_name(icon)
        self.primary.updateGeometry()
        self.primary.set_blocked("" if running else self._w.can_train())

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.stop.setText(self.tr("Stop now"))
        self.after_epoch.setText(self.tr("Stop after this epoch"))
        self.rate.setText(self.tr("Find a learning rate"))
        self.look.setText(self.tr("Look at the vectors"))
        self.sweep.setText(self.tr("Try several settings"))

    @Slot()
    def press_primary(self) -> None:
        """Train, pause or go on."""
        if not self._w.training:
            self.started.emit()
            self._w.start_training()
        elif self._paused:
            self._w.resume()
        else:
            self._w.pause()

    @Slot()
    def _on_after_epoch_clicked(self) -> None:
        self._w.stop_after_epoch()
        self.after_epoch.set_blocked(self.tr("Stops when this epoch is done."))

"""The runs that wait, in one line: how many, what is next, and two buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.recipe.differences import differing_settings
from gui.sentences import in_a_row
from gui.settings_words import difference_words
from gui.widgets.buttons import QuietButton, SecondaryButton
from gui.widgets.labels import Label
from gui.workspace import Workspace


class QueueLine(QWidget):
    """Gone while nothing waits."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._w = workspace
        self.words = Label("", "body", wrap=True)
        self.start_button = SecondaryButton("", "play", height=28)
        self.clear_button = QuietButton("", height=28)
        self.start_button.clicked.connect(workspace.queue.start_next)
        self.clear_button.clicked.connect(workspace.queue.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.start_button)
        row.addWidget(self.clear_button)
        workspace.queue.changed.connect(self.refresh)
        workspace.run_changed.connect(self.refresh)
        self.retranslate()

    def refresh(self) -> None:
        """Show what waits now."""
        waiting = self._w.queue.waiting()
        self.setVisible(bool(waiting))
        if not waiting:
            return
        count = (
            self.tr("1 run waits.") if len(waiting) == 1 else self.tr("{n} runs wait.").format(n=len(waiting))
        )
        current = self._w.current_run
        recipe = current.recipe if current is not None else self._w.recipe
        differs = difference_words(waiting[0], differing_settings([recipe, waiting[0]]))
        after = self.tr("The next one: {differences}.").format(differences=differs) if differs else ""
        self.words.setText(in_a_row(count, after))
        self.start_button.setVisible(not self._w.training)
        self.start_button.set_blocked(self._w.can_train())

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.start_button.setText(self.tr("Train them now"))
        self.clear_button.setText(self.tr("Empty the queue"))
        self.refresh()

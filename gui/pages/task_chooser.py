"""What the network shall learn: one of the tasks, and what that asks of the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.recipe.recipe import Task, find_setting
from gui.sentences import setting_words
from gui.task_words import TASKS, missing_for, task_name, task_needs
from gui.widgets.buttons import Segmented
from gui.widgets.help_text import set_help
from gui.widgets.labels import ElidedLabel, Label

if TYPE_CHECKING:
    from engine.corpus.inspecting import Inspection


class TaskChooser(QWidget):
    """The question, the tasks side by side, and beside them what the chosen one learns from.

    Signals:
        chosen: the `Task` the person wants.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = Label("", "caption", "muted")
        self.tasks = Segmented([(task, "") for task in TASKS])
        self.tasks.chosen.connect(self._on_chosen)
        self.needs = ElidedLabel("", "caption", "muted")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        asked = QHBoxLayout()
        asked.setSpacing(16)
        asked.addWidget(self._question)
        asked.addWidget(self.needs, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(asked)
        layout.addWidget(self.tasks, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def show_task(self, task: Task, found: Inspection | None) -> None:
        """Show which task is chosen, and which ones `found` has nothing for."""
        self.setEnabled(task in TASKS)
        if task in TASKS:
            self.tasks.set_value(task)
        for each in TASKS:
            self.tasks.set_part_blocked(each, missing_for(each, found) if each is not task else "")
        self._say_needs()

    def _say_needs(self) -> None:
        self.needs.set_text(task_needs(Task(self.tasks.value())))

    def _on_chosen(self, task: object) -> None:
        self._say_needs()
        self.chosen.emit(Task(task))

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        question = self.tr("What shall the network learn?")
        self._question.setText(question)
        self.tasks.setAccessibleName(question)
        self.tasks.set_texts([task_name(task) for task in TASKS])
        set_help(self.tasks, setting_words(find_setting("task")))
        self._say_needs()

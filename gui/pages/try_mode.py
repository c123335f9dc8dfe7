"""One way of trying a run: what it shows, which runs it can be used with, and what its buttons do."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from engine.project.project import Project
from engine.project.records import RunRecord
from engine.recipe.recipe import Task
from gui.pages.try_streams import RunKey
from gui.sentences import run_words

if TYPE_CHECKING:
    from engine.text.pipeline import TextPipeline
    from gui.pages.try_view import TryView
    from gui.widgets.message_bar import MessageBar
    from gui.workspace import Workspace


class Tried:
    """The run that is tried, at one of its states."""

    def __init__(self, project: Project, run: RunRecord, key: RunKey) -> None:
        self._project, self.run, self.key = project, run, key

    @cached_property
    def pipeline(self) -> TextPipeline:
        """The text pipeline that the run was trained with."""
        return self._project.run_pipeline(self.run)

    @property
    def task(self) -> Task:
        """What the run has learned."""
        return self.run.recipe.task


class Mode(QObject):
    """Base of the modes. The page shows the `view` of one of them and passes on what is pressed.

    Signals:
        changed: the words or states of the buttons.
    """

    changed = Signal()

    tasks: ClassVar[frozenset[Task]]  # whose runs can be used
    keeps: ClassVar[bool] = False  # whether a text can be kept and looked at after every epoch
    saves: ClassVar[bool] = True  # whether what is shown can be copied and saved
    view: TryView

    def __init__(self, workspace: Workspace, bar: MessageBar, parent: QWidget) -> None:
        super().__init__(parent)
        self.workspace, self.bar, self.parent_widget = workspace, bar, parent
        self.tried: Tried | None = None

    def name(self) -> str:
        """What the mode is called."""
        raise NotImplementedError

    def sentence(self, run: RunRecord) -> str:
        """What the page says of a run in this mode."""
        raise NotImplementedError

    def reason(self, run: RunRecord) -> str:
        """Why a run cannot be used in this mode; "" when it can."""
        if run.recipe.task in self.tasks:
            return ""
        words = {
            Task.CLASSIFICATION: self.tr("{run} has learned to tell labels apart, nothing else."),
            Task.LANGUAGE_MODEL: self.tr("{run} has learned to go on writing, nothing else."),
            Task.CONDITIONAL: self.tr("{run} has learned to write for a label, nothing else."),
        }.get(run.recipe.task, self.tr("{run} has learned to answer texts, nothing else."))
        return words.format(run=run_words(run.name))

    def use(self, tried: Tried | None) -> None:
        """Take another network, or none."""
        self.tried = tried

    def show_settings(self, run: RunRecord) -> None:
        """Show the settings of now."""

    def primary(self) -> tuple[str, str]:
        """Words and icon of the primary button."""
        raise NotImplementedError

    def press(self) -> None:
        """The primary button was pressed."""
        raise NotImplementedError

    def go(self) -> None:
        """Ctrl+Enter."""
        self.press()

    def text(self) -> str:
        """What Copy takes."""
        return self.view.box.toPlainText()

    def save(self) -> None:
        """Save was pressed."""

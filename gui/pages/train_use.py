"""What the network of a run can do so far: the sentences one watches, what it answers, what it writes."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.recipe.recipe import Task
from gui.run_story import RunStory
from gui.views.answer_list import AnswerList
from gui.views.watched_list import WatchedList
from gui.widgets.labels import Hairline, Label


class TrainUse(QWidget):
    """One of three lists, as the task has it; nothing before the first epoch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.watched, self.answers = WatchedList(), AnswerList()
        self.sample_title, self.sample_epoch = Label("", "heading"), Label("", "caption", "muted")
        self.sample_text = Label("", "body", wrap=True)
        self._sample = QWidget()
        _column(self._sample, self.sample_title, self.sample_epoch, self.sample_text)
        _column(self, Hairline(), self.watched, self.answers, self._sample)

    def show_story(self, story: RunStory, task: Task) -> None:
        """Show the newest of a run of `task`."""
        self.watched.setVisible(bool(story.sentences))
        self.watched.show_scores(story.sentences)
        self.answers.setVisible(bool(story.answers))
        headings = {
            Task.CONDITIONAL: self.tr("What it writes for each label"),
            Task.WORD_VECTORS: self.tr("What lies nearest to some words"),
        }
        self.answers.set_heading(headings.get(task, self.tr("What it answers")))
        self.answers.show_answers(story.answers)
        self._sample.setVisible(bool(story.samples))
        self.setVisible(bool(story.sentences or story.samples or story.answers))
        if story.samples:
            newest = story.samples[-1]
            self.sample_epoch.setText(self.tr("after epoch {epoch}").format(epoch=newest.epoch))
            whole = newest.text.startswith(newest.prompt)
            self.sample_text.setText(newest.text if whole else newest.prompt + newest.text)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.sample_title.setText(self.tr("What it writes"))


def _column(box: QWidget, *widgets: QWidget) -> None:
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget)

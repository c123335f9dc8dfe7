"""The time machine: a slider over the epochs of a run shows what its network could do after each of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.project.records import RunRecord
from engine.recipe.recipe import Task, find_setting
from gui.job import Problem
from gui.pages.section import SectionHead
from gui.pages.train_moment_view import AnswerOfThen, Neighbours
from gui.pages.train_moments import (
    ANSWERERS,
    MOST_WRITTEN,
    WRITERS,
    Asked,
    Moment,
    Moments,
    Networks,
    looking_back,
)
from gui.run_story import RunStory
from gui.sentences import number, problem_sentence, recipe_word
from gui.widgets.fields import ComboField, FormRow, LineField, SearchField
from gui.widgets.help_text import Help, set_help
from gui.widgets.labels import Hairline, Label
from gui.widgets.stepped_slider import SteppedSlider
from gui.workspace import Workspace

LANE = "time machine"
SETTLE_MS = 200  # after the last key, before the sentence is looked at
SLIDE_MS = 60  # after the last move of the slider
WORD_WIDTH = 272


def kept_epochs(run: RunRecord) -> tuple[int, ...]:
    """The epochs one can go back to: those with a snapshot, and the best one. None without snapshots.

    What a run of word vectors began with (0) can always be drawn again.
    """
    if not run.snapshots:
        return ()
    first = {0} if run.recipe.task is Task.WORD_VECTORS else set()
    return tuple(sorted({*first, *run.snapshots, *([run.best_epoch] if run.best_epoch else [])}))


class TimeMachine(QWidget):
    """Slider, a text to try, and a word. It asks in jobs, and only while it is on the screen: it asks when painted."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._w = workspace
        self._moments, self._networks = Moments(), Networks()
        self._run: RunRecord | None = None
        self._story: RunStory | None = None
        self._epochs: tuple[int, ...] = ()
        self._follows = True  # the newest epoch, until the person moves the slider
        self._own_text = False  # the person has typed one
        self._asked: Asked | None = None  # the newest question, answered or not
        self._due = False
        self.moment: Moment | None = None
        self._build()
        self._soon = QTimer(self, interval=SLIDE_MS, singleShot=True)
        self._soon.timeout.connect(self._look)
        self._typing = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._typing.timeout.connect(self._ask)
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.head, self.absent = SectionHead(), Label("", "body", "muted", wrap=True)
        self.slider = SteppedSlider((1, 1))
        self.label, self.text, self.word = ComboField(), LineField(), SearchField()
        self._label_row, self._text_row = FormRow("", self.label), FormRow("", self.text)
        self._word_row = FormRow("", self.word)
        self.answer, self.neighbours = AnswerOfThen(), Neighbours()
        self.problem = Label("", "body", "error", wrap=True)
        left, self._left = QVBoxLayout(), QWidget()
        self._left.setLayout(left)
        right, side = QVBoxLayout(), QWidget()
        side.setLayout(right)
        side.setFixedWidth(WORD_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._label_row)
        row.addWidget(self._text_row, 1)
        left.addLayout(row)
        left.addWidget(self.answer)
        right.addWidget(self._word_row)
        right.addWidget(self.neighbours)
        for layout in (left, right):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(12)
            layout.addStretch(1)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        both = QHBoxLayout()
        both.setSpacing(32)
        both.addWidget(self._left, 1)
        both.addWidget(side)
        body.addWidget(self.slider)
        body.addWidget(self.problem)
        body.addLayout(both)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (Hairline(), self.head, self.absent, self._body):
            column.addWidget(part)
        self.problem.hide()

    def _connect(self) -> None:
        self.slider.set_value_words(self._epoch_words)
        self.slider.changed.connect(self._on_moved)
        self.text.textEdited.connect(self._on_text_edited)
        self.text.returnPressed.connect(self._ask)
        self.word.searched.connect(lambda _: self._ask())
        self.word.returnPressed.connect(self._ask)
        self.label.chosen.connect(lambda _: self._ask())

    # --- words ---------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        name = self.tr("Time machine")
        self.head.set_name(name)
        self.head.set_beside(self.tr("What the network could do after each epoch."))
        what = self.tr(
            "The weights after every epoch are kept small. The slider goes back to any of them: the same text, the same seed, "
            "the network of then."
        )
        set_help(self, Help(name, what))
        self._text_row.set_label(self._text_caption())
        self.text.setAccessibleName(self._text_caption())
        for row, field, words in (
            (self._label_row, self.label, self.tr("Write for")),
            (self._word_row, self.word, self.tr("A word and its neighbours")),
        ):
            row.set_label(words)
            field.setAccessibleName(words)
        self._say_epochs()
        self._show(self.moment)

    def _text_caption(self) -> str:
        task = self._task()
        if task in WRITERS:
            return self.tr("How the text begins")
        return self.tr("A text to answer") if task in ANSWERERS else self.tr("A sentence to score")

    def _say_epochs(self) -> None:
        ends = (self._epochs[0], self._epochs[-1]) if self._epochs else (1, 1)
        first, last = (self._plain_words(epoch) for epoch in ends)
        self.slider.set_texts(self.tr("Look back at"), first, last)
        done = self._story.epochs_read if self._story is not None else 0
        several = self.tr("{kept} of {epochs} epochs are kept")
        fewer = len(self._epochs) < done and bool(self._epochs)
        self.head.set_aside(
            several.format(kept=number(len(self._epochs)), epochs=number(done)) if fewer else ""
        )
        self.slider.set_value(self.slider.value())
        setting = recipe_word(find_setting("training.snapshots").title)
        words = self.tr(
            "No snapshots of this run are kept. '{setting}' among the expert settings of the network keeps them from the next run on."
        )
        if self._run is not None and self._run.recipe.training.snapshots > 0:
            words = self.tr(
                "The network is too large for the snapshots to fit into {room} MB. Give them more with '{setting}' among the "
                "expert settings of the network."
            )
        room = self._run.recipe.training.snapshots if self._run is not None else 0
        self.absent.setText(words.format(setting=setting, room=number(room)))

    def _epoch_words(self, epoch: float) -> str:
        best = self._run.best_epoch if self._run is not None else None
        if round(epoch) == best and self._task() is not Task.WORD_VECTORS:  # of these the last one is kept
            return self.tr("epoch {epoch}, the best").format(epoch=round(epoch))
        return self._plain_words(round(epoch))

    def _plain_words(self, epoch: int) -> str:
        return self.tr("epoch {epoch}").format(epoch=epoch) if epoch else self.tr("before learning")

    # --- the run -------------------------------------------------------------------------------------------

    def _task(self) -> Task:
        return self._run.recipe.task if self._run is not None else Task.CLASSIFICATION

    def show_story(self, story: RunStory) -> None:
        """Follow the run that the page shows: its epochs, and what to try first."""
        run = self._w.current_run
        self._story = story
        if (run.id if run else None) != (self._run.id if self._run else None):
            self._begin(run)
        self._run = run
        epochs = kept_epochs(run) if run is not None else ()
        # While it learns, the first snapshot comes a moment after its epoch: that is no lack of snapshots.
        self.setVisible(bool(epochs) or (bool(story.epochs) and not self._w.training))
        self._body.setVisible(bool(epochs))
        self.absent.setVisible(not epochs)
        self._suggest(story)
        if epochs != self._epochs and epochs:
            stood = self.slider.value()
            self._epochs = epochs
            self.slider.set_values(epochs)
            self.slider.slider.setPageStep(max(1, len(epochs) // 8))
            self.slider.setEnabled(len(epochs) > 1)
            self.slider.set_value(_nearest(epochs, epochs[-1] if self._follows else stood))
        if run is not None and run.best_epoch in epochs:
            self.slider.set_default(float(run.best_epoch or 0))
        self._epochs = epochs
        self._say_epochs()
        self._ask()

    def _begin(self, run: RunRecord | None) -> None:
        """Another run: nothing of the one before is true of it."""
        another_task = run is None or run.recipe.task is not self._task()
        self._networks = Networks()
        self._w.leave_lane(LANE)
        self._run, self._follows, self._asked, self._epochs = run, True, None, ()
        if another_task:
            self._own_text = False
            self.word.clear()
            self.text.clear()
        self._show(None)
        labels = run.labels if run is not None and run.recipe.task is Task.CONDITIONAL else ()
        self.label.set_options([(label, label) for label in labels])
        self._label_row.setVisible(bool(labels))
        self._left.setVisible(run is None or run.recipe.task is not Task.WORD_VECTORS)
        self._text_row.set_label(self._text_caption())
        self.text.setAccessibleName(self._text_caption())

    def _suggest(self, story: RunStory) -> None:
        """Begin with the first text that is watched, as long as the person has typed none."""
        if self._own_text or self.text.text():
            return
        task = self._task()
        if task is Task.CLASSIFICATION and story.sentences and story.sentences[-1].scores:
            self.text.setText(_one_line(story.sentences[-1].scores[0][0]))
        elif task is Task.LANGUAGE_MODEL and story.samples:
            self.text.setText(_one_line(story.samples[-1].prompt))
        elif task in ANSWERERS and story.answers and story.answers[-1].answers:
            self.text.setText(_one_line(story.answers[-1].answers[0][0]))

    # --- asking --------------------------------------------------------------------------------------------

    @Slot(float)
    def _on_moved(self, epoch: float) -> None:
        self._follows = bool(self._epochs) and round(epoch) == self._epochs[-1]
        self._ask()

    @Slot(str)
    def _on_text_edited(self, _: str) -> None:
        self._own_text = True
        self._typing.start()

    def _question(self) -> Asked | None:
        project, run = self._w.project, self._run
        if project is None or run is None or not self._epochs:
            return None
        writing = self._w.recipe.writing
        writing = writing.model_copy(update={"tokens": min(writing.tokens, MOST_WRITTEN)})
        label = self.label.value()
        return Asked(
            project.path,
            run.id,
            run.name,
            round(self.slider.value()),
            self.text.text(),
            None if label is None else str(label),
            self.word.text(),
            writing,
        )

    @Slot()
    def _ask(self) -> None:
        """Answer the question of now: at once when it was answered before, else in a job."""
        asked = self._question()
        if asked == self._asked:
            return
        self._asked = asked
        found = self._moments.get(asked) if asked is not None else None
        if found is not None:
            self._due = False
            self._w.leave_lane(LANE)
            self._show(found)
        elif asked is not None:
            self._due = True
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """What is due is worked out once it can be seen."""
        super().paintEvent(event)
        if self._due:
            self._due = False
            self._soon.start()

    @Slot()
    def _look(self) -> None:
        asked, run = self._asked, self._run
        if asked is None or run is None or self._moments.get(asked) is not None:
            return

        def on_done(moment: Moment) -> None:
            self._moments.put(asked, moment)
            if asked == self._asked:
                self._show(moment)

        work = looking_back(self._networks, run, asked)
        self._w.run_job(lambda: self.tr("Looking back"), work, on_done, lane=LANE, on_failed=self._on_failed)

    def _on_failed(self, problem: Problem) -> None:
        self._show(None)
        self.problem.setText(problem_sentence(problem))
        self.problem.show()

    def _show(self, moment: Moment | None) -> None:
        self.moment = moment
        self.problem.hide()
        self.answer.show_moment(moment)
        self.neighbours.show_moment(moment)
        example = moment.word if moment is not None and not self.word.text() else ""
        self.word.setPlaceholderText(example or self.word.placeholderText())


def _nearest(epochs: Sequence[int], wanted: float) -> float:
    return float(min(epochs, key=lambda epoch: abs(epoch - wanted)))


def _one_line(text: str) -> str:
    return " ".join(text.split())

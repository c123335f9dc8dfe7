"""One training pair, step by step: a sentence, what is shown of it, and buttons for the steps."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.recipe.vectors import Architecture
from gui.pages.vectors_help import explain_pair
from gui.pages.vectors_lines import SETTLE_MS
from gui.pages.vectors_pair_asking import PairAnswer, PairQuestion
from gui.sentences import number, translate_error
from gui.theme import line_height
from gui.views.save_drawing import SaveDrawingButton
from gui.views.vector_pair import VectorPair
from gui.views.vector_pair_picture import LAST_STAGE, Stage
from gui.views.vector_pair_words import pair_name, stage_formula, stage_name
from gui.widgets.buttons import IconButton, Segmented
from gui.widgets.empty_state import EmptyState
from gui.widgets.fields import LineField
from gui.widgets.labels import ElidedLabel, Label


class PairView(QWidget):
    """A view of the page. It only shows and asks.

    Signals:
        asked: a `PairQuestion`.
        corpus_wanted: the page of the corpus shall be shown.
    """

    asked = Signal(object)
    corpus_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = LineField()
        self.another = IconButton("arrows-clockwise", "", outlined=True)
        self.architectures = Segmented([(Architecture.SKIP_GRAM, ""), (Architecture.CBOW, "")])
        self.states = Segmented([(False, ""), (True, "")])
        self.back = IconButton("caret-left", "", outlined=True)
        self.next = IconButton("caret-right", "", outlined=True)
        self.play = IconButton("play", "", outlined=True)
        self.last_pair = IconButton("caret-left", "", outlined=True)
        self.next_pair = IconButton("caret-right", "", outlined=True)
        self.dice = IconButton("dice-five", "", outlined=True)
        self.drawing = VectorPair()
        self.save = SaveDrawingButton(self.drawing)
        self.stage, self.formula = Label("", "heading"), ElidedLabel("", "shape", "muted")
        self.pair, self.sentence = ElidedLabel("", "body", "muted"), Label("", "body", wrap=True)
        self.problem, self.empty = Label("", "body", wrap=True), EmptyState()
        self._question = PairQuestion()
        self._answer: PairAnswer | None = None
        self._typed = self._forced = False  # the sentence is the person's own; the state is not
        self._timer = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        asked = QHBoxLayout()
        asked.setSpacing(8)
        asked.addWidget(self.text, 1)
        asked.addWidget(self.another)
        asked.addSpacing(8)
        asked.addWidget(self.architectures)
        asked.addSpacing(8)
        asked.addWidget(self.states)
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(8)
        for part in (self.back, self.next, self.play):
            tools.addWidget(part)
        tools.addSpacing(8)
        tools.addWidget(self.stage)
        tools.addSpacing(8)
        tools.addWidget(self.formula)
        tools.addStretch(1)
        self.pair.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        tools.addWidget(self.pair)
        for label in (self.formula, self.pair):  # as wide as their words, as long as there is room
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            label.setMinimumWidth(8)
        for part in (self.last_pair, self.next_pair, self.dice, self.save):
            tools.addWidget(part)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.sentence.setMinimumHeight(2 * line_height("body"))  # else the drawing would jump
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(asked)
        for widget in (self.problem, self._tools, self.sentence, self.drawing):
            column.addWidget(widget)
        column.addWidget(self.empty, 1)
        column.addStretch(1)

    def _connect(self) -> None:
        self.text.textEdited.connect(self._timer.start)
        self.text.returnPressed.connect(self._on_typed)
        self._timer.timeout.connect(self._on_typed)
        self.another.clicked.connect(self._on_another_clicked)
        self.dice.clicked.connect(lambda: self._ask(seed=self._question.seed + 1))
        self.architectures.chosen.connect(lambda way: self._ask(architecture=way))
        self.states.chosen.connect(lambda fresh: self._ask(fresh=fresh))
        self.back.clicked.connect(lambda: self.drawing.step_by(-1))
        self.next.clicked.connect(lambda: self.drawing.step_by(1))
        self.play.clicked.connect(self.drawing.toggle_playing)
        self.last_pair.clicked.connect(lambda: self.drawing.select_pair(self.drawing.pair() - 1))
        self.next_pair.clicked.connect(lambda: self.drawing.select_pair(self.drawing.pair() + 1))
        self.drawing.center_chosen.connect(lambda place: self._ask(center=place))
        self.drawing.moved.connect(self._say)
        self.empty.button.clicked.connect(self.corpus_wanted)

    # --- asking --------------------------------------------------------------------------------------------

    def question(self) -> PairQuestion:
        """What is wanted now."""
        return self._question

    def set_learned(self, *, learned: bool, reason: str = "") -> None:
        """Whether the run has learned both matrices; without them only what learning begins with can be told."""
        self.states.set_part_blocked(False, "" if learned else reason)
        if not learned and not self._question.fresh:
            self.states.set_value(True)
            self._question = replace(self._question, fresh=True)
        elif learned and self._question.fresh and self._forced:
            self.states.set_value(False)
            self._question = replace(self._question, fresh=False)
        self._forced = not learned

    def forget(self) -> None:
        """Another run: its own architecture, and a sentence of its corpus unless one was typed."""
        kept = self._question.sentence if self._typed else ""
        self._question = PairQuestion(sentence=kept, fresh=self._question.fresh)

    def _ask(self, **changed: object) -> None:
        self._question = replace(self._question, **changed)  # type: ignore[arg-type]
        self.asked.emit(self._question)

    @Slot()
    def _on_typed(self) -> None:
        self._timer.stop()
        typed = " ".join(self.text.text().split())
        self._typed = bool(typed)
        self._ask(sentence=typed, center=None)

    @Slot()
    def _on_another_clicked(self) -> None:
        self._typed = False
        self._ask(sentence="", drawn=self._question.drawn + 1, center=None)

    # --- showing -------------------------------------------------------------------------------------------

    def show_answer(self, answer: PairAnswer) -> None:
        """Show the pairs that were asked for, or why there are none."""
        self._answer = answer
        typing = self._timer.isActive()
        if answer.sentence and not typing and answer.sentence != " ".join(self.text.text().split()):
            self.text.setText(answer.sentence)
            self.text.setCursorPosition(0)
        if answer.sentence:  # the next question is about the same one
            self._question = replace(self._question, sentence=answer.sentence)
        if answer.picture is not None:
            self.architectures.set_value(answer.picture.architecture)
        self.drawing.set_picture(answer.picture)
        self._say()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.text.setAccessibleName(self.tr("A sentence"))
        self.text.setPlaceholderText(self.tr("Type a sentence"))
        self.another.set_name(self.tr("Another sentence of the corpus"))
        self.architectures.set_texts([self.tr("Skip-gram"), "CBOW"])
        self.architectures.setAccessibleName(self.tr("What is guessed from what"))
        self.states.set_texts([self.tr("As learned"), self.tr("Before learning")])
        self.states.setAccessibleName(self.tr("Whose numbers are shown"))
        self.back.set_name(self.tr("One step back (Left)"))
        self.next.set_name(self.tr("Next step (Right)"))
        self.last_pair.set_name(self.tr("Previous pair (Up)"))
        self.next_pair.set_name(self.tr("Next pair (Down)"))
        self.dice.set_name(self.tr("Draw other false words"))
        self.save.set_subject(self.tr("training pair"))
        self.empty.set_texts(
            self.tr("The corpus of this run is not at hand."),
            self.tr(
                "A pair is taken from one of its sentences. Choose it again, or type a sentence of your own above."
            ),
            self.tr("Go to Corpus"),
        )
        explain_pair(self)
        self._say()

    @Slot()
    def _say(self) -> None:
        answer, drawing = self._answer, self.drawing
        picture = answer.picture if answer is not None else None
        shown = picture is not None
        for part in (self._tools, self.sentence, drawing):
            part.setVisible(shown)
        problem = answer.problem if answer is not None else None
        self.problem.setText(translate_error(problem) if problem is not None else "")
        self.problem.setVisible(problem is not None)
        self.empty.setVisible(answer is not None and not shown and problem is None)
        self.text.set_wrong(problem is not None)
        self.play.set_icon_name("pause" if drawing.is_playing() else "play")
        self.play.set_name(
            self.tr("Stop playing (Space)") if drawing.is_playing() else self.tr("Play the steps (Space)")
        )
        if picture is None:
            return
        stage, pair = drawing.stage(), drawing.pair()
        step = self.tr("Step {n} of {all}: {name}")
        self.stage.setText(
            step.format(n=stage + 1, all=len(Stage), name=stage_name(stage, picture.architecture))
        )
        self.formula.set_text(stage_formula(picture, pair, stage))
        several = self.tr("Pair {n} of {all}: {pair}").format(
            n=pair + 1, all=number(len(picture.pairs)), pair=pair_name(picture, pair)
        )
        self.pair.set_text(several if len(picture.pairs) > 1 else "")
        self.sentence.setText(drawing.sentence())
        self.back.setEnabled(stage > 0)
        self.next.setEnabled(stage < LAST_STAGE)
        self.last_pair.setEnabled(pair > 0)
        self.next_pair.setEnabled(pair < len(picture.pairs) - 1)

"""Vectors: what the embedding of a run says of words. Everything computed is a job."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from engine.project.records import RunRecord
from engine.recipe.recipe import Task
from engine.vectors.similarity import Metric
from gui.job import Problem
from gui.pages.page import Page
from gui.pages.try_streams import Kept, RunKey, load_vectors
from gui.pages.vectors_asking import Answer, Ask, Points, Rows, asking, mapping, taking_rows
from gui.pages.vectors_heat import HeatView
from gui.pages.vectors_map import MapView
from gui.pages.vectors_near import NearView
from gui.pages.vectors_pair import PairView
from gui.pages.vectors_pair_work import PairWork
from gui.sentences import number, problem_sentence, run_words
from gui.steps import Step
from gui.widgets.buttons import Segmented
from gui.widgets.empty_state import EmptyState
from gui.widgets.fields import ComboField

HEAT_LANE, MAP_LANE, MARK_LANE = "vectors heat", "vectors map", "vectors marks"
LANES = {ask: f"vectors {ask.value}" for ask in Ask}


def vector_size(run: RunRecord) -> int:
    """How many numbers a run has for each word."""
    word_vectors = run.recipe.task is Task.WORD_VECTORS
    return run.recipe.vectors.dim if word_vectors else run.recipe.model.embedding_dim


class VectorsPage(Page):
    """The page of word vectors, for any run of the project."""

    step: ClassVar[Step] = Step.VECTORS
    uses_help: ClassVar[bool] = False
    VIEW_NAMES: ClassVar[tuple[str, ...]] = ("", "-heat", "-map", "-pair")

    # --- building ------------------------------------------------------------------------------------------

    def build(self) -> None:
        self._kept = Kept(load_vectors)
        self._key: RunKey | None = None
        self._own_run: str | None = None  # chosen here
        self._asked: dict[Ask, tuple[RunKey, tuple[str, ...]]] = {}
        self._rows_asked: tuple[RunKey, tuple[str, ...]] | None = None
        self._map_asked: tuple[RunKey, int] | None = None
        self._mark_asked: tuple[RunKey, str] | None = None
        self.near, self.heat, self.map, self.pair = NearView(), HeatView(), MapView(), PairView()
        self._pair_work = PairWork(self.workspace, self.pair, self._on_failed)
        self._views: tuple[QWidget, ...] = (self.near, self.heat, self.map, self.pair)
        self.views = Segmented([(view, "") for view in self._views])
        self.views.chosen.connect(self._show_view)
        self.runs = ComboField()
        self.runs.chosen.connect(self._on_run_chosen)
        self.header.add_button(self.runs)
        self.header.add_space(12)
        self.header.add_button(self.views)
        self._empty = EmptyState()
        self._empty.button.clicked.connect(lambda: self.go_to(Step.TRAIN))
        self.near.asked.connect(self._ask)
        self.heat.asked.connect(self._ask_rows)
        self.map.counted.connect(lambda _: self._ask_map())
        self.map.word_wanted.connect(self._ask_marks)
        for part in (self._empty, *self._views):
            self.body.addWidget(part, 1)

    # --- words ---------------------------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Vectors")

    def sentence(self) -> str:
        run = self.run_shown()
        said = self.tr("Words used alike lie close together.")
        if run is None:
            return said
        more = self.tr("Each word is {n} numbers in {run}. Words used alike lie close together.")
        return more.format(run=run_words(run.name), n=number(vector_size(run)))

    def retranslate(self) -> None:
        super().retranslate()
        self.runs.setAccessibleName(self.tr("The run whose vectors are shown"))
        self._empty.set_texts(
            self.tr("Vectors appear after training."),
            self.tr(
                "Every network learns a row of numbers for each word. Here you see which words it takes for alike."
            ),
            self.tr("Go to Train"),
        )
        self.views.set_texts([self.tr("Words"), self.tr("Heat map"), self.tr("Map"), self.tr("One pair")])
        self.views.setAccessibleName(self.tr("How the vectors are shown"))
        self.near.retranslate()
        self.heat.retranslate()
        self.map.retranslate()
        self.pair.retranslate()

    def find_in_page(self) -> None:
        places = zip(
            self._views, (self.near.word, self.heat.chosen, self.map.search, self.pair.text), strict=True
        )
        field = next(field for view, field in places if view is self.view())
        field.setFocus()
        field.selectAll()

    # --- what the workspace holds --------------------------------------------------------------------------

    def run_shown(self) -> RunRecord | None:
        """The run that was chosen here, else the current one, else the newest that can be used."""
        usable = {run.name: run for run in self.workspace.runs() if run.usable}
        current = self.workspace.current_run
        for name in (self._own_run, current.name if current is not None else None):
            if name in usable:
                return usable[name]
        return next(reversed(usable.values()), None)

    def refresh(self) -> None:
        run, project = self.run_shown(), self.workspace.project
        names = [each.name for each in self.workspace.runs() if each.usable]
        self.runs.set_options([(name, run_words(name)) for name in dict.fromkeys(names)])
        self.runs.set_value(run.name if run is not None else None)
        self.runs.setVisible(len(set(names)) > 1)
        self._empty.setVisible(run is None)
        self.views.setVisible(run is not None)
        self._show_view()
        key = RunKey(project.path, run.name, self._state_of(run)) if run and project else None
        if key != self._key:
            self._use(key)
        super().refresh()

    def _state_of(self, run: RunRecord) -> int | None:
        """Which state of the run is shown: after each epoch of a running training there is a newer one."""
        current = self.workspace.current_run
        trains = self.workspace.training and current is not None and current.name == run.name
        return self.workspace.epochs_done if trains else run.best_epoch

    def _use(self, key: RunKey | None) -> None:
        """Another run, or another state of it: everything is asked anew."""
        if key is None or self._key is None or key.project != self._key.project:
            self._own_run = None
        self._key = key
        for ask in Ask:
            self._ask(ask, self.near.asked_words(ask))
        self._show_view()

    def view(self) -> QWidget:
        """The view that is chosen."""
        view = self.views.value()
        assert isinstance(view, QWidget)
        return view

    @Slot()
    def _show_view(self) -> None:
        """Only what is looked at is asked for."""
        usable = self.run_shown() is not None
        for view in self._views:
            view.setVisible(usable and view is self.view())
        if usable and self.view() is self.heat:
            self._ask_rows(self.heat.words())
        if usable and self.view() is self.map:
            self._ask_map()
        if usable and self.view() is self.pair:
            self._pair_work.look(self._key, self.run_shown())

    @Slot(object)
    def _on_run_chosen(self, name: object) -> None:
        self._own_run = str(name)
        self.refresh()

    # --- asking --------------------------------------------------------------------------------------------

    def _ask(self, ask: Ask, words: tuple[str, ...]) -> None:
        """Ask in a job; NEAR without a word is about any word."""
        key = self._key
        if key is None or (not words and ask is not Ask.NEAR):
            self._asked.pop(ask, None)
            self.workspace.leave_lane(LANES[ask])
            self._show(ask, None)
            return
        if self._asked.get(ask) == (key, words):
            return
        self._asked[ask] = (key, words)

        def on_done(answer: Answer) -> None:
            if self._asked.get(ask) == (key, words):
                self._show(ask, answer)

        work = asking(self._kept, key, ask, words)
        title = self.tr("Looking at word vectors")
        self.workspace.run_job(title, work, on_done, lane=LANES[ask], on_failed=self._on_failed)

    def _show(self, ask: Ask, answer: Answer | None) -> None:
        if ask is Ask.NEAR:
            self.near.show_near(answer)
        else:
            self.near.show_line(ask, answer)

    @Slot(object)
    def _ask_rows(self, words: tuple[str, ...]) -> None:
        """Fetch the vectors of some words in a job; without any, of words that lie together."""
        key = self._key
        if key is None or self._rows_asked == (key, words):
            return
        asked = self._rows_asked = (key, words)

        def on_done(rows: Rows) -> None:
            if self._rows_asked == asked:
                self.heat.show_rows(rows)

        work = taking_rows(self._kept, key, words)
        title = self.tr("Looking at word vectors")
        self.workspace.run_job(title, work, on_done, lane=HEAT_LANE, on_failed=self._on_failed)

    def _ask_map(self) -> None:
        """Draw the map of the most frequent words in a job."""
        key, count = self._key, self.map.wanted()
        if key is None or self._map_asked == (key, count):
            return
        asked = self._map_asked = (key, count)

        def on_done(points: Points) -> None:
            if self._map_asked == asked:
                self._mark_asked = None
                self.map.show_points(points)

        work = mapping(self._kept, key, count)
        title = self.tr("Drawing the map")
        self.workspace.run_job(title, work, on_done, lane=MAP_LANE, on_failed=self._on_failed)

    @Slot(str)
    def _ask_marks(self, word: str) -> None:
        """Mark a word and its neighbours on the map."""
        key = self._key
        if key is None or not word:
            self._mark_asked = None
            self.workspace.leave_lane(MARK_LANE)
            self.map.show_near(None, ())
            return
        if self._mark_asked == (key, word):
            return
        asked = self._mark_asked = (key, word)

        def on_done(answer: Answer) -> None:
            if self._mark_asked == asked:
                near = [each for each, _ in answer.ranked.get(Metric.COSINE, ())]
                self.map.show_near(answer, (*answer.known, *near) if near else ())

        work = asking(self._kept, key, Ask.NEAR, (word,))
        title = self.tr("Looking at word vectors")
        self.workspace.run_job(title, work, on_done, lane=MARK_LANE, on_failed=self._on_failed)

    def _on_failed(self, problem: Problem) -> None:
        self._asked.clear()
        self._rows_asked = self._map_asked = self._mark_asked = None
        self._pair_work.forget()
        self.message_bar.show_message("error", problem_sentence(problem))

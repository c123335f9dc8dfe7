"""Vectors: what the embedding of a run says of words. Everything computed is a job."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from engine.project.records import RunRecord
from engine.recipe.recipe import Task
from gui.job import Problem
from gui.pages.import_line import ImportLine
from gui.pages.page import Page
from gui.pages.try_streams import RunKey
from gui.pages.vectors_asking import Answer, Ask, Rows, asking, taking_rows
from gui.pages.vectors_heat import HeatView
from gui.pages.vectors_help import explain_map, explain_map_tools, explain_page
from gui.pages.vectors_map import MapView
from gui.pages.vectors_maps_side import MapsSide
from gui.pages.vectors_near import NearView
from gui.pages.vectors_pair import PairView
from gui.pages.vectors_pair_work import PairWork
from gui.pages.vectors_shelf import FileKey, VectorKey, VectorShelf
from gui.pages.vectors_sources import FILE, FILE_LANE, VectorSources
from gui.sentences import number, problem_sentence, run_words
from gui.steps import Step
from gui.widgets.buttons import Segmented
from gui.widgets.empty_state import EmptyState
from gui.widgets.fields import ComboField

HEAT_LANE = "vectors heat"
LANES = {ask: f"vectors {ask.value}" for ask in Ask}


def vector_size(run: RunRecord) -> int:
    """How many numbers a run has for each word."""
    word_vectors = run.recipe.task is Task.WORD_VECTORS
    return run.recipe.vectors.dim if word_vectors else run.recipe.model.embedding_dim


class VectorsPage(Page):
    """The page of word vectors, for any run of the project."""

    step: ClassVar[Step] = Step.VECTORS
    VIEW_NAMES: ClassVar[tuple[str, ...]] = ("", "-heat", "-map", "-pair")

    # --- building ------------------------------------------------------------------------------------------

    def build(self) -> None:
        self._shelf = VectorShelf()
        self._sources = VectorSources(self.workspace, self._shelf, self, self._on_failed)
        self._key: VectorKey | None = None
        self._own: object = None  # a run or a file that was chosen here
        self._project: Path | None = None
        self._asked: dict[Ask, tuple[VectorKey, tuple[str, ...]]] = {}
        self._rows_asked: tuple[VectorKey, tuple[str, ...]] | None = None
        self.near, self.heat, self.map, self.pair = NearView(), HeatView(), MapView(), PairView()
        self.pair.corpus_wanted.connect(lambda: self.go_to(Step.CORPUS))
        self._pair_work = PairWork(self.workspace, self.pair, self._on_failed)
        self.maps = MapsSide(self.workspace, self.map, self._shelf, self._sources, self._on_failed)
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
        self.line = ImportLine()
        self.line.cancel_requested.connect(self._on_cancel_requested)
        self.workspace.job_progressed.connect(self.line.update_progress)
        self.workspace.job_finished.connect(self._follow_jobs)
        self.workspace.job_started.connect(self._follow_jobs)
        self.maps.drawing.connect(self._follow_jobs)
        self.body.addWidget(self.line)
        for part in (self._empty, *self._views):
            self.body.addWidget(part, 1)

    # --- words ---------------------------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Vectors")

    def sentence(self) -> str:
        run = self.run_shown()
        said = self.tr("Words used alike lie close together.")
        more = self.tr("Each word is {n} numbers in {run}. Words used alike lie close together.")
        if isinstance(self._key, FileKey):
            dim = self._shelf.get(self._key).dim
            return more.format(run=self._key.path.name, n=number(dim))
        if run is None:
            return said
        return more.format(run=run_words(run.name), n=number(vector_size(run)))

    def retranslate(self) -> None:
        super().retranslate()
        self.runs.setAccessibleName(self.tr("Whose vectors are shown"))
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
        explain_page(self, self.runs, self.views)
        explain_map(self.map, self.map.ways, self.map.count, self.map.epochs)
        explain_map_tools(self.map.other, self.map.select, self.map.table_button)
        self.line.retranslate()
        self.line.bar.setAccessibleName(self.tr("Progress of the map or file"))

    def find_in_page(self) -> None:
        places = zip(
            self._views, (self.near.word, self.heat.chosen, self.map.search, self.pair.text), strict=True
        )
        field = next(field for view, field in places if view is self.view())
        field.setFocus()
        field.selectAll()

    # --- what the workspace holds --------------------------------------------------------------------------

    def source(self) -> object:
        """What was chosen here, a run's name or a file; else the current run, else the newest that can be used."""
        if isinstance(self._own, Path) and self._own in self._shelf.files():
            return self._own
        usable, current = self._sources.runs(), self.workspace.current_run
        for name in (self._own, current.name if current is not None else None):
            if name in usable:
                return name
        return next(reversed(usable), None)

    def run_shown(self) -> RunRecord | None:
        """The run whose vectors are shown; None for those of a file."""
        source = self.source()
        return self._sources.runs().get(source) if isinstance(source, str) else None

    def refresh(self) -> None:
        project = self.workspace.project.path if self.workspace.project else None
        if project != self._project:
            self._project, self._own = project, None
        source = self.source()
        self.runs.set_options(self._sources.options())
        self.runs.set_value(source)
        self._empty.setVisible(source is None)
        self.views.setVisible(source is not None)
        key = self._sources.key_of(source) if source is not None else None
        if key != self._key:
            self._use(key)
        else:
            self._show_view()
        super().refresh()

    def _use(self, key: VectorKey | None) -> None:
        """Another run or file, or another state of a run: everything is asked anew."""
        self._key = key
        reason = self.tr("A file holds word vectors alone, no pairs they were learned from.")
        of_file = isinstance(key, FileKey)
        self.views.set_part_blocked(self.pair, reason if of_file else "")
        if of_file and self.view() is self.pair:
            self.views.set_value(self.near)
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
        usable = self._key is not None
        for view in self._views:
            view.setVisible(usable and view is self.view())
        if usable and self.view() is self.heat:
            self._ask_rows(self.heat.words())
        if usable and self.view() is self.map:
            self.maps.look(self._key, self.source())
        if usable and self.view() is self.pair and isinstance(self._key, RunKey):
            self._pair_work.look(self._key, self.run_shown())
        self._follow_jobs()

    @Slot(object)
    def _on_run_chosen(self, value: object) -> None:
        if value == FILE:
            self.runs.set_value(self.source())
            self._sources.open_file(self._choose)
            return
        self._choose(value)

    def _choose(self, value: object) -> None:
        self._own = value
        self.refresh()

    @Slot()
    def _follow_jobs(self, _: object = None) -> None:
        """A line for what takes its time: a file that is read, a t-SNE."""
        reading, drawing = self.workspace.job_of(FILE_LANE), self.maps.job()
        self.line.follow(reading or drawing)
        if reading is None and drawing is not None:
            self.line.show()  # it is sure to take long

    @Slot()
    def _on_cancel_requested(self) -> None:
        if self.workspace.job_of(FILE_LANE) is not None:
            self.workspace.leave_lane(FILE_LANE)
        else:
            self.maps.cancel()
        self._follow_jobs()

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

        work = asking(self._shelf, key, ask, words)
        self.workspace.run_job(self._job_title, work, on_done, lane=LANES[ask], on_failed=self._on_failed)

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

        work = taking_rows(self._shelf, key, words)
        self.workspace.run_job(self._job_title, work, on_done, lane=HEAT_LANE, on_failed=self._on_failed)

    def _job_title(self) -> str:
        return self.tr("Looking at word vectors")

    def _on_failed(self, problem: Problem) -> None:
        self._asked.clear()
        self._rows_asked = None
        self.maps.forget()
        self._pair_work.forget()
        self.message_bar.show_message("error", problem_sentence(problem))

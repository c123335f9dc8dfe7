"""Network: what it is made of, drawn with a real line of the corpus, redrawn as its settings change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.networks.shapes import describe_task, sizes_of
from engine.recipe.recipe import Recipe, Task
from engine.recipe.settings import Level
from engine.recipe.text import CutterName
from engine.text.vocabulary import SPECIALS
from gui.pages.network_examples import ExampleLines, ExamplePicker, Traced, tracing
from gui.pages.network_inside import Line, NetworkInside
from gui.pages.network_layers import LayersTable
from gui.pages.network_legend import DrawingLegend
from gui.pages.network_settings import NetworkForm
from gui.pages.network_vectors import drawn_words, explain_drawing
from gui.pages.network_words import reading_words
from gui.pages.page import Page
from gui.pages.preflight_card import PreflightCard
from gui.sentences import in_a_row, number
from gui.steps import Step
from gui.views.drawing_tools import DrawingTools
from gui.views.pictures import structure_picture
from gui.views.unrolled.picture import Detail, Word
from gui.views.unrolled_view import UnrolledView
from gui.views.vector_network import VectorNetworkView
from gui.widgets.buttons import PrimaryButton, SecondaryButton, Segmented
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import Hairline
from gui.widgets.message_bar import Kind

if TYPE_CHECKING:
    from engine.text.pipeline import TextPipeline, TracedToken

SETTINGS_WIDTH = 412


class NetworkPage(Page):
    """The drawing above; settings and layers below."""

    step = Step.NETWORK

    def title(self) -> str:
        return self.tr("Network")

    def sentence(self) -> str:
        """How it reads, and how much it has to learn."""
        if self.workspace.pipeline is None:
            return ""
        signs = self.workspace.pipeline.settings.cutter is CutterName.CHARACTERS
        simple = self.form.level() is Level.SIMPLE
        learns = self.tr("{} numbers to learn.") if simple else self.tr("{} parameters.")
        return in_a_row(reading_words(self._shown, signs=signs), learns.format(number(self.layers.total())))

    # Building

    def build(self) -> None:
        self._shown: Recipe = self.workspace.recipe
        self._lines: ExampleLines | None = None
        self._place = 0
        self._traced = Traced()
        self._traced_for: tuple[object, ...] = ()
        self.train_button = PrimaryButton("", "play")
        self.train_button.clicked.connect(self._on_train_clicked)
        self.queue_button = SecondaryButton("", "clock-counter-clockwise")
        self.queue_button.clicked.connect(self._on_queue_clicked)
        self.header.add_button(self.queue_button)
        self.header.add_button(self.train_button)
        self.zoom = Segmented([(detail, "") for detail in Detail])
        self.zoom.set_value(Detail.CELLS)
        self.zoom.chosen.connect(self._on_zoom_chosen)
        self.picker = ExamplePicker()
        self.picker.place_chosen.connect(self._on_place_chosen)
        self.view = UnrolledView()
        self.view.set_detail(Detail.CELLS)
        self.view.detail_changed.connect(self._on_detail_changed)
        self.tools = DrawingTools(self.view)
        self.tools.save.failed.connect(self._on_save_failed)
        self.inside = NetworkInside(self.view, self.tools)
        self.inside.work_wanted.connect(self._on_numbers_wanted)
        self.form, self.layers = NetworkForm(), LayersTable()
        self.form.changed.connect(self._on_changed)
        self.form.previewed.connect(self._on_previewed)
        self.form.preset_chosen.connect(self._on_preset_chosen)
        self.form.level_chosen.connect(self._on_level_chosen)
        self.preflight = PreflightCard(self.workspace)
        self.preflight.change_requested.connect(self._on_changed)
        self.legend = DrawingLegend()
        self.empty = EmptyState(button=SecondaryButton(""))
        self.empty.button.clicked.connect(self._on_empty_clicked)
        self._arrange_parts()

    def _arrange_parts(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self.zoom)
        bar.addWidget(self.picker, 1)
        bar.addWidget(self.tools)
        self.vector_view = VectorNetworkView()
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(20)
        left.addWidget(self.form)
        left.addWidget(self.preflight)
        left.addStretch(1)
        self._left.setFixedWidth(SETTINGS_WIDTH)
        lower = QHBoxLayout()
        lower.setSpacing(48)
        lower.addWidget(self._left)
        lower.addWidget(self.layers, 1)
        self._main = QWidget()
        self._column = QVBoxLayout(self._main)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addLayout(bar)
        self._column.addWidget(self.view)
        self._column.addWidget(self.vector_view)
        self._column.addWidget(self.inside.numbers)
        self._column.addWidget(Hairline())
        self._column.addLayout(lower)
        self._column.addWidget(self.inside)
        self._column.addStretch(1)
        self.body.addWidget(self._main)
        self.body.addWidget(self.empty, 1)

    def help_extra(self) -> QWidget | None:
        return self.legend

    def retranslate(self) -> None:
        self.train_button.setText(self.tr("Train this network"))
        self.queue_button.setText(self.tr("Add to the queue"))
        self.zoom.set_texts([self.tr("Blocks"), self.tr("Cells"), self.tr("Gates")])
        self.zoom.setAccessibleName(self.tr("Zoom of the drawing"))
        self.picker.retranslate()
        explain_drawing(self.vector_view)
        self.form.retranslate()
        self.layers.retranslate()
        self.inside.retranslate()
        self.preflight.retranslate()
        self.legend.retranslate()
        super().retranslate()

    # Showing

    def refresh(self) -> None:
        w = self.workspace
        self._shown = w.recipe
        ready = w.corpus is not None and w.pipeline is not None
        self._main.setVisible(ready)
        self.empty.setVisible(not ready)
        self._show_missing()
        self._offer_runs()
        self.form.set_recipe(w.recipe)
        self._show_button()
        self.preflight.follow(visible=self.isVisible())
        if ready:
            self._follow_corpus()
            self._draw()
        super().refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.preflight.follow(visible=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.preflight.follow(visible=False)

    def _show_missing(self) -> None:
        button = self.tr("Go to Corpus") if self.workspace.corpus is None else self.tr("Go to Text")
        self.empty.set_texts(self.tr("The drawing needs a vocabulary."), "", button)

    def _show_button(self) -> None:
        w = self.workspace
        self.queue_button.setVisible(w.training)
        if w.training:
            self.train_button.setText(self.tr("Go to the training"))
            self.train_button.set_blocked("")
            return
        self.train_button.setText(self.tr("Train this network"))
        self.train_button.set_blocked(w.can_train())

    def _follow_corpus(self) -> None:
        """Keep the line while the corpus stays; cut it again when the vocabulary changes."""
        corpus, pipeline = self.workspace.corpus, self.workspace.pipeline
        assert corpus is not None
        assert pipeline is not None
        if self._lines is None or self._lines.corpus is not corpus:
            self._lines = ExampleLines(corpus)
            self._place = self._lines.offered[len(self._lines.offered) // 2]
        self.picker.show_place(self._lines, self._place)
        wanted = (corpus, pipeline, self._place)
        if not _same(wanted, self._traced_for):
            self._traced_for = wanted
            work = tracing(pipeline, self._lines.text(self._place), self._lines.answer(self._place))
            self.workspace.run_job(lambda: self.tr("Cutting words"), work, self._on_traced, lane="example")

    def _on_traced(self, traced: Traced) -> None:
        self._traced = traced
        self._draw()

    def _draw(self) -> None:
        """The drawing, the layer table and the sentence for the settings shown."""
        pipeline = self.workspace.pipeline
        if pipeline is None:
            return
        labels, shown = self._labels(), self._shown
        if self._show_kind() is Task.WORD_VECTORS:
            self._draw_vectors(pipeline)
            return
        sizes = sizes_of(shown, pipeline, max(1, len(labels)))
        words, answers = _words(self._traced.text), _words(self._traced.answer)
        label = self._lines.label(self._place) if self._lines is not None else ""
        picture = structure_picture(shown, words, sizes.vocabulary, labels, answers, sizes.targets, label)
        batch = shown.training.batch_size
        self.layers.show_layers(
            describe_task(shown.task.value, shown.model, sizes, max(1, picture.steps), batch)
        )
        self.legend.set_recipe(self._shown)
        self.header.set_sentence(self.sentence())
        if words:
            line = Line(
                _read_ids(self._traced.text),
                _read_ids(self._traced.answer),
                labels.index(label) if label in labels else 0,
            )
            self.inside.draw(picture, shown, sizes, line, self.layers.total())
            self._fit_view()

    def _show_kind(self) -> Task:
        """Word vectors are no network that is unrolled: they have a drawing of their own."""
        task = self._shown.task
        vectors = task is Task.WORD_VECTORS
        self.vector_view.setVisible(vectors)
        for part in (self.zoom, self.tools, self.view, self.inside):
            part.setVisible(not vectors)
        if vectors:
            self.inside.numbers.hide()
        return task

    def _draw_vectors(self, pipeline: TextPipeline) -> None:
        shown, sizes = self._shown, sizes_of(self._shown, pipeline, 1)
        layers = describe_task(shown.task.value, shown.model, sizes, 1, 1)
        self.layers.show_layers(layers)
        self.vector_view.show_network(
            drawn_words(self._traced.text), shown.vectors, len(pipeline.vocabulary) - len(SPECIALS)
        )
        self.legend.set_recipe(shown)
        self.header.set_sentence(self.sentence())

    def _labels(self) -> tuple[str, ...]:
        if not self._shown.task.labelled:
            return ()
        encoded, found = self.workspace.encoded, self.workspace.inspection
        if encoded is not None and encoded.label_names:
            return encoded.label_names
        return tuple(sorted(found.labels)) if found is not None else ()

    # What the person does

    def show_level(self, level: Level) -> None:
        """Show the settings of another level."""
        self.form.set_level(level)
        self.header.set_sentence(self.sentence())

    def _on_level_chosen(self, _: object) -> None:
        self.header.set_sentence(self.sentence())
        self._offer_runs()

    def _offer_runs(self) -> None:
        """Where it is shown what a network begins with; a run that learns is not kept from writing."""
        w = self.workspace
        if self.form.level() is Level.EXPERT and not w.training:
            self.form.set_runs([run.name for run in w.runs() if run.usable])

    def _on_numbers_wanted(self, work: object) -> None:
        assert callable(work)
        self.workspace.run_job(
            lambda: self.tr("Reading the line"), work, self.inside.take, lane="first numbers"
        )

    def _on_save_failed(self, sentence: str) -> None:
        self.message_bar.show_message("error", sentence)

    def _on_changed(self, values: dict[str, Any]) -> None:
        self.workspace.set_values(values)

    def _on_previewed(self, values: dict[str, Any]) -> None:
        self._shown = self.workspace.recipe.with_values(values)
        self._draw()

    def _on_preset_chosen(self, name: object) -> None:
        self.workspace.use_preset(str(name))

    def _on_place_chosen(self, place: object) -> None:
        assert isinstance(place, int)
        self._place = place
        self._follow_corpus()

    def _on_zoom_chosen(self, detail: object) -> None:
        self.view.set_detail(Detail(detail))
        self._fit_view()

    def _on_detail_changed(self, detail: object) -> None:
        self.zoom.set_value(Detail(detail))
        self._fit_view()

    def _on_train_clicked(self) -> None:
        self.workspace.start_training()
        self.go_to(Step.TRAIN)

    def _on_queue_clicked(self) -> None:
        self.workspace.queue.add([self.workspace.recipe])
        self.message_bar.show_message(
            Kind.INFO,
            self.tr("This network is trained after the run under way; {n} in the queue.").format(
                n=len(self.workspace.queue.waiting())
            ),
        )

    def _on_empty_clicked(self) -> None:
        self.go_to(Step.CORPUS if self.workspace.corpus is None else Step.TEXT)

    # Geometry

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.layers.set_folds(self.is_low())
        self._column.setSpacing(12 if self.is_low() else 16)
        self._fit_view()

    def _fit_view(self) -> None:
        """About half the page for the drawing, and always as much as its layers need."""
        share = max(280, round(self.height() * 0.465)) if self.is_low() else round(self.height() * 0.5)
        width = max(320, self.width() - 2 * self.page_margin())
        wanted = min(560, share, self.view.preferred_height(width))
        self.view.setFixedHeight(max(wanted, self.view.minimum_height(width)))


def _words(traced: Sequence[TracedToken]) -> list[Word]:
    return [Word(token.token, not token.known, not token.is_read) for token in traced]


def _read_ids(traced: Sequence[TracedToken]) -> tuple[int, ...]:
    return tuple(token.id for token in traced if token.is_read)


def _same(first: tuple[object, ...], second: tuple[object, ...]) -> bool:
    """Whether two keys hold the very same things; corpora are not compared text by text."""
    return len(first) == len(second) and all(
        a is b or (isinstance(a, int) and a == b) for a, b in zip(first, second, strict=True)
    )

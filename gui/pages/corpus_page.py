"""Corpus: which files are read, how, what is in them and what is wrong with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from engine.corpus.sources import CorpusPath, PastedText, given_paths
from engine.errors import EngineError
from engine.recipe.corpus import CorpusFormat
from engine.recipe.presets import DEFAULT_PRESETS, build_recipe
from engine.recipe.recipe import Task
from gui.pages.choosing import ask_for_text, choose_text_files, choose_text_folder
from gui.pages.corpus_charts import CorpusCharts
from gui.pages.corpus_doctor import CorpusDoctor
from gui.pages.corpus_fields import CorpusFields, pair_of
from gui.pages.corpus_news import CorpusNews, is_count
from gui.pages.corpus_preview import CorpusPreview
from gui.pages.import_line import ImportLine
from gui.pages.page import Page
from gui.pages.task_chooser import TaskChooser
from gui.sentences import in_a_row, number, translate_error
from gui.steps import Step
from gui.widgets.buttons import PrimaryButton, SecondaryButton
from gui.widgets.empty_state import EmptyState


class CorpusPage(Page):
    """Files, preview or doctor, labels, lengths, split."""

    step = Step.CORPUS

    def title(self) -> str:
        return self.tr("Corpus")

    def sentence(self) -> str:
        """How much there is, and what was left out."""
        found = self.workspace.inspection
        if found is None:
            return ""
        texts, signs, count = number(found.documents), number(found.characters), len(found.labels)
        if found.format is CorpusFormat.RUNNING:
            said = self.tr("One running text of {signs} characters.").format(signs=signs)
        elif pair_of(found, self.workspace.recipe):
            said = self.tr("{texts} texts, each with its answer.").format(texts=texts)
        elif not self.workspace.recipe.task.labelled or not count:
            said = self.tr("{texts} texts of {signs} characters in all.").format(texts=texts, signs=signs)
        elif count == 2:
            said = self.tr("{texts} texts in two labels.").format(texts=texts)
        else:
            said = self.tr("{texts} texts, labels: {labels}.").format(texts=texts, labels=number(count))
        counts = [problem for problem in found.problems if is_count(problem)]
        return in_a_row(said, *map(translate_error, (*counts, *self._left_out())))

    def _left_out(self) -> tuple[EngineError, ...]:
        """What of the texts that were read is not learned from."""
        prepared = self.workspace.prepared
        return prepared.problems[len(prepared.corpus.problems) :] if prepared is not None else ()

    def build(self) -> None:
        self.open_button, self.paste_button = SecondaryButton("", "folder-open"), SecondaryButton("", "")
        self.open_button.clicked.connect(self._on_open_clicked)
        self.next_button = PrimaryButton("", "arrow-right", icon_after=True)
        self.next_button.clicked.connect(self._on_next_clicked)
        for button in (self.open_button, self.next_button):
            self.header.add_button(button)
        self.fields = CorpusFields()
        self.fields.values_chosen.connect(self._on_values_chosen)
        self.fields.task_chosen.connect(self._on_task_chosen)
        self.task = TaskChooser()
        self.task.chosen.connect(lambda task: self._on_task_chosen(task, None))
        self.fields.file.files_requested.connect(self.choose_files)
        self.fields.file.folder_requested.connect(self.choose_folder)
        self.fields.file.paste_requested.connect(self.paste)
        self.fields.file.left_out.connect(self._on_left_out)
        self.preview, self.charts = CorpusPreview(), CorpusCharts()
        self.charts.split.values_chosen.connect(self._on_split_chosen)
        self.line = ImportLine()
        self.line.cancel_requested.connect(self.workspace.cancel_import)
        self.workspace.job_progressed.connect(self.line.update_progress)
        self.workspace.job_started.connect(self._follow_import)
        self.doctor = CorpusDoctor(self.workspace)
        self.doctor.list_wanted.connect(self._show_doctor)
        self.workspace.doctor.changed.connect(self._on_workspace_changed)
        self.news = CorpusNews(self.message_bar)
        self._arrange_body()

    def _arrange_body(self) -> None:
        self.empty = EmptyState(button=SecondaryButton("", "folder-open"))
        self.empty.button.clicked.connect(lambda: self.choose_files(False))
        self.paste_button.clicked.connect(self.paste)
        self.empty.add_way(self.paste_button)
        self._main = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._main)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.addWidget(self.preview, 1)
        self._columns.addWidget(self.doctor.list, 1)
        self._columns.addWidget(self.charts)
        self._room = QWidget()  # under the fields while nothing else is there
        for part in (self.fields, self.task, self.line, self.doctor.line):
            self.body.addWidget(part)
        for filling in (self._main, self.empty, self._room):
            self.body.addWidget(filling, 1)
        self._show_doctor(False)
        self._rearrange()

    def retranslate(self) -> None:
        self._say_open()
        self.next_button.setText(self.tr("Next: Text"))
        self.paste_button.setText(self.tr("Paste text…"))
        self.empty.set_texts(
            self.tr("Nothing to read yet."),
            self.tr("Drop files or folders here: plain text, tables, Word documents, also compressed."),
            self.tr("Open files…"),
        )
        for part in (self.fields, self.task, self.preview, self.charts, self.line, self.doctor):
            part.retranslate()
        self.news.say_again()
        super().retranslate()

    def _say_open(self) -> None:
        adds = bool(self._paths())
        self.open_button.setText(self.tr("Add files…") if adds else self.tr("Open files…"))
        self.open_button.set_icon_name("plus" if adds else "folder-open")
        self.open_button.updateGeometry()

    def refresh(self) -> None:
        super().refresh()
        w = self.workspace
        found, origin = w.inspection, w.corpus_origin()
        self.doctor.refresh()
        rescued = self.doctor.rescues()
        seen = found or w.glance  # the first rows come before the counts
        self.empty.setVisible(seen is None and not rescued and not w.working_on("corpus"))
        self.fields.setVisible(origin is not None)
        self._main.setVisible(seen is not None or rescued)
        self._room.setVisible(self._main.isHidden() and self.empty.isHidden())
        self.charts.setVisible(found is not None)
        if rescued or (found is None and not self.preview.isVisibleTo(self)):
            self._show_doctor(rescued)
        self.next_button.set_blocked("" if found is not None else self.tr("First choose a file."))
        self.fields.show_corpus(origin, seen, w.recipe)
        self.task.setVisible(seen is not None)
        self.task.show_task(w.recipe.task, seen)
        self.preview.show_inspection(seen, pair_of(seen, w.recipe) if seen is not None else None)
        if found is not None:
            self.charts.show_corpus(found, w.lengths, w.recipe)
        self._say_open()
        self._follow_import()
        self.news.tell(found, w.recipe)
        if origin is not None and w.corpus is None and not w.working_on("corpus"):
            self.news.offer_encodings(w.doctor, self.doctor.repair_encoding)

    def find_in_page(self) -> None:
        self._show_doctor(False)
        self.preview.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.preview.search.selectAll()

    def help_extra(self) -> QWidget | None:
        return self.doctor.card

    def _follow_import(self, _: object = None) -> None:
        self.line.follow(self.workspace.import_job())

    def _show_doctor(self, wanted: bool) -> None:
        self.preview.setVisible(not wanted)
        self.doctor.show_list(wanted)

    # What the person does

    def _paths(self) -> tuple[Path, ...]:
        origin = self.workspace.corpus_origin()
        return given_paths(origin) if origin is not None else ()

    def _on_next_clicked(self) -> None:
        self.go_to(Step.TEXT)

    def _on_open_clicked(self) -> None:
        self.choose_files(bool(self._paths()))

    def choose_files(self, add: bool) -> None:
        """Ask for files; `add` puts them to those that are read already."""
        self._open(choose_text_files(self, self.workspace.corpus_path()), add)

    def choose_folder(self, add: bool) -> None:
        """Ask for a folder."""
        folder = choose_text_folder(self, self.workspace.corpus_path())
        self._open([folder] if folder is not None else [], add)

    def paste(self) -> None:
        """Ask for a pasted text."""
        text = ask_for_text(self)
        if text is not None:
            self._take(PastedText(text))

    def _on_left_out(self, left_out: Path) -> None:
        self._open([path for path in self._paths() if path != left_out], False)

    def _open(self, paths: list[Path], add: bool) -> None:
        if paths:
            self._take((*(self._paths() if add else ()), *paths))

    def _take(self, origin: CorpusPath) -> None:
        self.message_bar.clear()
        self.workspace.open_corpus(origin)

    def _on_values_chosen(self, values: dict[str, Any]) -> None:
        self.message_bar.clear()
        self.workspace.set_corpus_values(values)

    def _on_split_chosen(self, values: dict[str, Any]) -> None:
        self.workspace.set_values(values)

    def _on_task_chosen(self, task: Task, label_column: str | None) -> None:
        """Take a task with the settings that suit it, and the label column that was chosen with it."""
        recipe = self.workspace.recipe
        column = {} if label_column is None else {"label_column": label_column}
        if task is recipe.task:
            self._on_values_chosen({f"corpus.{key}": value for key, value in column.items()})
            return
        kept = {"task": task.value, "corpus": {**recipe.corpus.model_dump(mode="json"), **column}}
        self.message_bar.clear()
        self.workspace.set_recipe(build_recipe(DEFAULT_PRESETS[task], kept))

    # Geometry

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rearrange()

    def _rearrange(self) -> None:
        low = self.is_low()
        self._columns.setDirection(
            QBoxLayout.Direction.TopToBottom if low else QBoxLayout.Direction.LeftToRight
        )
        self._columns.setSpacing(24 if low else 48)
        self.charts.set_in_row(low)
        if low:
            self.charts.setMinimumWidth(0)
            self.charts.setMaximumWidth(16_777_215)
        else:
            self.charts.setFixedWidth(360 if self.width() - 2 * self.page_margin() >= 1200 else 272)
        self.preview.setMinimumHeight(254 if low else 320)

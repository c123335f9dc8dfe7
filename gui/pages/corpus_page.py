"""Corpus: which file is read, how, and what is in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from engine.errors import EngineError
from engine.recipe.corpus import CorpusFormat
from engine.recipe.presets import DEFAULT_PRESETS, build_recipe
from engine.recipe.recipe import Task
from gui.pages.choosing import choose_text_file, choose_text_folder
from gui.pages.corpus_charts import CorpusCharts
from gui.pages.corpus_fields import CorpusFields, encoding_name
from gui.pages.corpus_preview import CorpusPreview
from gui.pages.page import Page
from gui.sentences import in_a_row, number, translate_error
from gui.steps import Step
from gui.widgets.buttons import PrimaryButton, SecondaryButton
from gui.widgets.empty_state import EmptyState
from gui.widgets.message_bar import Kind

CERTAIN = ("utf-8", "utf-8-sig", "utf-16")  # encodings that are recognised without doubt


class CorpusPage(Page):
    """File, preview, labels, lengths, split."""

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
        elif self.workspace.recipe.task is not Task.CLASSIFICATION or not count:
            said = self.tr("{texts} texts of {signs} characters in all.").format(texts=texts, signs=signs)
        elif count == 2:
            said = self.tr("{texts} texts in two labels.").format(texts=texts)
        else:
            said = self.tr("{texts} texts, labels: {labels}.").format(texts=texts, labels=number(count))
        return in_a_row(said, *(translate_error(p) for p in found.problems if _is_count(p)))

    def build(self) -> None:
        self._told: object = None
        self.open_button = SecondaryButton("", "folder-open")
        self.open_button.clicked.connect(self._on_file_requested)
        self.next_button = PrimaryButton("", "arrow-right", icon_after=True)
        self.next_button.clicked.connect(self._on_next_clicked)
        for button in (self.open_button, self.next_button):
            self.header.add_button(button)
        self.fields = CorpusFields()
        self.fields.values_chosen.connect(self._on_values_chosen)
        self.fields.task_chosen.connect(self._on_task_chosen)
        self.fields.file.file_requested.connect(self._on_file_requested)
        self.fields.file.folder_requested.connect(self._on_folder_requested)
        self.preview, self.charts = CorpusPreview(), CorpusCharts()
        self.charts.split.values_chosen.connect(self._on_split_chosen)
        self.empty = EmptyState(button=SecondaryButton("", "folder-open"))
        self.empty.button.clicked.connect(self._on_file_requested)
        self._main = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._main)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.addWidget(self.preview, 1)
        self._columns.addWidget(self.charts)
        for part in (self.fields, self._main, self.empty):
            self.body.addWidget(part)
        self.body.setStretch(1, 1)
        self.body.setStretch(2, 1)
        self._rearrange()

    def retranslate(self) -> None:
        self.open_button.setText(self.tr("Open a file…"))
        self.next_button.setText(self.tr("Next: Text"))
        self.empty.set_texts(
            self.tr("Nothing to read yet."),
            self.tr("Drop a file here: text, csv, tsv or jsonl, or a folder with one sub-folder per label."),
            self.tr("Open a file…"),
        )
        self.fields.retranslate()
        self.preview.retranslate()
        self.charts.retranslate()
        super().retranslate()

    def refresh(self) -> None:
        super().refresh()
        w = self.workspace
        found, path = w.inspection, w.corpus_path()
        self.empty.setVisible(found is None and not w.working_on("corpus"))
        self.fields.setVisible(path is not None)
        self._main.setVisible(found is not None)
        self.next_button.set_blocked("" if found is not None else self.tr("First choose a file."))
        self.fields.show_corpus(path, found, w.recipe)
        self.preview.show_inspection(found)
        if found is not None:
            self.charts.show_corpus(found, w.recipe)
        self._tell_findings()

    def find_in_page(self) -> None:
        self.preview.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.preview.search.selectAll()

    # What was found

    def _tell_findings(self) -> None:
        """Say once per look through the file what is doubtful about it."""
        found = self.workspace.inspection
        if found is self._told:
            return
        self._told = found
        problems = [p for p in found.problems if not _is_count(p)] if found else []
        if found is None:
            return
        if problems:
            more = self.tr("Details list {} more.").format(len(problems) - 1) if len(problems) > 1 else ""
            details = "\n".join(translate_error(p) for p in found.problems) if more else ""
            self.message_bar.show_message(
                Kind.WARNING, in_a_row(translate_error(problems[0]), more), (), details
            )
        elif self.workspace.recipe.corpus.encoding == "auto" and found.encoding not in CERTAIN:
            words = self.tr(
                "This file reads best as {}. The preview shows the first lines; change it if they look wrong."
            )
            self.message_bar.show_message(Kind.INFO, words.format(encoding_name(found.encoding)))
        else:
            self.message_bar.clear()

    # What the person does

    def _on_next_clicked(self) -> None:
        self.go_to(Step.TEXT)

    def _on_file_requested(self) -> None:
        self._open(choose_text_file(self, self.workspace.corpus_path()))

    def _on_folder_requested(self) -> None:
        self._open(choose_text_folder(self, self.workspace.corpus_path()))

    def _open(self, path: Path | None) -> None:
        if path is not None:
            self.message_bar.clear()
            self.workspace.open_corpus(path)

    def _on_values_chosen(self, values: dict[str, Any]) -> None:
        self.message_bar.clear()
        self.workspace.set_corpus_values(values)

    def _on_split_chosen(self, values: dict[str, Any]) -> None:
        self.workspace.set_values(values)

    def _on_task_chosen(self, task: Task, label_column: str | None) -> None:
        """Without labels the network learns to write; with a label column to tell the labels apart."""
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


def _is_count(problem: EngineError) -> bool:
    """Whether a problem only counts what was left out; then it belongs to the page's sentence."""
    return set(problem.values) == {"count"}

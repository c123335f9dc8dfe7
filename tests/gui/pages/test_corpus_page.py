"""The Corpus page shows what is in a file, and reads it again when one of its fields changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.recipe.recipe import Task
from gui.pages.corpus_fields import NO_LABEL
from gui.pages.corpus_page import CorpusPage
from gui.steps import Step
from gui.widgets.message_bar import Kind
from gui.workspace import Workspace
from tests.gui.pages.corpus_pages import ROWS, first_text, shown_corpus_page
from tests.gui.pages.page_driving import choices, choose, click, drag, open_corpus, settle, show_page, unnamed


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> CorpusPage:
    return shown_corpus_page(qtbot, workspace)


def task_of(workspace: Workspace) -> Task:
    return workspace.recipe.task


def test_without_a_file_it_says_what_to_do(page: CorpusPage) -> None:
    assert page.empty.isVisible()
    assert not page.fields.isVisible()
    assert not page.next_button.isEnabled()
    assert page.next_button.toolTip()


def test_a_table_is_shown_with_its_counts(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_csv: Callable[..., Path]
) -> None:
    open_corpus(qtbot, workspace, make_csv(ROWS))
    assert "60" in page.header.sentence()
    assert "two labels" in page.header.sentence()
    assert page.preview.model.rowCount() == 60
    assert [name for name, _, _, _ in page.charts.labels.rows()] == ["1", "0"]
    assert sum(page.charts.lengths.bins().counts) == 60
    assert [count for _, count in page.charts.split.bar.parts()] == [54, 6]
    assert not page.empty.isVisible()
    with qtbot.waitSignal(page.step_requested) as asked:
        click(page.next_button)
    assert asked.args == [Step.TEXT]


def test_another_encoding_changes_the_preview(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_csv: Callable[..., Path]
) -> None:
    open_corpus(qtbot, workspace, make_csv(ROWS, encoding="gb18030"))
    right = first_text(page)
    assert right.startswith("第0次点")
    assert page.fields.encoding.currentText() == "GB18030"
    assert page.message_bar.isVisible()
    assert "GB18030" in page.message_bar.text()
    choose(page.fields.encoding, "cp1252")
    settle(qtbot, workspace)
    assert workspace.recipe.corpus.encoding == "cp1252"
    assert first_text(page) != right
    workspace.undo_stack.undo()
    settle(qtbot, workspace)
    assert first_text(page) == right


def test_another_text_column_changes_the_preview(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_csv: Callable[..., Path]
) -> None:
    open_corpus(qtbot, workspace, make_csv(ROWS))
    choose(page.fields.text_column, "shop")
    settle(qtbot, workspace)
    assert first_text(page) == "店0"


def test_the_format_field_also_chooses_the_delimiter(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_csv: Callable[..., Path]
) -> None:
    open_corpus(qtbot, workspace, make_csv(ROWS, delimiter=";"))
    assert workspace.inspection is not None
    assert workspace.inspection.columns == ("label", "review", "shop")
    choose(page.fields.format, "csv ,")
    settle(qtbot, workspace)
    assert workspace.recipe.corpus.delimiter == ","
    assert workspace.inspection.columns != ("label", "review", "shop")


def test_without_labels_the_network_writes(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_csv: Callable[..., Path]
) -> None:
    open_corpus(qtbot, workspace, make_csv(ROWS))
    assert task_of(workspace) is Task.CLASSIFICATION
    choose(page.fields.label_column, NO_LABEL)
    settle(qtbot, workspace)
    assert task_of(workspace) is Task.LANGUAGE_MODEL
    assert "labels" not in page.header.sentence()
    assert not page.charts.labels.isVisible()
    choose(page.fields.label_column, "shop")
    settle(qtbot, workspace)
    assert task_of(workspace) is Task.CLASSIFICATION
    assert workspace.inspection is not None
    assert set(workspace.inspection.labels) == {"店0", "店1", "店2"}
    workspace.undo_stack.undo()
    settle(qtbot, workspace)
    assert task_of(workspace) is Task.LANGUAGE_MODEL


def test_search_filters_the_rows(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_csv: Callable[..., Path]
) -> None:
    rows = [["label", "text"], *([str(i % 2), f"text number {i}"] for i in range(30))]
    open_corpus(qtbot, workspace, make_csv(rows))
    page.find_in_page()
    QTest.keyClicks(page.preview.search, "NUMBER 2")
    qtbot.waitUntil(lambda: page.preview.model.rowCount() == 11)
    QTest.keyClicks(page.preview.search, "x")
    qtbot.waitUntil(lambda: page.preview.nothing.isVisible())
    assert page.preview.model.rowCount() == 0
    page.preview.search.clear()
    qtbot.waitUntil(lambda: page.preview.model.rowCount() == 30)


def test_the_split_follows_its_slider_and_is_one_change(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_csv: Callable[..., Path]
) -> None:
    open_corpus(qtbot, workspace, make_csv(ROWS))
    before = workspace.undo_stack.count()
    drag(page.charts.split.sliders["corpus.validation_fraction"].slider, 20, 40, 30)
    settle(qtbot, workspace)
    assert workspace.recipe.corpus.validation_fraction == pytest.approx(0.3)
    assert workspace.undo_stack.count() == before + 1
    assert [count for _, count in page.charts.split.bar.parts()] == [42, 18]
    drag(page.charts.split.sliders["corpus.test_fraction"].slider, 10)
    settle(qtbot, workspace)
    assert [count for _, count in page.charts.split.bar.parts()] == [36, 18, 6]
    assert workspace.prepared is not None


def test_the_seed_reaches_the_recipe(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_csv: Callable[..., Path]
) -> None:
    open_corpus(qtbot, workspace, make_csv(ROWS))
    line = page.charts.split.seed.spin().lineEdit()
    line.selectAll()
    QTest.keyClicks(line, "7")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert workspace.recipe.corpus.split_seed == 7


def test_a_running_text_is_told_as_one(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_txt: Callable[..., Path]
) -> None:
    open_corpus(qtbot, workspace, make_txt("First line.\n\nSecond line of the tale.\n\nThe end.\n"))
    assert "One running text" in page.header.sentence()
    assert not page.fields.text_column.isVisible()
    assert not page.charts.lengths.isVisible()
    assert page.preview.model.rowCount() == 3


def test_a_folder_of_labels(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_folder: Callable[..., Path]
) -> None:
    files = {f"{label}/{i}.txt": f"text {label} {i}" for label in ("pos", "neg") for i in range(6)}
    open_corpus(qtbot, workspace, make_folder(files))
    assert "two labels" in page.header.sentence()
    assert choices(page.fields.format) == ["auto auto"]
    assert page.fields.label_column.currentText() == "the folders"


def test_broken_rows_are_told_with_details(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_txt: Callable[..., Path]
) -> None:
    good = "".join(f"{i % 2},text {i}\n" for i in range(20))
    path = make_txt(f"label,text\n{good}1,a,b,c\n0,d,e,f\n", name="broken.csv")
    open_corpus(qtbot, workspace, path)
    assert page.message_bar.isVisible()
    assert page.message_bar.kind() is Kind.WARNING
    assert page.message_bar.details().count("\n") >= 1
    assert page.preview.model.rowCount() == 20


def test_in_a_low_window_the_charts_stand_under_the_table(
    qtbot: QtBot, workspace: Workspace, make_csv: Callable[..., Path]
) -> None:
    open_corpus(qtbot, workspace, make_csv(ROWS))
    page = CorpusPage(workspace)
    show_page(qtbot, page, (1072, 648))
    assert page.charts.y() > page.preview.y()
    assert page.charts.lengths.mapTo(page, page.charts.lengths.rect().topLeft()).x() > 300
    page.resize(960, 828)
    qtbot.waitUntil(lambda: page.charts.x() > page.preview.x())
    assert page.charts.width() == 272


def test_every_control_has_a_name_and_survives_another_language(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_csv: Callable[..., Path]
) -> None:
    open_corpus(qtbot, workspace, make_csv(ROWS))
    assert unnamed(page) == []
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert page.preview.model.rowCount() == 60
    assert page.fields.encoding.currentText() == "UTF-8"

"""The Corpus page shows what is in a file, and reads it again when one of its fields changes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from engine.control import RunControl
from engine.corpus.sources import PastedText
from engine.events import Progressed, Stage, Work
from engine.recipe.recipe import Task
from gui import streams
from gui.pages import corpus_page
from gui.pages.corpus_fields import NO_LABEL
from gui.pages.corpus_page import CorpusPage
from gui.steps import Step
from gui.task_words import TASKS
from gui.widgets.message_bar import Kind
from gui.workspace import Message, Workspace
from tests.gui.pages.page_driving import choices, choose, click, drag, open_corpus, settle, show_page, unnamed

ROWS = [
    ["label", "review", "shop"],
    *([str(i % 2), f"第{i}次点，味道很好，送得也快", f"店{i % 3}"] for i in range(60)),
]


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    workspace = Workspace()
    yield workspace
    workspace.close()


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> CorpusPage:
    page = CorpusPage(workspace)
    show_page(qtbot, page)
    return page


@pytest.fixture
def messages(workspace: Workspace) -> list[Message]:
    told: list[Message] = []
    workspace.message.connect(told.append)
    return told


def first_text(page: CorpusPage) -> str:
    model = page.preview.model
    return str(model.index(0, model.columnCount() - 2).data())


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


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\xff" * 400, b"\n\n\n"])
def test_what_cannot_be_read_is_one_sentence_and_the_page_lives(
    qtbot: QtBot,
    workspace: Workspace,
    page: CorpusPage,
    messages: list[Message],
    tmp_path: Path,
    content: bytes,
) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(content)
    open_corpus(qtbot, workspace, path)
    assert [message.kind for message in messages] == [Kind.ERROR]
    assert page.fields.isVisible()
    assert page.fields.file.text() == "odd.txt"
    assert page.empty.isVisible()
    assert page.fields.height() < 80
    assert not page.next_button.isEnabled()


def test_one_line_is_enough_to_be_shown(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_txt: Callable[..., Path]
) -> None:
    open_corpus(qtbot, workspace, make_txt("Only one line."))
    assert page.preview.model.rowCount() == 1
    assert page.next_button.isEnabled()


def test_the_buttons_open_what_is_chosen(
    qtbot: QtBot,
    workspace: Workspace,
    page: CorpusPage,
    make_csv: Callable[..., Path],
    make_folder: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, more = make_csv(ROWS), make_csv(ROWS, name="more.csv")
    chosen: list[Path] = [path]
    monkeypatch.setattr(corpus_page, "choose_text_files", lambda *_: list(chosen))
    click(page.empty.button)
    settle(qtbot, workspace)
    assert workspace.corpus_path() == path
    folder = make_folder({"a/1.txt": "one", "a/2.txt": "two", "b/1.txt": "three", "b/2.txt": "four"})
    monkeypatch.setattr(corpus_page, "choose_text_folder", lambda *_: folder)
    page.fields.file.menu().actions()[1].trigger()
    settle(qtbot, workspace)
    assert workspace.corpus_path() == folder
    chosen.clear()
    click(page.open_button)
    assert workspace.corpus_path() == folder
    chosen[:] = [more]
    menu_action(page.fields.file.menu(), "Open files…").trigger()
    settle(qtbot, workspace)
    assert workspace.corpus_origin() == more


def test_files_are_added_and_left_out(
    qtbot: QtBot,
    workspace: Workspace,
    page: CorpusPage,
    make_csv: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, more = make_csv(ROWS), make_csv(ROWS, name="more.csv")
    open_corpus(qtbot, workspace, path)
    assert page.open_button.text() == "Add files…"
    monkeypatch.setattr(corpus_page, "choose_text_files", lambda *_: [more])
    click(page.open_button)
    settle(qtbot, workspace)
    assert workspace.corpus_origin() == (path, more)
    assert "120" in page.header.sentence()
    assert page.fields.file.text() == "table.csv and 1 more"
    menu_action(page.fields.file.menu(), "Leave out table.csv").trigger()
    settle(qtbot, workspace)
    assert workspace.corpus_origin() == more


def test_a_text_is_pasted(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpus_page, "ask_for_text", lambda _: None)
    click(page.paste_button)
    assert workspace.corpus_origin() is None
    pasted = "".join(f"line {i} of the text\n" for i in range(30))
    monkeypatch.setattr(corpus_page, "ask_for_text", lambda _: pasted)
    click(page.paste_button)
    settle(qtbot, workspace)
    assert workspace.corpus_origin() == PastedText(pasted)
    assert page.fields.file.text() == "Pasted text"
    assert first_text(page) == "line 0 of the text"
    assert page.open_button.text() == "Open files…"  # nothing is added to a pasted text


def test_a_bad_file_among_good_ones_is_listed(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_csv: Callable[..., Path], tmp_path: Path
) -> None:
    bad = tmp_path / "picture.csv"
    bad.write_bytes(b"\x89PNG\x00\x01\x02" * 400)
    open_corpus(qtbot, workspace, (make_csv(ROWS), bad))
    assert "60" in page.header.sentence()
    assert page.message_bar.kind() is Kind.WARNING
    assert "picture.csv" in page.message_bar.text()
    row = page.doctor.list.rows[0]
    assert row.title_words() == "Not read"
    assert "picture.csv" in row.examples.said()[0]
    assert not row.view.remedies


def test_cancel_brings_the_page_back(
    qtbot: QtBot,
    workspace: Workspace,
    page: CorpusPage,
    make_csv: Callable[..., Path],
    make_txt: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_corpus(qtbot, workspace, make_csv(ROWS))
    sentence, right = page.header.sentence(), first_text(page)

    def endless(*_: object) -> Callable[[RunControl], Work[None]]:
        def work(control: RunControl) -> Work[None]:
            while True:
                yield Progressed(Stage.READING, 40_000_000, 200_000_000)
                control.check()

        return work

    monkeypatch.setattr("gui.streams.inspecting", endless)
    page.line._patience.setInterval(0)
    workspace.open_corpus(make_txt("another text"))
    qtbot.waitUntil(lambda: page.line.isVisible() and "40" in page.line.words(), timeout=60_000)
    assert not page.preview.isVisible()
    assert not page.empty.isVisible()
    click(page.line.cancel_button)
    settle(qtbot, workspace)
    assert page.header.sentence() == sentence
    assert first_text(page) == right
    assert page.preview.isVisible()
    assert not page.line.isVisible()
    assert page.fields.file.text() == "table.csv"


def test_the_first_rows_of_a_large_corpus_are_there_at_once(
    qtbot: QtBot,
    workspace: Workspace,
    page: CorpusPage,
    make_csv: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    go_on = threading.Event()
    real = streams.inspecting

    def slow(*given: Any) -> Callable[[RunControl], Work[Any]]:
        def work(control: RunControl) -> Work[Any]:
            while not go_on.wait(0.01):
                yield Progressed(Stage.READING, 1, 100)
                control.check()
            return (yield from real(*given)(control))

        return work

    monkeypatch.setattr(streams, "inspecting", slow)
    monkeypatch.setattr("engine.corpus.apart.LEAST", 0)
    workspace.open_corpus(make_csv(ROWS))
    qtbot.waitUntil(page.preview.isVisible, timeout=60_000)
    assert workspace.inspection is None
    assert first_text(page) == ROWS[1][1]
    assert page.fields.text_column.currentText() == "review"
    assert not page.charts.isVisible()
    assert not page.next_button.isEnabled()
    assert page.header.sentence() == ""
    go_on.set()
    settle(qtbot, workspace)
    assert page.charts.isVisible()
    assert "60" in page.header.sentence()
    assert workspace.glance is None


def test_pairs_are_shown_with_their_columns(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_csv: Callable[..., Path]
) -> None:
    rows = [[f"number {i} is here", f"第 {i} 个在这里", str(i)] for i in range(30)]
    open_corpus(qtbot, workspace, make_csv([["english", "chinese", "nr"], *rows]))
    assert task_of(workspace) is Task.SEQ2SEQ  # so say the names of the columns
    source, target = page.fields.pair_columns.values()
    assert source.isVisible()
    assert target.isVisible()
    assert not page.fields.text_column.isVisible()
    assert not page.fields.label_column.isVisible()
    assert (source.currentText(), target.currentText()) == ("english", "chinese")
    assert "30 texts, each with its answer." in page.header.sentence()
    model = page.preview.model
    assert [model.index(0, column).data() for column in range(3)] == ["1", *rows[0][:2]]
    choose(source, "chinese")
    choose(target, "english")
    settle(qtbot, workspace)
    assert workspace.recipe.corpus.target_column == "english"
    assert workspace.corpus is not None
    assert workspace.corpus.targets is not None
    assert (workspace.corpus.texts[0], workspace.corpus.targets[0]) == (rows[0][1], rows[0][0])
    assert model.index(0, 1).data() == rows[0][1]
    assert unnamed(page) == []


def test_a_label_can_be_written_for(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_csv: Callable[..., Path]
) -> None:
    open_corpus(qtbot, workspace, make_csv(ROWS))
    workspace.set_values({"task": "conditional"})
    settle(qtbot, workspace)
    assert page.charts.labels.isVisible()
    assert "two labels" in page.header.sentence()
    choose(page.fields.label_column, "shop")
    settle(qtbot, workspace)
    assert workspace.recipe.task is Task.CONDITIONAL
    assert workspace.corpus is not None
    assert set(workspace.corpus.label_counts) == {"店0", "店1", "店2"}


def menu_action(menu: QMenu, words: str) -> QAction:
    """An entry of a menu by its words."""
    return next(action for action in menu.actions() if action.text() == words)


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


def part(page: CorpusPage, task: Task) -> QAbstractButton:
    """The button of a task."""
    return page.task.tasks.buttons()[TASKS.index(task)]


def test_every_task_can_be_chosen_and_undone(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_csv: Callable[..., Path]
) -> None:
    rows = [[f"kind {i % 2}", f"number {i} is here", f"第 {i} 个在这里"] for i in range(30)]
    open_corpus(qtbot, workspace, make_csv([["label", "text", "answer"], *rows]))
    assert task_of(workspace) is Task.CLASSIFICATION
    for task in (Task.SEQ2SEQ, Task.CONDITIONAL, Task.LANGUAGE_MODEL, Task.CLASSIFICATION):
        click(part(page, task))
        settle(qtbot, workspace)
        assert task_of(workspace) is task
        assert workspace.corpus is not None
        assert (workspace.corpus.targets is not None) == task.paired
        assert page.task.needs.text()
        assert page.fields.pair_columns["target_column"].isVisible() == task.paired
        assert page.charts.labels.isVisible() == task.labelled
    workspace.undo_stack.undo()
    settle(qtbot, workspace)
    assert page.task.tasks.value() is Task.LANGUAGE_MODEL


def test_what_a_plain_text_cannot_teach_is_greyed_with_the_reason(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_txt: Callable[..., Path]
) -> None:
    open_corpus(qtbot, workspace, make_txt("the wheel turns and the bell rings.\n" * 40))
    assert task_of(workspace) is Task.LANGUAGE_MODEL
    assert part(page, Task.LANGUAGE_MODEL).isEnabled()
    for task in (Task.CLASSIFICATION, Task.CONDITIONAL, Task.ALIGNED, Task.SEQ2SEQ):
        assert not part(page, task).isEnabled()
        assert "table" in part(page, task).toolTip()


def test_pairs_left_out_are_counted_in_the_sentence(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_csv: Callable[..., Path]
) -> None:
    rows = [["春风又绿江南岸", "明月何时照我还"], ["一水护田将绿绕", "两山排闼送青来"]] * 20
    open_corpus(qtbot, workspace, make_csv([["上联", "下联"], *rows, ["一二三", "四"]]))
    assert task_of(workspace) is Task.ALIGNED
    sentence = page.header.sentence()
    assert "41 texts, each with its answer." in sentence
    assert "equally many tokens: 1." in sentence


@pytest.mark.parametrize(
    ("rows", "task", "said"),
    [
        (
            [["label", "text"], *([str(i % 2), f"words {i}"] for i in range(30))],
            Task.SEQ2SEQ,
            "target column",
        ),
        (
            [["上联", "下联"], *([f"{i} 二三", "四五六七八九十"] for i in range(30))],
            Task.ALIGNED,
            "equally many",
        ),
        ([["label", "text"], *(["one", f"words {i}"] for i in range(30))], Task.CLASSIFICATION, "same label"),
        ([["id", "text"], *([str(i), f"words {i}"] for i in range(30))], Task.CONDITIONAL, "label column"),
    ],
)
def test_what_a_task_misses_is_told_in_one_sentence(
    qtbot: QtBot,
    workspace: Workspace,
    page: CorpusPage,
    messages: list[Message],
    make_csv: Callable[..., Path],
    rows: list[list[str]],
    task: Task,
    said: str,
) -> None:
    open_corpus(qtbot, workspace, make_csv(rows))
    click(part(page, task))
    settle(qtbot, workspace)
    (message,) = messages
    assert message.kind is Kind.ERROR
    assert said in message.text
    assert page.task.isVisible()  # so that another one can be chosen
    click(part(page, Task.LANGUAGE_MODEL))
    settle(qtbot, workspace)
    assert len(messages) == 1
    assert workspace.prepared is not None

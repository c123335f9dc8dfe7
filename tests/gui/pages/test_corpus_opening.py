"""What is opened on the Corpus page: files, folders, pasted text, and what cannot be read."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from engine.control import RunControl
from engine.corpus.sources import PastedText
from engine.events import Progressed, Stage, Work
from gui import streams
from gui.pages import corpus_page
from gui.pages.corpus_page import CorpusPage
from gui.widgets.message_bar import Kind
from gui.workspace import Message, Workspace
from tests.gui.pages.corpus_pages import ROWS, first_text, shown_corpus_page
from tests.gui.pages.page_driving import click, open_corpus, settle


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> CorpusPage:
    return shown_corpus_page(qtbot, workspace)


def menu_action(menu: QMenu, words: str) -> QAction:
    """An entry of a menu by its words."""
    return next(action for action in menu.actions() if action.text() == words)


@pytest.fixture
def messages(workspace: Workspace) -> list[Message]:
    told: list[Message] = []
    workspace.message.connect(told.append)
    return told


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

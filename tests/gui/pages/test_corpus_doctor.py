"""The data doctor on the Corpus page: every finding is shown, mended with a click and as it was after another one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.corpus.doctor.findings import Fault
from engine.recipe.fixes import Fix
from gui.doctor import DoctorState
from gui.pages.corpus_page import CorpusPage
from gui.pages.doctor_finding import FindingRow
from gui.workspace import Workspace
from tests.gui.accessibility import described, unnamed
from tests.gui.pages.page_driving import click, open_corpus, settle, show_page

CLEAN = [
    [["good", "bad"][i % 2], f"{word} {place} number {i * 7919 % 1000} was {i * i % 89} {kind}"]
    for i, (word, place, kind) in enumerate(
        (w, p, k)
        for w in ("soup", "bread", "tea", "cake")
        for p in ("upstairs", "outside", "near the door", "by the lake")
        for k in ("as ever", "this time", "again")
    )
]
FAULTY = [
    ["good", "the soup<br />was <b>warm</b> and the room was bright"],
    ["good", "theyâ€™re kind and itâ€™s warm, weâ€™ll come again"],
    ["bad", "cold\u200b bread and\u0007 no butter at the corner table"],
    ["bad", "salt &amp; pepper were missing, &quot;sorry&quot; they said"],
    ["good", "a lost \ufffd\ufffd letter in the middle of the menu"],
    ["label", "text"],
    ["bad", "   "],
    ["good", "the very same sentence about the evening"],
    ["good", "the very same sentence about the evening"],
    ["good", "one text that two people judged in two ways"],
    ["bad", "one text that two people judged in two ways"],
    ["bad", "far too long " * 3000],
]


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> CorpusPage:
    page = CorpusPage(workspace)
    show_page(qtbot, page)
    qtbot.addWidget(page.doctor.card)
    page.doctor.card.hide()  # as in a window without the help panel
    return page


@pytest.fixture
def faulty(make_csv: Callable[..., Path]) -> Path:
    return make_csv([["label", "text"], *CLEAN, *FAULTY])


def open_and_look(qtbot: QtBot, workspace: Workspace, page: CorpusPage, path: Path) -> None:
    """Open a corpus and the doctor's list."""
    open_corpus(qtbot, workspace, path)
    assert workspace.doctor.state is DoctorState.DONE
    click(page.doctor.line.button)
    assert page.doctor.list.isVisible()
    assert not page.preview.isVisible()


def row_of(page: CorpusPage, fault: Fault) -> FindingRow:
    return next(row for row in page.doctor.list.rows if row.view.key == fault.value)


def found(workspace: Workspace) -> set[Fault]:
    assert workspace.doctor.diagnosis is not None
    return {finding.fault for finding in workspace.doctor.diagnosis.findings}


def test_every_finding_is_mended_and_put_back_with_a_click(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, faulty: Path
) -> None:
    open_and_look(qtbot, workspace, page, faulty)
    texts = list(workspace.corpus.texts) if workspace.corpus else []
    before = found(workspace)
    assert len(before) >= 9
    for row in list(page.doctor.list.rows):
        fault = Fault(row.view.key)
        if len(row.view.remedies) == 1:
            click(row.fix_button)
        else:
            row.menu().actions()[0].trigger()
        settle(qtbot, workspace)
        assert fault not in found(workspace), fault
        assert row.view.mended == row.view.remedies[0].name
        assert row.undo_button.isVisible()
        click(row.undo_button)
        settle(qtbot, workspace)
        assert found(workspace) == before
        assert row.fix_button.isVisible()
    assert workspace.corpus is not None
    assert list(workspace.corpus.texts) == texts


def test_fix_all_is_one_step_of_undo(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, faulty: Path
) -> None:
    open_and_look(qtbot, workspace, page, faulty)
    before = found(workspace)
    steps = workspace.undo_stack.count()
    click(page.doctor.list.fix_all_button)
    settle(qtbot, workspace)
    assert not found(workspace)
    assert all(row.view.mended for row in page.doctor.list.rows)
    assert "mended" in page.doctor.line.words()
    assert workspace.undo_stack.count() == steps + 1
    workspace.undo_stack.undo()
    assert workspace.recipe.corpus.fixes == ()
    settle(qtbot, workspace)
    assert found(workspace) == before
    workspace.undo_stack.redo()
    settle(qtbot, workspace)
    assert not found(workspace)


def test_examples_say_where_and_what_becomes_of_them(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, faulty: Path
) -> None:
    open_and_look(qtbot, workspace, page, faulty)
    row = row_of(page, Fault.MARKUP)
    assert not row.examples.isVisible()
    click(row.examples_button)
    assert row.examples.isVisible()
    (said,) = row.examples.said()
    assert said.startswith(f"line {len(CLEAN) + 2}, ")
    assert "<br />" in said
    assert "warm and" in said
    click(row.fix_button)
    settle(qtbot, workspace)
    assert row.examples.isVisible()  # what was opened stays open
    click(row.examples_button)
    assert not row.examples.isVisible()


def test_all_well_is_said(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, make_csv: Callable[..., Path]
) -> None:
    open_corpus(qtbot, workspace, make_csv([["label", "text"], *CLEAN]))
    assert found(workspace) == set()
    assert "Nothing wrong" in page.doctor.line.words()
    click(page.doctor.line.button)
    assert page.doctor.list.note() == page.doctor.line.words()
    assert page.doctor.list.rows == []
    click(page.doctor.list.back_button)
    assert page.preview.isVisible()


def test_it_works_by_keyboard_and_has_names(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, faulty: Path
) -> None:
    open_and_look(qtbot, workspace, page, faulty)
    assert unnamed(page) == [], described(unnamed(page))
    row = row_of(page, Fault.MARKUP)
    assert row.fix_button.accessibleName() == "Fix: Tags from web pages, one document"
    row.fix_button.setFocus()
    QTest.keyClick(row.fix_button, Qt.Key.Key_Space)
    assert Fix.STRIP_MARKUP in workspace.recipe.corpus.fixes
    settle(qtbot, workspace)
    assert page.focusWidget() is row.undo_button
    QTest.keyClick(row.undo_button, Qt.Key.Key_Space)
    settle(qtbot, workspace)
    assert not workspace.recipe.corpus.fixes
    assert page.focusWidget() is row.fix_button
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert unnamed(page) == [], described(unnamed(page))


def test_fixes_of_an_opened_project_can_be_undone(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, faulty: Path, tmp_path: Path
) -> None:
    workspace.new_project(tmp_path / "kept.unroll")
    open_and_look(qtbot, workspace, page, faulty)
    click(row_of(page, Fault.MARKUP).fix_button)
    settle(qtbot, workspace)
    workspace.close_project()
    workspace.open_project(tmp_path / "kept.unroll")
    settle(qtbot, workspace)
    assert Fault.MARKUP not in found(workspace)
    click(page.doctor.line.button)
    row = next(row for row in page.doctor.list.rows if row.view.mended)
    assert row.title_words() == "Take tags out"
    click(row.undo_button)
    settle(qtbot, workspace)
    assert workspace.recipe.corpus.fixes == ()
    assert Fault.MARKUP in found(workspace)


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A table whose last line is in another encoding."""
    path = tmp_path / "mixed.csv"
    rows = "".join(f"{label},{text}，味道很好\n" for label, text in CLEAN)
    odd = "good,这一行是另外一种编码写成的，味道很好\n".encode("gb18030")
    path.write_bytes(f"label,text\n{rows}".encode() + odd)
    return path


def test_lines_in_another_encoding_are_mended_from_the_message(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, mixed: Path
) -> None:
    open_corpus(qtbot, workspace, mixed)
    assert workspace.corpus is None
    assert "another encoding" in page.message_bar.text()
    (button,) = page.message_bar.action_buttons()
    assert button.text() == "Read them in their own encoding"
    click(button)
    settle(qtbot, workspace)
    assert workspace.corpus is not None
    assert workspace.corpus.texts[len(CLEAN)].startswith("这一行是")
    assert not page.message_bar.isVisible()


def test_what_cannot_be_read_is_rescued_in_the_list(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, mixed: Path
) -> None:
    open_corpus(qtbot, workspace, mixed)
    if not page.doctor.list.isVisible():
        click(page.doctor.line.button)
    assert not page.empty.isVisible()
    click(row_of(page, Fault.MIXED_ENCODINGS).fix_button)
    settle(qtbot, workspace)
    assert workspace.corpus is not None
    assert workspace.corpus.texts[len(CLEAN)].startswith("这一行是")
    workspace.undo_stack.undo()
    settle(qtbot, workspace)
    assert workspace.corpus is None


def test_cancel_and_look_again(qtbot: QtBot, workspace: Workspace, page: CorpusPage, faulty: Path) -> None:
    open_corpus(qtbot, workspace, faulty)
    before = found(workspace)
    workspace.look_for_faults()
    assert page.doctor.line.stop_link.isVisible()
    assert page.doctor.line.bar.isVisible()
    click(page.doctor.line.stop_link)
    settle(qtbot, workspace)
    if workspace.doctor.state is DoctorState.STOPPED:  # it may have been quicker than the click
        assert "stopped" in page.doctor.line.words()
        click(page.doctor.line.button)
        settle(qtbot, workspace)
    assert workspace.doctor.state is DoctorState.DONE
    assert found(workspace) == before


def test_the_card_stands_in_for_the_line(
    qtbot: QtBot, workspace: Workspace, page: CorpusPage, faulty: Path
) -> None:
    assert page.help_extra() is page.doctor.card
    open_corpus(qtbot, workspace, faulty)
    assert page.doctor.line.isVisible()
    page.doctor.card.show()
    assert not page.doctor.line.isVisible()
    assert page.doctor.card.words().count("\n") == 3  # three findings and how many more
    click(page.doctor.card.button)
    assert page.doctor.list.isVisible()
    page.doctor.card.hide()
    assert page.doctor.line.isVisible()

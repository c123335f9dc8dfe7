"""Try it for runs that answer, and for runs that write for a label: small networks that were really trained."""

from __future__ import annotations

import csv
import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from engine.control import RunControl
from engine.events import Progressed, Stage, Work
from gui.pages import try_answering
from gui.pages.try_page import TryPage
from gui.workspace import Workspace
from tests.gui.pages.small_worlds import LABELLED, fill, train
from tests.gui.pages.try_pages import shown

LEFT = Qt.MouseButton.LeftButton
LONG = 30_000  # ms


@pytest.fixture(params=["aligned", "seq2seq"])
def page(qtbot: QtBot, workspace: Workspace, tmp_path: Path, request: pytest.FixtureRequest) -> TryPage:
    return shown(qtbot, train(fill(workspace, tmp_path, request.param)))


@pytest.fixture
def free_page(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> TryPage:
    return shown(qtbot, train(fill(workspace, tmp_path, "seq2seq")))


@pytest.fixture
def label_page(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> TryPage:
    return shown(qtbot, train(fill(workspace, tmp_path, "conditional")))


def ask(qtbot: QtBot, page: TryPage, text: str) -> None:
    """Type a text and wait for its answers."""
    view = page.answer_view
    view.box.setPlainText(text)
    qtbot.waitUntil(lambda: (found := view.answered()) is not None and found.text == text, timeout=LONG)


def test_a_text_is_answered_as_one_types(qtbot: QtBot, page: TryPage) -> None:
    view = page.answer_view
    assert view.isVisible()
    ask(qtbot, page, "春风日出")
    assert view.answer.text() == "秋月月落"
    shares = [row.share() for row in view.alternatives.rows()]
    assert shares[0] == max(shares) > 0.5
    aligned = page.workspace.recipe.task.value == "aligned"
    assert (len(shares) > 1) == aligned  # written straight on there is one draft
    assert view.looked.pairs.isVisible() == aligned
    if aligned:
        assert view.looked.pairs.pairs() == list(zip("春风日出", "秋月月落", strict=True))
    qtbot.waitUntil(view.view.isVisible, timeout=LONG)
    assert len(view.view.table()) > 3
    ask(qtbot, page, "山高花开")
    assert view.answer.text() == "水远叶落"


def test_only_what_the_run_has_learned_can_be_chosen(page: TryPage) -> None:
    score, write, answer = page.modes.buttons()
    assert not score.isEnabled()
    assert not write.isEnabled()
    assert answer.isEnabled()
    assert answer.isChecked()
    assert score.toolTip() == "run 1 has learned to answer texts, nothing else."


def test_drafts_give_alternatives_and_each_can_be_looked_at(qtbot: QtBot, free_page: TryPage) -> None:
    page, view = free_page, free_page.answer_view
    assert view.sliders["beam"].isVisible()
    ask(qtbot, page, "春风日出")
    view.sliders["beam"].slider.setValue(view.sliders["beam"].slider.maximum())
    assert page.workspace.recipe.writing.beam == 12
    qtbot.waitUntil(lambda: len(view.alternatives.rows()) > 1, timeout=LONG)
    second = view.alternatives.rows()[1]
    qtbot.waitUntil(lambda: second.isVisible() and not second.visibleRegion().isEmpty(), timeout=LONG)

    qtbot.mouseClick(second, LEFT)

    qtbot.waitUntil(
        lambda: view.answer.text().strip() == second.text().strip() or second.text() == "–", timeout=LONG
    )
    answered = view.answered()
    assert answered is not None
    assert answered.place == 1
    assert answered.seen is not None
    assert answered.seen.written == answered.answers[1].tokens


@pytest.mark.parametrize("text", ["   ", "！？", "😀", "never met", "春" * 300])
def test_strange_texts_do_no_harm(qtbot: QtBot, page: TryPage, text: str) -> None:
    told: list[str] = []
    page.workspace.message.connect(lambda message: told.append(message.text))
    view = page.answer_view
    ask(qtbot, page, "春风")
    view.box.setPlainText(text)
    if text.strip():
        ask(qtbot, page, text)
    else:
        qtbot.waitUntil(lambda: view.answered() is None, timeout=LONG)
    assert told == []


def test_unknown_words_are_boxed_and_named(qtbot: QtBot, page: TryPage) -> None:
    ask(qtbot, page, "春z")
    assert page.answer_view.box.unknown_spans == ((1, 2),)
    assert "z" in page.answer_view.note.whole_text()


def test_a_file_is_answered(
    qtbot: QtBot, page: TryPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = tmp_path / "new.txt", tmp_path / "answers.csv"
    source.write_text("春风山高\n日出花开\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(source), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    qtbot.mouseClick(page.primary_button, LEFT)
    qtbot.waitUntil(lambda: "2 texts answered" in page.message_bar.text(), timeout=LONG)

    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows == [
        {"source": "春风山高", "text": "秋月水远"},
        {"source": "日出花开", "text": "月落叶落"},
    ]


def test_answering_a_file_shows_how_far_it_is_and_can_be_cancelled(
    qtbot: QtBot, free_page: TryPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, target = free_page, tmp_path / "answers.csv"

    def slow(*_: object) -> Callable[[RunControl], Work[int]]:
        def open_work(control: RunControl) -> Work[int]:
            while True:
                yield Progressed(Stage.ANSWERING, 3, 10)
                control.check()
                time.sleep(0.01)  # in the thread of the job

        return open_work

    monkeypatch.setattr(try_answering, "answering_file", slow)
    page.answering.answer_file(tmp_path / "many.txt", target)
    qtbot.waitUntil(lambda: not page.line.cancel_button.visibleRegion().isEmpty(), timeout=LONG)
    qtbot.waitUntil(lambda: "3" in page.line.words(), timeout=LONG)

    qtbot.mouseClick(page.line.cancel_button, LEFT)

    qtbot.waitUntil(lambda: page.workspace.job_of("file") is None, timeout=LONG)
    qtbot.waitUntil(lambda: not page.line.isVisible(), timeout=LONG)
    assert not target.exists()
    assert not page.message_bar.isVisible()


def test_a_broken_file_is_told_and_leaves_nothing(qtbot: QtBot, page: TryPage, tmp_path: Path) -> None:
    source = tmp_path / "empty.csv"
    source.write_bytes(b"")
    told: list[str] = []
    page.workspace.message.connect(lambda message: told.append(message.text))

    page.answering.answer_file(source, tmp_path / "answers.csv")

    qtbot.waitUntil(lambda: bool(told), timeout=LONG)
    assert len(told) == 1
    assert not (tmp_path / "answers.csv").exists()


def test_answers_are_copied_kept_and_saved(
    qtbot: QtBot, page: TryPage, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not page.copy_button.isEnabled()
    ask(qtbot, page, "春风花开")
    qtbot.mouseClick(page.copy_button, LEFT)
    assert qapp.clipboard().text() == "秋月叶落"
    qtbot.mouseClick(page.keep_button, LEFT)
    assert page.workspace.watched_sentences() == ("春风花开",)
    target = tmp_path / "found.jsonl"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    qtbot.mouseClick(page.save_button, LEFT)
    rows = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert (rows[0]["source"], rows[0]["text"]) == ("春风花开", "秋月叶落")
    assert 0.5 < rows[0]["probability"] <= 1


def test_a_text_is_written_for_the_chosen_label(qtbot: QtBot, label_page: TryPage) -> None:
    page, view = label_page, label_page.write_view
    page.workspace.set_values({"writing.temperature": 0})
    assert view.label.isVisible()
    assert [view.label.itemText(i) for i in range(view.label.count())] == sorted(a for a, _ in LABELLED)
    assert page.modes.buttons()[1].isChecked()
    for label, text in LABELLED[:2]:
        view.label.set_value(label)
        view.box.clear()
        qtbot.waitUntil(lambda: page.primary_button.text() == "Write", timeout=LONG)
        qtbot.mouseClick(page.primary_button, LEFT)
        qtbot.waitUntil(lambda: not view.box.isReadOnly() and bool(view.box.written()), timeout=LONG)
        assert view.box.written() == text
    qtbot.waitUntil(view.view.isVisible, timeout=LONG)


def test_the_map_and_the_drawing_light_the_same_word(qtbot: QtBot, free_page: TryPage) -> None:
    view = free_page.answer_view
    ask(qtbot, free_page, "春风日出")
    found, drawing = view.looked.map, view.view
    qtbot.waitUntil(lambda: found.isVisible() and drawing.isVisible(), timeout=LONG)
    picture = drawing.picture()
    assert picture is not None
    assert picture.decoder is not None
    drawing.select_step(picture.steps + 1)
    assert (found.selected() or (-1, -1))[0] == 1
    found.select(2, 0)
    assert drawing.selected_step() == picture.steps + 2
    assert found.selected() == (2, 0)
    drawing.select_step(0)  # a step of the text that is read has no row
    assert found.selected() == (2, 0)


def test_a_map_of_a_long_text_is_moved_sideways(qtbot: QtBot, free_page: TryPage) -> None:
    view = free_page.answer_view
    ask(qtbot, free_page, "春风日出" * 20)
    area = view.looked.area
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() > 0, timeout=LONG)
    assert area.width() <= view.width()
    qtbot.waitUntil(
        lambda: area.height() > view.looked.map.preferred_height(view.looked.map.width()), timeout=LONG
    )
    view.looked.map.select(0, 79)
    assert area.horizontalScrollBar().value() > 0

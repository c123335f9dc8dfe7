"""The Text page previews the cut of real lines, and says beforehand what the vocabulary will be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.recipe.settings import Level
from engine.recipe.text import CutterName
from engine.text.vocabulary import SPECIALS
from gui.pages.text_page import TextPage
from gui.pages.text_settings import CUTTERS, CutterEditor
from gui.steps import Step
from gui.widgets.setting_editors import SliderEditor
from gui.workspace import Workspace
from tests.gui.pages.page_driving import click, drag, open_corpus, settle, show_page, unnamed, wait_for
from tests.gui.pages.small_worlds import labelled_file, running_file

STANDARD = [
    "text.max_vocabulary",
    "text.max_tokens",
    "text.min_count",
    "text.script",
    "text.normalize_width",
    "text.normalize_punctuation",
]


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> TextPage:
    """The page with 80 short reviews, cut and counted."""
    open_corpus(qtbot, workspace, labelled_file(tmp_path))
    page = TextPage(workspace)
    show_page(qtbot, page)
    wait_for_preview(qtbot, workspace, page)
    return page


def wait_for_preview(qtbot: QtBot, workspace: Workspace, page: TextPage) -> None:
    qtbot.waitUntil(lambda: page.work.exact() and not page.work.waiting(), timeout=60_000)
    settle(qtbot, workspace)


def words_of(page: TextPage) -> list[str]:
    return [word.text for line in page.reading.view.lines() for word in line.words]


def slider(page: TextPage, key: str) -> SliderEditor:
    editor = page.form.simple.editor(key)
    assert isinstance(editor, SliderEditor)
    return editor


def choose_cutter(page: TextPage, cutter: CutterName) -> None:
    editor = page.form.simple.editor("text.cutter")
    assert isinstance(editor, CutterEditor)
    row = editor.list.rows()[_row_of(cutter)]
    wait_for(row.isVisible)
    QTest.qWait(5)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(9, row.height() // 2))
    wait_for(lambda: page.workspace.recipe.text.cutter is cutter)


def _row_of(cutter: CutterName) -> int:
    return CUTTERS.index(cutter)


def test_without_a_corpus_it_says_what_is_missing(qtbot: QtBot, workspace: Workspace) -> None:
    page = TextPage(workspace)
    show_page(qtbot, page)
    assert page.empty.isVisible()
    with qtbot.waitSignal(page.step_requested) as asked:
        click(page.empty.button)
    assert asked.args == [Step.CORPUS]


def test_the_counts_are_those_of_the_vocabulary(workspace: Workspace, page: TextPage) -> None:
    assert workspace.pipeline is not None
    vocabulary = workspace.pipeline.vocabulary
    shown = [page.vocabulary.model.index(row, 1).data() for row in range(page.vocabulary.model.rowCount())]
    assert shown == list(vocabulary.tokens[len(SPECIALS) :])
    assert page.lengths.unknown.share() == pytest.approx(vocabulary.unknown_share)
    assert str(len(vocabulary)) in page.header.sentence()
    assert page.vocabulary.model.index(0, 0).data() == "3"


def test_another_cutter_changes_lines_and_table_and_lights_the_button(
    qtbot: QtBot, workspace: Workspace, page: TextPage
) -> None:
    assert "the" in words_of(page)
    assert page.next_button.isVisible()
    choose_cutter(page, CutterName.CHARACTERS)
    assert workspace.recipe.text.cutter is CutterName.CHARACTERS
    assert page.build_button.isVisible()
    assert not page.next_button.isVisible()
    wait_for_preview(qtbot, workspace, page)
    assert set(map(len, words_of(page))) == {1}
    assert "characters" in page.header.sentence()
    click(page.build_button)
    settle(qtbot, workspace)
    assert workspace.pipeline is not None
    assert workspace.pipeline.settings.cutter is CutterName.CHARACTERS
    with qtbot.waitSignal(page.step_requested) as asked:
        click(page.next_button)
    assert asked.args == [Step.NETWORK]


def test_going_back_to_a_cutter_needs_no_counting(qtbot: QtBot, workspace: Workspace, page: TextPage) -> None:
    first = page.work.counted()
    choose_cutter(page, CutterName.CHARACTERS)
    wait_for_preview(qtbot, workspace, page)
    workspace.undo_stack.undo()
    assert page.work.counted() is first
    wait_for_preview(qtbot, workspace, page)
    assert "the" in words_of(page)


def test_a_smaller_vocabulary_leaves_words_unknown_while_the_slider_moves(
    workspace: Workspace, page: TextPage
) -> None:
    page.form.simple.editor("text.max_vocabulary")
    editor = slider(page, "text.max_vocabulary")
    editor.set_steps((5, 6, 10, 1000))
    assert not any(word.unknown for line in page.reading.view.lines() for word in line.words)
    before = workspace.recipe
    groove = editor.slider.slider
    groove.setSliderDown(True)
    groove.setSliderPosition(1)
    assert workspace.recipe is before
    assert page.vocabulary.model.rowCount() == 3
    assert any(word.unknown for line in page.reading.view.lines() for word in line.words)
    assert page.lengths.unknown.share() > 0.1
    groove.setSliderPosition(2)
    groove.setSliderDown(False)
    assert workspace.recipe.text.max_vocabulary == 10
    assert workspace.undo_stack.count() == 1
    assert page.vocabulary.model.rowCount() == 7


def test_the_limit_is_dragged_in_the_histogram(workspace: Workspace, page: TextPage) -> None:
    page.lengths.histogram.set_lengths(list(range(1, 121)))
    QTest.mousePress(page.lengths.histogram.handle, Qt.MouseButton.LeftButton, pos=QPoint(200, 60))
    QTest.mouseMove(page.lengths.histogram.handle, QPoint(10, 60))
    assert any(word.cut_off for line in page.reading.view.lines() for word in line.words)
    QTest.mouseRelease(page.lengths.histogram.handle, Qt.MouseButton.LeftButton, pos=QPoint(10, 60))
    assert workspace.recipe.text.max_tokens == page.lengths.histogram.limit()
    assert workspace.recipe.text.max_tokens < 8
    assert "lose their end" in page.lengths.histogram.accessibleDescription()
    workspace.set_values({"text.truncate": "tail"})
    assert "lose their beginning" in page.lengths.histogram.accessibleDescription()
    workspace.set_values({"text.max_tokens": 500})
    assert "lose" not in page.lengths.histogram.accessibleDescription()


def test_the_slider_of_the_longest_text_ends_with_the_histogram(page: TextPage) -> None:
    editor = slider(page, "text.max_tokens")
    bins = page.lengths.histogram.bins()
    assert page.form.simple.editor("text.max_tokens").slider._shown.text() == "all are read whole"  # type: ignore[attr-defined]
    drag(editor.slider.slider, editor.slider.slider.maximum() - 1)
    assert bins.end - bins.width <= editor.slider.value() < bins.longest
    assert "words" in editor.slider._shown.text()


def test_search_finds_words_with_their_place_and_count(
    qtbot: QtBot, workspace: Workspace, page: TextPage
) -> None:
    page.find_in_page()
    QTest.keyClicks(page.vocabulary.search, "Soup")
    qtbot.waitUntil(lambda: page.vocabulary.model.rowCount() == 1)
    assert page.vocabulary.model.index(0, 1).data() == "soup"
    counted = page.work.counted()
    assert counted is not None
    assert (
        f"place {counted.counts.ranks['soup'] + 1}, seen {counted.seen('soup')} times."
        in page.vocabulary.found.text()
    )
    workspace.set_values({"text.max_vocabulary": 4})
    assert page.vocabulary.model.rowCount() == 1
    assert "unknown" in page.vocabulary.found.text()
    page.vocabulary.search.clear()
    qtbot.waitUntil(lambda: page.vocabulary.found.text() == "")
    QTest.keyClicks(page.vocabulary.search, "zebra")
    qtbot.waitUntil(lambda: page.vocabulary.model.rowCount() == 0)
    assert '"zebra" does not occur' in page.vocabulary.found.text()


@pytest.mark.parametrize(
    ("level", "keys"),
    [
        (Level.SIMPLE, []),
        (Level.STANDARD, STANDARD),
        (Level.EXPERT, [*STANDARD, "text.truncate", "text.hmm"]),
    ],
)
def test_levels_add_settings_and_change_none(page: TextPage, level: Level, keys: list[str]) -> None:
    simple = ["text.cutter", "text.max_vocabulary", "text.max_tokens", "text.lowercase"]
    button = page.levels.buttons()[list(Level).index(level)]
    click(button)
    assert page.form.simple.shown_keys() == simple
    assert page.form.exact.isVisible() == bool(keys)
    if keys:
        assert page.form.exact.shown_keys() == keys


def test_lower_case_is_one_click(qtbot: QtBot, workspace: Workspace, page: TextPage) -> None:
    click(page.form.simple.editor("text.lowercase").control())  # type: ignore[arg-type]
    assert workspace.recipe.text.lowercase is False
    wait_for_preview(qtbot, workspace, page)
    assert page.build_button.isVisible()


def test_a_running_text_shows_its_lines_and_no_lengths(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    open_corpus(qtbot, workspace, running_file(tmp_path))
    page = TextPage(workspace)
    show_page(qtbot, page)
    wait_for_preview(qtbot, workspace, page)
    assert not page.lengths.histogram.isVisible()
    assert "text.max_tokens" not in page.form.simple.shown_keys()
    assert "Characters become numbers" in page.header.sentence()


@pytest.mark.parametrize("text", ["x", "只有一行", "a\n" * 3, "😀 " * 50])
def test_odd_corpora_are_shown(
    qtbot: QtBot, workspace: Workspace, make_txt: Callable[..., Path], text: str
) -> None:
    open_corpus(qtbot, workspace, make_txt(text))
    page = TextPage(workspace)
    show_page(qtbot, page)
    wait_for_preview(qtbot, workspace, page)
    assert page.vocabulary.model.rowCount() >= 1


def test_every_control_has_a_name_and_survives_another_language(page: TextPage) -> None:
    page.show_level(Level.EXPERT)
    assert unnamed(page) == []
    rows = page.vocabulary.model.rowCount()
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert page.vocabulary.model.rowCount() == rows
    assert words_of(page)


def test_pointing_at_a_word_tells_its_number(workspace: Workspace, page: TextPage) -> None:
    assert workspace.pipeline is not None
    word = page.reading.view.lines()[0].words[0].text
    tip = page.reading.tip(0, 0)
    assert str(workspace.pipeline.vocabulary.id_of(word)) in tip
    workspace.set_values({"text.max_vocabulary": 4})
    assert "unknown" in page.reading.tip(0, 1)


def test_word_pieces_are_learned_and_made_in_another_number(
    qtbot: QtBot, workspace: Workspace, page: TextPage
) -> None:
    workspace.set_values({"text.max_vocabulary": 310})
    choose_cutter(page, CutterName.BPE)
    wait_for_preview(qtbot, workspace, page)
    counted = page.work.counted()
    assert counted is not None
    assert page.lengths.unknown.share() == 0
    assert not page.vocabulary.curves.handle.isVisible()
    assert slider(page, "text.max_vocabulary").slider.slider.maximum() > 10
    workspace.set_values({"text.max_vocabulary": 300})
    assert page.build_button.isVisible()
    wait_for_preview(qtbot, workspace, page)
    fewer = page.work.counted()
    assert fewer is not None
    assert len(fewer.counts.ranked) < len(counted.counts.ranked)
    click(page.build_button)
    settle(qtbot, workspace)
    assert page.next_button.isVisible()
    assert workspace.pipeline is not None
    assert len(workspace.pipeline.vocabulary) <= 300


def test_the_vocabulary_is_cut_in_the_curve(qtbot: QtBot, workspace: Workspace, page: TextPage) -> None:
    curves, before = page.vocabulary.curves, workspace.recipe
    counted = page.work.counted()
    y = curves.height() // 2
    QTest.mousePress(curves.handle, Qt.MouseButton.LeftButton, pos=QPoint(round(curves.cut_x()), y))
    QTest.mouseMove(curves.handle, QPoint(round(curves._x(8)), y))
    assert workspace.recipe is before  # nothing is set while it is dragged
    assert "11 words cover" in curves.handle.accessibleDescription()
    assert page.vocabulary.model.rowCount() == 8
    assert any(word.unknown for line in page.reading.view.lines() for word in line.words)
    QTest.mouseRelease(curves.handle, Qt.MouseButton.LeftButton, pos=QPoint(round(curves._x(8)), y))
    assert workspace.recipe.text.max_vocabulary == 8 + len(SPECIALS)
    assert page.work.counted() is counted  # nothing was cut again
    assert workspace.undo_stack.count() == 1
    QTest.keyClick(curves.handle, Qt.Key.Key_Home)
    assert workspace.recipe.text.max_vocabulary == 4
    QTest.keyClick(curves.handle, Qt.Key.Key_End)
    assert curves.cut() == curves.last()
    QTest.mouseDClick(curves.handle, Qt.MouseButton.LeftButton, pos=QPoint(200, y))
    assert workspace.recipe.text.max_vocabulary == 10_000


def test_the_rarest_kept_and_the_first_unknown_words_are_listed(workspace: Workspace, page: TextPage) -> None:
    workspace.set_values({"text.max_vocabulary": 10})
    counted = page.work.counted()
    assert counted is not None
    words = counted.counts.ranked.tokens
    for button, first, count in ((0, words[0], 7), (1, words[6], 7), (2, words[7], len(words) - 7)):
        click(page.vocabulary.listed.buttons()[button])
        assert page.vocabulary.model.index(0, 1).data() == first
        assert page.vocabulary.model.rowCount() == count
    assert page.vocabulary.model.index(0, 0).data() == "1"


def test_counting_can_be_cancelled_and_started_again(
    qtbot: QtBot, workspace: Workspace, page: TextPage
) -> None:
    lanes: list[str] = []
    workspace.job_started.connect(lambda job: lanes.append(job.lane))
    choose_cutter(page, CutterName.CHARACTERS)
    qtbot.waitUntil(lambda: "counting" in lanes, timeout=60_000)
    if page.waiting.isVisible():  # else it is done already
        click(page.waiting.button)
    settle(qtbot, workspace)
    if page.work.counted() is None:  # else it was done before the click
        assert page.waiting.button.text() == "Count the words"
        click(page.waiting.button)
    wait_for_preview(qtbot, workspace, page)
    assert page.work.counted() is not None
    assert not page.waiting.isVisible()


def test_guessing_is_greyed_where_jieba_is_not_in_use(
    qtbot: QtBot, workspace: Workspace, page: TextPage
) -> None:
    page.show_level(Level.EXPERT)
    assert not page.form.exact.editor("text.hmm").isEnabled()  # the lines are English
    choose_cutter(page, CutterName.JIEBA)
    wait_for_preview(qtbot, workspace, page)
    qtbot.waitUntil(lambda: page.form.exact.editor("text.hmm").isEnabled(), timeout=60_000)


def test_both_sides_of_pairs_are_shown(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    rows = [f"the cat number {i} sleeps,第 {i} 只猫睡着了" for i in range(40)]
    path.write_text("\n".join(["english,chinese", *rows]), encoding="utf-8")
    open_corpus(qtbot, workspace, path)
    page = TextPage(workspace)
    show_page(qtbot, page)
    qtbot.waitUntil(lambda: page.work.counted() is not None and page.work.exact(), timeout=30_000)
    assert page.sides.isVisible()
    texts = page.work.counted()
    assert texts is not None
    assert "cat" in texts.counts.ranks
    assert page.work.lines() is not None

    click(page.sides.buttons()[1])

    qtbot.waitUntil(lambda: page.work.counted() is not None and page.work.exact(), timeout=30_000)
    answers, lines = page.work.counted(), page.work.lines()
    assert answers is not None
    assert lines is not None
    assert "猫" in "".join(answers.counts.ranks)
    assert "cat" not in answers.counts.ranks
    assert all("猫" in text for _, text in lines.sample)

    click(page.sides.buttons()[0])
    assert page.work.counted() is texts  # kept, not counted again
    settle(qtbot, workspace)


def test_other_tasks_have_one_side(qtbot: QtBot, workspace: Workspace, make_csv: Callable[..., Path]) -> None:
    open_corpus(
        qtbot, workspace, make_csv([["label", "text"], *([str(i % 2), f"word {i}"] for i in range(30))])
    )
    page = TextPage(workspace)
    show_page(qtbot, page)
    assert not page.sides.isVisible()
    settle(qtbot, workspace)

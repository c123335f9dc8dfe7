"""A cut that is wrong is mended with a click or a key: counts and unknown words follow, Undo takes it back, the project keeps it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.pages.text_mending import can_be_mended
from gui.pages.text_page import TextPage
from gui.views.mending_view import MendingView
from gui.views.token_gaps import sides
from gui.workspace import Workspace
from tests.gui.pages.page_driving import click, open_corpus, settle, show_page

DISHES = ("水煮鱼", "红烧肉", "小笼包", "酸辣粉")
WORDS = ("很好吃", "不难吃", "太咸了", "送得慢")


def chinese_file(folder: Path) -> Path:
    """80 short Chinese reviews with two labels."""
    rows = ["label,text"]
    rows += [f"{i % 2},这家店的{DISHES[i % 4]}{WORDS[i // 4 % 4]}，下次还来{i % 7}号桌" for i in range(80)]
    path = folder / "外卖.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> TextPage:
    """The page with Chinese reviews, cut by jieba and counted."""
    workspace.new_project(tmp_path / "p.unroll")
    open_corpus(qtbot, workspace, chinese_file(tmp_path))
    page = TextPage(workspace)
    show_page(qtbot, page)
    wait(qtbot, workspace, page)
    return page


def wait(qtbot: QtBot, workspace: Workspace, page: TextPage) -> None:
    qtbot.waitUntil(lambda: page.work.exact() and not page.work.waiting(), timeout=60_000)
    settle(qtbot, workspace)


def mend(view: MendingView, *, joins: bool) -> str:
    """Click the first gap that joins two words, or cuts one; gives the characters of both sides."""
    gap = next(gap for gap in view.gaps() if gap.joins is joins)
    characters = "".join(sides(view.lines()[gap.line], gap))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.place_of(gap))
    return characters


def tokens(page: TextPage) -> set[str]:
    return {word.text for line in page.reading.view.lines() for word in line.words}


def seen(page: TextPage, word: str) -> int:
    counted = page.work.counted()
    assert counted is not None
    return counted.seen(word)


def test_a_click_joins_and_the_counts_follow(qtbot: QtBot, workspace: Workspace, page: TextPage) -> None:
    word = mend(page.reading.view, joins=True)
    assert workspace.recipe.text.user_words == (word,)
    assert seen(page, word) == 0
    wait(qtbot, workspace, page)
    assert word in tokens(page)
    assert seen(page, word) > 0
    assert f'"{word}" was seen 0 times, now {seen(page, word)} times.' in page.reading.note.text()
    assert "Unknown words" in page.reading.note.text()
    assert page.mends.model.index(0, 0).data() == word
    assert page.mends.model.index(0, 1).data() == str(seen(page, word))


def test_a_click_inside_a_word_cuts_it(qtbot: QtBot, workspace: Workspace, page: TextPage) -> None:
    word = mend(page.reading.view, joins=False)
    (entry,) = workspace.recipe.text.user_words
    assert entry.replace("/", "") == word
    assert seen(page, word) > 0
    wait(qtbot, workspace, page)
    assert word not in tokens(page)
    assert seen(page, word) == 0
    assert page.mends.model.index(0, 0).data() == entry.replace("/", " | ")


def test_undo_and_redo_take_a_mend_back_and_forth(qtbot: QtBot, workspace: Workspace, page: TextPage) -> None:
    before = tokens(page)
    word = mend(page.reading.view, joins=True)
    wait(qtbot, workspace, page)
    mended = tokens(page)
    assert mended != before
    workspace.undo_stack.undo()
    wait(qtbot, workspace, page)
    assert tokens(page) == before
    assert workspace.recipe.text.user_words == ()
    assert "now 0 times" in page.reading.note.text()
    workspace.undo_stack.redo()
    wait(qtbot, workspace, page)
    assert tokens(page) == mended
    assert f"now {seen(page, word)} times" in page.reading.note.text()


def test_two_quick_mends_are_two_steps_of_undo(qtbot: QtBot, workspace: Workspace, page: TextPage) -> None:
    page.mending.set_entries(("水煮鱼",))
    page.mending.set_entries(("水煮鱼", "红烧肉"))
    assert workspace.undo_stack.count() == 2
    workspace.undo_stack.undo()
    assert workspace.recipe.text.user_words == ("水煮鱼",)


def test_the_keyboard_mends_too(qtbot: QtBot, workspace: Workspace, page: TextPage) -> None:
    view = page.reading.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    caret = view.caret()
    assert caret is not None
    left, right = sides(view.lines()[caret.line], caret)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert workspace.recipe.text.user_words == ((left + right) if caret.joins else f"{left}/{right}",)
    wait(qtbot, workspace, page)
    after = view.caret()
    assert after is not None
    assert (after.line, after.offset) == (caret.line, caret.offset)


def test_a_mend_is_removed_from_the_list(qtbot: QtBot, workspace: Workspace, page: TextPage) -> None:
    page.mending.set_entries(("水煮鱼", "红烧肉"))
    wait(qtbot, workspace, page)
    page.mends.table.selectRow(0)
    click(page.mends.remove_button)
    assert list(workspace.recipe.text.user_words) == ["水煮鱼"]
    page.mends.table.selectRow(0)
    page.mends.table.setFocus()
    QTest.keyClick(page.mends.table, Qt.Key.Key_Delete)
    assert workspace.recipe.text.user_words == ()
    assert page.mends.none.isVisible()


def test_words_are_typed_loaded_and_saved(
    qtbot: QtBot, workspace: Workspace, page: TextPage, tmp_path: Path
) -> None:
    page.mends.field.insert("水煮鱼")  # QTest types Latin letters only
    QTest.keyClick(page.mends.field, Qt.Key.Key_Return)
    assert workspace.recipe.text.user_words == ("水煮鱼",)
    path = tmp_path / "words.dict"
    path.write_text("红烧肉 3 n\n小笼/包\n", encoding="utf-8")
    page.mends.load_requested.emit(path)
    settle(qtbot, workspace)
    assert list(workspace.recipe.text.user_words) == ["水煮鱼", "红烧肉", "小笼/包"]
    saved = tmp_path / "saved.txt"
    page.mends.save(saved)
    assert saved.read_text(encoding="utf-8").split() == ["水煮鱼", "红烧肉", "小笼/包"]


def test_a_word_that_cannot_be_is_told(qtbot: QtBot, workspace: Workspace, page: TextPage) -> None:
    with qtbot.waitSignal(workspace.message) as told:
        page.mends.field.insert("水煮/")  # QTest types Latin letters only
        QTest.keyClick(page.mends.field, Qt.Key.Key_Return)
    assert "水煮/" in told.args[0].text
    assert workspace.recipe.text.user_words == ()


def test_the_project_keeps_the_mends(
    qtbot: QtBot, workspace: Workspace, page: TextPage, tmp_path: Path
) -> None:
    page.mending.set_entries(("水煮鱼", "下/次"))
    wait(qtbot, workspace, page)
    click(page.build_button)
    settle(qtbot, workspace)
    workspace.close_project()
    again = Workspace()
    try:
        again.open_project(tmp_path / "p.unroll")
        settle(qtbot, again)
        assert again.recipe.text.user_words == ("水煮鱼", "下/次")
        assert again.pipeline is not None
        assert "水煮鱼" in again.pipeline.tokens("这家店的水煮鱼")
        assert again.pipeline.tokens("下次")[:2] == ["下", "次"]
    finally:
        again.close()


def test_every_way_is_shown_and_mended_there_too(qtbot: QtBot, workspace: Workspace, page: TextPage) -> None:
    click(page.form.cutters().compare)
    qtbot.waitUntil(page.reading.ways.isVisible, timeout=60_000)
    settle(qtbot, workspace)
    ways = page.reading.ways.ways()
    assert [way.way.cutter.value for way in ways] == ["characters", "words", "jieba", "jieba", "bpe"]
    texts = {"".join(way.lines[0].tokens) for way in ways}
    assert len({text.replace(" ", "") for text in texts}) == 1
    assert all(len(token) == 1 for token in ways[0].lines[0].tokens)
    view = page.reading.ways.views(0)[2]
    gap = view.gaps()[0]
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.place_of(gap))
    assert len(workspace.recipe.text.user_words) == 1
    before = ways[2].lines[0].tokens
    qtbot.waitUntil(lambda: page.reading.ways.ways()[2].lines[0].tokens != before, timeout=60_000)
    assert page.reading.ways.views(0)[0].gaps() == []


@pytest.mark.parametrize(
    ("left", "right", "joins", "mendable"),
    [
        ("不", "难吃", True, True),
        ("难", "吃", False, True),
        ("好", "，", True, False),
        ("a", "1", True, True),
    ],
)
def test_marks_are_never_part_of_a_word(left: str, right: str, joins: bool, mendable: bool) -> None:
    assert can_be_mended(left, right, joins) is mendable

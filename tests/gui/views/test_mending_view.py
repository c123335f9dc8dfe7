"""Gaps between characters: clicked or reached with keys, they join and cut; where nothing can be mended none is offered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.theme import tokens
from gui.views.mending_view import MendingView
from gui.views.token_gaps import gaps_of, sides
from gui.views.token_view import TokenLine
from gui.views.unrolled.picture import Word


def line(place: int, *words: str, apart: frozenset[int] = frozenset()) -> TokenLine:
    return TokenLine(place, tuple(Word(word) for word in words), apart=apart)


@pytest.fixture
def view(qtbot: QtBot) -> MendingView:
    view = MendingView()
    qtbot.addWidget(view)
    view.set_lines([line(3, "不", "难吃", "，"), line(9, "下次", "还", "点")])
    view.set_mendable(lambda left, right, joins: "，" not in left + right)
    view.resize(400, view.heightForWidth(400))
    view.show()
    view.setFocus()
    return view


def mends(view: MendingView) -> list[tuple[str, str, bool]]:
    heard: list[tuple[str, str, bool]] = []
    view.mended.connect(lambda left, right, joins: heard.append((left, right, joins)))
    return heard


def test_every_place_between_two_characters_is_a_gap() -> None:
    cut = line(1, "不", "难吃", "，", "好", apart=frozenset({3}))
    found = [(gap.offset, sides(cut, gap), gap.joins) for gap in gaps_of(cut, 0)]
    assert found == [(1, ("不", "难吃"), True), (2, ("难", "吃"), False), (3, ("难吃", "，"), True)]


def test_a_click_between_two_words_joins_and_one_inside_a_word_cuts(view: MendingView) -> None:
    heard = mends(view)
    for gap in view.gaps()[:2]:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.place_of(gap))
    assert heard == [("不", "难吃", True), ("难", "吃", False)]


def test_the_word_itself_is_not_a_gap(view: MendingView) -> None:
    heard = mends(view)
    box = view._chips[0][2][0].box
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(round(box.left()) + 3, 13))
    assert heard == []


def test_what_cannot_be_mended_is_not_offered(view: MendingView) -> None:
    assert all("，" not in "".join(sides(view.lines()[gap.line], gap)) for gap in view.gaps())
    view.set_mendable(None)
    assert view.gaps() == []
    assert view.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_the_caret_walks_over_the_gaps_and_enter_mends(view: MendingView) -> None:
    heard = mends(view)
    walked = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Up):
        QTest.keyClick(view, key)
        caret = view.caret()
        assert caret is not None
        walked.append((caret.line, caret.offset))
    assert walked == [(0, 2), (1, 2), (1, 3), (1, 1), (0, 1)]
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert heard == [("不", "难吃", True)]


def test_the_caret_stays_at_its_characters_when_the_line_is_cut_anew(view: MendingView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Return)
    view.set_lines([line(3, "不难吃", "，"), line(9, "下次", "还", "点")])
    caret = view.caret()
    assert caret is not None
    assert (caret.word, caret.place) == (0, 1)
    assert view.gap_words(caret) == "Cut here: 不 | 难吃"
    assert view.accessibleDescription() == "Cut here: 不 | 难吃"


def test_pointing_shows_what_a_click_would_do(view: MendingView) -> None:
    joins, cuts = view.gaps()[:2]
    QTest.mouseMove(view, view.place_of(joins))
    assert view.cursor().shape() is Qt.CursorShape.PointingHandCursor
    image = view.grab().toImage()
    assert image.pixelColor(view.place_of(joins)) == QColor(tokens().accent)
    QTest.mouseMove(view, QPoint(399, view.height() - 1))
    assert view.cursor().shape() is Qt.CursorShape.ArrowCursor
    assert view.gap_at(view.place_of(cuts)) == cuts


def test_a_word_too_long_for_its_row_offers_only_the_gaps_that_can_be_seen(qtbot: QtBot) -> None:
    view = MendingView()
    qtbot.addWidget(view)
    view.set_lines([line(1, "w" * 200)])
    view.set_mendable(lambda *_: True)
    view.resize(300, 40)
    view.show()
    assert 0 < len(view.gaps()) < 30
    assert all(view.place_of(gap).x() < 300 for gap in view.gaps())

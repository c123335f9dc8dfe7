"""Chips wrap, long lines end in a count, and unknown and cut-off words look different."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.theme import tokens
from gui.views.token_view import TokenLine, TokenView, visible_text
from gui.views.unrolled.picture import Word


def shown(qtbot: QtBot, lines: list[TokenLine], width: int = 400) -> TokenView:
    view = TokenView()
    qtbot.addWidget(view)
    view.set_lines(lines)
    view.resize(width, max(40, view.heightForWidth(width)))
    view.show()
    return view


def test_narrow_views_are_taller(qtbot: QtBot) -> None:
    view = shown(qtbot, [TokenLine(1, tuple(Word("word") for _ in range(20)))])
    assert view.heightForWidth(300) > view.heightForWidth(900)


def test_every_word_of_a_short_line_is_there(qtbot: QtBot) -> None:
    view = shown(qtbot, [TokenLine(4, tuple(Word(w) for w in ["the", "noodles", "were", "cold"]))])
    found = {view.chip_at(QPoint(x, 13)) for x in range(400)} - {None}
    assert found == {(0, 0), (0, 1), (0, 2), (0, 3)}


def test_a_long_line_ends_after_three_rows_and_says_how_much_is_left(qtbot: QtBot) -> None:
    view = shown(qtbot, [TokenLine(1, tuple(Word(f"word{i}") for i in range(500)))])
    assert view.height() < 3 * 26 + 2 * 6 + 20
    shown_words = {
        view.chip_at(QPoint(x, y)) for x in range(0, 400, 3) for y in range(0, view.height(), 6)
    } - {None}
    more = view._chips[0][2][-1]
    assert more.more == 500 - len(shown_words)


def test_an_unknown_word_has_no_fill(qtbot: QtBot) -> None:
    view = shown(qtbot, [TokenLine(1, (Word("known"), Word("strange", unknown=True)))])
    image = view.grab().toImage()
    boxes = [chip.box for chip in view._chips[0][2]]
    grounds = [image.pixelColor(round(box.left()) + 4, round(box.center().y())) for box in boxes]
    assert grounds[0] == QColor(tokens().sunken)
    assert grounds[1] != QColor(tokens().sunken)


def test_effects_colour_the_ground(qtbot: QtBot) -> None:
    words = (Word("good", effect=0.9), Word("bad", effect=-0.9), Word("and", effect=0.0))
    view = shown(qtbot, [TokenLine(1, words)])
    image = view.grab().toImage()
    boxes = [chip.box for chip in view._chips[0][2]]
    good, bad, _ = (image.pixelColor(round(box.left()) + 3, round(box.center().y())) for box in boxes)
    assert good.blue() > good.red()
    assert bad.red() > bad.blue()


@pytest.mark.parametrize(
    ("token", "seen"), [("\n", "↵"), (" ", "␣"), ("a b", "a b"), ("好", "好"), ("\t\t", "⇥⇥"), ("", "")]
)
def test_white_space_can_be_seen(token: str, seen: str) -> None:
    assert visible_text(token) == seen


def test_odd_lines_are_drawn(qtbot: QtBot) -> None:
    lines = [TokenLine(1, ()), TokenLine(2, (Word("x" * 2000),)), TokenLine(3, (Word("😀", cut_off=True),))]
    view = shown(qtbot, lines, width=220)
    assert not view.grab().isNull()
    assert shown(qtbot, []).heightForWidth(300) > 0


def test_lines_that_find_no_room_are_left_out(qtbot: QtBot) -> None:
    view = TokenView()
    qtbot.addWidget(view)
    view.resize(400, 200)
    lines = [TokenLine(place, (Word("word"),)) for place in range(1, 20)]
    view.set_lines(lines, 100)
    assert view.heightForWidth(400) <= 100
    view.set_lines(lines, 0)
    assert view.heightForWidth(400) == 26


def test_words_that_are_not_given_are_counted_too(qtbot: QtBot) -> None:
    view = shown(qtbot, [TokenLine(1, tuple(Word(f"word{i}") for i in range(60)), further=40)])
    shown_words = {
        view.chip_at(QPoint(x, y)) for x in range(0, 400, 3) for y in range(0, view.height(), 6)
    } - {None}
    assert view._chips[0][2][-1].more == 100 - len(shown_words)
    short = shown(qtbot, [TokenLine(1, (Word("one"),), further=7)])
    assert short._chips[0][2][-1].more == 7


def test_in_less_width_it_asks_for_more_height(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    layout = QVBoxLayout(box)
    view = TokenView()
    layout.addWidget(view)
    layout.addStretch(1)
    view.set_lines([TokenLine(1, tuple(Word("word") for _ in range(18)))])
    box.resize(1200, 400)
    box.show()
    wide = view.height()
    box.resize(400, 400)
    qtbot.waitUntil(lambda: view.height() > wide)
    assert view.height() >= view.heightForWidth(view.width())

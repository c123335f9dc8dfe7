"""The alignment map: words that can be read at every size, every number reachable without a mouse, files that open."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent
from pytestqt.qtbot import QtBot

from engine.errors import EngineError
from gui import theme
from gui.views.alignment_geometry import LEAST_CELL, Words, lay_out, least_width
from gui.views.alignment_map import Alignment, AlignmentMap, alignment_of
from gui.views.alignment_painting import contrast, is_han, readable_on
from gui.views.unrolled.ink import Ink
from tests.gui.views.unrolled.answer_pictures import CHINESE, ENGLISH, alignment, pair
from tests.gui.views.unrolled.test_painting import Written, written

__all__ = ["written"]  # a fixture


def an_alignment(rows: int, columns: int, *, chinese: bool = False) -> Alignment:
    """Words of one language over words of the other."""
    source, answer = (CHINESE, ENGLISH) if chinese else (ENGLISH, CHINESE)
    return Alignment(
        tuple(answer[i % len(answer)] for i in range(rows)),
        tuple(source[i % len(source)] for i in range(columns)),
        alignment(rows, columns),
    )


def a_map(qtbot: QtBot, found: Alignment | None, width: int = 640) -> AlignmentMap:
    view = AlignmentMap()
    qtbot.addWidget(view)
    view.set_alignment(found)
    width = max(width, view.minimumSizeHint().width())
    view.resize(width, view.preferred_height(width))
    return view


# Geometry


@pytest.mark.parametrize("rows", [1, 2, 7, 25, 60])
@pytest.mark.parametrize("columns", [1, 2, 7, 25, 60])
@pytest.mark.parametrize("width", [300, 640, 1280])
def test_words_and_cells_never_meet(rows: int, columns: int, width: int) -> None:
    words = Words(tuple([70.0] * rows), tuple([60.0] * columns), tuple([60.0] * columns), 15.0, 50.0)
    grid = lay_out(words, max(width, least_width(words)))
    boxes = (
        [grid.area] + [grid.row_word(i) for i in range(rows)] + [grid.column_word(i) for i in range(columns)]
    )
    for one, other in combinations(boxes, 2):
        assert one.overlap(other) < 0.5
    assert grid.area.right <= max(width, least_width(words))
    assert grid.cell >= LEAST_CELL
    assert grid.row >= 15
    assert not grid.along or grid.cell < 64


def test_what_is_drawn_is_what_is_hit() -> None:
    grid = lay_out(Words((40.0,) * 3, (30.0,) * 5, (30.0,) * 5), 500)
    for row in range(3):
        for column in range(5):
            box = grid.box(row, column)
            assert grid.cell_at(box.cx, box.cy) == (row, column)
    assert grid.cell_at(1, 1) is None
    assert grid.cell_at(grid.area.right + 2, grid.area.cy) is None


# Texts


@pytest.mark.parametrize("chinese", [False, True])
@pytest.mark.parametrize("size", [(1, 1), (7, 6), (15, 14), (3, 40), (40, 3), (60, 60)])
def test_texts_are_whole_and_apart(
    qtbot: QtBot, written: list[Written], size: tuple[int, int], chinese: bool
) -> None:
    view = a_map(qtbot, an_alignment(*size, chinese=chinese))
    view.select(size[0] - 1)
    written.clear()
    view.grab()
    turned = view.grid().along
    upright = [
        one for one in written if not turned or one.box.y > 1
    ]  # words along a column are told apart below
    for one in upright:
        assert one.box.x >= -0.5, one.text
        assert one.box.right <= view.width() + 0.5, one.text
    for one, other in combinations(upright, 2):
        # Words turned by a quarter are remembered as if they were not: they all stand at the origin.
        if abs(one.box.x) > 1 and abs(other.box.x) > 1:
            assert one.box.overlap(other.box) < 3, (one.text, other.text)
    assert all("…" not in one.text for one in written)


def test_han_words_stand_upright() -> None:
    assert is_han("我们")
    assert is_han("，")
    assert not is_han("GRU网络")
    assert not is_han("")


@pytest.mark.parametrize("which", list(theme.Theme))
def test_numbers_stand_out_on_every_colour(qtbot: QtBot, which: theme.Theme) -> None:
    app = QGuiApplication.instance()
    theme.apply_theme(app, which)  # type: ignore[arg-type]
    try:
        pens = Ink()
        worst = min(contrast(readable_on(pens.share(w), pens), pens.share(w)) for w in np.linspace(0, 1, 65))
        assert worst >= 3.9
    finally:
        theme.apply_theme(app, theme.Theme.LIGHT)  # type: ignore[arg-type]


# What a person does


def test_arrows_walk_from_cell_to_cell(qtbot: QtBot) -> None:
    view = a_map(qtbot, an_alignment(4, 5))
    seen: list[tuple[int, int]] = []
    view.cell_selected.connect(lambda row, column: seen.append((row, column)))
    qtbot.keyClick(view, Qt.Key.Key_Right)  # the strongest cell of the first row
    assert view.selected() == (0, 0)
    for key, cell in (
        (Qt.Key.Key_Down, (1, 0)),
        (Qt.Key.Key_Right, (1, 1)),
        (Qt.Key.Key_End, (1, 4)),
        (Qt.Key.Key_Right, (1, 4)),
        (Qt.Key.Key_Up, (0, 4)),
        (Qt.Key.Key_Home, (0, 0)),
    ):
        qtbot.keyClick(view, key)
        assert view.selected() == cell
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.selected() is None
    assert seen[0] == (0, 0)
    assert seen[-1] == (-1, -1)


def test_the_mouse_shows_the_value_and_a_click_keeps_it(qtbot: QtBot) -> None:
    found = an_alignment(4, 5)
    view = a_map(qtbot, found)
    box = view.grid().box(2, 3)
    place = QPoint(round(box.cx), round(box.cy))
    before = view.sentence()
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    at = QPointF(place)
    QGuiApplication.sendEvent(view, QMouseEvent(QEvent.Type.MouseMove, at, at, buttons, buttons, keys))
    assert view.sentence() != before
    assert found.answer[2] in view.sentence()
    assert found.source[3] in view.sentence()
    assert f"{round(100 * found.weights[2, 3])}" in view.sentence()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert view.selected() == (2, 3)


def test_a_screen_reader_is_told(qtbot: QtBot) -> None:
    found = an_alignment(20, 5)
    view = a_map(qtbot, found)
    assert view.accessibleName()
    assert f"{found.answer[0]} looks most at {found.source[0]}" in view.accessibleDescription()
    assert "8 more" in view.accessibleDescription()
    view.select(3)
    assert view.accessibleDescription() == view.sentence()
    assert found.answer[3] in view.sentence()


def test_the_table_is_copied(qtbot: QtBot) -> None:
    found = an_alignment(2, 3)
    view = a_map(qtbot, found)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\n")[1].startswith(found.answer[0] + "\t")
    assert [len(row) for row in view.table()] == [4, 4, 4]
    assert float(view.table()[1][1]) == pytest.approx(found.weights[0, 0], abs=1e-3)


def test_another_answer_keeps_what_is_lit_if_it_can(qtbot: QtBot) -> None:
    view = a_map(qtbot, an_alignment(4, 5))
    view.select(3, 4)
    view.set_alignment(an_alignment(4, 5, chinese=True))
    assert view.selected() == (3, 4)
    view.set_alignment(an_alignment(2, 2))
    assert view.selected() is None
    view.set_alignment(None)
    assert "no attention" in view.sentence()
    assert view.table() == []
    view.grab()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.selected() is None


def test_it_is_written_as_png_and_svg(qtbot: QtBot, tmp_path: Path) -> None:
    view = a_map(qtbot, an_alignment(6, 7))
    view.render_png(tmp_path / "map.png")
    view.render_svg(tmp_path / "map.svg")
    image = QImage(str(tmp_path / "map.png"))
    assert image.width() == 2 * view.width()
    assert image.height() >= 2 * view.preferred_height(view.width()) - 2
    text = (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert "<svg" in text
    assert text.count("<path") + text.count("<rect") > 40
    with pytest.raises(EngineError, match="cannot be written"):
        view.render_png(tmp_path / "no" / "map.png")


def test_the_alignment_of_a_picture() -> None:
    picture = pair(6, 7, trained=True)
    found = alignment_of(picture)
    assert found is not None
    assert found.weights.shape == (7, 6)
    assert found.answer[-1] == "end"
    assert found.source[0] == picture.words[0].text
    assert alignment_of(pair(6, 7)) is None
    assert alignment_of(pair(6, 7, trained=True, attention="none")) is None

"""The unrolled view under a real mouse and real keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTranslator
from PySide6.QtGui import QGuiApplication, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.errors import EngineError
from gui import theme
from gui.motion import set_less_motion
from gui.views.drawing_tools import DrawingTools
from gui.views.save_drawing import SaveDrawingButton
from gui.views.step_numbers import StepNumbers
from gui.views.unrolled.picture import Colouring, Detail, Picture
from gui.views.unrolled_view import UnrolledView
from tests.gui.views.unrolled.pictures import classifier, fading, writer


@pytest.fixture(autouse=True)
def calm(qapp: QApplication) -> Iterator[None]:
    """Nothing glides in a test that does not ask for it."""
    set_less_motion(True)
    yield
    set_less_motion(False)


def shown(qtbot: QtBot, picture: Picture | None, width: int = 1000) -> UnrolledView:
    view = UnrolledView()
    qtbot.addWidget(view)
    view.set_picture(picture)
    view.resize(width, view.preferred_height(width))
    view.show()
    qtbot.waitExposed(view)
    return view


def centre(view: UnrolledView, row: int, column: int) -> QPoint:
    scene = view.scene()
    assert scene is not None
    box = scene.cell(row, column)
    return QPoint(round(box.cx), round(box.cy))


def wheel(view: UnrolledView, at: QPoint, notches: int) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_the_mouse_over_a_cell_brings_its_card_after_a_moment(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(9))
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its ring comes and goes with the window
    view.clearFocus()
    before = view.grab().toImage()
    qtbot.mouseMove(view, centre(view, 1, 3))
    outlined = view.grab().toImage()
    assert outlined != before
    qtbot.waitUntil(lambda: view.grab().toImage() != outlined, timeout=60_000)
    with_card = view.grab().toImage()
    qtbot.mouseMove(view, QPoint(3, 3))
    qtbot.waitUntil(lambda: view.grab().toImage() == before, timeout=60_000)
    assert with_card != before


def test_a_click_lights_the_column_and_says_so(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(9, trained=True))
    with qtbot.waitSignal(view.step_selected, timeout=60_000) as caught:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=centre(view, 0, 4))
    assert caught.args == [4]
    assert view.selected_step() == 4


def test_keys_walk_along_time(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(9))
    steps: list[int] = []
    view.step_selected.connect(steps.append)
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Right,
        Qt.Key.Key_End,
        Qt.Key.Key_Right,
        Qt.Key.Key_Left,
        Qt.Key.Key_Home,
    ):
        qtbot.keyClick(view, key)
    assert steps == [0, 1, 8, 7, 0]
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.selected_step() is None
    assert steps[-1] == -1


def test_space_plays_and_stops(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(3))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert view.is_playing()
    assert view.selected_step() == 0
    qtbot.waitUntil(lambda: view.selected_step() == 1, timeout=60_000)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert not view.is_playing()
    view.select_step(2)
    view.play()
    assert view.selected_step() == 0


def test_up_and_down_focus_cells_of_the_lit_step(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(9))
    view.select_step(2)
    lit = view.grab().toImage()
    qtbot.keyClick(view, Qt.Key.Key_Up)
    lower = view.grab().toImage()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.grab().toImage() == lower  # the focus went along, there and back
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert len({lit.cacheKey(), lower.cacheKey()}) == 2
    assert lower != lit
    assert view.grab().toImage() != lower


def test_a_hidden_step_is_shown_when_it_is_lit(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(60), width=880)
    for step in range(60):
        view.select_step(step)
        scene = view.scene()
        assert scene is not None
        assert scene.column_of(step) is not None


def test_the_wheel_zooms_from_blocks_to_gates_and_a_double_click_returns(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(30, trained=True))
    seen: list[Detail] = []
    view.detail_changed.connect(seen.append)
    at = centre(view, 0, 2)
    wheel(view, at, -8)
    assert view.detail() is Detail.BLOCKS
    for _ in range(30):
        wheel(view, centre(view, 0, 2) if view.near_scene() is None else at, 1)
    assert view.detail() is Detail.GATES
    assert seen == [Detail.BLOCKS, Detail.CELLS, Detail.GATES]
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(400, 60))
    assert view.detail() is Detail.CELLS
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    zoomed = view.scene()
    assert zoomed is not None
    qtbot.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    usual = view.scene()
    assert usual is not None
    assert zoomed.pitch < usual.pitch


def test_a_double_click_on_a_cell_looks_inside_it(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(9, trained=True))
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=centre(view, 1, 5))
    assert view.detail() is Detail.GATES
    assert view.selected_step() == 5
    assert view.layer() == 1


def test_zooming_far_out_keeps_the_step_under_the_pointer(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(120))
    view.set_detail(Detail.BLOCKS)
    scene = view.scene()
    assert scene is not None
    x = round(scene.columns[40].x)
    wheel(view, QPoint(x, 100), 3)
    after = view.scene()
    assert after is not None
    assert after.pitch > scene.pitch
    assert abs(after.columns[40].x - x) <= after.pitch


def test_inside_a_cell_the_mouse_lights_box_and_equation(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(9, trained=True))
    view.set_detail(Detail.GATES)
    view.resize(1000, view.preferred_height(1000))
    near = view.near_scene()
    assert near is not None
    before = view.grab().toImage()
    box = near.part("f")
    qtbot.mouseMove(view, QPoint(round(box.cx), round(box.cy)))
    over_box = view.grab().toImage()
    assert over_box != before
    line = near.equation(0, 6)
    qtbot.mouseMove(view, QPoint(round(line.cx), round(line.cy)))
    assert view.grab().toImage() == over_box


@pytest.mark.parametrize("detail", list(Detail))
@pytest.mark.parametrize(
    "picture", [None, classifier(0), classifier(1), classifier(600), writer(1), writer(600), fading(1)]
)
def test_empty_tiny_and_huge_texts(qtbot: QtBot, picture: Picture | None, detail: Detail) -> None:
    view = shown(qtbot, picture)
    view.set_rows(answers=True, effects=True, guesses=True)
    view.set_detail(detail)
    for colouring in Colouring:
        view.set_colouring(colouring)
        assert not view.grab().isNull()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Space):
        qtbot.keyClick(view, key)
    view.stop()
    scene = view.scene()
    assert scene is None or len(scene.columns) <= 160
    assert view.preferred_height(800) > 50


def test_a_network_without_layers_is_no_error(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(5, count=0))
    for detail in Detail:
        view.set_detail(detail)
        assert not view.grab().isNull()


def test_cut_off_words_are_told_but_not_read(qtbot: QtBot) -> None:
    picture = classifier(12)
    cut = replace(picture, words=(*picture.words[:9], *(replace(w, cut_off=True) for w in picture.words[9:])))
    view = shown(qtbot, cut)
    scene = view.scene()
    assert scene is not None
    assert [c.step for c in scene.columns] == list(range(9))
    assert view.grab().toImage() != shown(qtbot, replace(picture, words=picture.words[:9])).grab().toImage()


def test_the_theme_repaints_everything(qtbot: QtBot, qapp: QApplication) -> None:
    view = shown(qtbot, classifier(9, trained=True))
    light = view.grab().toImage()
    theme.apply_theme(qapp, theme.Theme.DARK)
    try:
        assert view.grab().toImage() != light
    finally:
        theme.apply_theme(qapp, theme.Theme.LIGHT)
    assert view.grab().toImage() == light


CHINESE = {
    "Words": "词",
    "Unrolled network": "展开的网络",
    "Step {step} of {steps}, word {word}.": "第 {step} 步，共 {steps} 步：{word}。",
}


class Chinese(QTranslator):
    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return CHINESE.get(text, "") if context == "UnrolledView" else ""

    def isEmpty(self) -> bool:  # noqa: N802
        return False


def test_the_language_changes_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    view = shown(qtbot, classifier(9))
    view.select_step(2)
    english, spoken = view.grab().toImage(), view.accessibleDescription()
    translator = Chinese()
    qapp.installTranslator(translator)
    try:
        QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
        assert view.grab().toImage() != english
        assert view.accessibleName() == "展开的网络"
        assert view.accessibleDescription().startswith("第 3 步")
    finally:
        qapp.removeTranslator(translator)
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    assert (view.accessibleName(), view.accessibleDescription()) == ("Unrolled network", spoken)


def test_a_name_given_by_the_page_stays(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(9))
    view.setAccessibleName("How far it learns")
    view.select_step(1)
    assert view.accessibleName() == "How far it learns"


def test_a_step_is_told_in_words(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(9, trained=True))
    assert "9 words" in view.accessibleDescription()
    view.select_step(1)
    assert "Step 2 of 9, word noodles." in view.accessibleDescription()
    assert "Answer so far: positive" in view.accessibleDescription()


def test_copying_gives_the_table(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(4, trained=True))
    view.set_rows(answers=True, effects=True, guesses=False)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t") for line in lines] == view.table()
    assert len(lines) == 5


def test_the_highlight_survives_a_new_text_of_the_same_length_only(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(9))
    view.select_step(7)
    view.set_picture(classifier(9, trained=True))
    assert view.selected_step() == 7
    with qtbot.waitSignal(view.step_selected, timeout=60_000) as caught:
        view.set_picture(classifier(3))
    assert caught.args == [-1]
    assert view.selected_step() is None


def test_pictures_are_written(qtbot: QtBot, tmp_path: Path) -> None:
    view = shown(qtbot, classifier(9, trained=True))
    view.render_png(tmp_path / "drawing.png", scale=2)
    image = QImage(str(tmp_path / "drawing.png"))
    assert image.width() == 2 * view.width()
    view.render_svg(tmp_path / "drawing.svg")
    text = (tmp_path / "drawing.svg").read_text(encoding="utf-8")
    assert "<svg" in text
    assert text.count("<path") > 50
    with pytest.raises(EngineError, match="nowhere"):
        view.render_png(tmp_path / "nowhere" / "drawing.png")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["drawing.png", "drawing.svg"]


@pytest.mark.parametrize("colours", list(theme.Theme))
def test_words_in_a_file_are_text_and_every_step_is_there(
    qtbot: QtBot, tmp_path: Path, colours: theme.Theme
) -> None:
    view = shown(qtbot, classifier(40, trained=True))
    before = theme.current_theme()
    view.render_svg(tmp_path / "drawing.svg", colours=colours, whole=True)
    text = (tmp_path / "drawing.svg").read_text(encoding="utf-8")
    numbers = set(re.findall(r">(\d+)</text>", text))
    assert {str(step + 1) for step in range(40)} <= numbers
    assert ">noodles</text>" in text
    ground = theme.DARK.surface if colours is theme.Theme.DARK else theme.LIGHT.surface
    assert ground.lower() in text
    assert theme.current_theme() is before


def test_a_bad_place_is_told_in_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    view = shown(qtbot, classifier(4))
    button = SaveDrawingButton(view)
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.failed, timeout=30_000) as caught:
        assert not button.save(tmp_path / "nowhere" / "drawing.svg")
    assert "nowhere" in caught.args[0]
    assert caught.args[0].endswith("Choose another place.")
    with qtbot.waitSignal(button.saved, timeout=30_000):
        assert button.save(tmp_path / "drawing.png")
    assert QImage(str(tmp_path / "drawing.png")).width() >= view.width()


def test_the_highlight_slides_and_arrives(qtbot: QtBot, qapp: QApplication) -> None:
    set_less_motion(False)
    view = shown(qtbot, classifier(9, trained=True))
    view.select_step(1)
    view.select_step(6)
    view.set_detail(Detail.BLOCKS)
    set_less_motion(True)
    still = shown(qtbot, classifier(9, trained=True))
    still.select_step(6)
    still.set_detail(Detail.BLOCKS)
    still.resize(view.size())
    qtbot.waitUntil(lambda: view.grab().toImage() == still.grab().toImage(), timeout=60_000)


def test_tool_tips_explain_shapes_and_unknown_words(qtbot: QtBot) -> None:
    from gui.views.unrolled.tips import tip_at

    view = shown(qtbot, classifier(9))
    scene, picture = view.scene(), view.picture()
    assert scene is not None
    assert picture is not None
    sheet = view._sheet(scene, picture)
    assert "steps, texts at once, numbers for each" in tip_at(sheet, 30, scene.heights.cells[0])
    assert "never seen" in tip_at(sheet, scene.columns[5].x, scene.heights.words)
    assert tip_at(sheet, scene.columns[5].x, 2) == ""


def test_tool_tips_tell_the_shape_on_every_way(qtbot: QtBot) -> None:
    from gui.views.unrolled.risers import storeys
    from gui.views.unrolled.tips import tip_at

    view = shown(qtbot, classifier(9, two=True, skip="dense", widths=(32, 16)))
    scene, picture = view.scene(), view.picture()
    assert scene is not None
    assert picture is not None
    sheet, x = view._sheet(scene, picture), scene.columns[4].x
    low, high = storeys(scene, 4)
    assert tip_at(sheet, x, low.joint) == "(32, 64): both directions side by side"
    assert tip_at(sheet, x, high.gather).startswith("(32, 80): the word and the outputs")
    assert tip_at(sheet, x, high.plus) == "(32, 96): the outputs of all layers side by side"
    assert tip_at(sheet, x, low.low.bottom + 5) == "(32, 16): what LSTM 1 reads at this step"
    lane = scene.cell(0, 4).right + 2
    assert (
        tip_at(sheet, lane, scene.heights.cells[0] + 8) == "(32, 32): h of LSTM 1 forward, handed on in time"
    )


def test_tool_tips_tell_long_labels_and_gradients(qtbot: QtBot) -> None:
    from gui.views.unrolled.tips import tip_at

    labels = tuple(f"a very long label number {i}" for i in range(30))
    view = shown(qtbot, classifier(9, labels=labels))
    scene, picture = view.scene(), view.picture()
    assert scene is not None
    assert picture is not None
    sheet = view._sheet(scene, picture)
    assert tip_at(sheet, scene.readout(0).cx, scene.label_top()) == labels[0]
    assert labels[-1] in "".join(tip_at(sheet, scene.readout(0).cx, y) for y in range(round(scene.height)))
    reach = shown(qtbot, fading(9))
    reach.set_colouring(Colouring.GRADIENT)
    scene, picture = reach.scene(), reach.picture()
    assert scene is not None
    assert picture is not None
    cell = scene.cell(1, 7)
    assert (
        tip_at(reach._sheet(scene, picture), cell.cx, cell.cy)
        == "RNN 2, step 8: 50\u00a0% of the strongest gradient"
    )


def test_a_panned_drawing_is_dragged(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(120))
    view.set_detail(Detail.BLOCKS)
    scene = view.scene()
    assert scene is not None
    before = scene.columns[60].x
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(600, 100))
    qtbot.mouseMove(view, QPoint(500, 100))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(500, 100))
    after = view.scene()
    assert after is not None
    assert after.columns[60].x < before


def test_a_click_on_a_neighbour_walks_inside_the_cells(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(9, trained=True))
    view.select_step(4)
    view.set_detail(Detail.GATES)
    near = view.near_scene()
    assert near is not None
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, round(near.cell().cy)))
    assert view.selected_step() == 3
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.layer() == 1


def test_broken_numbers_do_no_harm(qtbot: QtBot) -> None:
    """A diverged network leaves not-a-numbers; lists may be shorter or longer than the text."""
    nan, inf = float("nan"), float("inf")
    trained = classifier(9, trained=True)
    assert trained.values is not None
    state = trained.values.hidden[0].copy()
    state[2:] = nan
    state[4, 0] = inf
    broken = replace(
        trained,
        values=replace(trained.values, hidden=(state, state), cell=(state, state)),
        answers=(0.5, nan, inf, -3.0),
        effects=(nan, inf, None, 5.0) * 4,
        gradients=((nan, 1.0, inf), (0.0,), (1.0,) * 20),
        positive_label=7,
    )
    guessing = replace(writer(5), guesses=((("a", nan), ("b", inf)), (), (("c", -1.0),)), taken=(5, None))
    for picture in (broken, guessing):
        view = shown(qtbot, picture)
        view.set_rows(answers=True, effects=True, guesses=True)
        for colouring in Colouring:
            view.set_colouring(colouring)
            for detail in Detail:
                view.set_detail(detail)
                for step in range(picture.steps):
                    view.select_step(step)
                    assert view.accessibleDescription()
                assert not view.grab().isNull()
                assert len({len(line) for line in view.table()}) == 1


def test_a_word_is_carried_through_and_what_follows_is_not_read_yet(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(9, trained=True))
    tools, numbers = DrawingTools(view), StepNumbers(view)
    for widget in (tools, numbers):
        qtbot.addWidget(widget)
    all_read = view.grab().toImage()
    steps: list[int] = []
    view.carried.connect(steps.append)
    qtbot.mouseClick(tools.step, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(tools.step, Qt.MouseButton.LeftButton)
    assert (view.carried_step(), view.selected_step()) == (1, 1)
    assert view.grab().toImage() != all_read
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view.carried_step() == 2
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    assert view.carried_step() == 1
    assert list(dict.fromkeys(steps)) == [0, 1, 2]
    picture = view.picture()
    assert picture is not None
    assert picture.values is not None
    lines = [numbers.model.row(row) for row in range(numbers.model.rowCount())]
    state = next(line for line in lines if line[:2] == ("LSTM 1", "h"))
    first = float(picture.values.hidden[0][1][0])
    assert str(state[3]).startswith(f"{'+' if first >= 0 else '−'}{abs(first):.2f}")
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.carried_step() == -1
    assert numbers.isHidden()


def test_without_numbers_the_step_button_asks_for_them(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(4))
    tools = DrawingTools(view)
    qtbot.addWidget(tools)
    with qtbot.waitSignal(tools.numbers_wanted, timeout=30_000):
        qtbot.mouseClick(tools.step, Qt.MouseButton.LeftButton)
    assert view.carried_step() == -1


def test_a_word_rises_row_by_row(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(4, trained=True))
    view.carry()
    at_once = view.grab().toImage()
    view.leave()
    set_less_motion(False)
    view.carry()
    assert view.grab().toImage() != at_once
    qtbot.waitUntil(lambda: not view.is_rising(), timeout=30_000)
    set_less_motion(True)
    qtbot.waitUntil(lambda: view.grab().toImage() == at_once, timeout=30_000)

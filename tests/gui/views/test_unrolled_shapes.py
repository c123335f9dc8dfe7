"""Walking, looking near and exporting in networks that answer at every step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.networks.build import build_task
from engine.networks.shapes import Sizes
from engine.recipe.recipe import Task
from engine.use.looking import look_at_reading
from gui.motion import set_less_motion
from gui.views.alignment_map import alignment_of
from gui.views.pictures import answer_picture, structure_picture, with_first_numbers
from gui.views.unrolled.pair_geometry import PairScene
from gui.views.unrolled.picture import Detail, Picture, Word
from gui.views.unrolled.tips import tip_at
from gui.views.unrolled_view import UnrolledView
from tests.engine.use.helpers import small_recipe
from tests.engine.use.test_answering import an_answerer
from tests.engine.use.test_looking import TEXT_TASKS
from tests.gui.views.unrolled.answer_pictures import aligned, conditional, pair


@pytest.fixture(autouse=True)
def calm(qapp: QApplication) -> Iterator[None]:
    """Nothing glides."""
    set_less_motion(True)
    yield
    set_less_motion(False)


def a_view(qtbot: QtBot, picture: Picture, width: int = 1008) -> UnrolledView:
    view = UnrolledView()
    qtbot.addWidget(view)
    view.set_picture(picture)
    view.resize(width, view.preferred_height(width))
    return view


def pair_scene(view: UnrolledView) -> PairScene:
    scene = view.scene()
    assert isinstance(scene, PairScene)
    return scene


def test_one_walks_through_both_halves(qtbot: QtBot) -> None:
    view = a_view(qtbot, pair(4, 5, trained=True))
    steps: list[int] = []
    view.step_selected.connect(steps.append)
    for _ in range(10):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert steps == list(range(9))
    assert view.accessibleDescription().startswith("Decoder.")
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.accessibleDescription().startswith("Encoder.")
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.selected_step() == 8


def test_a_click_lights_a_step_of_either_half(qtbot: QtBot) -> None:
    view = a_view(qtbot, pair(4, 5, trained=True))
    scene = pair_scene(view)
    for index, column in enumerate(scene.columns):
        box = scene.cell(0, index)
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPointF(box.cx, box.cy).toPoint())
        assert view.selected_step() == column.step


def test_up_and_down_reach_every_layer_of_either_half(qtbot: QtBot) -> None:
    view = a_view(qtbot, pair(4, 5, two=True, count=2))
    for step, rows in ((1, 4), (6, 2)):
        view.select_step(step)
        seen = []
        for _ in range(6):
            qtbot.keyClick(view, Qt.Key.Key_Up)
            hot = view._lit.hot
            assert hot is not None
            seen.append(hot[0])
        assert seen[:rows] == list(range(rows))
        assert max(seen) == rows - 1
        assert not view.grab().isNull()
        view.leave()


@pytest.mark.parametrize("step", [1, 6])
def test_the_near_zoom_looks_into_the_half_that_is_lit(qtbot: QtBot, step: int) -> None:
    view = a_view(qtbot, pair(4, 5, kind="lstm", count=2, trained=True))
    view.select_step(step)
    view.set_detail(Detail.GATES)
    view.grab()
    half = view._half()[0]
    picture = view.picture()
    assert picture is not None
    assert half is (picture if step < 4 else picture.decoder)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    view.grab()
    assert view.selected_step() == step + 1


@pytest.mark.parametrize("picture", [pair(12, 12, trained=True), conditional(9), aligned(9, own=True)])
def test_zooming_in_and_out_paints_at_every_level(qtbot: QtBot, picture: Picture) -> None:
    view = a_view(qtbot, picture)
    view.select_step(3)
    seen = set()
    for factor in (0.6, 0.6, 0.6, 0.6, *[1.5] * 8):
        view.zoom(factor)
        assert not view.grab().isNull()
        assert view.selected_step() == 3
        seen.add(view.detail())
    assert seen == set(Detail)


def test_tips_of_context_label_and_words(qtbot: QtBot) -> None:
    view = a_view(qtbot, pair(4, 5, trained=True))
    scene, picture = pair_scene(view), view.picture()
    assert picture is not None
    sheet = view._sheet(scene, picture)
    assert "context" in tip_at(sheet, scene.trunk, 120).lower()
    chip = scene.decoder.chip(1)
    assert tip_at(sheet, chip.cx, chip.cy) == picture.decoder.read[1].text  # type: ignore[union-attr]
    assert "(4, 32)" in tip_at(sheet, 10, scene.heights.words)  # the gutters have the shapes of their halves
    assert "(5, 32)" in tip_at(sheet, scene.decoder.right + 30, scene.heights.words)

    assert "attention" in tip_at(sheet, 20, scene.channel)

    view = a_view(qtbot, conditional(5, label="Du Fu"))
    plain, picture = view.scene(), view.picture()
    assert plain is not None
    assert picture is not None
    assert plain.heights.given is not None
    assert "Du Fu" in tip_at(view._sheet(plain, picture), 300, plain.heights.given)


def test_the_table_of_both_halves_is_copied(qtbot: QtBot) -> None:
    view = a_view(qtbot, pair(4, 5, trained=True))
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 4 + 5 + 2


@pytest.mark.parametrize("picture", [pair(6, 7, trained=True), conditional(6), aligned(6, own=True)])
def test_drawings_are_written_as_png_and_svg(qtbot: QtBot, tmp_path: Path, picture: Picture) -> None:
    view = a_view(qtbot, picture)
    view.select_step(picture.all_steps - 1)
    view.render_png(tmp_path / "drawing.png")
    view.render_svg(tmp_path / "drawing.svg")
    assert QImage(str(tmp_path / "drawing.png")).width() == 2 * view.width()
    assert "<svg" in (tmp_path / "drawing.svg").read_text(encoding="utf-8")
    view.render_png(tmp_path / "whole.png", whole=True)
    assert not QImage(str(tmp_path / "whole.png")).isNull()


@pytest.mark.parametrize(
    "values",
    [
        {"task": Task.ALIGNED, "model__reads_answer": False},
        {"task": Task.ALIGNED, "model__reads_answer": True, "model__skip": "residual"},
        {"task": Task.SEQ2SEQ, "model__attention": "additive", "model__skip": "dense"},
        {"task": Task.SEQ2SEQ, "model__attention": "none", "model__cell": "rnn", "model__activation": "relu"},
    ],
    ids=["aligned", "reads its answer", "attention", "no attention"],
)
def test_what_a_real_network_answers_is_drawn(qtbot: QtBot, values: dict[str, object]) -> None:
    settings = {"model__bidirectional": True, "model__layer_sizes": [5, 4], **values}
    answerer = an_answerer(**settings)  # type: ignore[arg-type]
    recipe = small_recipe(**settings)  # type: ignore[arg-type]
    seen = answerer.look("abcbx")
    picture = answer_picture(seen, recipe, 6, 7)
    view = a_view(qtbot, picture)
    view.set_rows(answers=False, effects=False, guesses=True)
    view.select_step(picture.all_steps - 1)
    for detail in Detail:
        view.set_detail(detail)
        for layer in range(len(picture.layers)):
            view.select_layer(layer)
            assert not view.grab().isNull()
    if values["task"] is Task.ALIGNED:
        assert [word.text for word in picture.targets] == list(seen.written)
        assert [g[t][0] for g, t in zip(picture.guesses or (), picture.taken or (), strict=True)] == list(  # type: ignore[index]
            seen.written
        )
        return
    decoder = picture.decoder
    assert decoder is not None
    assert decoder.values is not None
    assert decoder.given is not None
    assert decoder.values.given is not None
    assert decoder.values.given.shape == (decoder.given.size,)
    assert [len(start) for start in decoder.values.start] == [5, 4]
    assert (alignment_of(picture) is None) == (values["model__attention"] == "none")


@pytest.mark.parametrize("task", TEXT_TASKS)
def test_before_training_words_are_carried_through_every_network(qtbot: QtBot, task: Task) -> None:
    recipe = small_recipe(task, model__cell="gru", model__layer_sizes=[5, 4], model__bidirectional=True)
    network = build_task(task.value, recipe.model, Sizes(9, 2, 8, 10), 3).eval()
    words, answers = [Word(sign) for sign in "abc"], [Word(sign) for sign in "ABC"]
    picture = structure_picture(recipe, words, 9, ("x", "y"), answers, 8, "y")
    picture = with_first_numbers(picture, look_at_reading(network, [3, 4, 5], [4, 6, 7], 1))
    for half in (picture, picture.decoder):
        if half is not None:
            assert half.values is not None
            assert half.values.first
            assert [len(h) for h in half.values.hidden] == [half.steps] * len(half.layers)
            assert half.values.embedding is not None
            assert half.values.embedding.shape == (half.steps, half.embedding_dim)
    view = a_view(qtbot, picture)
    for step in range(picture.all_steps):
        view.carry(1)
        qtbot.waitUntil(lambda: not view.is_rising(), timeout=30_000)
        assert view.selected_step() == step
        assert not view.grab().isNull()

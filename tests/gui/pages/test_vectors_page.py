"""The page of word vectors, over small networks that were really trained, with mouse and keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from engine.control import RunControl
from engine.events import result_of
from engine.project.project import Project
from engine.recipe.presets import build_recipe
from engine.training.preparing import prepare
from engine.vectors.similarity import Metric
from engine.vectors.word_vectors import WordVectors
from gui.main_window import MainWindow
from gui.pages.vectors_page import VectorsPage
from gui.pages.vectors_sources import FILE
from gui.pages.vectors_words import figure
from gui.steps import Step, StepState
from gui.workspace import Workspace
from tests.gui.accessibility import described, tab_order, unnamed
from tests.gui.pages.page_driving import PATIENCE, choices, choose, settle, show_page, wait_for
from tests.gui.pages.small_worlds import fill, train

Open = Callable[..., VectorsPage]


@pytest.fixture
def open_page(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> Open:
    """The page of a trained run, once it has said something."""

    def make(task: str = "classification") -> VectorsPage:
        train(fill(workspace, tmp_path, task))
        page = VectorsPage(workspace)
        show_page(qtbot, page, (1232, 828))
        qtbot.waitUntil(lambda: bool(page.near.near.rows(Metric.COSINE)), timeout=PATIENCE)
        return page

    return make


def vectors_of(page: VectorsPage) -> WordVectors:
    """The vectors of the run that the page shows."""
    project, run = page.workspace.project, page.run_shown()
    assert project is not None
    assert run is not None
    return WordVectors.load(project, run.name)


def type_into(field: QLineEdit, text: str) -> None:
    """Click into a field and type over what it holds."""
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    field.selectAll()
    QTest.keyClicks(field, text)


def shown(words: list[tuple[str, float]]) -> list[tuple[str, str]]:
    return [(word, figure(value)) for word, value in words]


def _shows(page: VectorsPage, expected: list[tuple[str, str]]) -> bool:
    return page.near.near.rows(Metric.COSINE) == expected


def test_the_neighbours_of_a_word_by_four_metrics_side_by_side(qtbot: QtBot, open_page: Open) -> None:
    page = open_page()
    type_into(page.near.word, "Lovely")  # evened out as the texts were
    qtbot.waitUntil(lambda: page.near.title.text() == "Nearest to 'Lovely'", timeout=PATIENCE)
    vectors = vectors_of(page)
    for metric in Metric:
        expected = shown(vectors.neighbours("lovely", metric, 8))
        assert page.near.near.rows(metric) == expected
    lefts = [way.mapTo(page, way.rect().topLeft()).x() for way in page.near.near.ways.values()]
    assert lefts == sorted(set(lefts))


def test_without_a_word_there_is_an_example(qtbot: QtBot, open_page: Open) -> None:
    page = open_page()
    example = page.near.word.placeholderText()
    assert page.near.title.text() == f"Nearest to '{example}'"
    assert example in vectors_of(page)


def test_an_unknown_word_is_named_and_the_field_marked(qtbot: QtBot, open_page: Open) -> None:
    page = open_page()
    type_into(page.near.word, "badminton")
    qtbot.waitUntil(page.near.problem.isVisible, timeout=PATIENCE)
    assert "'badminton'" in page.near.problem.text()
    assert page.near.word.property("wrong")
    assert not page.near.near.isVisible()
    type_into(page.near.word, "soup")
    qtbot.waitUntil(page.near.near.isVisible, timeout=PATIENCE)
    assert not page.near.problem.isVisible()
    assert not page.near.word.property("wrong")


def test_how_alike_two_words_are(qtbot: QtBot, open_page: Open) -> None:
    page = open_page()
    line = page.near.pair
    type_into(line.fields[0], "soup")
    assert not line.answer.isVisible()  # one word is no pair
    type_into(line.fields[1], "cold")
    qtbot.waitUntil(line.answer.isVisible, timeout=PATIENCE)
    assert line.fields[1].x() - line.fields[0].x() < 250  # the sentence holds together
    vectors = vectors_of(page)
    for metric, name in zip(Metric, ("Cosine", "Euclidean", "Manhattan", "Chebyshev"), strict=True):
        assert line.answer.rows(metric) == [(name, figure(vectors.similarity("soup", "cold", metric)))]


def test_an_analogy_and_its_unknown_words(qtbot: QtBot, open_page: Open) -> None:
    page = open_page()
    line = page.near.analogy
    for field, word in zip(line.fields, ("good", "bad", "warm"), strict=True):
        type_into(field, word)
    qtbot.waitUntil(line.answer.isVisible, timeout=PATIENCE)
    vectors = vectors_of(page)
    for metric in Metric:
        assert line.answer.rows(metric) == shown(vectors.analogy("good", "bad", "warm", metric, 3))

    type_into(line.fields[0], "xylophone")
    type_into(line.fields[2], "zeppelin")
    qtbot.waitUntil(lambda: "zeppelin" in line.hint.text(), timeout=PATIENCE)
    assert line.hint.text() == "The run has never met these words: xylophone, zeppelin. Choose others."
    assert [bool(field.property("wrong")) for field in line.fields] == [True, False, True]
    assert not line.answer.isVisible()


def test_the_odd_one_out(qtbot: QtBot, open_page: Open) -> None:
    page = open_page()
    line = page.near.odd
    type_into(line.fields[0], "soup, bread")
    QTest.keyClick(line.fields[0], Qt.Key.Key_Return)
    assert not line.answer.isVisible()
    type_into(line.fields[0], "soup, bread tea ")
    line.fields[0].insert("、cold")  # no key of a plain keyboard
    QTest.keyClick(line.fields[0], Qt.Key.Key_Return)
    qtbot.waitUntil(line.answer.isVisible, timeout=PATIENCE)
    vectors = vectors_of(page)
    for metric in Metric:
        odd = vectors.odd_one_out(("soup", "bread", "tea", "cold"), metric)[:1]
        assert line.answer.rows(metric) == shown(odd)


def test_another_run_is_asked_the_same(qtbot: QtBot, open_page: Open, workspace: Workspace) -> None:
    page = open_page()
    assert choices(page.runs) == ["run 1", FILE]
    type_into(page.near.word, "soup")
    qtbot.waitUntil(lambda: page.near.title.text() == "Nearest to 'soup'", timeout=PATIENCE)
    workspace.set_values({"training.seed": 5})
    train(workspace)
    workspace.run_changed.emit()
    qtbot.waitUntil(page.runs.isVisible, timeout=PATIENCE)
    names = [run.name for run in workspace.runs()]
    for name in names:
        choose(page.runs, name)
        expected = shown(vectors_of(page).neighbours("soup", Metric.COSINE, 8))
        wait_for(partial(_shows, page, expected))
    assert page.run_shown() is not None


@pytest.mark.parametrize("task", ["language_model", "aligned", "seq2seq", "conditional"])
def test_every_task_has_vectors(qtbot: QtBot, open_page: Open, task: str) -> None:
    page = open_page(task)
    example = page.near.word.placeholderText()
    expected = shown(vectors_of(page).neighbours(example, Metric.EUCLIDEAN, 8))
    assert page.near.near.rows(Metric.EUCLIDEAN) == expected


def test_a_run_of_word_vectors(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    from engine.training.runs import start_run

    corpus = tmp_path / "lines.txt"
    corpus.write_text("the cat drinks milk\nthe dog drinks water\n" * 200, "utf-8")
    recipe = build_recipe(None, {"task": "word_vectors", "vectors": {"dim": 8, "epochs": 2}})
    workspace.project = Project.create(tmp_path / "p.unroll")
    prepared = result_of(prepare(corpus, recipe, RunControl()))
    result_of(start_run(workspace.project, recipe, prepared, RunControl(), device="cpu"))
    workspace.recipe, workspace.pipeline = recipe, prepared.pipeline
    workspace.current_run = workspace.project.runs()[-1]
    page = VectorsPage(workspace)
    show_page(qtbot, page, (1232, 828))
    qtbot.waitUntil(lambda: bool(page.near.near.rows(Metric.COSINE)), timeout=PATIENCE)
    assert "8 numbers" in page.header.sentence()
    assert workspace.step_state(Step.VECTORS) is StepState.READY
    assert workspace.step_fact(Step.VECTORS) == "8 numbers a word"


def test_before_training_the_page_says_what_it_needs(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    page = VectorsPage(fill(workspace, tmp_path))
    show_page(qtbot, page)
    assert page._empty.isVisible()
    assert page._empty.heading() == "Vectors appear after training."
    assert not page.near.isVisible()
    assert workspace.step_state(Step.VECTORS) is StepState.EMPTY
    asked: list[Step] = []
    page.step_requested.connect(asked.append)
    QTest.mouseClick(page._empty.button, Qt.MouseButton.LeftButton)
    assert asked == [Step.TRAIN]


def test_names_and_the_way_of_the_tab_key(qtbot: QtBot, open_page: Open) -> None:
    page = open_page()
    assert described(unnamed(page)) == []
    order = tab_order(page, page.content)
    fields = [page.near.word, *(field for line in page.near.lines for field in line.fields)]
    assert [widget for widget in order if widget in fields] == fields
    said = page.near.near.ways[Metric.COSINE].accessibleName()
    assert said.startswith(f"Cosine: {page.near.near.rows(Metric.COSINE)[0][0]} ")


def test_the_last_stop_of_the_rail_has_a_key(qtbot: QtBot, window: MainWindow) -> None:
    action = window.actions_.step_actions[Step.VECTORS]
    assert action.shortcut().toString() == "Ctrl+6"
    assert action.text().replace("&", "") == "Vectors"
    QTest.mouseClick(window.frame.rail.steps[Step.VECTORS], Qt.MouseButton.LeftButton)
    assert window.current_step() is Step.VECTORS
    settle(qtbot, window.workspace)


def show_view(page: VectorsPage, place: int) -> None:
    QTest.mouseClick(page.views.buttons()[place], Qt.MouseButton.LeftButton)


def test_the_heat_map_of_chosen_words(qtbot: QtBot, open_page: Open) -> None:
    page = open_page()
    assert not page.heat.isVisible()
    show_view(page, 1)
    assert not page.near.isVisible()
    qtbot.waitUntil(page.heat.heat.isVisible, timeout=PATIENCE)
    vectors = vectors_of(page)
    some = page.heat.heat.words()
    near = [word for word, _ in vectors.neighbours(some[0], Metric.COSINE, 11)]
    assert list(some[1:]) == near

    type_into(page.heat.chosen, "soup zebra, tea")
    qtbot.waitUntil(lambda: page.heat.heat.words() == ("soup", "tea"), timeout=PATIENCE)
    assert page.heat.problem.text() == "The run has never met the word 'zebra'. Choose another one."
    numbers = [line.split("\t")[1:] for line in page.heat.heat.as_text().splitlines()]
    expected = [vectors.table[vectors.place(word)] for word in ("soup", "tea")]
    assert [[float(n) for n in row] for row in numbers] == [pytest.approx(row, rel=1e-4) for row in expected]
    assert described(unnamed(page)) == []


def test_the_map_of_words(qtbot: QtBot, open_page: Open) -> None:
    page = open_page()
    show_view(page, 2)
    qtbot.waitUntil(lambda: bool(page.map.map.words()), timeout=PATIENCE)
    vectors = vectors_of(page)
    assert page.map.map.words() == vectors.words
    near = [word for word, _ in vectors.neighbours("soup", Metric.COSINE, 8)]

    type_into(page.map.search, "Soup")
    qtbot.waitUntil(lambda: page.map.map.marked() == ["soup", *near], timeout=PATIENCE)
    assert page.map.map.zoom() > 1

    type_into(page.map.search, "zebra")
    qtbot.waitUntil(lambda: "'zebra'" in page.map.about.text(), timeout=PATIENCE)
    assert page.map.map.marked() == []

    QTest.mouseClick(page.map.whole, Qt.MouseButton.LeftButton)
    assert page.map.map.zoom() == 1
    QTest.mouseClick(page.map.closer, Qt.MouseButton.LeftButton)
    assert page.map.map.zoom() > 1
    QTest.mouseClick(page.map.farther, Qt.MouseButton.LeftButton)
    assert page.map.map.zoom() == 1

    place = page.map.map.place_of("soup").toPoint()
    word = page.map.map.word_at(page.map.map.place_of("soup"))
    QTest.mouseClick(page.map.map, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: page.map.map.marked()[:1] == [word], timeout=PATIENCE)
    assert page.map.search.text() == ""
    assert described(unnamed(page)) == []


def test_a_rare_word_asks_for_a_larger_map(
    qtbot: QtBot, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.pages.vectors_map.COUNTS", (5, 20, 20, 20))
    page = open_page()
    choose(page.map.count, 20)
    page.map.retranslate()
    choose(page.map.count, 5)
    show_view(page, 2)
    qtbot.waitUntil(lambda: len(page.map.map.words()) == 5, timeout=PATIENCE)
    rare = vectors_of(page).words[10]
    type_into(page.map.search, rare)
    qtbot.waitUntil(lambda: "larger map" in page.map.about.text(), timeout=PATIENCE)
    choose(page.map.count, 20)
    qtbot.waitUntil(lambda: page.map.map.marked()[:1] == [rare], timeout=PATIENCE)

"""One training pair on the Vectors page, over runs that were really trained."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.control import RunControl
from engine.events import result_of
from engine.project.project import Project
from engine.recipe.presets import build_recipe
from engine.recipe.vectors import Architecture
from engine.training.preparing import Prepared, prepare
from engine.training.runs import start_run
from engine.vectors.one_pair import Matrices, read_sentence, steps_of
from gui.pages.vectors_page import VectorsPage
from gui.pages.vectors_pair import PairView
from gui.steps import Step
from gui.views.vector_pair_picture import PairPicture, Stage
from gui.workspace import Workspace
from tests.gui.accessibility import described, tab_order, unnamed
from tests.gui.pages.page_driving import PATIENCE, show_page
from tests.gui.pages.small_worlds import fill, train

LINES = ("the cat drinks cold milk in the kitchen.", "a dog drinks clear water in the garden!")


@dataclass(frozen=True)
class Trained:
    """A project with a run of word vectors, and what it was made of."""

    path: Path
    prepared: Prepared


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Trained:
    """Trained once for all tests."""
    folder = tmp_path_factory.mktemp("trained")
    corpus = folder / "lines.txt"
    corpus.write_text("\n".join(LINES * 150), "utf-8")
    recipe = build_recipe(None, {"task": "word_vectors", "vectors": {"dim": 8, "epochs": 2, "window": 3}})
    with Project.create(folder / "p.unroll") as project:
        prepared = result_of(prepare(corpus, recipe, RunControl()))
        result_of(start_run(project, recipe, prepared, RunControl(), device="cpu"))
    return Trained(folder / "p.unroll", prepared)


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, trained: Trained, tmp_path: Path) -> VectorsPage:
    """The pair of a run of word vectors, once it is drawn."""
    workspace.project = Project.open(Path(shutil.copy(trained.path, tmp_path / "copy.unroll")))
    workspace.current_run = workspace.project.runs()[-1]
    workspace.recipe = workspace.current_run.recipe
    workspace.pipeline, workspace.corpus = trained.prepared.pipeline, trained.prepared.corpus
    return opened(qtbot, workspace)


def opened(qtbot: QtBot, workspace: Workspace) -> VectorsPage:
    made = VectorsPage(workspace)
    show_page(qtbot, made, (1008, 620))
    QTest.mouseClick(made.views.buttons()[3], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: made.pair.drawing.isVisible() or made.pair.empty.isVisible(), timeout=PATIENCE)
    return made


def typed(qtbot: QtBot, view: PairView, text: str) -> None:
    """Type a sentence and wait for what comes of it."""
    QTest.mouseClick(view.text, Qt.MouseButton.LeftButton)
    view.text.selectAll()
    QTest.keyClicks(view.text, text)
    qtbot.waitUntil(lambda: view.question().sentence == text, timeout=PATIENCE)
    qtbot.waitUntil(lambda: view._answer is not None and view._answer.sentence == text, timeout=PATIENCE)


def test_it_begins_with_a_sentence_of_the_corpus(page: VectorsPage) -> None:
    assert page.pair.text.text() in LINES
    picture = page.pair.drawing.picture()
    assert picture is not None
    assert picture.architecture is Architecture.SKIP_GRAM
    assert picture.shape[1] == 8


def test_the_numbers_are_those_of_the_run(qtbot: QtBot, page: VectorsPage) -> None:
    typed(qtbot, page.pair, "the dog drinks milk")
    picture = page.pair.drawing.picture()
    assert picture is not None
    project = page.workspace.project
    assert project is not None
    found = Matrices.load(project)
    words = read_sentence(found, "the dog drinks milk")
    expected = steps_of(found, words, picture.center, rate=found.settings.learning_rate, reach=3, seed=0)
    assert picture.pairs == expected


def test_buttons_go_through_steps_and_pairs(page: VectorsPage) -> None:
    view = page.pair
    assert not view.back.isEnabled()
    for stage in list(Stage)[1:]:
        QTest.mouseClick(view.next, Qt.MouseButton.LeftButton)
        assert view.drawing.stage() is stage
        assert view.stage.text().startswith(f"Step {stage + 1} of 10: ")
        assert view.sentence.text() == view.drawing.sentence()
    assert not view.next.isEnabled()
    QTest.mouseClick(view.back, Qt.MouseButton.LeftButton)
    assert view.drawing.stage() is Stage.INPUTS
    view.drawing.select_pair(0)
    QTest.mouseClick(view.next_pair, Qt.MouseButton.LeftButton)
    assert view.drawing.pair() == 1
    assert view.pair.whole_text().startswith("Pair 2 of ")
    QTest.mouseClick(view.play, Qt.MouseButton.LeftButton)
    assert view.drawing.is_playing()
    QTest.mouseClick(view.play, Qt.MouseButton.LeftButton)
    assert not view.drawing.is_playing()


def test_the_other_architecture_and_the_state_before_learning(qtbot: QtBot, page: VectorsPage) -> None:
    view = page.pair
    typed(qtbot, view, "the dog drinks milk")
    QTest.mouseClick(view.architectures.buttons()[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _shown(view).architecture is Architecture.CBOW, timeout=PATIENCE)
    assert len(_shown(view).pairs) == 1
    QTest.mouseClick(view.states.buttons()[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _shown(view).fresh, timeout=PATIENCE)
    assert not any(_shown(view).pairs[0].correction)


def test_other_false_words_and_another_middle(qtbot: QtBot, page: VectorsPage) -> None:
    view = page.pair
    before, center = _shown(view).pairs, _shown(view).center
    QTest.mouseClick(view.dice, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _shown(view).pairs != before, timeout=PATIENCE)
    QTest.keyClick(view.drawing, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: _shown(view).center < center, timeout=PATIENCE)


def test_a_sentence_of_unknown_words_is_told(qtbot: QtBot, page: VectorsPage) -> None:
    view = page.pair
    typed(qtbot, view, "zebra quagga")
    qtbot.waitUntil(view.problem.isVisible, timeout=PATIENCE)
    assert "no vector" in view.problem.text()
    assert not view.drawing.isVisible()
    QTest.mouseClick(view.another, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(view.drawing.isVisible, timeout=PATIENCE)
    assert view.text.text() in LINES


def test_without_the_corpus_a_sentence_is_asked_for(
    qtbot: QtBot, workspace: Workspace, page: VectorsPage
) -> None:
    workspace.corpus = None
    QTest.mouseClick(page.pair.another, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.pair.empty.isVisible, timeout=PATIENCE)
    wanted: list[Step] = []
    page.step_requested.connect(wanted.append)
    QTest.mouseClick(page.pair.empty.button, Qt.MouseButton.LeftButton)
    assert wanted == [Step.CORPUS]


def test_a_run_of_another_task_shows_how_learning_would_begin(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    page = opened(qtbot, train(fill(workspace, tmp_path)))
    assert _shown(page.pair).fresh
    assert _shown(page.pair).shape[1] == workspace.recipe.model.embedding_dim
    assert not page.pair.states.buttons()[0].isEnabled()


def test_every_control_has_a_name_and_a_place(page: VectorsPage) -> None:
    view = page.pair
    assert described(unnamed(page)) == []
    order = tab_order(page, view)
    fields = [view.text, view.another]
    assert [widget for widget in order if widget in fields] == fields
    assert view.drawing in order


def _shown(view: PairView) -> PairPicture:
    picture = view.drawing.picture()
    assert picture is not None
    return picture

"""The time machine goes back to every epoch of a run that was really trained, for every task, with mouse and keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QStyle, QStyleOptionSlider, QWidget
from pytestqt.qtbot import QtBot

from engine.control import RunControl
from engine.events import result_of
from engine.project.project import Project
from engine.recipe.presets import build_recipe
from engine.training.preparing import prepare
from engine.use.scoring import Scorer
from engine.vectors.similarity import Metric
from engine.vectors.word_vectors import WordVectors
from gui.pages import train_time_machine
from gui.pages.train_moments import Moment, Moments
from gui.pages.train_page import TrainPage
from gui.pages.train_time_machine import TimeMachine, kept_epochs
from gui.workspace import Workspace
from tests.gui.pages.page_driving import PATIENCE, settle, show_page, unnamed
from tests.gui.pages.small_worlds import EPOCHS, fill, train

SENTENCE = "the soup was cold and lovely"


Open = Callable[..., TimeMachine]


@pytest.fixture
def open_machine(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> Open:
    """The time machine of a trained run, scrolled to."""

    def make(task: str = "classification", **training: object) -> TimeMachine:
        fill(workspace, tmp_path, task)
        if training:
            workspace.set_values({f"training.{name}": value for name, value in training.items()})
        if task == "classification" and workspace.project is not None:
            workspace.project.save_watched_sentences((SENTENCE, "so so"))
        page = TrainPage(train(workspace))
        qtbot.addWidget(page.offers)
        show_page(qtbot, page)
        reveal(qtbot, page)
        return page.machine

    return make


def reveal(qtbot: QtBot, page: TrainPage) -> None:
    """Scroll down to the time machine, once it has its place."""
    area = page.findChild(QScrollArea)
    assert area is not None

    def seen() -> bool:
        area.ensureWidgetVisible(page.machine)
        return page.machine.isHidden() or not page.machine.visibleRegion().isEmpty()

    qtbot.waitUntil(seen, timeout=PATIENCE)


def looked(qtbot: QtBot, machine: TimeMachine, epoch: int) -> Moment:
    """What is shown of an epoch, once it is."""
    qtbot.waitUntil(lambda: machine.moment is not None and machine.moment.epoch == epoch, timeout=PATIENCE)
    assert machine.moment is not None
    return machine.moment


def slide_to(machine: TimeMachine, place: int) -> None:
    """Click on the track where the thumb would stand at a place."""
    groove = machine.slider.slider
    option = QStyleOptionSlider()
    groove.initStyleOption(option)
    control = QStyle.ComplexControl.CC_Slider
    track = groove.style().subControlRect(control, option, QStyle.SubControl.SC_SliderGroove, groove)
    thumb = groove.style().subControlRect(control, option, QStyle.SubControl.SC_SliderHandle, groove)
    far = track.width() - thumb.width()
    x = track.left() + thumb.width() // 2 + round(far * place / max(1, groove.maximum()))
    where = thumb.center()
    QTest.mousePress(groove, Qt.MouseButton.LeftButton, pos=where)
    where.setX(x)
    QTest.mouseMove(groove, where)
    QTest.mouseRelease(groove, Qt.MouseButton.LeftButton, pos=where)


def test_a_watched_sentence_is_scored_as_it_was_after_an_epoch(qtbot: QtBot, open_machine: Open) -> None:
    machine = open_machine()
    assert machine.text.text() == SENTENCE
    assert looked(qtbot, machine, EPOCHS).label == machine.answer.answer.text()

    slide_to(machine, 1)

    moment = looked(qtbot, machine, 2)
    project, run = machine._w.project, machine._w.current_run
    assert project is not None
    assert run is not None
    expected = Scorer.load(project, run.name, epoch=2).explain(SENTENCE)
    assert moment.label == expected.score.label
    assert dict(moment.probabilities) == pytest.approx(expected.score.probabilities)
    flip = 1 if expected.score.label == "positive" else -1
    assert moment.effects == pytest.approx([flip * e for e in expected.effects if e is not None])
    assert [word.text for word in machine.answer.words.lines()[0].words] == SENTENCE.split()
    assert "after epoch 2" in machine.answer.when.text()
    strongest = max(zip(moment.effects, SENTENCE.split(), strict=True), key=lambda pair: abs(pair[0] or 0))
    assert f"by {strongest[1]} " in machine.answer.strongest.text()
    near = WordVectors.load(project, run.name, epoch=2).neighbours("lovely", Metric.COSINE, 6)
    assert moment.word == "lovely"
    assert [word for word, _ in machine.neighbours.rows()] == [word for word, _ in near]


def test_sliding_back_asks_nobody(qtbot: QtBot, open_machine: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = open_machine()
    last = looked(qtbot, machine, EPOCHS)
    slide_to(machine, 0)
    first = looked(qtbot, machine, 1)
    settle(qtbot, machine._w)
    monkeypatch.setattr(train_time_machine, "looking_back", None)  # asking again would be an error

    slide_to(machine, EPOCHS - 1)
    assert machine.moment is last
    slide_to(machine, 0)
    assert machine.moment is first
    assert machine.problem.isHidden()


def test_the_slider_has_keys_a_name_and_its_place_in_the_order(qtbot: QtBot, open_machine: Open) -> None:
    machine = open_machine()
    looked(qtbot, machine, EPOCHS)
    groove = machine.slider.slider
    machine.window().activateWindow()
    groove.setFocus()
    qtbot.waitUntil(groove.hasFocus, timeout=PATIENCE)

    qtbot.keyClick(groove, Qt.Key.Key_Left)
    assert looked(qtbot, machine, EPOCHS - 1).epoch == EPOCHS - 1
    qtbot.keyClick(groove, Qt.Key.Key_Home)
    looked(qtbot, machine, 1)
    qtbot.keyClick(groove, Qt.Key.Key_End)
    assert machine.moment is not None
    assert machine.moment.epoch == EPOCHS

    assert groove.accessibleName() == "Look back at"
    assert groove.accessibleDescription().startswith(f"epoch {EPOCHS}")
    assert not unnamed(machine)
    order, widget = list[QWidget](), groove.nextInFocusChain()
    while widget is not None and widget is not groove:
        order.append(widget)
        widget = widget.nextInFocusChain()
    assert order.index(machine.text) < order.index(machine.word)


def test_another_sentence_and_another_word(qtbot: QtBot, open_machine: Open) -> None:
    machine = open_machine()
    looked(qtbot, machine, EPOCHS)

    machine.text.selectAll()
    QTest.keyClicks(machine.text, "the tea was warm and kind")
    QTest.keyClicks(machine.word, "bad")

    def answered() -> bool:
        moment = machine.moment
        return moment is not None and moment.word == "bad" and [w.text for w in moment.words][-1:] == ["kind"]

    qtbot.waitUntil(answered, timeout=PATIENCE)
    assert machine.answer.answer.text() == "positive"
    assert machine.answer.words.accessibleName().count("points") == 6
    assert machine.neighbours.title.text() == f"Nearest to 'bad' after epoch {EPOCHS}"

    QTest.keyClicks(machine.word, "minton")
    qtbot.waitUntil(lambda: machine.neighbours.problem.isVisible(), timeout=PATIENCE)
    assert "'badminton'" in machine.neighbours.problem.text()
    assert machine.answer.answer.text() == "positive"  # the sentence is answered all the same


@pytest.mark.parametrize(
    ("task", "begins"), [("language_model", "the wheel"), ("aligned", "春风"), ("seq2seq", "春风")]
)
def test_what_was_written_and_answered_then(qtbot: QtBot, open_machine: Open, task: str, begins: str) -> None:
    machine = open_machine(task)
    looked(qtbot, machine, EPOCHS)
    assert machine.text.text()  # what the run itself was tried with
    machine.text.selectAll()
    QTest.keyClicks(machine.text, "the wheel") if task == "language_model" else machine.text.setText(begins)
    machine.text.textEdited.emit(begins)

    slide_to(machine, 0)

    def answered() -> bool:
        moment = machine.moment
        return (
            moment is not None
            and moment.epoch == 1
            and machine._asked is not None
            and machine._asked.text == begins
        )

    qtbot.waitUntil(answered, timeout=PATIENCE)
    settle(qtbot, machine._w)
    assert machine.answer.text.isVisible()
    assert machine.answer.text.text() == (machine.moment.text if machine.moment else None)
    if task == "language_model":
        assert machine.answer.text.text().startswith(begins)
    assert len(machine.neighbours.rows()) == 6


def test_a_label_is_written_for(qtbot: QtBot, open_machine: Open) -> None:
    machine = open_machine("conditional")
    looked(qtbot, machine, EPOCHS)
    assert machine.label.isVisible()
    label = machine.label.value()

    qtbot.keyClick(machine.label, Qt.Key.Key_Down)

    assert machine.label.value() != label
    qtbot.waitUntil(
        lambda: bool(machine.answer.text.text()) and not machine._w.working_on(train_time_machine.LANE),
        timeout=PATIENCE,
    )


def test_while_it_learns_the_slider_follows_the_newest_epoch(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    page = TrainPage(fill(workspace, tmp_path))
    qtbot.addWidget(page.offers)
    show_page(qtbot, page)
    lacks: list[bool] = []
    workspace.training_events.connect(lambda _: lacks.append(page.machine.absent.isVisible()))
    workspace.start_training()
    qtbot.waitUntil(lambda: page.machine.isVisible(), timeout=PATIENCE)
    reveal(qtbot, page)

    qtbot.waitUntil(lambda: not workspace.training, timeout=PATIENCE)
    reveal(qtbot, page)

    looked(qtbot, page.machine, EPOCHS)
    assert page.machine.slider.value() == EPOCHS
    assert lacks
    assert not any(lacks)
    run = workspace.current_run
    assert run is not None
    assert kept_epochs(run) == tuple(range(1, EPOCHS + 1))
    settle(qtbot, workspace)


def test_a_run_of_word_vectors_shows_neighbours(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    corpus = tmp_path / "lines.txt"
    corpus.write_text("the cat drinks milk\nthe dog drinks water\n" * 200, "utf-8")
    workspace.recipe = build_recipe(None, {"task": "word_vectors", "vectors": {"dim": 8, "epochs": 3}})
    workspace.project = Project.create(tmp_path / "p.unroll")
    workspace.prepared = result_of(prepare(corpus, workspace.recipe, RunControl()))
    page = TrainPage(train(workspace))
    qtbot.addWidget(page.offers)
    show_page(qtbot, page)
    reveal(qtbot, page)
    machine = page.machine

    looked(qtbot, machine, 3)
    QTest.keyClicks(machine.word, "milk")
    qtbot.waitUntil(lambda: machine.moment is not None and machine.moment.word == "milk", timeout=PATIENCE)

    assert not machine.text.isVisible()
    near = WordVectors.load(workspace.project, None, epoch=3).neighbours("milk", Metric.COSINE, 6)
    assert [word for word, _ in machine.neighbours.rows()] == [word for word, _ in near]


def test_without_snapshots_there_is_no_slider(qtbot: QtBot, open_machine: Open) -> None:
    machine = open_machine(snapshots=0, epochs=2)

    assert machine.isVisible()
    assert not machine.slider.isVisible()
    assert not machine.text.isVisible()
    assert "'Room for snapshots'" in machine.absent.text()
    assert not machine._w.jobs()


def test_before_a_run_there_is_nothing(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    page = TrainPage(fill(workspace, tmp_path))
    qtbot.addWidget(page.offers)
    show_page(qtbot, page)

    assert not page.machine.isVisible()


def test_unseen_it_computes_nothing(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    page = TrainPage(train(fill(workspace, tmp_path)))
    qtbot.addWidget(page.offers)
    show_page(qtbot, page, (960, 400))
    settle(qtbot, workspace)

    assert page.machine.moment is None
    assert page.machine.visibleRegion().isEmpty()


def test_the_best_epoch_is_one_of_them(open_machine: Open) -> None:
    machine = open_machine(epochs=3)
    run = machine._w.current_run
    assert run is not None
    assert run.best_epoch in kept_epochs(run)
    assert machine._epoch_words(float(run.best_epoch or 0)).endswith("the best")


def test_of_too_many_moments_the_oldest_go(monkeypatch: pytest.MonkeyPatch, open_machine: Open) -> None:
    monkeypatch.setattr("gui.pages.train_moments.MOST_KEPT", 2)
    machine = open_machine(epochs=2)
    question = machine._question()
    assert question is not None
    asked = [type(question)(**{**vars(question), "epoch": epoch}) for epoch in (1, 2, 3)]
    moments = Moments()
    moments.put(asked[0], Moment(1))
    moments.put(asked[1], Moment(2))
    assert moments.get(asked[0]) is not None  # looked at again
    moments.put(asked[2], Moment(3))

    assert [moments.get(one) is not None for one in asked] == [True, False, True]

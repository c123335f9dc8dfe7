"""The window: journeys of a user, looks, dropping, closing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from engine.control import RunControl
from engine.events import EndReason, Progressed, RunEnded, RunStarted, Stage, StepDone, Work
from gui.main_window import USUAL, MainWindow
from gui.pages.start_page import StartPage
from gui.preferences import Preferences
from gui.steps import Step, StepState
from gui.theme import Theme, current_theme, tokens
from gui.widgets.message_bar import Kind
from gui.widgets.rail import FOLDED
from tests.gui.accessibility import described, tab_order, unnamed
from tests.gui.pages.small_worlds import labelled_file


def start_page(window: MainWindow) -> StartPage:
    page = window.page(Step.START)
    assert isinstance(page, StartPage)
    return page


def open_small(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    """Open a small labelled text and wait until it could be trained."""
    window.opening.open_text(str(labelled_file(folder)))
    qtbot.waitUntil(lambda: window.workspace.prepared is not None, timeout=60_000)


def fake_training(*_: object) -> Callable[[RunControl], Work[RunEnded]]:
    """A run that goes on until it is stopped, and keeps what it has."""

    def work(control: RunControl) -> Work[RunEnded]:
        yield RunStarted("run 1", "classification", "cpu", 1, 10, 3, 100, 10, 2)
        step = 0
        while control.proceed():
            step += 1
            yield StepDone(step, 1, 0.7, None, 1.0, 1, 1, step * 0.001)
            if step == 30:
                control.pause()
        return RunEnded("run 1", EndReason.STOPPED, 0, None, 1.0, 1.0, 1.0, 10)

    return work


# --- the first screen ----------------------------------------------------------------------------------------


def test_it_begins_with_the_first_screen_alone(window: MainWindow) -> None:
    assert window.current_step() is Step.START
    assert not window.frame.rail.isVisible()
    assert not window.frame.help_open()
    assert window.windowTitle() == "Unroll"


def test_a_sample_is_three_clicks_from_training(window: MainWindow, qtbot: QtBot) -> None:
    clicks = 0
    qtbot.mouseClick(start_page(window).cards[0], Qt.MouseButton.LeftButton)
    clicks += 1
    assert window.current_step() is Step.TRAIN
    qtbot.waitUntil(lambda: not window.workspace.can_train(), timeout=60_000)
    page = window.page(Step.TRAIN)
    train = next(b for b in page.findChildren(QPushButton) if b.text() == "Train" and b.isVisible())
    qtbot.mouseClick(train, Qt.MouseButton.LeftButton)
    clicks += 1
    assert window.workspace.training
    assert clicks <= 5
    window.workspace.stop()
    qtbot.waitUntil(lambda: not window.workspace.training, timeout=60_000)


def test_opening_a_text_leads_to_its_corpus(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = labelled_file(tmp_path)
    monkeypatch.setattr("gui.pages.choosing.QFileDialog.getOpenFileNames", lambda *_: ([str(path)], ""))
    qtbot.mouseClick(start_page(window).text_button, Qt.MouseButton.LeftButton)
    assert window.current_step() is Step.CORPUS
    assert window.frame.rail.isVisible()
    qtbot.waitUntil(lambda: window.workspace.prepared is not None, timeout=60_000)
    rail = window.frame.rail.steps
    assert rail[Step.CORPUS].state is StepState.DONE
    assert "80 texts" in rail[Step.CORPUS].accessibleName()
    assert window.windowTitle().startswith("texts")


def test_a_file_that_is_no_project_is_told_on_the_first_screen(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "letter.unroll"
    path.write_text("dear all", encoding="utf-8")
    window.opening.open_project(str(path))
    assert window.current_step() is Step.START
    assert start_page(window).message_bar.kind() is Kind.ERROR
    assert start_page(window).message_bar.text()


def test_a_closed_project_is_offered_as_recent(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, preferences: Preferences
) -> None:
    open_small(window, qtbot, tmp_path)
    window.opening.close_project()
    assert window.current_step() is Step.START
    page = start_page(window)
    qtbot.waitUntil(lambda: len(page.recent.rows) == 1, timeout=60_000)
    qtbot.mouseClick(page.recent.rows[0], Qt.MouseButton.LeftButton)
    assert window.workspace.project is not None
    assert window.current_step() is not Step.START


# --- the road ------------------------------------------------------------------------------------------------


def test_every_step_is_reached_by_the_rail_and_by_keys(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    open_small(window, qtbot, tmp_path)
    for position, (step, button) in enumerate(window.frame.rail.steps.items()):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert window.current_step() is step
        window.go_to(Step.CORPUS)
        window.actions_.step_actions[step].trigger()
        assert window.current_step() is step
        assert window.actions_.step_actions[step].shortcut().toString() == f"Ctrl+{position + 1}"


def test_a_changed_setting_is_undone_from_the_menu(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_small(window, qtbot, tmp_path)
    before = window.workspace.recipe.model.hidden_size
    window.workspace.set_values({"model.hidden_size": 96})
    undo = window.actions_.named["undo"]
    assert undo.text() == f"Undo memory size {before} → 96"
    undo.trigger()
    assert window.workspace.recipe.model.hidden_size == before
    assert not undo.isEnabled()
    assert window.actions_.named["redo"].isEnabled()


def endless(control: RunControl) -> Work[None]:
    """Work until it is stopped."""
    while True:
        control.check()
        yield StepDone(1, 1, 1.0, None, 1.0, 1, 1, 0.0)


def test_the_strip_tells_of_the_task_in_front_and_escape_ends_it(window: MainWindow, qtbot: QtBot) -> None:
    window.workspace.run_job("Scoring a file", endless)
    assert window.strip.task_words() == "Scoring a file"
    assert not window.strip.task_shown()  # not before it has gone on for a second
    qtbot.waitUntil(window.strip.task_shown, timeout=60_000)
    assert window.strip.stop_link.isVisible()
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.workspace.jobs(), timeout=60_000)
    assert not window.strip.bar.isVisible()


# --- looks ---------------------------------------------------------------------------------------------------


def test_the_theme_is_switched_at_the_corner_and_remembered(window: MainWindow, qtbot: QtBot) -> None:
    assert current_theme() is Theme.LIGHT
    qtbot.mouseClick(window.theme_button, Qt.MouseButton.LeftButton)
    assert current_theme() is Theme.DARK
    assert window.preferences.theme() is Theme.DARK
    assert window.theme_button.accessibleName() == "Light theme"
    image = window.grab().toImage()
    assert image.pixelColor(5, image.height() - 5).name().upper() == tokens().window


def test_text_grows_in_steps_and_comes_back(window: MainWindow) -> None:
    before = window.strip.fontInfo().pixelSize()
    window.actions_.named["larger"].trigger()
    window.actions_.named["larger"].trigger()
    assert window.preferences.text_size() == 1.25
    assert QApplication.font().pixelSize() > before
    window.actions_.named["usual_size"].trigger()
    assert QApplication.font().pixelSize() == before


def test_the_rail_folds_and_remembers(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_small(window, qtbot, tmp_path)
    window.actions_.named["fold_rail"].trigger()
    assert window.frame.rail.width() == FOLDED
    assert window.preferences.flag("rail_folded")
    window.actions_.named["reset_layout"].trigger()
    assert not window.frame.rail.folded()


def test_help_stands_open_where_there_is_room(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_small(window, qtbot, tmp_path)
    assert window.frame.help_open()
    assert window.frame.help.width() == 272
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: not window.frame.help_open(), timeout=60_000)
    window.actions_.named["help"].trigger()
    assert window.frame.help_open()
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: window.frame.help.width() == 320, timeout=60_000)
    window.go_to(Step.TRY)
    assert not window.frame.help_open()


def test_the_window_speaks_another_language_at_once(window: MainWindow, qtbot: QtBot) -> None:
    window.looks.use_language("zh_CN")
    qtbot.waitUntil(lambda: window.language_button.text() == "简体中文", timeout=60_000)
    assert window.preferences.language() == "zh_CN"
    for title in ("Scoring a file", lambda: window.strip.tr("Nothing running")):
        window.workspace.run_job(title, endless)
    qtbot.waitUntil(lambda: window.strip.task_words() == "没有正在运行的任务", timeout=60_000)
    window.looks.use_language("en")
    qtbot.waitUntil(lambda: window.language_button.text() == "English", timeout=60_000)
    qtbot.waitUntil(lambda: window.strip.task_words() == "Nothing running", timeout=60_000)
    assert window.actions_.menus["file"].title() == "File"


def drag_of(data: QMimeData) -> QDragEnterEvent:
    """Something being dragged onto the window."""
    return QDragEnterEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


# --- dropping ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "effect"),
    [("story.txt", "Read story.txt in a new project"), ("mine.unroll", "Open the project mine")],
)
def test_a_drop_names_its_effect(window: MainWindow, tmp_path: Path, name: str, effect: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
    event = drag_of(data)
    QApplication.sendEvent(window, event)
    assert event.isAccepted()
    assert window.drop_overlay.isVisible()
    assert window.drop_overlay.text() == effect


def test_a_dropped_file_is_opened(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(labelled_file(tmp_path)))])
    QApplication.sendEvent(window, drag_of(data))
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)
    assert window.current_step() is Step.CORPUS
    assert not window.drop_overlay.isVisible()
    qtbot.waitUntil(lambda: window.workspace.prepared is not None, timeout=60_000)


def test_several_are_dropped_together(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, make_folder: Callable[..., Path]
) -> None:
    folder = make_folder({"positive/1.txt": "good soup", "negative/1.txt": "bad soup"})
    paths = [labelled_file(tmp_path), folder]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QApplication.sendEvent(window, drag_of(data))
    assert window.drop_overlay.text() == "Read 2 files and folders in a new project"
    window.opening.open_paths(paths)
    assert window.current_step() is Step.CORPUS
    qtbot.waitUntil(lambda: window.workspace.prepared is not None, timeout=60_000)
    assert window.workspace.corpus is not None
    assert len(window.workspace.corpus) == 82
    assert window.workspace.corpus_origin() == tuple(paths)


def test_a_pasted_text_is_a_new_project(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.opening.ask_for_text", lambda _: "one line\nanother line\n" * 30)
    qtbot.mouseClick(start_page(window).paste_button, Qt.MouseButton.LeftButton)
    assert window.current_step() is Step.CORPUS
    qtbot.waitUntil(lambda: window.workspace.prepared is not None, timeout=60_000)
    assert window.windowTitle().startswith("Pasted text")


def test_cancel_of_the_first_import_leads_back_to_the_start(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(*_: object) -> Callable[[RunControl], Work[None]]:
        def work(control: RunControl) -> Work[None]:
            while True:
                yield Progressed(Stage.READING, 1, 2)
                control.check()

        return work

    monkeypatch.setattr("gui.streams.inspecting", endless)
    window.opening.open_text(str(labelled_file(tmp_path)))
    assert window.current_step() is Step.CORPUS
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.current_step() is Step.START, timeout=60_000)
    assert window.workspace.project is None


# --- closing -------------------------------------------------------------------------------------------------


def answer(words: str) -> Callable[[QMessageBox], int]:
    """A user who presses the button `words` of a question."""

    def exec_(box: QMessageBox) -> int:
        next(button for button in box.buttons() if button.text() == words).click()
        return 0

    return exec_


def test_closing_while_training_keeps_a_checkpoint(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.streams.training", fake_training)
    open_small(window, qtbot, tmp_path)
    window.workspace.start_training()
    monkeypatch.setattr(QMessageBox, "exec", answer("Go on training"))
    window.close()
    assert window.isVisible()
    assert window.workspace.training
    monkeypatch.setattr(QMessageBox, "exec", answer("Keep a checkpoint and close"))
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=60_000)
    assert window.workspace.project is None


def test_nothing_else_is_opened_while_training(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.streams.training", fake_training)
    open_small(window, qtbot, tmp_path)
    window.workspace.start_training()
    before = window.workspace.project
    window.opening.new_project()
    assert window.workspace.project is before
    assert "Stop it" in window.page(window.current_step()).message_bar.text()
    window.workspace.stop()
    qtbot.waitUntil(lambda: not window.workspace.training, timeout=60_000)


def test_the_window_comes_back_where_it_was(
    window: MainWindow, preferences: Preferences, qtbot: QtBot
) -> None:
    window.resize(1300, 800)
    window.close()
    again = MainWindow(preferences)
    qtbot.addWidget(again)
    assert not preferences.geometry().isEmpty()
    assert (again.width(), again.height()) != USUAL  # as large as the screen of the tests allows
    again.close()


# --- keyboard ------------------------------------------------------------------------------------------------


def test_a_control_that_goes_away_hands_the_keyboard_to_the_page(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    open_small(window, qtbot, tmp_path)
    window.activateWindow()
    button = QPushButton("Train", window.page(Step.CORPUS))
    button.show()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus, timeout=60_000)
    button.hide()
    assert not window.theme_button.hasFocus()
    assert not window.focus_ring.isVisible()


def test_every_control_of_the_frame_has_a_name(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    assert described(unnamed(window)) == []
    open_small(window, qtbot, tmp_path)
    assert described(unnamed(window)) == []


def test_the_tab_key_walks_the_first_screen_from_top_to_bottom(window: MainWindow, qtbot: QtBot) -> None:
    page = start_page(window)
    walked = tab_order(window, page)
    wanted = [page.text_button, page.project_button, page.drawing, *page.cards]
    places = [walked.index(control) for control in wanted]
    assert places == sorted(places)
    window.activateWindow()
    page.text_button.setFocus()
    qtbot.waitUntil(page.text_button.hasFocus, timeout=60_000)
    qtbot.keyClick(page.text_button, Qt.Key.Key_Tab)
    assert page.project_button.hasFocus()
    assert window.focus_ring.widget() is page.project_button

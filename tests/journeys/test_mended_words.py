"""A mend made in the window is in the vocabulary, is kept by the project, and cuts the sentences that are scored."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.pages.text_page import TextPage
from gui.pages.train_page import TrainPage
from gui.pages.try_page import TryPage
from gui.steps import Step, StepState
from gui.views.token_gaps import sides

LEFT = Qt.MouseButton.LeftButton
LONG = 120_000  # ms; a busy machine is slow

GOOD, BAD = ("很香", "好吃", "很快", "满意"), ("太咸", "难吃", "很慢", "失望")


def chinese_file(folder: Path) -> Path:
    """120 short reviews that a small network learns at once."""
    rows = ["label,text"]
    rows += [f"{i % 2},骑手小王送的麻小{(BAD, GOOD)[i % 2][i // 2 % 4]}，第{i % 9}次点" for i in range(120)]
    path = folder / "外卖.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def text_page(qtbot: QtBot, window: MainWindow) -> TextPage:
    window.go_to(Step.TEXT)
    page = window.page(Step.TEXT)
    assert isinstance(page, TextPage)
    wait(qtbot, page)
    return page


def wait(qtbot: QtBot, page: TextPage) -> None:
    qtbot.waitUntil(lambda: page.work.exact() and not page.work.waiting(), timeout=LONG)


def mend(page: TextPage) -> str:
    """Join the first two words that can be joined."""
    view = page.reading.view
    gap = next(gap for gap in view.gaps() if gap.joins)
    word = "".join(sides(view.lines()[gap.line], gap))
    QTest.mouseClick(view, LEFT, pos=view.place_of(gap))
    return word


@pytest.mark.slow
def test_a_mend_reaches_the_network(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.opening.open_text(str(chinese_file(tmp_path)))
    qtbot.waitUntil(lambda: not window.workspace.can_train() and not window.workspace.jobs(), timeout=LONG)
    page = text_page(qtbot, window)
    word = mend(page)
    wait(qtbot, page)
    window.activateWindow()
    QTest.keySequence(window, QKeySequence("Ctrl+Z"))
    assert window.workspace.recipe.text.user_words == ()
    QTest.keySequence(window, QKeySequence("Ctrl+Shift+Z"))
    assert list(window.workspace.recipe.text.user_words) == [word]
    wait(qtbot, page)
    qtbot.mouseClick(page.build_button, LEFT)
    qtbot.waitUntil(lambda: window.workspace.step_state(Step.TEXT) is StepState.DONE, timeout=LONG)
    assert window.workspace.pipeline is not None
    assert word in window.workspace.pipeline.vocabulary

    window.workspace.set_values({"training.epochs": 2, "model.hidden_size": 8, "model.embedding_dim": 8})
    window.go_to(Step.TRAIN)
    train = window.page(Step.TRAIN)
    assert isinstance(train, TrainPage)
    qtbot.mouseClick(train.primary_button, LEFT)
    qtbot.waitUntil(lambda: train._story.ended is not None and not window.workspace.training, timeout=LONG)

    assert window.workspace.project is not None
    project = window.workspace.project.path
    window.workspace.close_project()
    window.opening.open_project(str(project))
    qtbot.waitUntil(lambda: window.workspace.corpus is not None and not window.workspace.jobs(), timeout=LONG)
    assert list(window.workspace.recipe.text.user_words) == [word]
    page = text_page(qtbot, window)
    assert page.mends.model.index(0, 0).data() == word
    window.go_to(Step.TRY)
    tried = window.page(Step.TRY)
    assert isinstance(tried, TryPage)
    tried.score_view.box.setPlainText(f"{word}很香")
    qtbot.waitUntil(lambda: bool(tried.score_view.answer.text()), timeout=LONG)
    explained = tried.score_view._explained
    assert explained is not None
    assert explained.tokens[0].token == word
    assert explained.tokens[0].known

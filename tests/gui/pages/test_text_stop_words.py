"""Stop words are chosen from lists and edited in a box; the setting says what differs from the lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from engine.text.stop_words import LISTS, expand_stop_words, stop_list
from gui.pages.text_stop_words import StopWordsDialog, StopWordsSection, entries_of
from gui.steps import Step, StepState
from gui.workspace import Workspace
from tests.gui.pages.page_driving import click, open_corpus, settle
from tests.gui.pages.small_worlds import labelled_file


@pytest.fixture
def dialog(qtbot: QtBot) -> StopWordsDialog:
    dialog = StopWordsDialog(())
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_switched_on_and_off(dialog: StopWordsDialog, name: str) -> None:
    click(dialog.toggles[name])
    assert set(dialog.words()) == set(stop_list(name))
    assert dialog.entries() == (name,)
    click(dialog.toggles[name])
    assert dialog.entries() == ()


def test_words_are_added_to_a_list_and_taken_out_of_it(dialog: StopWordsDialog) -> None:
    click(dialog.toggles["english"])
    words = dialog.words()
    dialog.box.setPlainText("\n".join([*words[1:], "tea"]))
    assert dialog.entries() == ("english", "tea", f"-{words[0]}")
    assert set(expand_stop_words(dialog.entries())) == {*words[1:], "tea"}


def test_what_was_chosen_is_there_again(qtbot: QtBot) -> None:
    entries = ("chinese", "味道", f"-{stop_list('chinese')[0]}")
    dialog = StopWordsDialog(entries)
    qtbot.addWidget(dialog)
    assert dialog.entries() == entries
    assert dialog.toggles["chinese"].isChecked()


def test_lists_are_loaded_and_saved(dialog: StopWordsDialog, tmp_path: Path) -> None:
    path = tmp_path / "stop.txt"
    path.write_text("tea\ncup\n", encoding="utf-8")
    QTest.keyClicks(dialog.box, "soup")
    dialog.load(path)
    assert dialog.words() == ["soup", "tea", "cup"]
    dialog.save(tmp_path / "saved.txt")
    assert (tmp_path / "saved.txt").read_text(encoding="utf-8").split() == ["soup", "tea", "cup"]


def test_the_section_says_what_is_left_out(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    section = StopWordsSection()
    qtbot.addWidget(section)
    section.show()
    assert "every word is read" in section.words.text()
    section.show_words(("english", "tea"))
    assert f"{len(stop_list('english')) + 1} words are left out." in section.words.text()
    assert "English" in section.words.text()
    monkeypatch.setattr(StopWordsDialog, "exec", lambda self: QDialog.DialogCode.Accepted)
    with qtbot.waitSignal(section.changed) as changed:
        click(section.button)
    assert changed.args == [("english", "tea")]


def test_a_vocabulary_built_without_them_is_up_to_date(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    open_corpus(qtbot, workspace, labelled_file(tmp_path))
    workspace.set_values({"text.stop_words": ("english", "tea")})
    assert workspace.step_state(Step.TEXT) is StepState.OUT_OF_DATE
    workspace.build_vocabulary()
    settle(qtbot, workspace)
    assert workspace.step_state(Step.TEXT) is StepState.DONE
    assert workspace.pipeline is not None
    assert workspace.pipeline.tokens("the tea was good") == ["good"]


def test_the_setting_is_as_short_as_it_can_be() -> None:
    assert entries_of(["x", "y", "x"], []) == ("x", "y")
    assert entries_of(stop_list("english"), ["english"]) == ("english",)

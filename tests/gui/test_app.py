"""Starting and ending the program in a process of its own, and errors nobody caught."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from gui.app import EXIT_AFTER_SHOW, FaultReporter, named_paths
from gui.main_window import MainWindow

ROOT = Path(__file__).resolve().parent.parent.parent
QUICK_START_S = 1.5  # on an idle computer with two cores
TOLERANCE = 4  # the tests' computer may be busy

LOADED = """
import sys
from gui import app
code = app.main(["--exit-after-show"])
print("torch" in sys.modules, "gui.pages.train_page" in sys.modules, "pyqtgraph" in sys.modules)
sys.exit(code)
"""


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "UNROLL_NO_BOOTSTRAP": "1"}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_the_window_is_there_soon_and_the_program_ends_well() -> None:
    ended = run([sys.executable, "main.py", EXIT_AFTER_SHOW])
    assert ended.returncode == 0, ended.stderr
    assert float(ended.stdout) < QUICK_START_S * TOLERANCE
    assert "Traceback" not in ended.stderr


def test_nothing_slow_is_loaded_before_the_window_shows() -> None:
    ended = run([sys.executable, "-c", LOADED])
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.split()[1:] == ["False", "False", "False"]


def test_an_error_nobody_caught_is_shown_and_the_window_lives_on(
    window: MainWindow, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    reporter = FaultReporter(window)
    try:
        raise ValueError("a fault of ours")
    except ValueError as error:
        reporter.report(type(error), error, error.__traceback__)
    dialog = reporter.dialog()
    assert dialog is not None
    assert dialog.isVisible()
    (details,) = dialog.findChildren(QPlainTextEdit)
    assert "a fault of ours" in details.toPlainText()
    assert "a fault of ours" in caplog.text
    dialog.accept()
    assert window.isVisible()


def test_the_command_line_names_a_project_or_several_texts() -> None:
    assert named_paths(["--exit-after-show"]) == []
    assert named_paths(["a.unroll"]) == [Path("a.unroll")]
    assert named_paths(["a.csv", "-x", "folder"]) == [Path("a.csv"), Path("folder")]

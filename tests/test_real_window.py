"""The real window on a real X server: what a person sees after `python3 main.py`."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.bootstrap import ROOT, libraries
from engine.project.project import Project

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(
        not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="Xvfb and xdotool are not installed"
    ),
]
PATIENCE_S = 60
SCREEN = (1280, 800)
FIRST_DISPLAY = 1000
THEME_BUTTON = 134  # from the right edge of the window to the middle of the button


@pytest.fixture
def display() -> Iterator[str]:
    """An X server of our own.

    Its number is this process's: a server that looks for a free one takes no lock, and another that ends just then takes
    its socket away.
    """
    if absent := libraries.missing(libraries.needed({"QT_QPA_PLATFORM": "xcb"})):
        pytest.skip(f"an X11 window needs {', '.join(absent)}")
    reading, writing = os.pipe()
    name = f":{FIRST_DISPLAY + os.getpid() % 10_000}"
    screen = "x".join(map(str, (*SCREEN, 24)))
    command = [
        "Xvfb",
        name,
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        screen,
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as answer:
            assert answer.readline().strip() == name[1:], f"Xvfb did not start on {name}"
        yield name
        server.terminate()


def start(display: str, log: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    with log.open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "main.py", *arguments],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )


def xdotool(display: str, *arguments: str) -> str:
    environment = {**os.environ, "DISPLAY": display}
    command = ["xdotool", *arguments]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, timeout=10
    ).stdout


def window_of(program: "subprocess.Popen[bytes]", display: str, log: Path) -> str:
    """The number of the program's window, once it is there and named."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        assert program.poll() is None, f"main.py ended with {program.returncode}:\n{log.read_text()}"
        try:
            return xdotool(display, "search", "--onlyvisible", "--name", "Unroll").split()[-1]
        except subprocess.CalledProcessError:
            time.sleep(0.05)  # the only way to learn of another program's window is to look
    raise AssertionError(f"No window after {PATIENCE_S} s:\n{log.read_text()}")


def wait_for(what: str, done: Callable[[], bool], program: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait for something another process does; looking again and again is the only way to know."""
    deadline = time.monotonic() + PATIENCE_S
    while not done():
        assert program.poll() is None, log.read_text()
        assert time.monotonic() < deadline, f"{what} did not happen within {PATIENCE_S} s:\n{log.read_text()}"
        time.sleep(0.2)


def trained_runs(folder: Path) -> int:
    """How many runs with weights the projects below `folder` hold."""
    found = 0
    for path in folder.rglob("*.unroll"):
        with Project.open(path) as project:
            found += sum(run.usable for run in project.runs())
    return found


@pytest.mark.slow
def test_a_sample_is_trained_with_mouse_and_keyboard(
    display: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A click on the first card, Ctrl+R, then a sentence on Try it and the dark theme by its button."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    log = tmp_path / "main.log"
    with start(display, log) as program:
        try:
            window = window_of(program, display, log)
            xdotool(display, "windowfocus", window)
            xdotool(display, "mousemove", "--window", window, "230", "480", "click", "1")
            wait_for("opening the sample", lambda: any(tmp_path.rglob("*.unroll")), program, log)

            def press_train() -> bool:
                xdotool(display, "key", "ctrl+r")
                return trained_runs(tmp_path) > 0

            wait_for("training", press_train, program, log)
            xdotool(display, "key", "ctrl+5")
            xdotool(display, "mousemove", "--window", window, "400", "200", "click", "1")
            xdotool(display, "type", "--delay", "10", "the soup was cold")

            place = (str(SCREEN[0] - THEME_BUTTON), "18")
            xdotool(display, "mousemove", "--window", window, *place, "click", "1")
            wait_for(
                "the dark theme",
                lambda: any("dark" in f.read_text() for f in tmp_path.rglob("*.ini")),
                program,
                log,
            )
        finally:
            program.terminate()
    assert "Traceback" not in log.read_text()


def test_the_window_shows_on_a_real_screen(display: str, tmp_path: Path) -> None:
    log = tmp_path / "main.log"
    with start(display, log) as program:
        try:
            window = window_of(program, display, log)
            size = dict(
                line.split("=") for line in xdotool(display, "getwindowgeometry", "--shell", window).split()
            )
            xdotool(display, "windowfocus", window, "key", "Tab")
            assert program.poll() is None
        finally:
            program.terminate()
    assert int(size["WIDTH"]) >= 640
    assert int(size["HEIGHT"]) >= 480
    assert "Traceback" not in log.read_text()
    assert "qt.qpa" not in log.read_text()

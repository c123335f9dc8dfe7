"""The tests' own command and the safety net of conftest.py."""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.__main__ import workers
from tests.conftest import _running_threads


@pytest.mark.parametrize(
    ("arguments", "shared"),
    [
        ([], True),
        (["-q", "-k", "window"], True),
        (["-n", "0"], False),
        (["--pdb"], False),
        (["tests/test_tests.py::test_x"], False),
        (["tests"], False),
    ],
)
def test_only_a_whole_run_is_shared_among_processors(arguments: list[str], shared: bool) -> None:
    assert (workers(arguments)[:1] == ["-n"]) == shared


def test_no_test_sees_the_users_home() -> None:
    from PySide6.QtCore import QStandardPaths

    assert "unroll-tests-" in os.environ["HOME"]
    config = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    assert "unroll-tests-" in config
    assert "unroll-tests-" in str(Path.home())


def test_a_thread_left_behind_is_seen() -> None:
    before = set(threading.enumerate())
    go_on = threading.Event()
    thread = threading.Thread(target=go_on.wait, name="forgotten")
    thread.start()
    assert _running_threads(before) == ["forgotten"]
    go_on.set()
    thread.join()
    assert _running_threads(before) == []


def test_a_qthread_left_behind_is_seen() -> None:
    from PySide6.QtCore import QThread

    class Sleeper(QThread):
        def run(self) -> None:
            while not self.isInterruptionRequested():
                time.sleep(0.001)

    thread = Sleeper()
    thread.start()
    assert [name for name in _running_threads(set(threading.enumerate())) if "Sleeper" in name]
    thread.requestInterruption()
    assert thread.wait(5000)


def test_builders_write_what_they_are_given(
    make_txt: Callable[..., Path], make_csv: Callable[..., Path], make_folder: Callable[..., Path]
) -> None:
    assert make_txt("汉字", encoding="gb18030").read_bytes() == "汉字".encode("gb18030")
    assert (
        make_csv([["text", "label"], ["a\tb", "1"]], delimiter="\t").read_text() == 'text\tlabel\n"a\tb"\t1\n'
    )
    assert (make_folder({"pos/1.txt": "good"}) / "pos" / "1.txt").read_text() == "good"

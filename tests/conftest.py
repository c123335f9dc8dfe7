"""Settings and fixtures for every test; the environment is set before Qt or torch can be imported."""

import os
import shutil
import tempfile
from pathlib import Path


def _isolate() -> Path:
    """Give this test process a home of its own, so that no test reads or writes the user's settings."""
    home = Path(tempfile.mkdtemp(prefix="unroll-tests-"))
    for name, folder in {
        "HOME": "",
        "USERPROFILE": "",
        "XDG_CONFIG_HOME": "config",
        "XDG_CACHE_HOME": "cache",
        "XDG_DATA_HOME": "data",
        "XDG_STATE_HOME": "state",
        "APPDATA": "roaming",
        "LOCALAPPDATA": "local",
        "UNROLL_CACHE": "cache/texts",
    }.items():
        (home / folder).mkdir(parents=True, exist_ok=True)
        os.environ[name] = str(home / folder)
    return home


os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_API"] = "pyside6"
os.environ["LC_ALL"] = os.environ["LANG"] = "C.UTF-8"  # the same sentences on every machine
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
HOME = _isolate()

import csv  # noqa: E402
import random  # noqa: E402
import sys  # noqa: E402
import threading  # noqa: E402
import time  # noqa: E402
import weakref  # noqa: E402
from collections.abc import Callable, Iterator, Mapping, Sequence  # noqa: E402
from typing import Any  # noqa: E402

import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402

settings.register_profile("unroll", deadline=None, database=None, derandomize=True)
settings.load_profile("unroll")

_started_qthreads: "weakref.WeakSet[Any]" = weakref.WeakSet()


def pytest_configure(config: pytest.Config) -> None:
    """Remember every QThread that a test starts; Qt itself has no list of them."""
    from PySide6.QtCore import QThread

    start = QThread.start

    def start_and_remember(self: QThread, *args: Any) -> None:
        _started_qthreads.add(self)
        start(self, *args)

    QThread.start = start_and_remember  # type: ignore[assignment, method-assign]


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def same_start() -> None:
    """Give every test the same random numbers and arithmetic; torch and numpy only where a test has loaded them."""
    random.seed(0)
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed(0)
    if torch := sys.modules.get("torch"):
        torch.manual_seed(0)
        torch.set_flush_denormal(False)  # training sets it for its whole thread


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail the test that leaves a thread running, rather than the innocent one that comes after it."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 3.0
    while left := _running_threads(before):
        if time.monotonic() > deadline:
            pytest.fail(f"The test left threads running: {', '.join(left)}")
        time.sleep(0.01)


def _running_threads(before: set[threading.Thread]) -> list[str]:
    from shiboken6 import isValid

    ours = [
        thread.name
        for thread in threading.enumerate()
        # A dummy stands for a thread that Python did not start; Qt's are asked below, torch's stay.
        if thread not in before and thread.is_alive() and not isinstance(thread, threading._DummyThread)
    ]
    return ours + [
        repr(thread) for thread in list(_started_qthreads) if isValid(thread) and thread.isRunning()
    ]


@pytest.fixture
def make_txt(tmp_path: Path) -> Callable[..., Path]:
    """Write a text file: `make_txt("两行\\n字", encoding="gb18030")`."""

    def make(text: str, name: str = "text.txt", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return make


@pytest.fixture
def make_csv(tmp_path: Path) -> Callable[..., Path]:
    """Write a table: `make_csv([["text", "label"], ["好", "1"]])`."""

    def make(
        rows: Sequence[Sequence[str]],
        name: str = "table.csv",
        encoding: str = "utf-8",
        delimiter: str = ",",
    ) -> Path:
        path = tmp_path / name
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows(rows)
        return path

    return make


@pytest.fixture
def make_folder(tmp_path: Path) -> Callable[..., Path]:
    """Write a folder of files: `make_folder({"pos/1.txt": "good", "neg/1.txt": "bad"})`."""

    def make(files: Mapping[str, str], name: str = "folder", encoding: str = "utf-8") -> Path:
        root = tmp_path / name
        for relative, text in files.items():
            path = root / relative
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode(encoding))
        return root

    return make

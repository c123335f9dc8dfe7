import threading

import pytest

from engine.control import RunControl
from engine.corpus.aside import aside
from engine.errors import Stopped


def test_the_result_comes_back() -> None:
    assert aside(lambda: 7, RunControl()) == 7


def test_an_error_is_raised_where_it_was_asked_for() -> None:
    def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        aside(fail, RunControl())


def test_after_a_stop_nobody_waits() -> None:
    control, go_on = RunControl(), threading.Event()

    def stop_and_hang() -> None:
        control.stop()
        go_on.wait(10)

    with pytest.raises(Stopped):
        aside(stop_and_hang, control)
    go_on.set()

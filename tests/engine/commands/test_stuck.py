"""A process that waits for ever hears a termination all the same."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine.commands.stuck import ended_when_stuck

ROOT = Path(__file__).resolve().parents[3]
WAITING = """
import signal, sys, time
from engine.commands.stuck import ended_when_stuck

heard = []
signal.signal(signal.SIGTERM, lambda number, frame: heard.append(number))
stuck = sys.argv[1] == "stuck"
with ended_when_stuck(lambda: print("told", flush=True), 2, 0.2 if stuck else 60):
    print("waiting", flush=True)
    while stuck or not heard:
        time.sleep(0.01)
print("went on", flush=True)
sys.exit(5)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(
    ("how", "said", "code"), [("stuck", "told\n", 2), ("well", "went on\n", 5)], ids=["stuck", "well"]
)
def test_what_does_not_end_is_ended(how: str, said: str, code: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WAITING, how], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "waiting\n"
    process.send_signal(signal.SIGTERM)
    assert process.communicate(timeout=60)[0] == said
    assert process.returncode == code


def test_without_a_signal_nothing_happens() -> None:
    told: list[float] = []
    with ended_when_stuck(lambda: told.append(time.monotonic()), 2, 0.0):
        pass
    assert told == []

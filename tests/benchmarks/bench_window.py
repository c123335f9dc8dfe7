"""Is the window alive while it trains, and does it train as fast as the command line?

    python3 -m tests.benchmarks.bench_window [--turns 3] [--corpus FILE] [--preset NAME] [--set KEY=VALUE ...]

Trains the same corpus with the same recipe in turns, in the window (with its live plots on the screen) and on the
command line, each in a process of its own. In the window a 10 ms timer notes how late it is. Prints the lateness at the
50th, 99th and 100th percentile, both speeds from the runs' own figures, and their ratio; exits with 1 when the timer
is late by 30 ms or more at the 99th percentile, or the window trains at less than 95 % of the command line's speed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gui.main_window import MainWindow

WaitUntil = Callable[[Callable[[], bool], float], None]

ROOT = Path(__file__).resolve().parents[2]
LATE_MS, SHARE = 30.0, 0.95
TICK_MS = 10.0
RUN_SECONDS = 1800  # a run that takes longer hangs, and that is a failure


def main() -> int:
    """Run both sides in turns and compare the medians."""
    options = _options()
    if options.inside:
        print(json.dumps(_train_in_window(options)))
        return 0
    window: list[dict[str, Any]] = []
    command: list[dict[str, Any]] = []
    for turn in range(options.turns):
        for side, results in ((_window, window), (_command_line, command))[:: 1 if turn % 2 == 0 else -1]:
            results.append(side(options))
    late = {name: median(result["late"][name] for result in window) for name in ("p50", "p99", "max")}
    speeds = [median(r["tokens_per_second"] for r in results) for results in (window, command)]
    pairs = zip(
        window, command, strict=True
    )  # neighbours in time, so that a slow minute of the machine hits both
    ratios = sorted(w["tokens_per_second"] / c["tokens_per_second"] for w, c in pairs)
    ratio = median(ratios)
    print(
        f"timer of {TICK_MS:.0f} ms, late by: p50 {late['p50']:.2f} ms, p99 {late['p99']:.2f} ms, max {late['max']:.1f} ms"
    )
    print(
        f"window {speeds[0]:,.0f} tokens/s, command line {speeds[1]:,.0f} tokens/s, "
        f"ratio {ratio:.3f} (median of {len(ratios)} pairs, {ratios[0]:.2f} to {ratios[-1]:.2f})"
    )
    return 0 if late["p99"] < LATE_MS and ratio >= SHARE else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=ROOT / "resources/samples/cafe-notes.csv")
    parser.add_argument("--preset", default="balanced")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE")
    parser.add_argument("--turns", type=int, default=3, help="runs of each side (3)")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _arguments(options: argparse.Namespace) -> list[str]:
    settings = [part for setting in options.set for part in ("--set", setting)]
    return ["--corpus", str(options.corpus), "--preset", options.preset, *settings]


def _window(options: argparse.Namespace) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.bench_window", "--inside", *_arguments(options)]
    return _last_line(command)


def _command_line(options: argparse.Namespace) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        project = str(Path(folder, "bench.unroll"))
        return _last_line([sys.executable, "main.py", "train", project, *_arguments(options), "--json"])


def _last_line(command: list[str]) -> dict[str, Any]:
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=RUN_SECONDS
    )
    result: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return result


def _train_in_window(options: argparse.Namespace) -> dict[str, Any]:
    """Open the real window, read the corpus, train, and watch the clock; runs in a process of its own."""
    with tempfile.TemporaryDirectory() as home:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            os.environ[name] = home
        return _measure(options)


def _measure(options: argparse.Namespace) -> dict[str, Any]:
    """Lateness of the window's clock in ms and the run's speed, while the run is trained in the window."""
    from PySide6.QtCore import QEventLoop, QTimer

    from engine.events import RunEnded
    from gui.app import SWITCH_INTERVAL, make_application
    from gui.main_window import MainWindow

    sys.setswitchinterval(SWITCH_INTERVAL)
    app = make_application()
    window = MainWindow()
    window.show()
    workspace = window.workspace
    said: list[str] = []  # a job that failed would be waited for in vain
    workspace.message.connect(lambda message: said.append(f"{message.text} {message.details}"))

    def wait_until(done: Callable[[], bool], seconds: float) -> None:
        loop, deadline = QEventLoop(), time.monotonic() + seconds
        timer = QTimer(interval=20)
        timer.timeout.connect(lambda: loop.quit() if done() or said or time.monotonic() > deadline else None)
        timer.start()
        loop.exec()
        assert not said, f"the window said: {said}"
        assert done(), "the window did not get that far in time"

    _walk_to_training(window, options, wait_until)
    ended: list[RunEnded] = []
    workspace.training_events.connect(
        lambda events: ended.extend(e for e in events if isinstance(e, RunEnded))
    )
    workspace.start_training()
    late = _lateness(window, lambda: wait_until(lambda: bool(ended) and not workspace.training, 1800))
    window.close()
    app.processEvents()
    return {
        "late": {"p50": late[len(late) // 2], "p99": late[int(len(late) * 0.99)], "max": late[-1]},
        "tokens_per_second": ended[0].tokens_per_second,
        "examples_per_second": ended[0].examples_per_second,
    }


def _walk_to_training(window: MainWindow, options: argparse.Namespace, wait_until: WaitUntil) -> None:
    """Open the corpus, take the settings, and show the page on which a run is watched."""
    from engine.recipe.given import parse_assignments
    from engine.recipe.presets import build_recipe
    from gui.steps import Step

    workspace = window.workspace
    workspace.warm_up()
    wait_until(lambda: not workspace.jobs(), 60)
    workspace.open_corpus(options.corpus)
    wait_until(lambda: not workspace.can_train() and not workspace.jobs(), 120)
    workspace.set_recipe(build_recipe(options.preset, parse_assignments(options.set)))
    if workspace.pipeline is None or workspace.pipeline.settings != workspace.recipe.text:
        workspace.build_vocabulary()
        wait_until(lambda: not workspace.jobs(), 120)
    window.go_to(Step.TRAIN)


def _lateness(window: MainWindow, wait: Callable[[], None]) -> list[float]:
    """By how many ms each tick of a clock in the window came too late while `wait` went on, the least first."""
    from PySide6.QtCore import Qt, QTimer

    late: list[float] = []
    last = [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        late.append(max(0.0, (now - last[0]) * 1000 - TICK_MS))
        last[0] = now

    clock = QTimer(window)
    clock.setTimerType(Qt.TimerType.PreciseTimer)
    clock.timeout.connect(tick)
    clock.start(round(TICK_MS))
    wait()
    clock.stop()
    return sorted(late)


if __name__ == "__main__":
    sys.exit(main())

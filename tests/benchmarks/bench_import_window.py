"""Is the window alive while a large corpus is imported and cut?

    python3 -m tests.benchmarks.bench_import_window [--megabytes 200] [--corpus FILE] [--cutter jieba]

Repeats the rows of a csv in another order until it has that size, opens it in the real window and lets it be looked
through, read, cut, numbered and examined by the data doctor, while a 10 ms timer notes how late it is. Then Cancel is
pressed in the middle of another import. Prints time and lateness (p50, p99, max) of each part and how long Cancel took;
exits with 1 when the timer is late by 30 ms or more at the 99th percentile of a part, or Cancel takes over 0.2 s.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LATE_MS, CANCEL_SECONDS, TICK_MS = 30.0, 0.2, 10
LONGEST = 3600.0  # seconds; a part that takes longer hangs, and that is a failure
PARTS = ("import", "cut", "doctor")
SEED = 3


def main() -> int:
    """Make the corpus, measure in a process of its own, compare with the limits."""
    options = _options()
    if options.inside:
        print(json.dumps(_measure(options.corpus, options.cutter)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder, "large.csv")
        rows = write_large(options.corpus, large, options.megabytes * 1_000_000)
        print(f"{large.stat().st_size / 1e6:.0f} MB, {rows:,} rows", flush=True)
        found = _in_window(large, options.cutter, Path(folder, "home"))
    return 0 if _tell(found) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=ROOT / "resources/samples/takeaway-zh.csv")
    parser.add_argument("--megabytes", type=int, default=200)
    parser.add_argument("--cutter", default="auto", help="auto, words, jieba, characters, bpe (auto)")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def write_large(source: Path, target: Path, size: int) -> int:
    """Repeat the rows of `source` in ever new orders until `target` has `size` bytes; gives the number of rows."""
    with source.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = list(csv.reader(file))
    shuffled, written = random.Random(SEED), 0
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        while file.tell() < size:
            shuffled.shuffle(rows)
            writer.writerows(rows)
            written += len(rows)
    return written


def _in_window(corpus: Path, cutter: str, home: Path) -> dict[str, Any]:
    """Measure in a fresh process with a home of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_import_window", "--inside"]
    command += ["--corpus", str(corpus), "--cutter", cutter]
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    home.mkdir()
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **dict.fromkeys(names, str(home))}
    environment["UNROLL_CACHE"] = str(home / "texts")
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=2 * LONGEST
    )
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def _tell(found: dict[str, Any]) -> bool:
    """Print every part; whether all are within the limits."""
    good = True
    for part in PARTS:
        f = found[part]
        good &= f["p99"] < LATE_MS
        print(
            f"{part:>7}: {f['seconds']:6.1f} s, timer of {TICK_MS} ms late by p50 {f['p50']:.1f} ms, "
            f"p99 {f['p99']:.1f} ms, max {f['max']:.0f} ms ({f['ticks']:,} ticks)"
        )
    print(f" cancel: {found['cancel'] * 1000:.0f} ms; memory of the window at most {found['memory']:.0f} MiB")
    return good and found["cancel"] <= CANCEL_SECONDS


class Lateness:
    """A timer of 10 ms that notes how late each of its ticks is."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._late: list[float] = []
        self._last = self._since = time.perf_counter()
        self._timer = QTimer(interval=TICK_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self._late.append(max(0.0, (now - self._last) * 1000 - TICK_MS))
        self._last = now

    def cut_off(self) -> dict[str, float]:
        """What was noted since the last time."""
        late, now = sorted(self._late), time.perf_counter()
        seconds, self._late, self._since = now - self._since, [], now
        return {
            "seconds": seconds,
            "ticks": len(late),
            "p50": late[len(late) // 2],
            "p99": late[int(len(late) * 0.99)],
            "max": late[-1],
        }


def _wait_until(done: Callable[[], bool], troubles: Sequence[str] = ()) -> None:
    """Let the window live until `done`; a trouble that it tells of ends the benchmark."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, deadline = QEventLoop(), time.monotonic() + LONGEST
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: loop.quit() if done() or troubles or time.monotonic() > deadline else None)
    timer.start()
    loop.exec()
    assert done(), "\n".join(troubles) or "the window did not get that far in time"


def _measure(corpus: Path, cutter: str) -> dict[str, Any]:
    """Open the real window and import; runs in a process of its own."""
    from gui.app import SWITCH_INTERVAL, make_application
    from gui.doctor import DoctorState
    from gui.garbage import WindowCollector
    from gui.main_window import MainWindow

    sys.setswitchinterval(SWITCH_INTERVAL)
    app = make_application()
    window = MainWindow()
    WindowCollector(window)
    window.show()
    workspace = window.workspace
    workspace.warm_up()
    _wait_until(lambda: not workspace.jobs())
    workspace.set_values({"text.cutter": cutter})
    troubles: list[str] = []
    workspace.message.connect(lambda said: troubles.append(f"{said.text}\n{said.details}"))
    watch = Lateness()
    found: dict[str, Any] = {}
    window.opening.open_texts([corpus])
    _wait_until(lambda: workspace.corpus is not None, troubles)
    found["import"] = watch.cut_off()
    _wait_until(lambda: workspace.prepared is not None, troubles)
    found["cut"] = watch.cut_off()
    _wait_until(lambda: workspace.doctor.state in (DoctorState.DONE, DoctorState.FAILED), troubles)
    found["doctor"] = watch.cut_off()
    found["cancel"] = _cancel(window, corpus)
    found["memory"] = _peak_memory()
    window.close()
    app.processEvents()
    return found


def _cancel(window: Any, corpus: Path) -> float:
    """Seconds from Cancel until what was open before is open again."""
    workspace = window.workspace
    before = workspace.corpus
    workspace.set_corpus_values({"corpus.fixes": ["strip_markup"]})
    pause = time.monotonic() + 1.0
    _wait_until(lambda: time.monotonic() > pause)
    assert workspace.corpus is None, "the corpus was not being read"
    pressed = time.perf_counter()
    workspace.cancel_import()
    _wait_until(lambda: workspace.corpus is before)
    return time.perf_counter() - pressed


def _peak_memory() -> float:
    """MiB of the window's process at its largest; 0 where the system does not tell."""
    try:
        line = next(x for x in Path("/proc/self/status").read_text().splitlines() if x.startswith("VmHWM"))
    except (OSError, StopIteration):
        return 0.0
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())

"""`python3 -m tests.benchmarks.bench_tsne [--words N] [--turns N]`: how soon a t-SNE map ends when it is cancelled.

Each turn cancels a map of 5 000 words after another share of what a whole one takes, so that every stage is met: loading,
neighbours, both kinds of steps. Exit code 1 when the median is over 0.2 s.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import threading
import time

from engine import bootstrap

AIM_SECONDS = 0.2
DIM = 100
AT = (0.02, 0.3, 1.0, 2.0, 4.0, 6.0, 8.0)  # seconds after which it is cancelled


def main() -> int:
    """Print how long each cancelled map still took."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.benchmarks.bench_tsne")
    parser.add_argument("--words", type=int, default=5000)
    parser.add_argument("--turns", type=int, default=len(AT))
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    bootstrap.ensure(dev=True)
    import numpy as np

    random = np.random.default_rng(1)
    groups = random.standard_normal((given.words // 50 + 1, DIM)).repeat(50, axis=0)[: given.words]
    table = (2 * groups + random.standard_normal((given.words, DIM))).astype(np.float32)
    taken = []
    for turn in range(given.turns):
        after = AT[turn % len(AT)]
        seconds, done = cancelled(table, after)
        taken.append(seconds)
        print(f"cancelled after {after:5.2f} s at step {done:4}: ended {seconds * 1000:6.0f} ms later")
    median = statistics.median(taken)
    print(
        f"median {median * 1000:.0f} ms, longest {max(taken) * 1000:.0f} ms (aim: {AIM_SECONDS * 1000:.0f} ms)"
    )
    return 0 if median <= AIM_SECONDS else 1


def cancelled(table: object, after: float) -> tuple[float, int]:
    """Draw a map and cancel it `after` seconds; gives how long it went on, and at which step it was."""
    from engine.control import RunControl
    from engine.errors import Stopped
    from engine.vectors.maps import tsne

    control, steps = RunControl(), [0]

    def draw() -> None:
        try:
            for event in tsne(table, control):  # type: ignore[arg-type]
                steps[0] = getattr(event, "done", 0)
        except Stopped:
            pass

    thread = threading.Thread(target=draw)
    thread.start()
    time.sleep(after)
    begun = time.monotonic()
    control.stop()
    thread.join()
    return time.monotonic() - begun, steps[0]


if __name__ == "__main__":
    sys.exit(main())

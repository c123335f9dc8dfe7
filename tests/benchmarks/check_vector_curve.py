"""Whether the stored loss curve of a run of word vectors falls: `python3 -m tests.benchmarks.check_vector_curve PROJECT [RUN]`.

The curve is the loss after every step, always on the same pairs with the same false words. It is smoothed as the mean of as
many steps as an epoch has (--width says otherwise), and has to fall from every step to the next. An epoch, because the text
is read in its order: where documents of a kind stand together, the vectors lean towards the kind read last and the loss
goes up and down a little with every epoch, which is no part of whether it falls. The exit code is 1 where the smoothed
curve rises; how much is printed. A line of characters draws it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.project.project import Project

_DRAWN = 60
_HEIGHTS = "█▇▆▅▄▃▂▁"


def main() -> int:
    """Print the curve and its rises."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("project", type=Path)
    parser.add_argument("run", nargs="?")
    parser.add_argument("--width", type=int, help="steps that are averaged; as many as an epoch has")
    options = parser.parse_args()
    with Project.open(options.project) as project:
        record = project.run(options.run)
        losses = project.history(record).losses
    width = options.width or max(1, len(losses) // record.recipe.vectors.epochs)
    smooth = smoothed(losses, width)
    rises = np.diff(smooth).clip(min=0)
    sys.stdout.write(
        f"{record.name}: {len(losses)} steps, loss {losses[0]:.4f} to {losses[-1]:.4f}, smoothed over {width} steps "
        f"{smooth[0]:.4f} to {smooth[-1]:.4f}\n{drawn(smooth)}\n"
        f"it rises {int((rises > 0).sum())} times, by {rises.max(initial=0):.5f} at most\n"
    )
    return int((rises > 0).any())


def smoothed(losses: Sequence[float] | NDArray[np.floating], width: int) -> NDArray[np.float64]:
    """Means of `width` steps that follow each other."""
    sums = np.concatenate([np.zeros(1), np.cumsum(np.asarray(losses, np.float64))])
    means: NDArray[np.float64] = (sums[width:] - sums[:-width]) / width
    return means


def drawn(curve: NDArray[np.float64]) -> str:
    """The curve as a line of characters, from its highest to its lowest."""
    places = np.linspace(0, len(curve) - 1, min(_DRAWN, len(curve))).astype(int)
    depth = (curve.max() - curve[places]) / max(float(np.ptp(curve)), 1e-12)
    return "".join(_HEIGHTS[round(float(d) * (len(_HEIGHTS) - 1))] for d in depth)


if __name__ == "__main__":
    sys.exit(main())

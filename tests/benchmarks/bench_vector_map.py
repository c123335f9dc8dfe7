"""How smoothly a map of 20 000 words pans and zooms: python3 -m tests.benchmarks.bench_vector_map [--frames N] [--words N] [--project FILE]

The map goes through a real widget, offscreen, with Qt's software renderer. A frame is one turn of the wheel (zoom) or
one pull (pan) or one move over the points (hover), laid out and painted at once. Each row tells the median and the 95th
percentile of a frame by the clock and of processor time. The words are those of the project's newest run (by PCA), else
made up: clouds of different density with words as long as English ones. The aim is 30 frames a second: every p95 of
processor time up to 33 ms; with --wall by the clock, too.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from gui.app import make_application
from gui.style import apply_style
from gui.theme import Theme
from gui.views.vector_cloud import Places
from gui.views.vector_map import VectorMap

AIM = 33.0  # ms
SIZES = ((1280, 720), (1920, 1080))
WORDS, FRAMES = 20_000, 60


@dataclass(frozen=True)
class Frames:
    """Times of frames of one kind, in milliseconds."""

    name: str
    wall: list[float]
    work: list[float]

    def row(self) -> str:
        """Name, then median and 95th percentile by the clock and of processor time."""
        figures = (middle(self.wall), slow(self.wall), middle(self.work), slow(self.work))
        return f"{self.name:<28}" + "".join(f"{figure:>11.1f}" for figure in figures)


def middle(times: list[float]) -> float:
    """The median."""
    return statistics.median(times)


def slow(times: list[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]


def made_up(count: int) -> tuple[tuple[str, ...], Places]:
    """Words in clouds of different density, the frequent ones spread over all of them."""
    random = np.random.default_rng(4)
    centres, sizes = random.normal(size=(40, 2)) * 3, random.uniform(0.1, 1.6, 40)
    group = random.integers(0, 40, count)
    places = centres[group] + random.normal(size=(count, 2)) * sizes[group, None]
    letters = np.array(list("etaoinshrdlcumwfgypb"))
    lengths = random.integers(2, 12, count)
    return tuple("".join(random.choice(letters, length)) for length in lengths), places


def of_project(path: Path, count: int) -> tuple[tuple[str, ...], Places]:
    """The most frequent words of the newest run, by PCA."""
    from engine.project.project import Project
    from engine.vectors.maps import pca
    from engine.vectors.word_vectors import WordVectors

    with Project.open(path) as project:
        vectors = WordVectors.load(project)
    return vectors.words[:count], pca(vectors.table[:count])


def timed(name: str, view: VectorMap, count: int, move: Callable[[int], None]) -> Frames:
    """Move and paint, `count` times; what the map does between two frames happens between them."""
    wall, work = [], []
    for index in range(count):
        began, worked = time.perf_counter(), time.thread_time()
        move(index)
        view.repaint()
        wall.append(1000 * (time.perf_counter() - began))
        work.append(1000 * (time.thread_time() - worked))
        QApplication.processEvents()
    return Frames(name, wall[2:], work[2:])  # the first ones meet cold caches of fonts


def wheel(view: VectorMap, turns: float) -> None:
    """A turn of the wheel beside the middle."""
    at = QPointF(view.width() * 0.4, view.height() * 0.55)
    event = QWheelEvent(
        at, view.mapToGlobal(at), QPoint(), QPoint(0, round(120 * turns)), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def mouse(view: VectorMap, kind: QMouseEvent.Type, at: QPointF, *, held: bool) -> None:
    """The left button, or a move with or without it."""
    button = Qt.MouseButton.NoButton if kind == QMouseEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    buttons = Qt.MouseButton.LeftButton if held else Qt.MouseButton.NoButton
    event = QMouseEvent(kind, at, view.mapToGlobal(at), button, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)


def pulled(view: VectorMap, count: int, name: str) -> Frames:
    """Long pulls to and fro in both directions, faster than a hand."""
    moves, press = QMouseEvent.Type.MouseMove, QMouseEvent.Type.MouseButtonPress
    middle_ = QPointF(view.width() / 2, view.height() / 2)
    place = QPointF(middle_)
    mouse(view, press, place, held=True)

    def move(index: int) -> None:
        nonlocal place
        way = 1 if index % 40 < 20 else -1
        place = QPointF(place.x() + 31 * way, place.y() + 17 * way)
        mouse(view, moves, place, held=True)

    frames = timed(name, view, count, move)
    mouse(view, QMouseEvent.Type.MouseButtonRelease, place, held=False)
    return frames


def rows_of(view: VectorMap, count: int) -> Iterator[Frames]:
    """Every kind of frame."""
    view.show_all()
    view.repaint()
    yield timed("zoom in and out", view, count, lambda i: wheel(view, 1 if i % 24 < 12 else -1))
    view.show_all()
    yield timed("fine zoom (touch pad)", view, count, lambda i: wheel(view, 0.2 if i % 40 < 20 else -0.2))
    for zoom in (1.5, 4.0, 20.0):
        view.show_all()
        view.zoom_by(zoom)
        view.repaint()
        yield pulled(view, count, f"pan at {zoom:g} times")
    view.show_all()
    view.mark(view.words()[300:310])
    yield timed(
        "hover, ten words marked",
        view,
        count,
        lambda i: mouse(
            view,
            QMouseEvent.Type.MouseMove,
            QPointF(view.width() / 2 + i, view.height() / 2 + i / 2),
            held=False,
        ),
    )


def main() -> int:
    """Print a table for each size and theme; 1 when the aim is missed."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.benchmarks.bench_vector_map")
    parser.add_argument("--frames", type=int, default=FRAMES)
    parser.add_argument("--words", type=int, default=WORDS)
    parser.add_argument(
        "--project", type=Path, help="words of this project's newest run instead of made-up ones"
    )
    parser.add_argument(
        "--wall", action="store_true", help="hold the clock to the aim, not only the processor time"
    )
    given = parser.parse_args()
    app = make_application()
    words, places = of_project(given.project, given.words) if given.project else made_up(given.words)
    worst = 0.0
    for theme in Theme:
        apply_style(app, theme, 1.0)
        for size in SIZES:
            view = VectorMap()
            view.resize(*size)
            view.show()
            view.set_points(words, places)
            QApplication.processEvents()
            print(f"\n{len(words)} words, {size[0]} x {size[1]}, {theme.value}")
            heads = ("wall p50", "wall p95", "work p50", "work p95")
            print(f"{'ms a frame':<28}" + "".join(f"{head:>11}" for head in heads))
            for frames in rows_of(view, given.frames):
                print(frames.row(), flush=True)
                worst = max(worst, slow(frames.wall if given.wall else frames.work))
            view.close()
            view.deleteLater()
    kind = "by the clock" if given.wall else "of processor time"
    print(f"\nThe slowest p95 {kind} is {worst:.1f} ms, the aim is {AIM:.0f} ms.")
    return 0 if worst <= AIM else 1


if __name__ == "__main__":
    sys.exit(main())

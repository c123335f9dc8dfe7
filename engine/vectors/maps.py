"""Word vectors as points on a map: by PCA at once, by t-SNE with progress and a stop that is heard soon.

Both look at directions (vectors made equally long), because near means alike by the cosine everywhere else.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.control import RunControl
from engine.errors import EngineError
from engine.events import Progressed, Stage, Work
from engine.vectors.similarity import Floats
from engine.words import QT_TRANSLATE_NOOP

Points = NDArray[np.float64]

PERPLEXITY = 30.0  # about how many neighbours each word keeps near (van der Maaten & Hinton 2008)
MOST_WORDS = 20_000  # of a t-SNE; more take minutes and melt into one another
_EARLY, _LATE = 250, 500  # steps: with neighbours pulled together twelvefold, then as they are
_PULL = 12.0
_STEPS_AT_ONCE = 25  # between two events; after every step a stop is heard
_NEIGHBOUR_NUMBERS = 1 << 20  # distances that are worked out together
_LISTEN_SECONDS = 0.05
_FFT_FROM = 1000  # points from which forces by Fourier transform are faster than by a tree


def pca(table: Floats) -> Points:
    """The points (words, 2) along the two directions in which the words differ most.

    Which way an axis points is up to nobody: the largest part of each is made positive, so that a map drawn again is the same.
    """
    rows = directions_of(table)
    if not len(rows):
        return np.empty((0, 2))
    rows -= rows.mean(axis=0)
    if rows.shape[1] < 2:
        return np.pad(rows, ((0, 0), (0, 1)))
    _, axes = np.linalg.eigh(rows.T @ rows)
    two = axes[:, :-3:-1]
    two *= np.sign(two[np.abs(two).argmax(axis=0), [0, 1]])
    points: Points = rows @ two
    return points


def tsne(
    table: Floats, control: RunControl, perplexity: float = PERPLEXITY, start: Points | None = None
) -> Work[Points]:
    """The points (words, 2) that keep the neighbours of each word near; begins from `start`, usually the PCA, so it draws
    nothing at random.

    Yields progress in steps. A stop raises `Stopped` within a step (some hundredths of a second for 5 000 words).
    """
    if len(table) > MOST_WORDS:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "A t-SNE map of {count} words would take too long. Choose {most} words or fewer."
            ),
            count=len(table),
            most=MOST_WORDS,
        )
    points = pca(table) if start is None else start
    if len(table) < 4:  # nothing to choose from
        return points
    yield Progressed(Stage.MAPPING, 0, _EARLY + _LATE)
    open_tsne = _load(control)
    likely = _likely_neighbours(table, perplexity, control)
    spread = points[:, 0].std() or 1.0
    return (yield from _descend(open_tsne, points / spread * 1e-4, likely, control))


def _descend(open_tsne: Any, points: Points, likely: Any, control: RunControl) -> Work[Points]:
    """Move the points until each has its likely neighbours around it."""
    method = "fft" if len(points) >= _FFT_FROM else "bh"
    affinities = open_tsne.affinity.PrecomputedAffinities(likely)
    embedding = open_tsne.TSNEEmbedding(points, affinities, negative_gradient_method=method, n_jobs=1)

    def listen(step: int, error: float, moved: Points) -> bool:
        control.check()
        return False

    done = 0
    for steps, pull, momentum in ((_EARLY, _PULL, 0.5), (_LATE, 1.0, 0.8)):
        for _ in range(0, steps, _STEPS_AT_ONCE):
            embedding.optimize(
                _STEPS_AT_ONCE,
                inplace=True,
                exaggeration=pull,
                momentum=momentum,
                learning_rate=max(50.0, len(points) / pull),
                callbacks=listen,
                callbacks_every_iters=1,
            )
            done += _STEPS_AT_ONCE
            yield Progressed(Stage.MAPPING, done, _EARLY + _LATE)
    return np.array(embedding)


def _load(control: RunControl) -> Any:
    """openTSNE, loaded in a thread, because that takes a second or two in which nobody could stop it."""
    found: list[Any] = []

    def load() -> None:
        with contextlib.suppress(ImportError):  # it has no package for every processor
            import openTSNE
            import openTSNE.affinity

            found.append(openTSNE)

    thread = threading.Thread(target=load, name="t-SNE loads", daemon=True)
    thread.start()
    while thread.is_alive():
        control.check()
        thread.join(_LISTEN_SECONDS)
    if not found:
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "There is no t-SNE for this kind of computer. Draw the map by PCA.")
        )
    return found[0]


def _likely_neighbours(table: Floats, perplexity: float, control: RunControl) -> Any:
    """How likely each word chooses each other one as its neighbour, both ways evened out: sparse (words, words), sum 1."""
    from scipy.sparse import csr_matrix

    count = len(table)
    perplexity = min(perplexity, (count - 1) / 3)
    near = min(count - 1, int(3 * perplexity) + 1)
    places = np.empty((count, near), np.int64)
    shares = np.empty((count, near))
    for block, found, squares in nearest_blocks(directions_of(table), near):
        control.check()
        places[block], shares[block] = found, choice_shares(squares, perplexity)
    whole = csr_matrix((shares.ravel(), places.ravel(), np.arange(0, count * near + 1, near)), (count, count))
    both = whole + whole.T
    return both / both.sum()


def nearest_blocks(rows: Points, near: int) -> Iterator[tuple[slice, NDArray[np.int64], Points]]:
    """Block by block the `near` nearest others of each row, and how far they are, squared."""
    squares = np.einsum("ij,ij->i", rows, rows)
    block = max(1, _NEIGHBOUR_NUMBERS // len(rows))
    for start in range(0, len(rows), block):
        part = slice(start, min(start + block, len(rows)))
        apart = squares[part, None] + squares - 2 * rows[part] @ rows.T
        own = np.arange(part.stop - part.start)
        apart[own, own + start] = np.inf
        found = np.argpartition(apart, near - 1, axis=1)[:, :near]
        yield part, found, np.maximum(np.take_along_axis(apart, found, axis=1), 0)


def choice_shares(squares: Points, perplexity: float) -> Points:
    """For squared distances (words, near) the shares of a bell curve, each so wide that e^entropy is `perplexity`."""
    low, high = np.zeros(len(squares)), np.full(len(squares), np.inf)
    sharpness = 1 / (squares.mean(axis=1) + 1e-12)
    offset = squares.min(axis=1, keepdims=True)  # the nearest gets e^0
    shares = np.empty_like(squares)
    for _ in range(60):
        shares = np.exp(-sharpness[:, None] * (squares - offset))
        shares /= shares.sum(axis=1, keepdims=True)
        entropy = -np.sum(shares * np.log(shares + 1e-300), axis=1)
        too_wide = entropy > np.log(perplexity)
        low, high = np.where(too_wide, sharpness, low), np.where(too_wide, high, sharpness)
        sharpness = np.where(np.isinf(high), 2 * sharpness, (low + high) / 2)
        if np.abs(entropy - np.log(perplexity)).max() < 1e-5:
            break
    return shares


def directions_of(table: Floats) -> Points:
    """The rows made equally long (zeros stay zeros), in double precision."""
    rows = table.astype(np.float64)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    divided: Points = np.divide(rows, lengths, out=rows, where=lengths > 0)
    return divided

"""Maps of the same words that can be compared: after each epoch of a run, or of two runs.

By PCA they are laid on the same two axes, by t-SNE on one another, as near as turning, mirroring, sizing and shifting allow
(Procrustes), which changes nothing that such a map says.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.vectors.maps import Points, directions_of
from engine.vectors.similarity import Floats


@dataclass(frozen=True, eq=False)
class Axes:
    """The middle (dim,) of some words' directions, and the two (dim, 2) along which they differ most."""

    middle: NDArray[np.float64]
    two: NDArray[np.float64]


def axes_of(table: Floats) -> Axes:
    """The axes of a map by PCA; the largest part of each is positive, so that `points_on` them is `maps.pca`."""
    rows = directions_of(table)
    dim = rows.shape[1]
    middle = rows.mean(axis=0) if len(rows) else np.zeros(dim)
    rows = rows - middle
    if dim < 2:
        return Axes(middle, np.eye(dim, 2))
    _, axes = np.linalg.eigh(rows.T @ rows)
    two = axes[:, :-3:-1]
    return Axes(middle, two * np.sign(two[np.abs(two).argmax(axis=0), [0, 1]]))


def points_on(table: Floats, axes: Axes) -> Points:
    """The points (words, 2) of words on the axes of others (of the same words after another epoch)."""
    points: Points = (directions_of(table) - axes.middle) @ axes.two
    return points


def laid_over(points: Points, others: Points) -> Points:
    """`points` turned, mirrored, sized and shifted so that they lie as near to `others` as they can, row by row."""
    if not len(points):
        return points
    middle, goal = points.mean(axis=0), others.mean(axis=0)
    moved, wanted = points - middle, others - goal
    left, stretches, right = np.linalg.svd(moved.T @ wanted)
    spread = float((moved**2).sum())
    size = float(stretches.sum()) / spread if spread > 0 else 1.0
    laid: Points = size * moved @ (left @ right) + goal
    return laid

"""Points on a map: by PCA against scikit-learn, by t-SNE on clusters."""

from __future__ import annotations

import time

import numpy as np
import pytest

from engine.control import RunControl
from engine.errors import EngineError, Stopped
from engine.events import Progressed, Stage, result_of
from engine.vectors import maps
from engine.vectors.maps import choice_shares, directions_of, nearest_blocks, pca, tsne

RANDOM = np.random.default_rng(1)
GROUPS, EACH = 4, 30
TABLE = (np.repeat(RANDOM.standard_normal((GROUPS, 20)), EACH, axis=0) * 3
         + RANDOM.standard_normal((GROUPS * EACH, 20))).astype(np.float32)  # fmt: skip


def groups_kept(points: np.ndarray) -> float:
    """The share of points whose nearest point is of the same group."""
    apart = ((points[:, None] - points) ** 2).sum(axis=2)
    np.fill_diagonal(apart, np.inf)
    group = np.arange(len(points)) // EACH
    return float((group[apart.argmin(axis=1)] == group).mean())


def test_pca_is_scikit_learns_but_for_the_way_axes_point() -> None:
    decomposition = pytest.importorskip("sklearn.decomposition")
    theirs = decomposition.PCA(2).fit_transform(directions_of(TABLE))
    points = pca(TABLE)
    for axis in range(2):
        assert (
            min(
                np.abs(points[:, axis] - theirs[:, axis]).max(),
                np.abs(points[:, axis] + theirs[:, axis]).max(),
            )
            < 1e-9
        )


@pytest.mark.parametrize("shape", [(0, 5), (1, 5), (3, 1), (2, 2), (5, 300)])
def test_any_number_of_words_has_points(shape: tuple[int, int]) -> None:
    table = RANDOM.standard_normal(shape).astype(np.float32)
    points = pca(table)
    assert points.shape == (shape[0], 2)
    assert np.isfinite(points).all()
    if shape[0] > 0:
        assert result_of(tsne(table, RunControl())).shape == (shape[0], 2)


def test_tsne_keeps_groups_together_and_is_the_same_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maps, "_EARLY", 100)
    monkeypatch.setattr(maps, "_LATE", 100)
    events = list(tsne(TABLE, RunControl(), perplexity=10))
    assert events == [Progressed(Stage.MAPPING, done, 200) for done in range(0, 201, 25)]
    points = result_of(tsne(TABLE, RunControl(), perplexity=10))
    assert groups_kept(points) > 0.97
    np.testing.assert_array_equal(result_of(tsne(TABLE, RunControl(), perplexity=10)), points)


def test_words_that_are_alike_to_the_last_bit_are_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maps, "_EARLY", 25)
    monkeypatch.setattr(maps, "_LATE", 25)
    table = np.zeros((40, 5), np.float32)
    table[20:] = 1
    assert np.isfinite(result_of(tsne(table, RunControl()))).all()


def test_a_stop_is_heard_between_two_steps() -> None:
    control = RunControl()
    work = tsne(TABLE, control)
    next(work)
    next(work)
    control.stop()
    begun = time.monotonic()
    with pytest.raises(Stopped):
        result_of(work)
    assert (
        time.monotonic() - begun < 10
    )  # a whole map takes as long; how soon it is heard is measured by hand


def test_too_many_words_are_a_sentence() -> None:
    with pytest.raises(EngineError, match="Choose 20000 words or fewer"):
        result_of(tsne(np.zeros((20_001, 2), np.float32), RunControl()))


def test_nearest_others_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = RANDOM.standard_normal((50, 6))
    monkeypatch.setattr(maps, "_NEIGHBOUR_NUMBERS", 350)
    apart = ((rows[:, None] - rows) ** 2).sum(axis=2)
    np.fill_diagonal(apart, np.inf)
    for block, places, squares in nearest_blocks(rows, 5):
        for offset, (found, far) in enumerate(zip(places, squares, strict=True)):
            row = block.start + offset
            assert set(found.tolist()) == set(np.argsort(apart[row])[:5].tolist())
            assert far == pytest.approx(apart[row][found])


def test_shares_have_the_wanted_perplexity() -> None:
    squares = RANDOM.uniform(0.1, 4, (30, 90))
    shares = choice_shares(squares, 25.0)
    entropy = -(shares * np.log(shares)).sum(axis=1)
    assert np.exp(entropy) == pytest.approx([25.0] * 30, rel=1e-3)
    assert shares.sum(axis=1) == pytest.approx([1.0] * 30)

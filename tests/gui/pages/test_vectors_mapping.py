"""Maps that are worked out and kept: which one another begins from."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from engine.control import RunControl
from engine.events import result_of
from engine.vectors.word_vectors import WordVectors
from gui.pages.try_streams import RunKey
from gui.pages.vectors_mapping import MOST_KEPT, Maps, Points, Wanted, Way, mapping
from gui.pages.vectors_shelf import VectorShelf

KEY = RunKey(Path("p"), "run", 9)
WORDS = tuple(f"w{n}" for n in range(12))


def points(size: float = 1.0) -> Points:
    places = size * np.random.default_rng(2).standard_normal((12, 2))
    return Points(WORDS, places, 12, places)


def test_a_map_begins_from_that_of_the_nearest_epoch_drawn_the_same_way() -> None:
    maps, first, last, other = Maps(), points(), points(), points()
    maps.put(Wanted(KEY, 500, Way.TSNE, 1), first)
    maps.put(Wanted(KEY, 500, Way.TSNE), last)
    maps.put(Wanted(KEY, 500, Way.PCA, 3), other)
    assert maps.nearest(Wanted(KEY, 500, Way.TSNE, 3)) is first
    assert maps.nearest(Wanted(KEY, 2000, Way.TSNE, 3)) is None
    assert (
        maps.nearest(Wanted(RunKey(Path("p"), "run", 10), 500, Way.TSNE)) is last
    )  # a later state of the run


def test_of_too_many_maps_the_oldest_goes() -> None:
    maps = Maps()
    wanted = [Wanted(KEY, 500, Way.PCA, epoch) for epoch in range(MOST_KEPT + 1)]
    for one in wanted:
        maps.put(one, points())
    assert maps.get(wanted[0]) is None
    assert maps.get(wanted[1]) is not None


def test_a_tsne_is_laid_over_the_one_it_begins_from() -> None:
    table = np.random.default_rng(1).standard_normal((12, 6)).astype(np.float32)
    shelf = VectorShelf(lambda _: WordVectors(WORDS, table))
    begin = points(40.0)
    found = result_of(mapping(shelf, Wanted(KEY, 500, Way.TSNE, 2), begin)(RunControl()))
    assert found.words == WORDS
    assert np.isfinite(found.places).all()
    np.testing.assert_allclose(found.places.mean(axis=0), begin.places.mean(axis=0), atol=1e-6)
    alone = result_of(mapping(shelf, Wanted(KEY, 500, Way.PCA))(RunControl()))
    assert alone.frame is alone.places

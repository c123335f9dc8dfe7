"""Texts that stand in the training part and are kept back as well, with the division that the recipe would make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from engine.corpus.doctor.repeats import Repeats
from engine.corpus.splits import split_documents
from engine.recipe.corpus import CorpusSettings


def kept_back(repeats: Repeats, names: Sequence[str] | None, settings: CorpusSettings) -> NDArray[np.bool_]:
    """Which documents are validation or test. `names` are the labels by number, None when they do not count."""
    numbers = None
    if names is not None:
        # Training numbers labels by their names.
        place = np.argsort(np.argsort(np.array(names, dtype=object), kind="stable"), kind="stable")
        found = [np.empty(0, dtype=np.int32), *repeats.labels()]
        numbers = place.astype(np.int32)[np.concatenate(found)]
    split = split_documents(numbers, len(repeats), settings)
    mask = np.zeros(len(repeats), dtype=np.bool_)
    mask[split.valid] = True
    mask[split.test] = True
    return mask


def leaked(
    repeats: Repeats, back: NDArray[np.bool_]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """`(documents kept back whose text is learned from too, one document each that is learned from)`."""
    for group in repeats.groups():
        back_here = back[group.numbers]
        none = len(back)
        first_learned = np.minimum.reduceat(np.where(back_here, none, group.numbers), group.begins)
        learned = np.repeat(first_learned, group.sizes)
        found = back_here & (learned < none)
        yield group.numbers[found], learned[found]

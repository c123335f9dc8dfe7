"""What the drawing of one training pair shows: a sentence, the pairs in it, and how far the telling has come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np

from engine.recipe.vectors import Architecture

if TYPE_CHECKING:
    from engine.vectors.one_pair import PairStep, SentenceWord


class Stage(IntEnum):
    """The steps of the telling, in order."""

    PAIR = 0
    FALSE_WORDS = 1
    ROWS = 2
    PRODUCT = 3
    PROBABILITY = 4
    LOSS = 5
    ERROR = 6
    OUTPUTS = 7
    INPUTS = 8
    AFTER = 9


LAST_STAGE = Stage.AFTER


@dataclass(frozen=True, eq=False)
class PairPicture:
    """A sentence and the pairs that the word at `center` brings; `shape` is that of both matrices (words, numbers).

    `reach` is the size that almost no number of the matrices exceeds. `fresh`: nothing is learned yet.
    """

    sentence: tuple[SentenceWord, ...]
    pairs: tuple[PairStep, ...]
    architecture: Architecture
    center: int
    window: int
    shape: tuple[int, int]
    reach: float
    fresh: bool


def telling_pair(picture: PairPicture) -> int:
    """The pair to begin with: a spoken word that is read as often as any, the nearest of those."""

    def worth(number: int) -> tuple[bool, float, int]:
        place = picture.pairs[number].others[0]
        word = picture.sentence[place]
        return word.token.isalnum(), min(word.kept, 0.5), -abs(place - picture.center)

    return max(range(len(picture.pairs)), key=worth, default=0)


def telling_numbers(pair: PairStep, count: int) -> list[int]:
    """Which numbers of the rows are written out: those that this pair moves most, in order."""
    moved = np.abs(np.array(pair.correction))
    for one in pair.compared:
        moved = np.maximum(moved, np.abs(np.array(one.moved) - np.array(one.vector)))
    return sorted(np.argsort(-moved, kind="stable")[:count].tolist())


def largest_change(pair: PairStep) -> float:
    """The size of the largest change of any number."""
    sizes = [0.0]
    for before, after in (
        *zip(pair.before, pair.after, strict=True),
        *((one.vector, one.moved) for one in pair.compared),
    ):
        sizes.append(float(np.abs(np.array(after) - np.array(before)).max()))
    return max(sizes)

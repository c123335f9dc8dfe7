"""Which epoch is handed back."""

import math

import pytest

from engine.events import BestEpoch
from engine.training.scores import Scores, improves, perplexity


@pytest.mark.parametrize(
    ("loss", "best", "expected"),
    [(0.9, None, True), (0.4, 0.5, True), (0.5, 0.5, False), (0.6, 0.5, False), (math.nan, 0.5, False)],
)
def test_the_smallest_validation_loss_is_handed_back(loss: float, best: float | None, expected: bool) -> None:
    before = None if best is None else BestEpoch(1, best, 0.7, None)

    assert improves(Scores(loss, 0.6, 10), before) is expected


def test_perplexity_is_e_to_the_loss() -> None:
    assert perplexity(math.log(12)) == pytest.approx(12)
    assert perplexity(None) is None
    assert perplexity(5000.0) == math.inf

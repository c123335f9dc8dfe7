"""Which epoch is handed back."""

import math

import pytest

from engine.events import BestEpoch
from engine.recipe.recipe import Task
from engine.training.scores import Scores, improves, perplexity


@pytest.mark.parametrize(
    ("task", "scores", "best", "expected"),
    [
        (Task.CLASSIFICATION, Scores(0.9, 0.8, 10), None, True),
        (Task.CLASSIFICATION, Scores(0.9, 0.8, 10), (0.5, 0.7), True),  # more often right, though less sure
        (Task.CLASSIFICATION, Scores(0.1, 0.6, 10), (0.5, 0.7), False),
        (Task.CLASSIFICATION, Scores(0.4, 0.7, 10), (0.5, 0.7), True),  # as often right, smaller loss
        (Task.CLASSIFICATION, Scores(0.5, 0.7, 10), (0.5, 0.7), False),
        (Task.LANGUAGE_MODEL, Scores(0.4, None, 10), (0.5, None), True),
        (Task.LANGUAGE_MODEL, Scores(0.6, None, 10), (0.5, None), False),
        (Task.CLASSIFICATION, Scores(math.nan, 0.7, 10), (0.5, 0.7), False),
    ],
)
def test_improvement(
    task: Task, scores: Scores, best: tuple[float, float | None] | None, expected: bool
) -> None:
    assert improves(task, scores, None if best is None else BestEpoch(1, *best, None)) is expected


def test_perplexity_is_e_to_the_loss() -> None:
    assert perplexity(math.log(12)) == pytest.approx(12)
    assert perplexity(None) is None
    assert perplexity(5000.0) == math.inf

"""A scored sentence is drawn for the label that "up" stands for."""

from __future__ import annotations

import numpy as np
import pytest

from engine.networks.states import StateTrace
from engine.recipe.recipe import parse_recipe
from engine.text.pipeline import TracedToken
from engine.use.scoring import Explanation, Score
from gui.views.pictures import explanation_picture

TOKENS = (TracedToken("soup", 0, 4, 7, True, False), TracedToken("zebra", 5, 10, 1, False, False))


def explanation(label: str, labels: tuple[str, ...]) -> Explanation:
    """The network is 80 % sure of `label` after the first word, 70 % after the second, which nobody knows."""
    shares = {name: 0.7 if name == label else 0.3 / (len(labels) - 1) for name in labels}
    strips = np.zeros((2, 4), dtype=np.float32)
    trace = StateTrace(embedding=strips, hidden=(strips,), cell=(), gates=())
    return Explanation(TOKENS, Score(label, 0.7, shares, ("zebra",), False), (0.8, 0.7), (9.0, 5.0), trace)


@pytest.mark.parametrize(
    ("labels", "answered", "up", "answers", "effect"),
    [
        (("negative", "positive"), "positive", "positive", (0.8, 0.7), 9.0),
        (("negative", "positive"), "negative", "positive", (0.2, 0.3), -9.0),
        (("sport", "music", "film"), "music", "music", (0.8, 0.7), 9.0),
    ],
)
def test_answers_and_effects_belong_to_the_label_that_is_up(
    labels: tuple[str, ...], answered: str, up: str, answers: tuple[float, float], effect: float
) -> None:
    recipe = parse_recipe({"model": {"hidden_size": 4, "embedding_dim": 4}})
    picture = explanation_picture(explanation(answered, labels), recipe, labels, 10)
    assert picture.positive_label is not None
    assert picture.labels[picture.positive_label] == up
    assert picture.answers == pytest.approx(answers)
    assert picture.effects == (effect, None)

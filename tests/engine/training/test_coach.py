"""Recorded shapes of curves get the advice a teacher would give."""

from __future__ import annotations

import pytest

from engine.events import EpochDone
from engine.training.coach import Advice, advise


def epochs(train: list[float], valid: list[float | None]) -> list[EpochDone]:
    return [
        EpochDone(i, i * 10, t, v, None, None, None, None, 1e-3, 1.0, 1.0, 1.0, best=False)
        for i, (t, v) in enumerate(zip(train, valid, strict=True), 1)
    ]


@pytest.mark.parametrize(
    ("train", "valid", "advice"),
    [
        ([], [], Advice.WAITING),
        ([0.6], [0.5], Advice.GOING_WELL),
        ([0.6, 0.5, 0.4], [0.55, 0.48, 0.45], Advice.GOING_WELL),
        ([0.6, 0.3, 0.1], [0.50, 0.45, 0.60], Advice.MEMORISING),
        ([0.6, 0.5, 0.45, 0.42], [0.50, 0.450, 0.455, 0.452], Advice.LEVELLED_OFF),
        ([0.693, 0.692, 0.693], [0.693, 0.693, 0.693], Advice.NOT_LEARNING),
        ([0.6, 0.5, 0.9], [0.5, 0.5, 0.8], Advice.JUMPING),
        ([0.6, 0.5], [None, None], Advice.UNCHECKED),
    ],
)
def test_advice(train: list[float], valid: list[float | None], advice: Advice) -> None:
    assert advise(epochs(train, valid)) is advice

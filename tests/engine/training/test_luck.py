"""What is chance is called chance."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import ttest_ind

from engine.training.luck import compare, spread_of


def test_two_samples_of_the_same_are_rarely_called_different() -> None:
    draw = np.random.default_rng(1)
    verdicts = [
        compare(draw.normal(0.9, 0.01, 4).tolist(), draw.normal(0.9, 0.01, 4).tolist()) for _ in range(400)
    ]
    assert sum(v is not None and v.real for v in verdicts) <= 400 * 0.1


def test_what_is_far_apart_is_called_different_and_its_direction_is_told() -> None:
    verdict = compare((0.71, 0.73, 0.72), (0.91, 0.92, 0.9))
    assert verdict is not None
    assert verdict.real
    assert verdict.difference == pytest.approx(0.19)
    assert verdict.low > 0.1


def test_the_judgement_is_that_of_welchs_test() -> None:
    draw = np.random.default_rng(2)
    for _ in range(50):
        a, b = draw.normal(0.8, 0.02, 5), draw.normal(0.82, 0.01, 3)
        verdict = compare(a.tolist(), b.tolist())
        assert verdict is not None
        assert verdict.real == (ttest_ind(a, b, equal_var=False).pvalue < 0.05)


def test_two_seeds_prove_nothing() -> None:
    assert compare((0.1, 0.2), (0.9, 0.8, 0.7)) is None


def test_equal_scores_are_equal() -> None:
    verdict = compare((0.5, 0.5, 0.5), (0.5, 0.5, 0.5))
    assert verdict is not None
    assert not verdict.real


def test_a_spread_has_its_mean_in_the_middle_and_one_seed_has_none() -> None:
    spread = spread_of((0.8, 0.9, 1.0))
    assert spread.mean == pytest.approx(0.9)
    assert spread.high - spread.mean == pytest.approx(spread.mean - spread.low)
    assert spread.low < 0.8  # three seeds say little
    assert spread_of((0.8,)).high == math.inf

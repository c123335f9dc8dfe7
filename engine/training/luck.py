"""Whether one setting is really better than another, or was lucky: the same settings with several seeds, compared.

Welch's t-test with its 95 % confidence interval of the difference of the means (B. L. Welch, The generalization of
"Student's" problem when several different population variances are involved, Biometrika 34, 1947). A difference is
called real when the interval leaves out 0, so two identical settings are called different in one of twenty trials.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

CONFIDENCE = 0.95
FEWEST = 3  # seeds of each setting


@dataclass(frozen=True, slots=True)
class Spread:
    """Scores of one setting over seeds: their mean, and the interval in which the mean lies with 95 % confidence."""

    scores: tuple[float, ...]
    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """How much higher the second setting's mean is, the interval of that, and whether it is more than chance."""

    difference: float
    low: float
    high: float
    real: bool


def spread_of(scores: Sequence[float]) -> Spread:
    """The spread of one setting's scores; with a single one the interval is without end."""
    values = np.asarray(scores, dtype=np.float64)
    mean = float(values.mean())
    if len(values) < 2:
        return Spread(tuple(scores), mean, -math.inf, math.inf)
    half = _quantile(len(values) - 1) * float(values.std(ddof=1)) / math.sqrt(len(values))
    return Spread(tuple(scores), mean, mean - half, mean + half)


def compare(first: Sequence[float], second: Sequence[float]) -> Verdict | None:
    """How the second setting does against the first; None with fewer than three seeds of either."""
    if min(len(first), len(second)) < FEWEST:
        return None
    a, b = (np.asarray(scores, dtype=np.float64) for scores in (first, second))
    shares = a.var(ddof=1) / len(a), b.var(ddof=1) / len(b)
    difference, variance = float(b.mean() - a.mean()), float(sum(shares))
    if variance == 0.0:  # every seed gave the very same
        return Verdict(difference, difference, difference, difference != 0.0)
    freedom = variance**2 / (shares[0] ** 2 / (len(a) - 1) + shares[1] ** 2 / (len(b) - 1))
    half = _quantile(freedom) * math.sqrt(variance)
    low, high = difference - half, difference + half
    return Verdict(difference, low, high, low > 0.0 or high < 0.0)


def _quantile(freedom: float) -> float:
    """How many standard errors reach to the end of the interval."""
    from scipy.stats import t  # takes a while to load

    return float(t.ppf(0.5 + CONFIDENCE / 2, freedom))

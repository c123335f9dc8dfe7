"""BLEU is sacrebleu's: the numbers below are what its corpus_bleu gives for tokens (tokenize="none")."""

from __future__ import annotations

import pytest

from engine.training.bleu import Bleu

CASES = [
    ([("the cat sat on the mat", "the cat sat on a mat")], 53.7284965911771),
    ([("the cat sat there today", "the dog sat here today")], 14.058533129758727),  # smoothed
    ([("a b c d e", "a b c d e f g"), ("x y z", "x y")], 75.89011437426232),
    ([("the cat is here", "a dog was there now")], 0.0),
    ([("a b c", "a b c")], 0.0),  # no run of four
    ([("", "a b c d")], 0.0),
]


@pytest.mark.parametrize(("pairs", "expected"), CASES)
def test_known_scores(pairs: list[tuple[str, str]], expected: float) -> None:
    bleu = Bleu()
    for answer, reference in pairs:
        bleu.add(answer.split(), reference.split())
    assert bleu.score() == pytest.approx(expected, abs=1e-9)


def test_all_right_is_a_hundred_and_shorter_is_less() -> None:
    whole, short = Bleu(), Bleu()
    words = ["one", "two", "three", "four", "five", "six"]
    whole.add(words, words)
    short.add(words[:5], words)
    assert whole.score() == pytest.approx(100.0)
    assert 80 < short.score() < 100
    assert Bleu().score() == 0.0

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.corpus.doctor.lengths import LEAST, Lengths


def measured(lengths: list[int]) -> Lengths:
    found = Lengths()
    found.add(np.array(lengths, dtype=np.int64))
    return found


def test_far_longer_than_the_rest_is_over_long() -> None:
    found = measured([30] * 500 + [80] * 40 + [900, 5000, 100_000])
    usual = found.longest_usual()
    assert 900 < usual < 5000
    assert found.longer(usual) == 2


def test_long_documents_among_long_ones_are_usual() -> None:
    found = measured([*range(100, 6000, 10)])
    assert found.longer(found.longest_usual()) == 0


def test_short_documents_are_never_over_long() -> None:
    found = measured([1] * 1000 + [LEAST])
    assert found.longer(found.longest_usual()) == 0


def test_a_few_documents_are_not_compared() -> None:
    found = measured([10, 20, 50_000])
    assert found.longer(found.longest_usual()) == 0


@given(st.lists(st.integers(0, 10**7), max_size=80))
def test_what_stays_has_nothing_over_long(lengths: list[int]) -> None:
    usual = measured(lengths).longest_usual()
    stays = [length for length in lengths if length <= usual]
    assert measured(lengths).longer(usual) == len(lengths) - len(stays)
    again = measured(stays)
    assert again.longer(again.longest_usual()) == 0

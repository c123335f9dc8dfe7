import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.views import bins as module
from gui.views.bins import Tally, bins_of


@pytest.mark.parametrize(
    "lengths", [[], [1], [7, 7, 7], list(range(1, 500)), [1] * 1000 + [90_000], [3, 1_000_000], [0, 0, 4]]
)
def test_every_document_is_in_one_bar(lengths: list[int]) -> None:
    bins = bins_of(np.array(lengths, dtype=np.int64))
    assert sum(bins.counts) == len(lengths)
    assert len(bins.counts) <= 30
    assert bins.open == (bool(lengths) and max(lengths) > bins.end)


def test_a_few_huge_documents_do_not_flatten_the_rest() -> None:
    bins = bins_of(np.array([20] * 990 + [30] * 9 + [1_000_000], dtype=np.int64))
    assert bins.end < 100
    assert bins.counts[-1] >= 1


@given(st.lists(st.integers(0, 50), min_size=1, max_size=60), st.sampled_from([0.0, 0.5, 0.9, 0.99, 1.0]))
def test_quantiles_are_those_of_all_lengths(lengths: list[int], share: float) -> None:
    found = Tally(np.array(lengths, dtype=np.int32)).quantile(share)
    assert found == pytest.approx(float(np.quantile(lengths, share)))


def test_lengths_are_counted_part_by_part(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths = np.array([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5], dtype=np.int16)
    whole = Tally(lengths)
    monkeypatch.setattr(module, "_AT_ONCE", 2)
    parts = Tally(lengths)
    assert (parts.values.tolist(), parts.counts.tolist()) == (whole.values.tolist(), whole.counts.tolist())
    assert dict(zip(whole.values.tolist(), whole.counts.tolist(), strict=True))[5] == 3

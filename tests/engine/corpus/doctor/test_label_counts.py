from hypothesis import given
from hypothesis import strategies as st

from engine.corpus.doctor.label_counts import even_share, rare_labels, too_many


def test_four_of_five_documents_are_one_sided() -> None:
    assert too_many({"good": 80, "bad": 20}) == "good"
    assert too_many({"good": 79, "bad": 21}) is None
    assert too_many({"good": 100}) is None
    assert too_many({"good": 9, "bad": 1}) is None


def test_labels_with_almost_no_documents_are_rare() -> None:
    assert rare_labels({"good": 50, "bad": 40, "baad": 1, "goood": 2}) == ["baad", "goood"]
    assert rare_labels({"a": 10_000, "b": 8_000, "c": 40}) == ["c"]
    assert rare_labels({"a": 10, "b": 10, "c": 4}) == []


def test_a_column_of_other_things_has_no_rare_labels() -> None:
    assert rare_labels({"a": 500, **{str(number): 1 for number in range(40)}}) == []


@given(st.dictionaries(st.text(max_size=3), st.integers(1, 3000), max_size=8))
def test_what_stays_is_neither_rare_nor_one_sided(counts: dict[str, int]) -> None:
    rare = rare_labels(counts)
    assert rare_labels({name: count for name, count in counts.items() if name not in rare}) == []
    if (most := too_many(counts)) is not None:
        assert too_many({**counts, most: even_share(counts)}) is None

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.corpus.splits import _Lowest, part_sizes, running_split, split_documents
from engine.recipe.corpus import CorpusSettings

fractions = st.builds(
    CorpusSettings,
    validation_fraction=st.floats(0, 0.5),
    test_fraction=st.floats(0, 0.5),
    split_seed=st.integers(0, 100),
)


@given(st.lists(st.integers(0, 3), max_size=60), fractions)
def test_the_parts_are_all_documents_and_every_label_is_learnt(
    labels: list[int], settings: CorpusSettings
) -> None:
    split = split_documents(labels, len(labels), settings)
    together = np.sort(np.concatenate([split.train, split.valid, split.test]))
    assert together.tolist() == list(range(len(labels)))
    assert {labels[i] for i in split.train} == set(labels)
    for part in (split.train, split.valid, split.test):
        assert part.dtype == np.int32
        assert (np.diff(part) > 0).all()


def test_labels_keep_their_proportion() -> None:
    labels = [0] * 300 + [1] * 100
    split = split_documents(labels, 400, CorpusSettings(validation_fraction=0.1, test_fraction=0.2))
    assert np.bincount(np.array(labels)[split.valid]).tolist() == [30, 10]
    assert np.bincount(np.array(labels)[split.test]).tolist() == [60, 20]


def test_the_same_seed_divides_in_the_same_way_on_every_computer() -> None:
    split = split_documents(None, 10, CorpusSettings(validation_fraction=0.3))
    assert split.valid.tolist() == [1, 2, 3]
    again = split_documents(None, 10, CorpusSettings(validation_fraction=0.3))
    other = split_documents(None, 10, CorpusSettings(validation_fraction=0.3, split_seed=1))
    assert again.valid.tolist() == split.valid.tolist() != other.valid.tolist()


def test_one_document_is_learnt_from() -> None:
    split = split_documents(None, 1, CorpusSettings(validation_fraction=0.5, test_fraction=0.5))
    assert (split.train.tolist(), split.valid.tolist(), split.test.tolist()) == ([0], [], [])


@pytest.mark.parametrize("count", [0, 1, 2, 3, 7, 1000])
def test_a_running_text_keeps_its_end_back(count: int) -> None:
    train, valid, test = running_split(count, CorpusSettings(validation_fraction=0.1, test_fraction=0.1))
    assert train.start == 0
    assert (train.stop, valid.stop, test.stop) == (valid.start, test.start, count)
    assert train.stop >= min(count, 1)


def test_nothing_is_kept_back_unless_wanted() -> None:
    settings = CorpusSettings(validation_fraction=0.0)
    assert part_sizes(100, settings) == (0, 0)
    assert running_split(100, settings) == (slice(0, 100), slice(100, 100), slice(100, 100))


def plainly(labels: list[int], settings: CorpusSettings) -> list[list[int]]:
    """What dividing means, with whole lists: each label's documents in a drawn order, the first ones kept back."""
    keys, random = np.array(labels), np.random.PCG64(settings.split_seed)
    parts: list[list[int]] = [[], [], []]
    for key in sorted(set(labels)):
        members = np.flatnonzero(keys == key)
        members = members[np.argsort(random.random_raw(len(members)), kind="stable")]
        valid, test = part_sizes(len(members), settings)
        parts[0] += members[valid + test :].tolist()
        parts[1] += members[:valid].tolist()
        parts[2] += members[valid : valid + test].tolist()
    return [sorted(part) for part in parts]


@given(st.lists(st.integers(0, 3), max_size=60), fractions, st.integers(1, 70))
def test_many_documents_are_divided_as_few_are(
    labels: list[int], settings: CorpusSettings, at_once: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("engine.corpus.splits._AT_ONCE", at_once)
        split = split_documents(labels, len(labels), settings)

    assert [split.train.tolist(), split.valid.tolist(), split.test.tolist()] == plainly(labels, settings)


def test_of_equal_numbers_the_earlier_document_comes_first() -> None:
    lowest = _Lowest(np.array([1, 1, 1, 5], np.uint64), 2)

    parts = [lowest.among(np.array(part, np.uint64)).tolist() for part in ([1, 5], [1, 1])]

    assert parts == [[True, False], [True, False]]

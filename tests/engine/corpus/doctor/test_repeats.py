from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.corpus.doctor import repeats, spool
from engine.corpus.doctor.conflicts import Conflicts
from engine.corpus.doctor.leaks import kept_back, leaked
from engine.corpus.doctor.repeats import Repeats
from engine.corpus.splits import split_documents
from engine.recipe.corpus import CorpusSettings

Documents = list[tuple[int, int]]
DOCUMENTS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 2)), max_size=80)


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """So little at once that a few documents are many parts."""
    monkeypatch.setattr(repeats, "_PART", 16)
    monkeypatch.setattr(spool, "_CHUNK", 7)


def filled(documents: Documents) -> Repeats:
    found = Repeats()
    for start in range(0, len(documents), 9):
        part = documents[start : start + 9]
        found.add(
            np.array([key for key, _ in part], np.uint64), np.array([label for _, label in part], np.int32)
        )
    return found


def by_key(documents: Documents) -> dict[int, list[int]]:
    found = defaultdict(list)
    for number, (key, _) in enumerate(documents):
        found[key].append(number)
    return found


@given(DOCUMENTS)
def test_groups_are_the_documents_that_share_a_text(documents: Documents) -> None:
    found: dict[int, list[int]] = {}
    with filled(documents) as held:
        for group in held.groups():
            for begin, size in zip(group.begins.tolist(), group.sizes.tolist(), strict=True):
                found[int(group.keys[begin])] = group.numbers[begin : begin + size].tolist()
        assert np.concatenate([[], *held.labels()]).tolist() == [label for _, label in documents]
    assert found == {key: numbers for key, numbers in by_key(documents).items() if len(numbers) > 1}


@given(DOCUMENTS)
def test_conflicts_are_texts_with_two_labels_and_know_the_majority(documents: Documents) -> None:
    expected = {}
    for key, numbers in by_key(documents).items():
        labels = [documents[number][1] for number in numbers]
        ranked = sorted({label: labels.count(label) for label in labels}.items(), key=lambda pair: -pair[1])
        if len(ranked) > 1:
            expected[key] = ranked[0][0] if ranked[0][1] > ranked[1][1] else Conflicts.TIED
    with filled(documents) as held:
        found = Conflicts(held)
    keys = list(range(32))
    winners = found.winners(np.array(keys, dtype=np.uint64)).tolist()
    assert winners == [expected.get(key, Conflicts.NONE) for key in keys]
    assert found.documents == sum(len(by_key(documents)[key]) for key in expected)


@given(DOCUMENTS, st.booleans())
def test_leaks_are_documents_kept_back_whose_text_is_learned(documents: Documents, by_label: bool) -> None:
    settings = CorpusSettings(validation_fraction=0.3, test_fraction=0.1)
    names = ("b", "c", "a")
    numbers = [sorted(names).index(names[label]) for _, label in documents] if by_label else None
    split = split_documents(None if numbers is None else np.array(numbers), len(documents), settings)
    learned = {documents[number][0] for number in split.train.tolist()}
    expected = {n for n in [*split.valid.tolist(), *split.test.tolist()] if documents[n][0] in learned}
    with filled(documents) as held:
        back = kept_back(held, names if by_label else None, settings)
        found = [
            pair for both in leaked(held, back) for pair in zip(*map(np.ndarray.tolist, both), strict=True)
        ]
    assert {number for number, _ in found} == expected
    assert len(found) == len(expected)
    assert all(documents[n][0] == documents[other][0] and other in split.train for n, other in found)

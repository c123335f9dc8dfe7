import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.corpus.doctor.keys import LabelCodes, SeenKeys, is_in, text_keys, with_labels
from engine.corpus.rows import Row


def test_equal_texts_have_equal_keys_whatever_their_spaces() -> None:
    keys = text_keys(
        [Row("a b"), Row(" a \n b"), Row("ab"), Row("a b", target="c"), Row("a \udcff")]
    ).tolist()
    assert keys[0] == keys[1]
    assert len(set(keys)) == 4


def test_keys_are_the_same_on_every_computer() -> None:
    assert text_keys([Row("好吃")]).tolist() == [7268868149719647572]


def test_labels_are_numbered_and_counted() -> None:
    labels = LabelCodes()
    assert labels.add([Row("", "b"), Row("", "a"), Row("", "b")]).tolist() == [0, 1, 0]
    assert labels.add([Row("", "c"), Row("", ""), Row("", "a")]).tolist() == [2, 3, 1]
    assert labels.of([Row("", "d")]).tolist() == [4]
    assert labels.add([Row("", "d")]).tolist() == [4]
    assert labels.named_counts() == {"b": 2, "a": 2, "c": 1, "d": 1}
    assert labels.names == ("b", "a", "c", "", "d")


def test_a_label_makes_another_key() -> None:
    keys = np.array([5, 5, 5], dtype=np.uint64)
    found = with_labels(keys, np.array([0, 1, 0], dtype=np.int32)).tolist()
    assert found[0] == found[2] != found[1]


@given(st.lists(st.lists(st.integers(0, 60), max_size=20), max_size=30))
def test_only_what_comes_first_is_new(batches: list[list[int]]) -> None:
    seen, known = SeenKeys(), set[int]()
    for batch in batches:
        expected = []
        for key in batch:
            expected.append(key not in known)
            known.add(key)
        assert seen.add(np.array(batch, dtype=np.uint64)).tolist() == expected
    assert len(seen) == len(known)


def test_nothing_is_in_nothing() -> None:
    keys = np.array([1, 2, 2**64 - 1], dtype=np.uint64)
    assert is_in(keys, keys[:0]).tolist() == [False] * 3
    assert is_in(keys, keys[1:]).tolist() == [False, True, True]

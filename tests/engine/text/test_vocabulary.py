from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.text.vocabulary import EOS, PAD, SPECIALS, UNK, Vocabulary, count_vocabulary

COUNTS = Counter({"好": 5, "的": 5, "a": 3, "b": 1, "c": 1})


def test_the_special_tokens_come_first_always() -> None:
    assert (PAD, UNK, EOS) == (0, 1, 2)
    assert SPECIALS == ("<pad>", "<unk>", "<eos>")
    empty = count_vocabulary({}, 10, 1)
    assert (empty.tokens, empty.counts, empty.total, empty.unknown_share) == (SPECIALS, (0, 0, 0), 0, 0.0)


def test_the_most_frequent_come_first_and_equals_in_order_of_the_token() -> None:
    vocabulary = count_vocabulary(COUNTS, 100, 1)
    assert vocabulary.tokens == (*SPECIALS, "好", "的", "a", "b", "c")
    assert vocabulary.counts == (0, 0, 0, 5, 5, 3, 1, 1)
    assert len(vocabulary) == 8


def test_the_limit_counts_the_special_tokens() -> None:
    vocabulary = count_vocabulary(COUNTS, 5, 1)
    assert vocabulary.tokens == (*SPECIALS, "好", "的")
    assert vocabulary.counts[UNK] == 5
    assert vocabulary.unknown_share == pytest.approx(5 / 15)


def test_rare_tokens_are_unknown() -> None:
    vocabulary = count_vocabulary(COUNTS, 100, 2)
    assert vocabulary.tokens[3:] == ("好", "的", "a")
    assert vocabulary.unknown_share == pytest.approx(2 / 15)


def test_ids_and_tokens() -> None:
    vocabulary = count_vocabulary(COUNTS, 100, 1)
    assert vocabulary.id_of("好") == 3
    assert vocabulary.token_of(3) == "好"
    assert vocabulary.id_of("新") == UNK
    assert "好" in vocabulary
    assert "新" not in vocabulary


@pytest.mark.parametrize("token", SPECIALS)
def test_a_text_that_looks_like_a_special_token_is_unknown_text(token: str) -> None:
    assert Vocabulary(SPECIALS, (0, 0, 0), 0).id_of(token) == UNK


@given(st.dictionaries(st.text(max_size=3), st.integers(1, 9)), st.integers(4, 12), st.integers(1, 5))
def test_counts_add_up(counter: dict[str, int], size: int, min_count: int) -> None:
    vocabulary = count_vocabulary(counter, size, min_count)
    assert len(vocabulary) <= size
    assert sum(vocabulary.counts) == vocabulary.total == sum(counter.values())
    assert all(count >= min_count for count in vocabulary.counts[3:])
    seen = sum(count for token, count in counter.items() if vocabulary.id_of(token) == UNK)
    assert vocabulary.counts[UNK] == seen

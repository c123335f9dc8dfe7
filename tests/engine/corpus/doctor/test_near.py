import random

import numpy as np
import pytest

from engine.corpus.doctor import near, spool
from engine.corpus.doctor.near import NearSearch
from engine.errors import Stopped
from tests.engine.corpus.doctor.planted import texts


def searched(given: list[str], groups: list[int] | None = None) -> list[tuple[int, int]]:
    """`(dropped, kept)` by number."""
    with NearSearch() as search:
        for start in range(0, len(given), 30):
            part = given[start : start + 30]
            labels = np.array((groups or [0] * len(given))[start : start + 30], dtype=np.int32)
            search.add(part, np.arange(start, start + len(part)).astype(np.uint64), labels)
        found = [
            pair for pairs in search.pairs() for pair in zip(*map(np.ndarray.tolist, pairs), strict=True)
        ]
        dropped = sorted(number for number, _ in found)
        assert search.keys_of(np.array(dropped, dtype=np.int64)).tolist() == dropped
        return sorted(found)


def changed(text: str) -> str:
    """The text with one word or character in its middle changed."""
    if text.isascii():
        words = text.split()
        words[len(words) // 2] = "changed"
        return " ".join(words)
    return text[: len(text) // 2] + "变" + text[len(text) // 2 + 1 :]


def test_nearly_equal_texts_are_found_and_no_others() -> None:
    some = texts(200)
    assert searched([*some, *map(changed, some[:50])]) == [(200 + number, number) for number in range(50)]


def test_the_same_in_many_small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    some = texts(100)
    given = [*some, *map(changed, some)]
    expected = searched(given)
    monkeypatch.setattr(near, "_PART", 20)
    monkeypatch.setattr(spool, "_CHUNK", 13)
    assert searched(given) == expected
    assert len(expected) == 100


def test_of_many_alike_the_first_stays() -> None:
    text = texts(1)[0]
    given = [text, *(f"{text}{'好' * count}" for count in range(1, 6))]
    assert [number for number, _ in searched(given)] == [1, 2, 3, 4, 5]


def test_texts_of_two_groups_are_not_compared() -> None:
    text = texts(1)[0]
    assert searched([text, changed(text), changed(text) + "好"], [0, 1, 1]) == [(2, 1)]


def test_among_those_that_stay_nothing_is_found_again() -> None:
    chance = random.Random(2)
    given = texts(60)
    for _ in range(240):
        given.append(changed(chance.choice(given)) + chance.choice("好坏大小"))
    dropped = {number for number, _ in searched(given)}
    assert len(dropped) > 60
    assert searched([text for number, text in enumerate(given) if number not in dropped]) == []


def test_a_stop_is_heard() -> None:
    def stop() -> None:
        raise Stopped

    with NearSearch(stop) as search:
        search.add(texts(10), np.arange(10).astype(np.uint64), np.zeros(10, dtype=np.int32))
        with pytest.raises(Stopped):
            list(search.pairs())


def test_nothing_is_near_nothing() -> None:
    assert searched([]) == []
    assert searched(["short"]) == []

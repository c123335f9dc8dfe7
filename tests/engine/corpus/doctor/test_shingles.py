import random
from itertools import pairwise

import numpy as np
import pytest

from engine.corpus.doctor.shingles import SKETCH, sketches
from tests.engine.corpus.doctor.planted import texts


def likeness(left: str, right: str) -> float:
    """The share of bytes in which two sketches agree."""
    found = sketches([left, right])
    assert found.places.tolist() == [0, 1]
    return float((found.bytes[0] == found.bytes[1]).mean())


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("味道很好，送餐也很快，谢谢！", "味道很好 送餐也很快。谢谢"),
        ("The film is Very good, really good - see it now!", "the film is very good really good see it now"),
        ("éCole de Paris, où l'on était bien à deux", "école de paris où l on était bien à deux"),
    ],
)
def test_punctuation_spaces_and_capitals_count_for_nothing(left: str, right: str) -> None:
    assert likeness(left, right) == 1.0


def test_the_order_of_letters_words_and_characters_counts() -> None:
    assert likeness("no on no on no on on no on", "on no on no on no no on no") < 1.0
    assert likeness("a b c d e f g h i j", "j i h g f e d c b a") < 0.2
    assert likeness("一二三四五六七八九十", "十九八七六五四三二一") < 0.2


def test_sketches_agree_as_often_as_shingles_overlap() -> None:
    chance = random.Random(5)
    words = [f"w{number}" for number in range(5000)]
    for kept in (0.5, 0.8, 0.95):
        left = chance.sample(words, 400)
        right = [word if chance.random() < kept else "x" + word for word in left]
        one, two = (set(pairwise(each)) for each in (left, right))
        overlap = len(one & two) / len(one | two)
        assert (
            abs(likeness(" ".join(left), " ".join(right)) - overlap)
            < 4 * (overlap * (1 - overlap) / SKETCH) ** 0.5
        )


def test_short_texts_are_alike_only_with_the_same_tokens() -> None:
    assert likeness("好吃，推荐！", "好吃 推荐") == 1.0
    assert likeness("Go to, go to!", "go to go to") == 1.0
    assert likeness("味道很好吃的", "味道很好吃了") < 0.2
    assert likeness("好吃好吃", "好吃好吃好吃") < 0.2
    assert likeness("一二三四五六七", "一二三四五六七八") < 0.2


def test_the_shortest_texts_have_no_sketch() -> None:
    assert sketches(["好吃", "", "？！", "一二三", "one two"]).places.tolist() == [3]
    assert sketches([]).bytes.shape == (0, SKETCH)


def test_a_sketch_does_not_depend_on_its_neighbours() -> None:
    some = texts(40)
    together = sketches(some).bytes
    for number, text in enumerate(some):
        assert np.array_equal(sketches([text]).bytes[0], together[number])


def test_rare_characters_beyond_the_basic_plane_count() -> None:
    assert likeness("𠀀𠀁𠀂𠀃𠀄𠀅𠀆𠀇𠀈", "𠀀𠀁𠀂𠀃𠀄𠀅𠀆𠀇𠀈") == 1.0
    assert likeness("𠀀𠀁𠀂𠀃𠀄𠀅𠀆𠀇𠀈", "𠁀𠁁𠁂𠁃𠁄𠁅𠁆𠁇𠁈") < 0.2
    assert likeness("味道很好送餐也快😀", "味道很好送餐也快") == 1.0

import pytest

from engine.recipe.text import Script, TextSettings
from engine.text.stop_words import LISTS, expand_stop_words, stop_list, stop_set


@pytest.mark.parametrize("name", LISTS)
def test_our_lists_hold_single_words_once(name: str) -> None:
    words = stop_list(name)
    assert len(words) > 150
    assert len(set(words)) == len(words)
    assert all(word.isascii() == (name == "english") for word in words)
    assert expand_stop_words(words) == words


def test_words_that_turn_a_judgement_round_are_read() -> None:
    listed = {*stop_list("chinese"), *stop_list("english")}
    assert listed.isdisjoint(["不", "没", "没有", "很", "太", "not", "no", "never", "don't", "very", "too"])
    assert {"的", "我们", "因为", "the", "of", "they"} <= listed


def test_lists_are_named_and_edited() -> None:
    words = expand_stop_words(["味道", "english", "-of", "-味道", "-"])
    assert "the" in words
    assert "-" in words
    assert "of" not in words
    assert "味道" not in words
    assert expand_stop_words(words) == words


def test_stop_words_stand_as_in_cleaned_text() -> None:
    settings = TextSettings(stop_words=("The", "這個"), script=Script.SIMPLIFIED)
    assert stop_set(settings) == {"the", "这个"}

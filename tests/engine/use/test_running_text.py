"""Tokens join the text as their language does, each looked at once."""

from __future__ import annotations

import pytest

from engine.recipe.text import CutterName, TextSettings
from engine.text.cutters import make_cutter
from engine.use.running_text import RunningText


def grown(cutter: CutterName, prompt: str, tokens: list[str]) -> RunningText:
    made = make_cutter(cutter, TextSettings())
    text = RunningText(made, prompt, made.cut(prompt))
    for token in tokens:
        text.add(token)
    return text


@pytest.mark.parametrize(
    ("prompt", "tokens", "after"),
    [
        ("", ["the", "cat", ",", "too"], "the cat, too"),
        ("the", ["cat"], " cat"),
        ("the ", ["cat", "sat"], "cat sat"),
        ("the cat", [",", "too"], ", too"),
        ('he said "', ["yes", '"', "."], 'yes".'),
        ("我 喜欢", ["好", "的"], "好的"),
        ("a\n", ["b"], "b"),
        ("a", ["\n", "b"], "\nb"),
    ],
)
def test_words_join_the_prompt(prompt: str, tokens: list[str], after: str) -> None:
    assert grown(CutterName.WORDS, prompt, tokens).whole() == after


def test_characters_stand_side_by_side() -> None:
    assert grown(CutterName.CHARACTERS, "a ", [" ", "b", "c"]).whole() == " bc"


def test_growing_gives_what_joining_at_once_gives() -> None:
    tokens = [
        "the",
        "cat",
        ",",
        '"',
        "it",
        '"',
        "said",
        ",",
        "(",
        "loud",
        ")",
        ".",
        "\n",
        "and",
        "so",
        "on",
    ] * 60
    cutter = make_cutter(CutterName.WORDS, TextSettings())
    assert grown(CutterName.WORDS, "", tokens).whole() == cutter.join(tokens)


def test_what_is_shown_of_a_long_text_is_its_end() -> None:
    text = grown(CutterName.CHARACTERS, "", list("ab" * 15_000))
    assert len(text.end()) == 20_000
    assert text.whole().endswith(text.end())
    assert len(text.whole()) == 30_000

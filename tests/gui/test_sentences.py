"""Sentences follow one another as their script wants it; errors are translated whole."""

from __future__ import annotations

import pytest

from engine.errors import EngineError, SettingsError
from gui.sentences import in_a_row, listed, number, percent, run_words, translate_error
from gui.translations import Translations


@pytest.mark.parametrize(
    ("sentences", "said"),
    [
        (["Reads.", "Learns."], "Reads. Learns."),
        (["读完。", "共 3 个参数。"], "读完。共 3 个参数。"),
        (["", "Only this.", ""], "Only this."),
        ([], ""),
    ],
)
def test_sentences_in_a_row(sentences: list[str], said: str) -> None:
    assert in_a_row(*sentences) == said


def test_every_problem_is_told() -> None:
    problems = [EngineError("{key} is wrong.", key="a"), EngineError("Plain.")]
    assert translate_error(SettingsError(problems)) == "a is wrong. Plain."
    nested = EngineError("Because: {why}", why=problems[0])
    assert translate_error(nested) == "Because: a is wrong."


def test_numbers_stand_apart_and_percents_keep_their_sign() -> None:
    assert number(1234567) == "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567"
    assert percent(0.5) == "50\N{NO-BREAK SPACE}%"


def test_only_runs_that_were_named_by_themselves_are_translated(qapp: object) -> None:
    translations = Translations()
    assert (listed(["a", "b"]), run_words("run 3"), run_words("runner")) == ("a, b", "run 3", "runner")
    translations.use("zh_CN")
    try:
        assert (listed(["汤", "茶"]), run_words("run 3"), run_words("run home")) == (
            "汤、茶",
            "第 3 次训练",
            "run home",
        )
    finally:
        translations.use("en")

"""`write`: a prompt goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.commands.writing import _added
from tests.engine.commands.helpers import CommandLine, refused


def test_text_and_tokens(run: CommandLine, writer: Path) -> None:
    values = run("write", writer, "--prompt", "The cat", "--tokens", 20, "--json").last
    assert list(values) == ["text", "tokens"]
    assert len(values["tokens"]) == 20
    assert values["text"] == "The cat" + "".join(values["tokens"])


def test_people_see_what_json_tells(run: CommandLine, writer: Path) -> None:
    said = ("write", writer, "--prompt", "The", "--tokens", 30, "--seed", 4, "--temperature", 1.2)
    assert run(*said).out == run(*said, "--json").last["text"] + "\n"


def test_every_option_has_a_say(run: CommandLine, writer: Path) -> None:
    def text(*options: object) -> str:
        return str(run("write", writer, "--prompt", "a", "--tokens", 25, "--json", *options).last["text"])

    greedy = text("--temperature", 0)
    assert text("--top-k", 1) == text("--top-p", 0.000001) == greedy
    assert text("--temperature", 3, "--seed", 1) != text("--temperature", 3, "--seed", 2)
    assert text("--beam", 3) == text("--beam", 3, "--seed", 9)


def test_unknown_characters_are_told(run: CommandLine, writer: Path) -> None:
    told = run("write", writer, "--prompt", "时", "--tokens", 3)
    assert told.code == 0
    assert told.err == "Never met in training: 时\n"


def test_wrong_values_and_runs_are_sentences(run: CommandLine, writer: Path, scorer: Path) -> None:
    assert "writing.top_p is 9.0; it must be at most 1.0." in refused(run("write", writer, "--top-p", 9))
    assert "invalid int value" in refused(run("write", writer, "--top-k", "many"))
    assert "Use score instead" in refused(run("write", scorer))
    assert "Leave --label out" in refused(run("write", writer, "--label", "pos"))
    assert "no run called 'x'" in refused(run("write", writer, "--run", "x"))


@pytest.mark.parametrize(
    ("before", "text", "added"), [("", "a", "a"), ("ab", "abc", "c"), ("abcd", "bcde", "e")]
)
def test_what_is_new_at_the_end(before: str, text: str, added: str) -> None:
    assert _added(before, text) == added


def test_an_earlier_epoch_writes(run: CommandLine, writer: Path) -> None:
    told = run("write", writer, "--prompt", "a", "--tokens", 5, "--epoch", 1, "--json")
    assert (told.code, len(told.last["tokens"])) == (0, 5)
    assert "No snapshot of epoch 99" in refused(run("write", writer, "--epoch", 99))

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import main
from engine import bootstrap, cli


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What main called, in order; the window and the command line are stood in for."""
    given: list[Any] = []

    def part(name: str, code: int) -> SimpleNamespace:
        def run(arguments: list[str]) -> int:
            given.append((name, arguments))
            return code

        return SimpleNamespace(main=run)

    import engine
    import gui

    for package, name, code in ((engine, "cli", 2), (gui, "app", 0)):
        fake = part(name, code)
        monkeypatch.setitem(sys.modules, f"{package.__name__}.{name}", fake)
        monkeypatch.setattr(package, name, fake, raising=False)
    monkeypatch.setattr(bootstrap, "ensure", lambda **asked: given.append(asked))
    return given


@pytest.mark.parametrize("verb", [*main.VERBS, "--help", "-h", "--version"])
def test_a_verb_is_for_the_command_line(verb: str, calls: list[Any]) -> None:
    assert main.main([verb, "a.unroll", "--json"]) == 2
    assert calls == [{"window": False}, ("cli", [verb, "a.unroll", "--json"])]


def test_every_verb_is_known_before_the_engine_is() -> None:
    assert set(main.VERBS) == set(cli._VERBS)


@pytest.mark.parametrize("word", ["trian", "find-rat", "help"])
def test_a_mistyped_verb_is_told_by_the_command_line(word: str, calls: list[Any]) -> None:
    assert main.main([word, "a.unroll"]) == 2
    assert calls == [{"window": False}, ("cli", [word, "a.unroll"])]


def test_a_folder_with_the_name_of_nothing_is_opened(
    calls: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reviews").mkdir()
    assert main.main(["reviews"]) == 0
    assert calls[-1] == ("app", ["reviews"])


@pytest.mark.parametrize("arguments", [[], ["a.unroll"], ["./train"], ["--exit-after-show"]])
def test_anything_else_opens_the_window(arguments: list[str], calls: list[Any]) -> None:
    assert main.main(arguments) == 0
    assert calls == [{"window": True}, ("app", arguments)]


def test_arguments_are_those_of_the_process(calls: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["main.py", "presets"])
    main.main()
    assert calls[-1] == ("cli", ["presets"])

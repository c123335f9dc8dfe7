"""Exit codes: what happened becomes one number and, where it went wrong, one sentence."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable

import pytest

from engine import __version__, cli
from engine.commands import listing
from engine.control import RunControl
from engine.errors import EngineError, Stopped

Verb = Callable[..., int]


def raising(error: BaseException) -> Verb:
    def verb(*arguments: object) -> int:
        raise error

    return verb


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (EngineError("This is {what}.", what="why"), 2, "This is why.\n"),
        (Stopped(), 130, "Stopped.\n"),
        (KeyboardInterrupt(), 130, "Stopped.\n"),
        (ValueError("odd\nmore"), 1, "A fault in Unroll itself: ValueError: odd (--debug shows where).\n"),
        (
            OSError(errno.ENOSPC, "full"),
            2,
            "The disk is full; nothing that was saved is lost. Make room and try again.\n",
        ),
        (
            MemoryError(),
            2,
            "There is not enough memory for this. Choose a smaller network, batch or vocabulary.\n",
        ),
    ],
)
def test_what_goes_wrong_is_a_code_and_a_sentence(
    error: BaseException,
    code: int,
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(listing, "presets", raising(error))
    assert cli.main(["presets"]) == code
    assert capsys.readouterr() == ("", sentence)


def test_debug_shows_where_a_fault_happened(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(listing, "presets", raising(ValueError("odd")))
    assert cli.main(["presets", "--debug"]) == 1
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [[], ["sing"], ["train"], ["presets", "--loud"], ["score", "p"], ["inspect"]]
)
def test_wrong_usage_is_a_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert "--help' shows what can be said." in err


def test_help_and_version_are_no_errors(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"Unroll {__version__}\n"
    for verb in cli._VERBS:
        assert cli.main([verb, "--help"]) == 0
        assert f"main.py {verb}" in capsys.readouterr().out


def test_first_signal_asks_and_the_second_insists() -> None:
    control = RunControl()
    before = signal.getsignal(signal.SIGINT)
    with cli.stopping_on_signals(control):
        os.kill(os.getpid(), signal.SIGTERM)
        assert control.stopped
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before

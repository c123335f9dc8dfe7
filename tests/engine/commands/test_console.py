"""What the terminal shows."""

from __future__ import annotations

import pytest

from engine.commands.console import Console, cut_to_width, one_line, percent, several, table, width_of
from engine.commands.progress import duration


def test_chinese_takes_two_columns() -> None:
    assert width_of("ab好") == 4
    assert cut_to_width("好好好", 5) == "好好…"
    assert cut_to_width("good", 4) == "good"


def test_table_stands_in_columns() -> None:
    assert table(("name", "n"), [("好", "5"), ("b", "12")]) == "name   n\n好     5\nb     12"


def test_line_breaks_do_not_break_a_row() -> None:
    assert one_line(" a\nb ") == "a b"


@pytest.mark.parametrize(
    ("seconds", "words"), [(2.34, "2.3 s"), (12.6, "13 s"), (75, "1 min 15 s"), (4000, "1 h 6 min")]
)
def test_durations(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_percent_of_nothing_is_nothing() -> None:
    assert (percent(None), percent(0.8734)) == ("", "87.3 %")


def test_json_is_all_that_stdout_gets(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console(as_json=True)
    console.say("hello")
    console.live("…")
    console.record({"a": float("nan"), "b": ("好",)})
    assert capsys.readouterr() == ('{"a": null, "b": ["好"]}\n', "")


def test_live_line_is_for_a_terminal_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    console = Console(as_json=False)
    console.live("no one looks")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    console.live("Epoch 1")
    console.live("comes too soon after it")
    console.say("done")
    out, err = capsys.readouterr()
    assert out == "done\n"
    assert err == "\rEpoch 1\x1b[K\r\x1b[K"


def test_one_is_not_many() -> None:
    assert [several(n, "epoch") for n in (0, 1, 2, 1000)] == [
        "0 epochs",
        "1 epoch",
        "2 epochs",
        "1,000 epochs",
    ]

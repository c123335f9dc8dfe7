"""`note` writes and shows what a person thinks of a run."""

from __future__ import annotations

from pathlib import Path

from tests.engine.commands.helpers import CommandLine, refused


def test_a_note_is_written_shown_listed_and_taken_away(run: CommandLine, scorer: Path) -> None:
    assert run("note", scorer).out == "Nothing was written about 'run 1'.\n"
    assert "note" not in run("runs", scorer).out.splitlines()[0]
    assert run("note", scorer, "--text", "第一次 try").out == "第一次 try\n"
    assert run("note", scorer, "--json").last == {"run": "run 1", "note": "第一次 try"}
    assert run("runs", scorer, "--json").last["note"] == "第一次 try"
    assert run("runs", scorer).out.splitlines()[1].rstrip().endswith("第一次 try")
    run("note", scorer, "--text", "")
    assert run("runs", scorer, "--json").last["note"] == ""


def test_a_run_that_is_not_there_is_refused(run: CommandLine, scorer: Path) -> None:
    assert "no run called 'x'" in refused(run("note", scorer, "--run", "x", "--text", "words"))

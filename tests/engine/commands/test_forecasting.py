"""`forecast` tells what a run would take and keeps nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.training import preflight, which_device
from engine.training.forecast import DeviceSpeed, Forecast
from tests.engine.commands.helpers import SMALL, CommandLine, refused


def test_time_memory_and_lamp_are_told_and_nothing_is_kept(
    run: CommandLine, tmp_path: Path, reviews: Path
) -> None:
    path = tmp_path / "p.unroll"
    wishes = ("--corpus", reviews, "--set", *SMALL)
    told = run("forecast", path, *wishes)
    assert told.code == 0
    assert "an epoch" in told.out
    assert told.out.rstrip().endswith("It fits.")
    as_json = run("forecast", path, *wishes, "--json").last
    assert as_json["lamp"] == "green"
    assert as_json["run_seconds"] > 0
    assert as_json["memory"] > 1e6
    assert not path.exists()


def test_with_a_second_device_the_faster_one_is_named(
    run: CommandLine, scorer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_a_card(*given: Any, **named: Any) -> Forecast:
        found = preflight.foresee(given[0], given[1], given[2], given[3], 0.1)
        return replace(found, devices=(DeviceSpeed("cuda", 3.0), DeviceSpeed("cpu", 12.0)))

    monkeypatch.setattr(which_device, "foresee_everywhere", with_a_card)
    assert "an epoch takes: cuda 3.0 s, cpu 12 s; cuda is the fastest" in run("forecast", scorer).out
    assert [one["device"] for one in run("forecast", scorer, "--json").last["devices"]] == ["cuda", "cpu"]


def test_what_does_not_fit_is_told_with_the_change_that_helps(
    run: CommandLine, scorer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preflight, "free_memory", lambda device: 1000)
    told = run("forecast", scorer, "--json")
    assert (told.code, told.last["lamp"]) == (0, "red")
    assert "It does not fit." in run("forecast", scorer).out


def test_without_a_corpus_it_says_so(run: CommandLine, tmp_path: Path) -> None:
    assert "Add --corpus" in refused(run("forecast", tmp_path / "new.unroll"))

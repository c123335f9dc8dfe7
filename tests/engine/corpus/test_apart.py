"""A pass in a process of its own gives what one here gives, tells how far it is, and stops when it is told to."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.cache import Cache
from engine.control import RunControl
from engine.corpus import apart, known
from engine.corpus.apart import Pass, pass_apart
from engine.corpus.known import examine_known, inspect_known
from engine.corpus.reading import read_corpus
from engine.corpus.sources import CorpusPath, PastedText
from engine.errors import EngineError, Stopped
from engine.events import Progressed, Work, result_of
from engine.recipe.corpus import CorpusSettings
from engine.recipe.recipe import Task

SETTINGS = CorpusSettings()


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def path(make_csv: Callable[..., Path]) -> Path:
    return make_csv([["label", "text"], *([("a", "b")[i % 2], f"text {i}<br />"] for i in range(200))])


def go(
    what: Pass, origin: CorpusPath, cache: Cache, control: RunControl | None = None, least: int = 0
) -> Work[None]:
    return pass_apart(what, origin, SETTINGS, Task.CLASSIFICATION, control or RunControl(), cache, least)


def test_its_result_lies_in_the_cache(path: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    control = RunControl()
    for what in Pass:
        events = list(go(what, path, cache))
        assert any(isinstance(event, Progressed) for event in events)
    for name in ("inspect_corpus", "examine"):
        monkeypatch.setattr(known, name, None)  # nothing is gone through here
    monkeypatch.setattr("engine.corpus.reading._read", None)
    assert result_of(inspect_known(path, SETTINGS, control, cache)).documents == 200
    assert result_of(examine_known(path, SETTINGS, Task.CLASSIFICATION, control, cache)).findings
    assert len(result_of(read_corpus(path, SETTINGS, Task.CLASSIFICATION, control, cache))) == 200


def test_what_cannot_be_read_is_told_as_here(tmp_path: Path, cache: Cache) -> None:
    odd = tmp_path / "odd.csv"
    odd.write_bytes(b"\x00\x01" * 500)
    with pytest.raises(EngineError) as there:
        list(go(Pass.INSPECT, odd, cache))
    with pytest.raises(EngineError) as here:
        result_of(inspect_known(odd, SETTINGS, RunControl(), cache))
    assert str(there.value) == str(here.value)
    assert there.value.template == here.value.template


def test_small_known_and_pasted_corpora_need_no_process(
    path: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = time.time() - 100
    os.utime(path, (old, old))  # a file that was just written may still change
    result_of(inspect_known(path, SETTINGS, RunControl(), cache))
    monkeypatch.setattr(apart, "_relay", None)
    assert list(go(Pass.INSPECT, path, cache)) == []
    assert list(go(Pass.READ, path, cache, least=apart.LEAST)) == []
    assert list(go(Pass.READ, PastedText("x" * 100), cache)) == []


def test_it_stops_at_once_and_leaves_nothing(make_csv: Callable[..., Path], cache: Cache) -> None:
    path = make_csv([["label", "text"], *([("a", "b")[i % 2], f"text {i} " * 20] for i in range(60_000))])
    control = RunControl()
    work = go(Pass.READ, path, cache, control)
    next(work)
    control.stop()
    pressed = time.perf_counter()
    with pytest.raises(Stopped):
        list(work)
    assert time.perf_counter() - pressed < 1  # a busy machine may be slow; bench_import_window measures it
    deadline = time.monotonic() + 3
    while [*cache.folder.glob(".passing*"), *cache.folder.glob("corpus*")]:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_process_that_cannot_start_is_no_trouble(
    path: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.corpus.apart.sys.executable", str(path))
    assert list(go(Pass.READ, path, cache)) == []

"""Processes are started while much is read, and never left over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engine.corpus.documents import Corpus, CorpusSource
from engine.events import Progressed, Stage, Work, result_of
from engine.recipe.corpus import CorpusFormat
from engine.recipe.recipe import Recipe
from engine.text import ready_workers
from engine.text.ready_workers import ReadyWorkers

CORPUS = Corpus(("a",), None, CorpusSource("", 0, ""), CorpusFormat.LINES, "utf-8", running=False)


class FakeWorker:
    ended = False

    def end(self) -> None:
        self.ended = True


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was started, each time with whether Chinese is expected."""
    calls: list[Any] = []

    def start(count: int, *, chinese: bool) -> list[FakeWorker]:
        calls.append((chinese, [FakeWorker() for _ in range(count)]))
        return list(calls[-1][1])

    monkeypatch.setattr(ready_workers, "start_workers", start)
    monkeypatch.setattr(ready_workers, "usual_workers", lambda: 2)
    return calls


def reading(*events: Progressed) -> Work[Corpus]:
    yield from events
    return CORPUS


def test_they_start_with_the_first_bytes_of_a_large_corpus(tmp_path: Path, started: list[Any]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("味道很好", encoding="utf-8")
    events = [Progressed(Stage.READING, n, 2_000_000) for n in range(3)]

    with ReadyWorkers() as ready:
        assert result_of(ready.while_reading(reading(*events), path, Recipe())) is CORPUS
        taken = ready.take(1)

    ((chinese, workers),) = started
    assert chinese
    assert [worker.ended for worker in workers] == [False, True]
    assert taken == workers[:1]


@pytest.mark.parametrize(
    "events", [[], [Progressed(Stage.READING, 1, 1000)], [Progressed(Stage.LOADING, 1, 9_000_000)]]
)
def test_little_text_or_text_from_the_cache_needs_none(started: list[Any], events: list[Progressed]) -> None:
    with ReadyWorkers() as ready:
        result_of(ready.while_reading(reading(*events), "/nowhere", Recipe()))

    assert started == []


def test_english_is_not_taken_for_chinese(tmp_path: Path, started: list[Any]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("the café was full", encoding="utf-8")

    with ReadyWorkers() as ready:
        result_of(ready.while_reading(reading(Progressed(Stage.READING, 0, 2_000_000)), path, Recipe()))

    assert [chinese for chinese, _ in started] == [False]

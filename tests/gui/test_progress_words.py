"""How far a job is, in bytes or documents, and how long it still takes."""

from __future__ import annotations

import pytest

from engine.events import Progressed, Stage
from gui.progress_words import JobProgress


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr("gui.progress_words.time.monotonic", lambda: now[0])
    return now


def test_bytes_and_documents(clock: list[float]) -> None:
    assert (
        JobProgress(Progressed(Stage.READING, 5_000_000, 20_000_000)).count() == "5.0\u00a0MB of 20\u00a0MB"
    )
    assert JobProgress(Progressed(Stage.CUTTING, 1200, 5000)).count() == "1\u00a0200 of 5\u00a0000"
    assert JobProgress(Progressed(Stage.CUTTING, 1200)).count() == "1\u00a0200"
    assert JobProgress(Progressed(Stage.CUTTING, 1200)).share is None


def test_the_time_left_is_that_of_the_stage(clock: list[float]) -> None:
    progress = JobProgress(Progressed(Stage.READING, 0, 100))
    clock[0] += 0.5
    progress.update(Progressed(Stage.READING, 50, 100))
    assert progress.seconds_left() is None  # nobody can tell yet
    clock[0] += 4.5
    assert progress.seconds_left() == pytest.approx(5.0)
    assert progress.count().endswith("about 5 s left")
    progress.update(Progressed(Stage.CUTTING, 0, 100))
    assert progress.share == 0
    assert progress.seconds_left() is None
    clock[0] += 10
    progress.update(Progressed(Stage.CUTTING, 25, 100))
    assert progress.seconds_left() == pytest.approx(30.0)

"""The bridge between the engine's generators and the window."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from engine.control import RunControl
from engine.errors import EngineError
from engine.events import CheckpointSaved, Event, Progressed, Stage, StepDone, Work
from gui.job import Job, Problem


def step(number: int) -> StepDone:
    return StepDone(number, 1, 2.0, None, 1.0, 1, 1, 0.0)


@pytest.fixture
def run(
    qtbot: QtBot,
) -> Callable[[Callable[[RunControl], Work[object]]], tuple[Job, list[list[Event]], list[object]]]:
    """Run work in a job to its end; gives the job, the lists of events and how it ended."""

    def run_it(
        open_work: Callable[[RunControl], Work[object]],
    ) -> tuple[Job, list[list[Event]], list[object]]:
        job = Job("work", open_work)
        events: list[list[Event]] = []
        ends: list[object] = []
        job.events_ready.connect(events.append)
        job.done.connect(lambda result: ends.append(("done", result)))
        job.failed.connect(lambda problem: ends.append(("failed", problem)))
        job.stopped_early.connect(lambda: ends.append(("stopped", None)))
        with qtbot.waitSignal(job.finished, timeout=60_000):
            job.start()
        assert job.wait(1000)
        qtbot.waitUntil(lambda: bool(ends), timeout=60_000)
        return job, events, ends

    return run_it


def test_the_result_crosses_once_and_after_all_events(run) -> None:  # type: ignore[no-untyped-def]
    def work(control: RunControl) -> Work[str]:
        yield Progressed(Stage.READING, 1, 2)
        yield Progressed(Stage.READING, 2, 2)
        return "read"

    _, events, ends = run(work)
    assert [event.done for batch in events for event in batch] == [1, 2]
    assert ends == [("done", "read")]


def test_quick_events_cross_in_batches_and_milestones_at_once(run) -> None:  # type: ignore[no-untyped-def]
    def work(control: RunControl) -> Work[None]:
        for number in range(1, 1001):
            yield step(number)
        yield CheckpointSaved(1, 1000, True)
        yield step(1001)

    _, events, _ = run(work)
    assert [e.step for batch in events for e in batch] == [*range(1, 1001), 1000, 1001]
    assert len(events) < 100
    milestone = next(batch for batch in events if any(isinstance(e, CheckpointSaved) for e in batch))
    assert isinstance(milestone[-1], CheckpointSaved)  # it does not wait for the steps after it


def test_work_runs_in_another_thread_and_its_events_arrive_in_this_one(run) -> None:  # type: ignore[no-untyped-def]
    threads: list[int] = []

    def work(control: RunControl) -> Work[None]:
        threads.append(threading.get_ident())
        yield step(1)

    run(work)
    assert threads[0] != threading.get_ident()


def test_trouble_of_the_user_crosses_as_a_sentence_without_its_trace(run) -> None:  # type: ignore[no-untyped-def]
    def work(control: RunControl) -> Work[None]:
        yield step(1)
        raise EngineError("The file {name} is empty. Choose another.", name="a.txt")

    _, events, ends = run(work)
    kind, problem = ends[0]
    assert (kind, str(problem.error)) == ("failed", "The file a.txt is empty. Choose another.")
    assert problem.error.__traceback__ is None
    assert len(events) == 1


@pytest.mark.parametrize("fault", [RuntimeError("CUDA out of memory"), MemoryError(), KeyError("x")])
def test_a_fault_crosses_as_text(run, caplog: pytest.LogCaptureFixture, fault: Exception) -> None:  # type: ignore[no-untyped-def]
    def work(control: RunControl) -> Work[None]:
        yield step(1)
        raise fault

    _, _, ends = run(work)
    kind, problem = ends[0]
    assert kind == "failed"
    assert isinstance(problem, Problem)
    assert problem.error is None
    assert type(fault).__name__ in problem.details
    assert "a job failed" in caplog.text


def test_work_that_cannot_even_begin_fails_like_any_other(run) -> None:  # type: ignore[no-untyped-def]
    def work(control: RunControl) -> Work[None]:
        raise EngineError("There is no such file.")

    _, _, ends = run(work)
    assert ends[0][0] == "failed"


def test_a_stop_ends_work_without_a_partial_result(qtbot: QtBot) -> None:
    def work(control: RunControl) -> Work[None]:
        while True:
            control.check()
            yield step(1)

    job = Job("endless", work)
    with qtbot.waitSignals([job.stopped_early, job.finished], timeout=60_000):
        job.events_ready.connect(lambda _: job.stop())
        job.start()
    assert job.wait(1000)


def test_closing_ends_a_paused_job(qtbot: QtBot) -> None:
    def work(control: RunControl) -> Work[str]:
        yield CheckpointSaved(0, 0, False)
        while control.proceed():
            yield step(1)
        return "kept"

    job = Job("paused", work)
    ends: list[object] = []
    job.done.connect(ends.append)
    with qtbot.waitSignal(job.events_ready, timeout=60_000):
        job.start()
    job.control.pause()
    began = time.monotonic()
    assert job.stop_and_wait()
    assert time.monotonic() - began < 1
    qtbot.waitUntil(lambda: ends == ["kept"], timeout=60_000)

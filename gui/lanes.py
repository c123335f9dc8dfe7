"""Jobs in lanes: work of one lane follows itself, the newest winning; lanes do not disturb each other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from engine.events import Event, Progressed
from gui.job import Job, OpenWork, Problem, Title


class Lanes(QObject):
    """Starts jobs, hands out their results in the window's thread, and ends them.

    Signals:
        job_started, job_finished: the `Job`; finished means that its thread has ended.
        job_progressed: the `Job` and its newest `Progressed`.
        lane_ended: the name of a lane one of whose jobs has ended, after its result was handed out.
    """

    job_started = Signal(object)
    job_finished = Signal(object)
    job_progressed = Signal(object, object)
    lane_ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current: dict[str, Job] = {}
        self._running: set[Job] = set()

    def run(
        self,
        title: Title,
        open_work: OpenWork,
        lane: str,
        on_done: Callable[[Any], None] | None,
        on_failed: Callable[[Problem], None],
        on_stopped: Callable[[], None] | None = None,
    ) -> Job:
        """Start a job; the one before it in its lane is stopped and its result dropped.

        `on_stopped` is called when the user ends it, not when another job takes its place.
        """
        if lane in self._current:
            self._current[lane].stop()
        job = Job(title, open_work, self, lane)
        self._current[lane] = job
        self._running.add(job)
        self._listen(job, on_done, on_failed, on_stopped)
        job.start()
        self.job_started.emit(job)
        return job

    def _listen(
        self,
        job: Job,
        on_done: Callable[[Any], None] | None,
        on_failed: Callable[[Problem], None],
        on_stopped: Callable[[], None] | None,
    ) -> None:
        def done(result: Any) -> None:
            if self._end(job) and on_done is not None:
                on_done(result)
            self.lane_ended.emit(job.lane)

        def failed(problem: Problem) -> None:
            if self._end(job):
                on_failed(problem)
            self.lane_ended.emit(job.lane)

        def stopped() -> None:
            if self._end(job) and on_stopped is not None:
                on_stopped()
            self.lane_ended.emit(job.lane)

        def progressed(events: list[Event]) -> None:
            newest = next((e for e in reversed(events) if isinstance(e, Progressed)), None)
            if newest is not None and self._current.get(job.lane) is job:
                self.job_progressed.emit(job, newest)

        def finished() -> None:
            self._running.discard(job)
            self.job_finished.emit(job)
            job.deleteLater()

        job.done.connect(done)
        job.failed.connect(failed)
        job.stopped_early.connect(stopped)
        job.events_ready.connect(progressed)
        job.finished.connect(finished)

    def _end(self, job: Job) -> bool:
        """Take a job out of its lane; False when it is no longer the one of its lane."""
        if self._current.get(job.lane) is not job:
            return False
        del self._current[job.lane]
        return True

    def drop(self, lane: str) -> None:
        """Stop the job of a lane and drop what it would bring."""
        job = self._current.pop(lane, None)
        if job is not None:
            job.stop()

    def current(self, lane: str) -> Job | None:
        """The job of a lane that is going on."""
        return self._current.get(lane)

    def jobs(self) -> list[Job]:
        """Every job whose thread still runs, the oldest first."""
        return sorted(self._running, key=lambda job: job.started_at)

    def leave(self) -> None:
        """Stop every job and drop what it would bring."""
        for job in self.jobs():
            job.stop()
        self._current.clear()

    def close(self) -> None:
        """Stop every job and wait for its thread."""
        self.leave()
        for job in self.jobs():
            job.stop_and_wait()
        for job in self.jobs():
            QCoreApplication.sendPostedEvents(job)  # what is still on its way must not outlive the job

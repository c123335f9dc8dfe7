"""Many jobs cut by several processes, their answers in the order of the jobs, whatever becomes of a process."""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

from engine.corpus.sources import Meter
from engine.events import Work
from engine.recipe.recipe import Task
from engine.recipe.text import TextSettings
from engine.text.cutting import Answer, Job, JobCutter
from engine.text.cutting_worker import CHINESE, receive, send

_ROOT = Path(__file__).resolve().parents[2]
_MODULE = "engine.text.cutting_worker"
_MOST_WORKERS = 8
_WAITING = 3  # jobs given to a process beyond which it gets no more
_ASK_SECONDS = 0.05
# On Windows: no console window, and a priority below that of the window of ours.
_QUIETLY = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)

Take = Callable[[Job, "Place", Answer], None]


class Place(Protocol):
    """Where a job is cut. Answers come in the order of the jobs; the numbers in them are those of the place."""

    def give(self, job: Job) -> None:
        """Take a job."""

    def answer(self, seconds: float) -> Answer | None:
        """The next answer; None when it is not there yet after `seconds`. Raises `WorkerEnded`."""


class WorkerEnded(Exception):
    """A process gives no more answers."""


class Here:
    """Cuts in this process."""

    def __init__(self, settings: TextSettings, task: Task) -> None:
        self._cutter = JobCutter(settings, task)
        self._jobs: deque[Job] = deque()

    def give(self, job: Job) -> None:
        self._jobs.append(job)

    def answer(self, seconds: float) -> Answer | None:
        return self._cutter.cut(self._jobs.popleft().texts)


class Worker:
    """Cuts in a process of its own. One thread feeds it and one listens, so that no side ever waits for the other."""

    def __init__(self, *, chinese: bool = False) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", _MODULE, *([CHINESE] if chinese else [])],
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_QUIETLY,
        )
        self._jobs: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()
        for work in (self._feed, self._listen):
            threading.Thread(target=work, name=f"cutting {work.__name__}", daemon=True).start()

    def begin(self, settings: TextSettings, task: Task) -> None:
        """Say how to cut; jobs come after it."""
        self._jobs.put((settings.model_dump_json(), task.value))

    def give(self, job: Job) -> None:
        self._jobs.put(job.texts)

    def answer(self, seconds: float) -> Answer | None:
        try:
            found = self._answers.get(timeout=seconds)
        except queue.Empty:
            return None
        if found is None:
            raise WorkerEnded
        return found

    def end(self) -> None:
        """End the process and both threads."""
        self.process.kill()
        self._jobs.put(None)
        self.process.wait()

    def _feed(self) -> None:
        assert self.process.stdin
        with contextlib.suppress(OSError, ValueError), self.process.stdin as pipe:
            while (message := self._jobs.get()) is not None:
                send(pipe, message)

    def _listen(self) -> None:
        assert self.process.stdout
        with contextlib.suppress(OSError, EOFError, ValueError, TypeError), self.process.stdout as pipe:
            while not isinstance(message := receive(pipe), str):  # a text is what went wrong there
                self._answers.put(Answer(*message))
        self._answers.put(None)


def usual_workers() -> int:
    """As many processes as there are cores for this program."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, _MOST_WORKERS)


def start_workers(count: int, *, chinese: bool = False) -> list[Worker]:
    """So many processes, which load jieba at once when the text is expected to be Chinese; none where none can be."""
    workers: list[Worker] = []
    with contextlib.suppress(OSError):
        for _ in range(count if sys.executable else 0):
            workers.append(Worker(chinese=chinese))
    return workers


class CuttingPool:
    """`workers` processes, none for 0, `ready` ones among them; use it in a `with`, which ends them."""

    def __init__(
        self, settings: TextSettings, task: Task, workers: int, ready: Sequence[Worker] = ()
    ) -> None:
        self._settings, self._task = settings, task
        self.workers = [*ready, *start_workers(workers - len(ready))]
        for worker in self.workers:
            worker.begin(settings, task)
        self._places: list[Place] = list(self.workers) or [Here(settings, task)]

    def __enter__(self) -> CuttingPool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.workers:
            worker.end()

    def cut(self, jobs: Iterable[Job], take: Take, meter: Meter) -> Work[None]:
        """Give `take` every job in order with its answer and the place whose numbers are in it."""
        coming = enumerate(jobs)
        waiting: deque[tuple[int, Job]] = deque()
        while True:
            while len(waiting) < (_WAITING * len(self.workers) or 1) and (more := next(coming, None)):
                number, job = more
                waiting.append((number % len(self._places), job))
                self._places[waiting[-1][0]].give(job)
            if not waiting:
                return
            at, job = waiting.popleft()
            answer = yield from self._wait(
                at, [job, *(other for place, other in waiting if place == at)], meter
            )
            take(job, self._places[at], answer)
            meter.move(job.characters)
            yield from meter.events()

    def _wait(self, at: int, jobs: list[Job], meter: Meter) -> Work[Answer]:
        """The answer to the first of the jobs that place `at` has; where it has ended the jobs are cut here."""
        while True:
            try:
                answer = self._places[at].answer(_ASK_SECONDS)
            except WorkerEnded:
                self._places[at] = here = Here(self._settings, self._task)
                for job in jobs:
                    here.give(job)
                continue
            if answer is not None:
                return answer
            meter.move(0)
            yield from meter.events()

"""Processes that cut: they may die, be stopped, or lose the one they work for."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.control import RunControl
from engine.corpus.sources import Meter
from engine.errors import Stopped
from engine.events import Stage, result_of
from engine.recipe.recipe import Task
from engine.recipe.text import TextSettings
from engine.text.cut_writing import CutWriter
from engine.text.cutting import Answer, Job, make_jobs
from engine.text.cutting_pool import CuttingPool, Here, Place, Worker, start_workers
from engine.text.cutting_worker import receive, send

ROOT = Path(__file__).resolve().parents[3]
SETTINGS = TextSettings.model_validate({"cutter": "words"})
TEXTS = [f"the {n} soup was {n % 7}" for n in range(1000)]


def jobs() -> Iterator[Job]:
    return make_jobs(enumerate(TEXTS), 300)


def a_meter(control: RunControl | None = None) -> Meter:
    return Meter(Stage.CUTTING, None, control or RunControl())


class Kept:
    """Writes a cut into memory, and may do something at each answer."""

    def __init__(self) -> None:
        self.ids, self.offsets, self.places = bytearray(), bytearray(), []  # type: ignore[var-annotated]
        self.writer = CutWriter(self.ids.extend, self.offsets.extend)

    def take(self, job: Job, place: Place, answer: Answer) -> None:
        self.places.append(type(place))
        self.writer.take(job, place, answer)

    def result(self) -> tuple[bytes, bytes, tuple[str, ...]]:
        self.writer.finish(len(TEXTS))
        return bytes(self.ids), bytes(self.offsets), self.writer.tokens


def test_a_process_that_dies_is_replaced() -> None:
    alone, kept = Kept(), Kept()
    with CuttingPool(SETTINGS, Task.CLASSIFICATION, 0) as pool:
        result_of(pool.cut(jobs(), alone.take, a_meter()))

    with CuttingPool(SETTINGS, Task.CLASSIFICATION, 2) as pool:

        def take(job: Job, place: Place, answer: Answer) -> None:
            kept.take(job, place, answer)
            if len(kept.places) == 4:
                pool.workers[1].process.kill()
                pool.workers[1].process.wait()

        result_of(pool.cut(jobs(), take, a_meter()))

    assert set(alone.places) == {Here}
    assert kept.places.count(Here) > 5
    assert kept.places.count(Worker) > 5
    assert kept.result() == alone.result()


def test_all_processes_are_ended() -> None:
    with CuttingPool(SETTINGS, Task.CLASSIFICATION, 2) as pool:
        result_of(pool.cut(jobs(), Kept().take, a_meter()))
        processes = [worker.process for worker in pool.workers]

    assert len(processes) == 2
    assert all(process.poll() is not None for process in processes)


def test_a_stop_is_heard_while_processes_cut() -> None:
    control = RunControl()
    with CuttingPool(SETTINGS, Task.CLASSIFICATION, 1) as pool:
        work = pool.cut(jobs(), Kept().take, a_meter(control))
        control.stop()
        begun = time.monotonic()
        with pytest.raises(Stopped):
            result_of(work)
        assert time.monotonic() - begun < 1  # a busy machine may be slow; bench_import measures it
    assert pool.workers[0].process.poll() is not None


def test_where_no_process_can_be_started_this_one_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    kept = Kept()

    with CuttingPool(SETTINGS, Task.CLASSIFICATION, 2) as pool:
        result_of(pool.cut(jobs(), kept.take, a_meter()))

    assert set(kept.places) == {Here}


def test_a_process_ends_with_the_one_it_works_for() -> None:
    worker = subprocess.Popen(
        [sys.executable, "-m", "engine.text.cutting_worker"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert worker.stdin
    assert worker.stdout
    send(worker.stdin, (SETTINGS.model_dump_json(), "classification"))
    send(worker.stdin, ["the soup", "the noodles"])
    lengths, ids, tokens = receive(worker.stdout)
    worker.stdin.close()

    assert worker.wait(10) == 0
    assert (len(lengths), len(ids), tokens) == (8, 16, ["the", "soup", "noodles"])
    worker.stdout.close()


def test_a_fault_in_a_process_shows_here() -> None:
    broken = [Job([None], [0], 1)]  # type: ignore[list-item]

    with CuttingPool(SETTINGS, Task.CLASSIFICATION, 1) as pool, pytest.raises(TypeError):
        result_of(pool.cut(broken, Kept().take, a_meter()))


def test_workers_that_are_ready_are_used_and_ended() -> None:
    ready = start_workers(2, chinese=True)
    kept = Kept()

    with CuttingPool(SETTINGS, Task.CLASSIFICATION, 2, ready) as pool:
        result_of(pool.cut(jobs(), kept.take, a_meter()))

    assert pool.workers == ready
    assert set(kept.places) == {Worker}
    assert all(worker.process.poll() is not None for worker in ready)


def test_a_worker_brings_no_torch() -> None:
    code = "import sys, engine.text.cutting, engine.text.cutting_worker; print('torch' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"

"""Workers that take jobs in order."""

from __future__ import annotations

import threading

import pytest

from engine.vectors.crew import Crew
from engine.vectors.jobs import JobDone


def do(number: int) -> JobDone:
    return JobDone(number, 10, 5)


def all_of(crew: Crew, count: int) -> list[int]:
    found: list[int] = []
    while len(found) < count:
        found += [one.number for one in crew.wait(1)]
    return found


@pytest.mark.parametrize("workers", [1, 3])
def test_every_job_is_done_once(workers: int) -> None:
    with Crew([do] * workers, 2, 50) as crew:
        found = all_of(crew, 48)
    assert sorted(found) == list(range(2, 50))
    if workers == 1:
        assert found == sorted(found)


def test_nobody_is_at_work_while_held() -> None:
    at_work, most = set[int](), threading.Semaphore(0)

    def slow(number: int) -> JobDone:
        at_work.add(number)
        most.acquire(timeout=30)
        at_work.discard(number)
        return do(number)

    with Crew([slow, slow], 0, 10) as crew:
        most.release(5)
        found = [one.number for one in crew.wait(30)]
        while len(found) < 5:
            found += [one.number for one in crew.wait(30)]
        most.release(100)
        following = crew.hold()
        assert not at_work
        found += [one.number for one in crew.wait(0)]
        assert sorted(found) == list(range(following))
        crew.go_on()
        found += all_of(crew, 10 - len(found))
    assert sorted(found) == list(range(10))


def test_a_fault_of_a_worker_is_raised_where_it_is_waited_for() -> None:
    def bad(number: int) -> JobDone:
        raise ValueError(f"job {number}")

    with Crew([bad], 0, 3) as crew, pytest.raises(ValueError, match="job 0"):
        all_of(crew, 3)


def test_leaving_early_ends_the_threads() -> None:
    before = threading.active_count()
    with Crew([do, do], 0, 1_000_000):
        pass
    assert threading.active_count() == before

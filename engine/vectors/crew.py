"""Workers in threads that take the jobs of an epoch in order; the kernels let them compute side by side."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from types import TracebackType

from engine.vectors.jobs import JobDone

Do = Callable[[int], JobDone]  # what one worker does with the number of a job


class Crew:
    """One thread for each of `workers`. Use it in a `with`, which waits for them.

    After `hold` no job is under way: all that were taken are done, and they are the first ones.
    """

    def __init__(self, workers: Sequence[Do], first: int, count: int) -> None:
        self._changed = threading.Condition()
        self._next, self._count = first, count
        self._busy = 0
        self._held = self._closed = False
        self._done: list[JobDone] = []
        self._error: BaseException | None = None
        self._threads = [
            threading.Thread(target=self._work, args=(do,), name=f"vectors {n}", daemon=True)
            for n, do in enumerate(workers)
        ]

    def __enter__(self) -> Crew:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()

    def wait(self, seconds: float) -> list[JobDone]:
        """The jobs done since the last call, at once or after `seconds` at most; raises what a worker raised."""
        with self._changed:
            self._changed.wait_for(lambda: self._done or self._error is not None, seconds)
            done, self._done = self._done, []
            if self._error is not None:
                raise self._error
            return done

    def hold(self) -> int:
        """Wait until nobody is at work; gives the number of the next job."""
        with self._changed:
            self._held = True
            self._changed.wait_for(lambda: not self._busy or self._error is not None)
            return self._next

    def go_on(self) -> None:
        """Let them take jobs again."""
        with self._changed:
            self._held = False
            self._changed.notify_all()

    def _work(self, do: Do) -> None:
        while (number := self._take()) is not None:
            try:
                done = do(number)
            except BaseException as error:  # noqa: BLE001 (it is raised where the crew is waited for)
                with self._changed:
                    self._error, self._closed = error, True
                    self._changed.notify_all()
                return
            with self._changed:
                self._busy -= 1
                self._done.append(done)
                self._changed.notify_all()

    def _take(self) -> int | None:
        """The next job, or None when there is no more."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._next >= self._count or not self._held)
            if self._closed or self._next >= self._count:
                return None
            self._next += 1
            self._busy += 1
            return self._next - 1

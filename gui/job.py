"""The only thread code: a job runs one piece of the engine's work beside the window and tells what happens.

The work is a generator (engine/events.py). Its facts cross to the window in lists, quick ones about 10 times a second,
milestones at once; its result crosses once. Whatever goes wrong in it, the window lives on.
"""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from engine.control import RunControl
from engine.errors import EngineError, Stopped
from engine.events import Event, Progressed, RateTried, StepDone, TokenWritten, Work

log = logging.getLogger(__name__)

QUICK = (
    StepDone,
    Progressed,
    RateTried,
    TokenWritten,
)  # events that may wait for others; all others are milestones
PERIOD = 0.1  # seconds between two batches of quick events: live data is redrawn ten times a second
CLOSING_MS = 5000

OpenWork = Callable[[RunControl], Work[Any]]
Title = str | Callable[[], str]  # what a job is called; a function says it in the language of now


@dataclass(frozen=True)
class Problem:
    """Why a job failed: `error` is what the user can mend (None for a fault of ours), `details` the trace."""

    error: EngineError | None
    details: str


class Job(QThread):
    """Runs `open_work(control)` to its end. Exactly one of `done`, `failed` and `stopped_early` is sent, then `finished`.

    Signals:
        events_ready: list of events, oldest first.
        done: what the work returned.
        failed: a `Problem`.
        stopped_early: the user stopped work that keeps no partial result.
    """

    events_ready = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    stopped_early = Signal()

    def __init__(
        self, title: Title, open_work: OpenWork, parent: QObject | None = None, lane: str = "task"
    ) -> None:
        super().__init__(parent)
        self._title, self.lane = title, lane
        self.control = RunControl()
        self.started_at = time.monotonic()
        self._open_work = open_work

    @property
    def title(self) -> str:
        """What it is called, in the language of now."""
        return self._title if isinstance(self._title, str) else self._title()

    def run(self) -> None:
        """Relay the work's events, then its result. Called by Qt in the new thread."""
        try:
            result = self._relay(self._open_work(self.control))
        except Stopped:
            self.stopped_early.emit()
        except EngineError as error:
            self.failed.emit(Problem(bare(error), ""))
        except Exception:
            log.exception("a job failed: %s", self.title)
            self.failed.emit(
                Problem(None, traceback.format_exc())
            )  # text only: a trace would keep tensors alive
        else:
            self.done.emit(result)

    def _relay(self, work: Work[Any]) -> Any:
        pending: list[Event] = []
        due = 0.0
        try:
            while True:
                event = next(work)
                pending.append(event)
                if not isinstance(event, QUICK) or time.monotonic() >= due:
                    self.events_ready.emit(pending)
                    pending, due = [], time.monotonic() + PERIOD
        except StopIteration as end:
            return end.value
        finally:
            if pending:
                self.events_ready.emit(pending)

    def stop(self) -> None:
        """Ask the work to end at its next step."""
        self.control.stop()

    def stop_and_wait(self) -> bool:
        """End the thread before the window closes; False when the work did not answer in time."""
        self.stop()
        self.requestInterruption()
        self.quit()
        return self.wait(CLOSING_MS)


def bare(error: EngineError) -> EngineError:
    """The error without its trace, which would keep the frames of the work alive."""
    error.__traceback__ = error.__context__ = error.__cause__ = None
    return error

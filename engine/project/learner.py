"""Who trains a run of a project now: a sign of life, written with every state that is saved.

So another program that has the file open (a window on the same computer, or one that looks at it through a network
folder) knows that the run is under way, and how it began.
"""

from __future__ import annotations

import dataclasses
import json
import os
import socket
import time
from dataclasses import dataclass

import psutil
from pydantic import TypeAdapter

from engine.events import RunStarted, plain

LEAST_REST = 60.0  # seconds without a sign after which a program on another computer is taken for ended
RESTS = 3  # the same, in times between two signs


@dataclass(frozen=True, slots=True)
class Learner:
    """The program `pid` on `host` that trains the run of `started`; `begun` says when that program was started.

    `seen` is when it wrote last, `rest` how long it had been silent before that (seconds).
    """

    host: str
    pid: int
    begun: float
    started: RunStarted
    seen: float
    rest: float

    @property
    def here(self) -> bool:
        """Whether it is on this computer."""
        return self.host == socket.gethostname()

    @property
    def is_this_program(self) -> bool:
        """Whether it is the one that asks."""
        return self.here and self.pid == os.getpid()

    def lives(self, now: float | None = None, seen: float | None = None) -> bool:
        """Whether it still trains, as far as can be known: on another computer from its signs alone, the last `seen` at."""
        if self.here:
            try:
                return abs(psutil.Process(self.pid).create_time() - self.begun) < 1.0
            except psutil.Error:
                return False
        silent = (time.time() if now is None else now) - max(self.seen, seen or 0.0)
        return silent < max(LEAST_REST, RESTS * self.rest)


_READER: TypeAdapter[Learner] = TypeAdapter(Learner)


def learner_here(started: RunStarted, before: Learner | None) -> Learner:
    """This program, after the sign `before`."""
    now = time.time()
    rest = now - before.seen if before else 0.0
    begun = before.begun if before else psutil.Process().create_time()
    return Learner(socket.gethostname(), os.getpid(), begun, started, now, rest)


def learner_as_json(learner: Learner) -> str:
    """As it is kept in a project."""
    return json.dumps(plain(dataclasses.asdict(learner)), ensure_ascii=False)


def learner_from_json(text: str) -> Learner:
    """The inverse of `learner_as_json`."""
    return _READER.validate_json(text)

"""A process that cuts for another one: `python -m engine.text.cutting_worker`, jobs in at its input, answers out.

A message is its length in eight bytes and then its content in the way of `marshal`: both ends are the same Python. The
first one has the settings and the task, each that follows the texts of a job. At the end of its input the process ends,
so that it never outlives the one it works for.
"""

from __future__ import annotations

import contextlib
import gc
import json
import marshal
import os
import signal
import sys
import traceback
from typing import IO, Any

CHINESE = "--chinese"  # load jieba before the first message
_SIZE = 8
_YIELDING = 10  # steps of priority below the process that gave the work: its window comes first


def send(stream: IO[bytes], content: Any) -> None:
    """Write one message."""
    data = marshal.dumps(content)
    stream.write(len(data).to_bytes(_SIZE, "little"))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one message; raises `EOFError` at the end of the stream."""
    head = stream.read(_SIZE)
    if len(head) < _SIZE:
        raise EOFError
    size = int.from_bytes(head, "little")
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return marshal.loads(data)


def main() -> None:
    """Cut until the input ends."""
    if hasattr(os, "nice"):
        os.nice(_YIELDING)
    gc.disable()  # lists of words are many and never go round in circles
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that gave the work
    jobs, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library may print is no answer
    with contextlib.suppress(EOFError, BrokenPipeError):
        try:
            _work(jobs, answers)
        except (EOFError, BrokenPipeError):
            raise
        except Exception:  # noqa: BLE001 told to the other process, which cuts itself then
            send(answers, traceback.format_exc())


def _work(jobs: IO[bytes], answers: IO[bytes]) -> None:
    from engine.recipe.recipe import Task
    from engine.text.cutting import JobCutter
    from engine.text.learned_settings import parse_text_settings

    if CHINESE in sys.argv:
        from engine.text.jieba_words import shared_words

        shared_words()
    settings, task = receive(jobs)
    cutter = JobCutter(parse_text_settings(json.loads(settings)), Task(task))
    while True:
        send(answers, tuple(cutter.cut(receive(jobs))))


if __name__ == "__main__":
    main()

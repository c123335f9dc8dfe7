"""Going through a large corpus in a process of its own, so that a window beside it never waits for it.

`python -m engine.corpus.apart` gets a request as one line of JSON, tells how far it is in lines of JSON, and leaves its
result in the cache, where whoever asked finds it. "pause" and "resume" are obeyed; when its input ends it stops and
removes what is half-made, so that it never outlives the one it works for.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Generator
from enum import Enum
from pathlib import Path
from typing import IO, Any

from engine.cache import Cache, user_cache
from engine.control import RunControl
from engine.corpus.contents import known_hash, looks_of
from engine.corpus.kept_problems import as_plain, from_plain
from engine.corpus.known import diagnosis_key, examine_known, inspect_known, inspection_key
from engine.corpus.reading import read_corpus, reading_key
from engine.corpus.sources import CorpusPath, PastedText, given_paths
from engine.errors import EngineError, Stopped
from engine.events import Progressed, Stage, Work
from engine.recipe.corpus import CorpusSettings
from engine.recipe.recipe import Task

LEAST = 8_000_000  # bytes; less is gone through sooner than a process starts
_ROOT = Path(__file__).resolve().parents[2]
_MODULE = "engine.corpus.apart"
_ASK_SECONDS = 0.02
_YIELDING = 5  # steps of priority below the window
# On Windows: no console window, and a priority below that of the window of ours.
_QUIETLY = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)


class Pass(str, Enum):
    """What a pass over a corpus is for."""

    INSPECT = "inspect"
    READ = "read"
    EXAMINE = "examine"


def pass_apart(
    what: Pass,
    origin: CorpusPath,
    settings: CorpusSettings,
    task: Task,
    control: RunControl,
    cache: Cache,
    least: int = LEAST,
) -> Work[None]:
    """Let another process make the pass, so that its result lies in the user's cache afterwards; yields its progress.

    Does nothing for a small corpus, a pasted one, one whose result lies there, or where no process can be started:
    whoever asks then makes the pass himself. Raises what the pass raises.
    """
    if isinstance(origin, PastedText) or not sys.executable:
        return
    if sum(seen[1] for _, seen in looks_of(origin, control)) < least:
        return
    contents = known_hash(origin, control, cache)
    if contents is not None and cache.find(_key(what, contents, settings, task)) is not None:
        return
    request = {
        "what": what.value,
        "paths": [os.path.abspath(path) for path in given_paths(origin)],
        "settings": settings.model_dump(mode="json"),
        "task": task.value,
        "cache": os.path.abspath(cache.folder),
    }
    with contextlib.suppress(OSError):
        yield from _relay(json.dumps(request), control)


def _key(what: Pass, contents: str, settings: CorpusSettings, task: Task) -> str:
    if what is Pass.INSPECT:
        return inspection_key(contents, settings)
    return (reading_key if what is Pass.READ else diagnosis_key)(contents, settings, task)


def _relay(request: str, control: RunControl) -> Work[None]:
    process = subprocess.Popen(
        [sys.executable, "-m", _MODULE],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=_QUIETLY,
    )
    assert process.stdin
    said: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(process, said), name="listening to a pass", daemon=True).start()
    paused = False
    with contextlib.suppress(BrokenPipeError), process.stdin as orders:  # its end is the order to stop
        _write(orders, request)
        while True:
            if control.stopped:
                raise Stopped
            if control.paused is not paused:
                paused = not paused
                _write(orders, "pause" if paused else "resume")
            try:
                message = said.get(timeout=_ASK_SECONDS)
            except queue.Empty:
                continue
            if message is None:
                return
            if "error" in message:
                raise from_plain(message["error"])
            stage, done, total = message["event"]
            yield Progressed(Stage(stage), done, total)


def _listen(process: subprocess.Popen[bytes], said: queue.SimpleQueue[dict[str, Any] | None]) -> None:
    assert process.stdout
    with process.stdout as lines, contextlib.suppress(OSError, ValueError):
        for line in lines:
            said.put(json.loads(line))
    said.put(None)
    process.wait()


def _write(stream: IO[bytes], line: str) -> None:
    stream.write(line.encode() + b"\n")
    stream.flush()


def main() -> None:
    """Make one pass."""
    if hasattr(os, "nice"):
        os.nice(_YIELDING)
    orders, told = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library may print is no message
    control = RunControl()
    request = json.loads(orders.readline())
    threading.Thread(target=_obey, args=(orders, control), daemon=True).start()
    with contextlib.suppress(BrokenPipeError, Stopped), contextlib.closing(_work(request, control)) as work:
        try:
            for event in work:
                if isinstance(event, Progressed):
                    _write(told, json.dumps({"event": [event.stage.value, event.done, event.total]}))
        except EngineError as error:
            _write(told, json.dumps({"error": as_plain(error)}))


def _obey(orders: IO[bytes], control: RunControl) -> None:
    for order in orders:
        (control.pause if order == b"pause\n" else control.resume)()
    control.stop()


def _work(request: dict[str, Any], control: RunControl) -> Generator[Any, None, Any]:
    origin: CorpusPath = request["paths"] if len(request["paths"]) > 1 else request["paths"][0]
    settings, task = CorpusSettings.model_validate(request["settings"]), Task(request["task"])
    cache = user_cache()
    if os.path.abspath(cache.folder) != request["cache"]:
        cache = Cache(Path(request["cache"]))
    what = Pass(request["what"])
    if what is Pass.INSPECT:
        return inspect_known(origin, settings, control, cache)
    if what is Pass.EXAMINE:
        return examine_known(origin, settings, task, control, cache)
    return read_corpus(origin, settings, task, control, cache)


if __name__ == "__main__":
    main()

"""The engine without a window: reads the arguments, runs one verb, and turns what happened into an exit code."""

from __future__ import annotations

import contextlib
import errno
import importlib
import os
import signal
import sys
import threading
import traceback
from collections.abc import Iterator, Sequence
from types import FrameType

from engine.commands.arguments import Options, make_parser
from engine.commands.console import Console, use_utf8
from engine.commands.together import refuse_together
from engine.control import RunControl
from engine.errors import EngineError, Stopped
from engine.training.parallel_seat import seat_of

DONE, FAULT, MENDABLE, STOPPED = 0, 1, 2, 130

# verb → module and function; imported when it is asked for, because some load torch
_VERBS = {
    "inspect": ("inspecting", "inspect"),
    "train": ("learning", "train"),
    "resume": ("learning", "resume"),
    "find-rate": ("finding", "find_rate"),
    "forecast": ("forecasting", "forecast"),
    "luck": ("luck", "luck"),
    "sweep": ("sweeping", "sweep"),
    "evaluate": ("evaluating", "evaluate"),
    "score": ("scoring", "score"),
    "write": ("writing", "write"),
    "answer": ("answering", "answer"),
    "vectors": ("vectors", "vectors"),
    "runs": ("listing", "runs"),
    "note": ("noting", "note"),
    "presets": ("listing", "presets"),
    "summary": ("summarising", "summary"),
    "check": ("listing", "check"),
}


def main(argv: Sequence[str]) -> int:
    """Run one verb; give 0 done, 2 something the user can mend, 1 a fault of ours, 130 stopped by the user."""
    use_utf8()
    seat = seat_of()
    console = Console(as_json="--json" in argv, silent=seat is not None and not seat.leads)
    control = RunControl()
    try:
        options = make_parser().parse_args(list(argv))
        refuse_together(options)
        with stopping_on_signals(control, once=seat is not None):
            return _run(options, console, control)
    except EngineError as error:
        console.note(str(error))
        return MENDABLE
    except (Stopped, KeyboardInterrupt):
        console.note("Stopped.")
        return STOPPED
    except BrokenPipeError:  # whoever read our output has gone, such as `head`
        _forget_stdout()
        return STOPPED
    except (Exception, MemoryError) as error:  # noqa: BLE001 (the last place: every fault becomes one sentence)
        return _tell_fault(error, console, debug="--debug" in argv)
    except SystemExit as end:  # argparse after --help and --version
        return int(end.code or 0)


def _run(options: Options, console: Console, control: RunControl) -> int:
    module, function = _VERBS[options.verb]
    try:
        code: int = getattr(importlib.import_module(f"engine.commands.{module}"), function)(
            options, console, control
        )
    finally:
        console.clear()
    return code


def _tell_fault(error: BaseException, console: Console, *, debug: bool) -> int:
    if isinstance(error, MemoryError):
        console.note("There is not enough memory for this. Choose a smaller network, batch or vocabulary.")
        return MENDABLE
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        console.note("The disk is full; nothing that was saved is lost. Make room and try again.")
        return MENDABLE
    if debug:
        console.note("".join(traceback.format_exception(error)).rstrip())
    reason = (str(error).splitlines() or [""])[0]
    console.note(f"A fault in Unroll itself: {type(error).__name__}: {reason} (--debug shows where).")
    return FAULT


@contextlib.contextmanager
def stopping_on_signals(control: RunControl, *, once: bool = False) -> Iterator[None]:
    """Ctrl+C and a termination ask the work to stop and keep its state; asked twice, it stops where it is.

    With `once` it is always let come to its end, with its own exit code: torchrun passes on each signal, and kills what
    takes too long.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        if control.stopped and not once:
            raise KeyboardInterrupt
        control.stop()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_IGN if once else handler)


def _forget_stdout() -> None:
    """Let the interpreter's last flush go nowhere instead of complaining."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

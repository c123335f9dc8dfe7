"""The way out of a process that was asked to end and cannot hear it, because it waits for another that is gone.

A signal is only handled between two steps of Python. A process that waits for numbers from a computer that was switched
off, or for a graphics card that waits for them, never comes to that. What was saved is whole at any moment, so it may end
just there.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator

SECONDS = 20.0  # after the signal; torchrun kills after 30


@contextlib.contextmanager
def ended_when_stuck(tell: Callable[[], None], code: int, seconds: float = SECONDS) -> Iterator[None]:
    """Within the block, a signal that has not led out of it after `seconds` ends the process: `tell`, then exit `code`."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    hearing, speaking = socket.socketpair()
    speaking.setblocking(False)
    over = threading.Event()

    def wait() -> None:
        if hearing.recv(1) and not over.is_set() and not over.wait(seconds):
            with contextlib.suppress(Exception):
                tell()
            os._exit(code)

    before = signal.set_wakeup_fd(speaking.fileno(), warn_on_full_buffer=False)
    thread = threading.Thread(target=wait, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        signal.set_wakeup_fd(before)
        speaking.close()
        thread.join()
        hearing.close()

"""A call into a library that cannot be interrupted, so that a stop is still heard at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from engine.control import RunControl

T = TypeVar("T")
_ASK_SECONDS = 0.05


def aside(call: Callable[[], T], control: RunControl) -> T:
    """The result of `call`, made in a thread of its own; after a stop nobody waits for it (`Stopped`)."""
    results: list[T] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            results.append(call())
        except BaseException as error:  # noqa: BLE001 (raised again where it was asked for)
            errors.append(error)

    thread = threading.Thread(target=work, name="aside", daemon=True)
    thread.start()
    while thread.is_alive():
        control.check()
        thread.join(_ASK_SECONDS)
    if errors:
        raise errors[0]
    return results[0]

"""What anyone may say to running work: pause, resume, stop, stop after this epoch."""

from __future__ import annotations

import threading

from engine.errors import Stopped


class RunControl:
    """Flags under one condition; safe to call from any thread. The work asks, nobody is interrupted."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._paused = False
        self._stopped = False
        self._stop_after_epoch = False

    def pause(self) -> None:
        """Ask the work to wait at its next step."""
        self._set(paused=True)

    def resume(self) -> None:
        """Let waiting work go on."""
        self._set(paused=False)

    def stop(self) -> None:
        """Ask the work to end at its next step, keeping what it has."""
        self._set(stopped=True)

    def stop_after_epoch(self) -> None:
        """Ask a training run to end when the current epoch is done."""
        with self._changed:
            self._stop_after_epoch = True

    def _set(self, *, paused: bool | None = None, stopped: bool | None = None) -> None:
        with self._changed:
            self._paused = self._paused if paused is None else paused
            self._stopped = self._stopped if stopped is None else stopped
            self._changed.notify_all()

    @property
    def paused(self) -> bool:
        """Whether a pause was asked for and not yet taken back."""
        return self._paused and not self._stopped

    @property
    def stopped(self) -> bool:
        """Whether a stop was asked for."""
        return self._stopped

    @property
    def stopping_after_epoch(self) -> bool:
        """Whether the run is to end with the current epoch."""
        return self._stop_after_epoch

    def proceed(self) -> bool:
        """Wait while paused, then tell whether to go on (False after a stop)."""
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or not self._paused)
            return not self._stopped

    def check(self) -> None:
        """Like `proceed`, for work without a partial result: raise `Stopped` after a stop."""
        if not self.proceed():
            raise Stopped

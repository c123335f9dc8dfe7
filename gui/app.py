"""Starts the window: fonts and style first, the engine's slow parts after it is on the screen."""

from __future__ import annotations

import logging
import logging.handlers
import os
import sys
import threading
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

STARTED = time.monotonic()
os.environ.setdefault("QT_API", "pyside6")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # two busy programs must not starve each other
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import platformdirs  # noqa: E402
from PySide6.QtCore import Qt, QTimer  # noqa: E402
from PySide6.QtGui import QGuiApplication  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from gui.dialogs import FaultDialog  # noqa: E402
from gui.fonts import load_fonts  # noqa: E402
from gui.garbage import WindowCollector  # noqa: E402
from gui.main_window import MainWindow  # noqa: E402

EXIT_AFTER_SHOW = "--exit-after-show"  # for tests: print how long the start took, then end
WARM_UP_DELAY_MS = 300  # the first picture comes first: it would wait for every step of the imports
SWITCH_INTERVAL = 0.0005  # seconds; lets the window interrupt a training thread more often

log = logging.getLogger(__name__)


def make_application() -> QApplication:
    """The application object with its name, style and font."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("Unroll")
    app.setDesktopFileName("unroll")
    app.setStyle("Fusion")
    load_fonts()
    return app


def main(arguments: Sequence[str]) -> int:
    """Open the window, with a project or texts when some are named; gives the exit code."""
    _start_log()
    sys.setswitchinterval(SWITCH_INTERVAL)
    app = make_application()
    window = MainWindow()
    WindowCollector(window)
    faults = FaultReporter(window)
    faults.install()
    named = named_paths(arguments)
    exit_after_show = EXIT_AFTER_SHOW in arguments

    def on_shown() -> None:
        if exit_after_show:
            print(f"{seconds_since_start():.3f}", flush=True)  # noqa: T201 (asked for)
            window.close()
            return
        if named:
            window.opening.open_paths(named)
        QTimer.singleShot(WARM_UP_DELAY_MS, window.workspace.warm_up)

    window.shown.connect(on_shown)
    window.show()
    return app.exec()


def named_paths(arguments: Sequence[str]) -> list[Path]:
    """The project, or the texts and folders, that the command line names."""
    return [Path(argument) for argument in arguments if not argument.startswith("-")]


def seconds_since_start() -> float:
    """How long this process has been running; where the system does not tell, since this module was imported."""
    try:
        ticks = int(Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()[19])
        uptime = float(Path("/proc/uptime").read_text().split()[0])
        return uptime - ticks / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return time.monotonic() - STARTED


def _start_log() -> None:
    folder = Path(platformdirs.user_log_dir("unroll", appauthor=False))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            folder / "unroll.log", maxBytes=500_000, backupCount=2, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s", handlers=[handler]
    )


class FaultReporter:
    """What to do about an error nobody caught: the log keeps its trace, a dialog shows it, the window lives on."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._dialog: FaultDialog | None = None

    def install(self) -> None:
        """Listen for errors in the window's thread and in others."""
        sys.excepthook = self.report
        threading.excepthook = self._report_thread

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log the error and show it, one dialog at a time."""
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        log.error("an error nobody caught:\n%s", details)
        if self._dialog is None or not self._dialog.isVisible():
            self._dialog = FaultDialog(details, self._window)
            self._dialog.open()

    def dialog(self) -> FaultDialog | None:
        """The dialog shown last."""
        return self._dialog

    def _report_thread(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None:
            trace = "".join(traceback.format_exception(given.exc_type, given.exc_value, given.exc_traceback))
            log.error("an error nobody caught in a thread:\n%s", trace)

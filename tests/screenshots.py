"""`python3 -m tests.screenshots FOLDER`: every page of the window, in both themes and languages and two sizes, as PNG.

A demo project is made by really training a short run on a bundled sample, so that the pictures show what a user sees.
"""

from __future__ import annotations

import itertools
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from engine import bootstrap

SIZES = ((1440, 900), (1280, 720))
SAMPLE = "cafe-notes"
EPOCHS = 4
WATCHED = ("The bread was warm and good.", "The soup came cold and late.")


def main() -> int:
    """Write the pictures and name each; 0 when all are there."""
    if len(sys.argv) < 2:
        print("Usage: python3 -m tests.screenshots FOLDER [page ...]")  # noqa: T201
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    bootstrap.ensure(dev=True)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    home = Path(tempfile.mkdtemp(prefix="unroll-screenshots-"))
    for name in (
        "HOME",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_STATE_HOME",
        "XDG_CACHE_HOME",
        "APPDATA",
        "LOCALAPPDATA",
    ):
        os.environ[name] = str(home)
    try:
        Photographer(folder, sys.argv[2:]).take_all()
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return 0


class Photographer:
    """Drives one window through all its faces."""

    def __init__(self, folder: Path, only: list[str]) -> None:
        from gui.app import make_application
        from gui.main_window import MainWindow

        self._folder, self._only = folder, only
        self._app = make_application()
        self._window = MainWindow()

    def take_all(self) -> None:
        """First screen, then the demo project page by page."""
        from gui.steps import RAIL_STEPS, Step

        window = self._window
        window.preferences.set_flag("less_motion", True)
        window.looks.toggle_less_motion()
        window.looks.toggle_less_motion()
        window.show()
        self._photograph(Step.START)
        self._make_demo()
        window.toast.hide()
        for step in RAIL_STEPS:
            self._photograph(step)
        window.close()

    def _make_demo(self) -> None:
        from engine.corpus.samples import list_samples

        window, workspace = self._window, self._window.workspace
        window.opening.open_sample(next(sample for sample in list_samples() if sample.id == SAMPLE))
        self._wait(lambda: not workspace.can_train(), 60)
        workspace.set_values({"training.epochs": EPOCHS})
        if workspace.project is not None:
            workspace.project.save_watched_sentences(WATCHED)
        workspace.start_training()
        self._wait(lambda: not workspace.training, 120)

    def _photograph(self, step: object) -> None:
        from gui.steps import Step
        from gui.theme import Theme

        assert isinstance(step, Step)
        if self._only and step.value not in self._only:
            return
        window = self._window
        window.go_to(step)
        self._fill(step)
        for size, theme, language in itertools.product(SIZES, Theme, ("en", "zh_CN")):
            window.resize(*size)
            window.looks.use_theme(theme)
            window.looks.use_language(language)
            self._settle(0.8)
            name = f"{step.value}-{size[0]}x{size[1]}-{theme.value}-{language}.png"
            window.grab().save(str(self._folder / name))
            print(self._folder / name, flush=True)  # noqa: T201

    def _fill(self, step: object) -> None:
        """Type a sentence on Try it, as a user would."""
        from PySide6.QtWidgets import QTextEdit

        if getattr(step, "value", "") != "try":
            return
        page = self._window.frame.page
        boxes = page.findChildren(QTextEdit) if page is not None else []
        for box in boxes:
            if box.isVisible() and not box.isReadOnly():
                box.setPlainText("The coffee was not bad at all, but the Zellmer cake came cold")
                self._settle(1.5)
                return

    def _wait(self, ready: Callable[[], bool], seconds: float) -> None:
        end = time.monotonic() + seconds
        while not ready():
            if time.monotonic() > end:
                raise TimeoutError("the demo project was not ready in time")
            self._settle(0.05)

    def _settle(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._app.processEvents()
            time.sleep(0.005)


if __name__ == "__main__":
    sys.exit(main())

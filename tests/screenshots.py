"""`python3 -m tests.screenshots FOLDER [PAGE …] [--sample NAME]`: every page of the window, in both themes and languages
and two sizes, as PNG.

A demo project is made by really training a short run on a bundled sample, so that the pictures show what a user sees.
With another sample (menu-lines, paired-lines, dates, counting-things) the pages are those of its task.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from engine import bootstrap

if TYPE_CHECKING:
    from gui.pages.vectors_page import VectorsPage

SIZES = ((1440, 900), (1280, 720))
SAMPLE = "cafe-notes"
EPOCHS = 4
TYPED = {
    SAMPLE: "The coffee was not bad at all, but the Zellmer cake came cold",
    "takeaway-zh": "等了一个小时，汤还是热的，给好评。",
    "paired-lines": "清晨流水过朝日",
    "dates": "Friday, 17 May 2080",
    "counting-things": "There are two big horses in the garden.",
}
WATCHED = ("The bread was warm and good.", "The soup came cold and late.")


def main() -> int:
    """Write the pictures and name each; 0 when all are there."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.screenshots")
    parser.add_argument("folder", type=Path)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--sample", default=SAMPLE)
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    bootstrap.ensure(dev=True)
    folder = given.folder
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
        Photographer(folder, given.pages, given.sample).take_all()
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return 0


class Photographer:
    """Drives one window through all its faces."""

    def __init__(self, folder: Path, only: list[str], sample: str) -> None:
        from gui.app import make_application
        from gui.main_window import MainWindow

        self._folder, self._only, self._sample = folder, only, sample
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
        window.opening.open_sample(next(sample for sample in list_samples() if sample.id == self._sample))
        self._wait(lambda: not workspace.can_train(), 60)
        workspace.set_values({"training.epochs": EPOCHS})
        if workspace.project is not None and self._sample == SAMPLE:
            workspace.project.save_watched_sentences(WATCHED)
        workspace.start_training()
        self._wait(lambda: not workspace.training, 240)

    def _photograph(self, step: object) -> None:
        from gui.steps import Step

        assert isinstance(step, Step)
        if self._only and step.value not in self._only:
            return
        window = self._window
        window.go_to(step)
        self._fill(step)
        for part in self._parts():
            self._take(f"{step.value}{part}")

    def _parts(self) -> Iterator[str]:
        """The views of a page one after the other: what each adds to the name of its picture."""
        from gui.pages.vectors_page import VectorsPage

        page = self._window.frame.page
        if not isinstance(page, VectorsPage):
            yield ""
            return
        for button, part in zip(page.views.buttons(), page.VIEW_NAMES, strict=True):
            button.click()
            self._ask_vectors(page)
            self._wait(lambda: not self._window.workspace.jobs(), 60)
            yield part

    def _ask_vectors(self, page: VectorsPage) -> None:
        """Ask the same words on every view."""
        from engine.vectors.similarity import Metric

        self._wait(lambda: bool(page.near.near.rows(Metric.COSINE)), 60)
        words = [word for word, _ in page.near.near.rows(Metric.COSINE)]
        for line, texts in zip(page.near.lines, (words[:2], words[:3], [" ".join(words)]), strict=True):
            for field, text in zip(line.fields, texts, strict=True):
                field.setText(text)
            line.fields[0].returnPressed.emit()
        page.map.search.setText(words[0])
        self._settle(0.5)

    def _take(self, face: str) -> None:
        from gui.theme import Theme

        window = self._window
        for size, theme, language in itertools.product(SIZES, Theme, ("en", "zh_CN")):
            window.resize(*size)
            window.looks.use_theme(theme)
            window.looks.use_language(language)
            self._settle(0.8)
            kind = "" if self._sample == SAMPLE else f"{self._sample}-"
            name = f"{kind}{face}-{size[0]}x{size[1]}-{theme.value}-{language}.png"
            window.grab().save(str(self._folder / name))
            print(self._folder / name, flush=True)  # noqa: T201

    def _fill(self, step: object) -> None:
        """Type a sentence on Try it, as a user would, or have something written; let the network be measured."""
        from gui.pages.network_page import NetworkPage
        from gui.pages.try_page import TryPage

        page = self._window.frame.page
        if isinstance(page, NetworkPage):
            self._wait(lambda: page.preflight.forecast() is not None, 60)
        if not isinstance(page, TryPage):
            return
        if page.mode() is page.writing:
            page.primary_button.click()
            self._wait(
                lambda: bool(page.write_view.count.text()) and not page.write_view.box.isReadOnly(), 60
            )
        else:
            page.mode().view.box.setPlainText(TYPED[self._sample])
        self._settle(2.5)

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

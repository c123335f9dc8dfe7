"""`python3 -m tests.screenshots_vectors FOLDER [PART ...] [--sample NAME | --project FILE]`: every view of the Vectors page as PNG.

Each in both themes and languages and two sizes. Two runs are trained on a bundled sample, by skip-gram and by CBOW, so that
one can stand beside the other; with --project those of a project are shown. PARTs: near, heat, map, tsne, epochs, two,
pair, cbow, fresh, empty.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from engine import bootstrap
from tests.screenshots import Photographer

if TYPE_CHECKING:
    from gui.pages.vectors_page import VectorsPage

SAMPLE = "cafe-words"
WORDS = {
    "cafe-words": ("coffee", "tea", "warm", "cold", "good", "bad"),
    "takeaway-words": ("好吃", "难吃", "快", "慢", "米饭", "汤"),
}
PROJECT_WORDS = ("terrible", "wonderful", "man", "woman", "king", "banana")
HOMES = (
    "HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "XDG_CACHE_HOME",
    "APPDATA",
    "LOCALAPPDATA",
)


class VectorPhotographer(Photographer):
    """Goes through the views of one page."""

    def __init__(self, folder: Path, parts: list[str], sample: str, project: Path | None) -> None:
        super().__init__(folder, parts, sample)
        self._project = project
        self._words = PROJECT_WORDS if project is not None else WORDS.get(sample, PROJECT_WORDS)

    def take_all(self) -> None:
        """All parts that were asked for."""
        from gui.pages.vectors_page import VectorsPage
        from gui.steps import Step

        window = self._window
        window.preferences.set_flag("less_motion", True)
        window.looks.toggle_less_motion()
        window.looks.toggle_less_motion()
        window.show()
        self._open()
        page = window.page(Step.VECTORS)
        assert isinstance(page, VectorsPage)
        for part in self._faces(page):
            window.toast.hide()
            self._take(f"vectors-{part}")
        window.close()

    def _open(self) -> None:
        from gui.steps import Step

        window, workspace = self._window, self._window.workspace
        if self._project is not None:
            workspace.open_project(self._project)
            self._wait(lambda: workspace.project is not None and not workspace.jobs(), 240)
            window.go_to(Step.VECTORS)
            return
        self._open_sample()
        if self._wants("empty"):
            window.go_to(Step.VECTORS)
            self._take("vectors-empty")
        for architecture in ("skip_gram", "cbow"):
            workspace.set_values({"vectors.architecture": architecture})
            self._wait(lambda: not workspace.jobs() and not workspace.can_train(), 60)
            workspace.start_training()
            self._wait(lambda: not workspace.training, 240)
        window.go_to(Step.VECTORS)
        self._idle()

    def _open_sample(self) -> None:
        from engine.corpus.samples import list_samples

        sample = next(sample for sample in list_samples() if sample.id == self._sample)
        self._window.opening.open_sample(sample)
        self._wait(lambda: not self._window.workspace.can_train(), 60)

    def _wants(self, part: str) -> bool:
        return not self._only or part in self._only

    def _idle(self) -> None:
        self._settle(0.6)
        self._wait(lambda: not self._window.workspace.jobs(), 240)

    # --- the views -----------------------------------------------------------------------------------------

    def _faces(self, page: VectorsPage) -> Iterator[str]:
        """Bring one face after the other to the front and name it."""
        if self._wants("near"):
            self._show(page, 0)
            self._ask(page)
            yield "near"
        if self._wants("heat"):
            self._show(page, 1)
            page.heat.chosen.setText(" ".join(self._words))
            page.heat.chosen.returnPressed.emit()
            self._idle()
            yield "heat"
        self._show(page, 2)
        yield from self._maps(page)
        self._show(page, 3)
        yield from self._pairs(page)

    def _show(self, page: VectorsPage, view: int) -> None:
        page.views.buttons()[view].click()
        self._idle()

    def _ask(self, page: VectorsPage) -> None:
        """A word, two, three, and several."""
        words = self._words
        page.near.word.setText(words[0])
        for line, texts in zip(page.near.lines, (words[:2], words[:3], [" ".join(words)]), strict=True):
            for field, text in zip(line.fields, texts, strict=True):
                field.setText(text)
            line.fields[0].returnPressed.emit()
        self._idle()

    def _maps(self, page: VectorsPage) -> Iterator[str]:
        view = page.map
        if self._wants("map"):
            yield "map"
            view.search.setText(self._words[0])
            self._idle()
            yield "map-found"
            view.search.clear()
            self._idle()
            view.whole.click()
        if self._wants("epochs") and view.epochs.isVisible():
            for place in (0, 1):
                view.epochs.slider.setValue(view.epochs.slider.minimum() + place)
                self._idle()
                yield f"map-epoch-{place}"
            view.epochs.slider.setValue(view.epochs.slider.maximum())
            self._idle()
        if self._wants("two") and view.other.count() > 1:
            view.other.setCurrentIndex(1)
            view.other.activated.emit(1)
            self._idle()
            yield "map-two"
            view.other.setCurrentIndex(0)
            view.other.activated.emit(0)
        if self._wants("tsne"):
            view.ways.buttons()[1].click()
            self._idle()
            yield "map-tsne"
            view.ways.buttons()[0].click()
            self._idle()

    def _pairs(self, page: VectorsPage) -> Iterator[str]:
        from gui.views.vector_pair_picture import Stage

        view = page.pair
        if self._wants("pair"):
            view.architectures.buttons()[0].click()
            self._idle()
            for stage in Stage:
                view.drawing.select_stage(stage)
                yield f"pair-{stage + 1:02}"
        if self._wants("cbow"):
            view.architectures.buttons()[1].click()
            self._idle()
            view.drawing.select_stage(Stage.INPUTS)
            yield "pair-cbow"
        if self._wants("fresh"):
            view.states.buttons()[1].click()
            self._idle()
            view.drawing.select_stage(Stage.OUTPUTS)
            yield "pair-fresh"


def main() -> int:
    """Write the pictures and name each; 0 when all are there."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.screenshots_vectors")
    parser.add_argument("folder", type=Path)
    parser.add_argument("parts", nargs="*")
    parser.add_argument("--sample", default=SAMPLE)
    parser.add_argument("--project", type=Path)
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    bootstrap.ensure(dev=True)
    given.folder.mkdir(parents=True, exist_ok=True)
    project = given.project.resolve() if given.project else None
    home = Path(tempfile.mkdtemp(prefix="unroll-screenshots-"))
    os.environ.update(dict.fromkeys(HOMES, str(home)))
    try:
        VectorPhotographer(given.folder, given.parts, given.sample, project).take_all()
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

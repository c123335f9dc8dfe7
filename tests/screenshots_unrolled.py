"""`python3 -m tests.screenshots_unrolled FOLDER [WORD ...]`: the unrolled view of every shape, cell and skip, as PNG.

Each in light and dark, English and Chinese, as wide as in the smallest window. With words, only the pictures whose
names hold all of them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine import bootstrap

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from gui.views.unrolled.picture import Detail, Picture

WIDTH = 1008  # of the drawing in a window of 1280 x 720
FINE = 1.5  # pixels of a picture for one of the screen's


@dataclass(frozen=True)
class Shot:
    """One drawing: what is shown, how near, which step and which cell."""

    name: str
    make: Callable[[bool], Picture]  # is given whether it shall be Chinese
    detail: Detail
    step: int | None = None
    backward: bool = False
    rows: bool = False


def shots() -> Iterator[Shot]:
    """Every shape, each cell with two layers and both directions, each skip, each readout."""
    from gui.views.unrolled.picture import Detail
    from tests.gui.views.unrolled.answer_pictures import aligned, conditional, pair
    from tests.gui.views.unrolled.pictures import KINDS, READOUTS, SKIPS, classifier, writer

    cells, blocks, gates = Detail.CELLS, Detail.BLOCKS, Detail.GATES
    for kind, two, trained in product(KINDS, (False, True), (False, True)):
        name = f"classification-{kind}-2layers-{'both' if two else 'one'}-{'trained' if trained else 'new'}"
        make = _maker(classifier, 12, kind=kind, two=two, trained=trained)
        yield Shot(name, make, cells, 3 if trained else None)
    for kind, backward in product(KINDS, (False, True)):
        make = _maker(classifier, 12, kind=kind, two=True, trained=True)
        way = "backward" if backward else "forward"
        yield Shot(f"inside-{kind}-{way}", make, gates, 3, backward)
    for skip, two, trained in product(SKIPS[1:], (False, True), (False, True)):
        name = f"skip-{skip}-{'both' if two else 'one'}-{'trained' if trained else 'new'}"
        make = _maker(classifier, 12, kind="gru", two=two, trained=trained, skip=skip, widths=(48, 48, 24))
        yield Shot(name, make, cells, 3 if trained else None)
    for readout, two in product(READOUTS, (False, True)):
        make = _maker(classifier, 12, two=two, trained=True, readout=readout)
        yield Shot(f"readout-{readout}-{'both' if two else 'one'}", make, cells, 4)
    for two in (False, True):
        make = _maker(classifier, 12, two=two, count=4, trained=True)
        yield Shot(f"deep-4layers-{'both' if two else 'one'}", make, cells, 3)
        yield Shot(
            f"blocks-4layers-{'both' if two else 'one'}",
            _maker(classifier, 50, two=two, count=4, trained=True),
            blocks,
            9,
        )
    yield Shot("marks-dropout-norm", _marked(classifier), cells)
    yield Shot("answers-and-effects", _maker(classifier, 12, trained=True), cells, 2, rows=True)
    for kind, trained in product(KINDS, (False, True)):
        state = f"{kind}-2layers-{'trained' if trained else 'new'}"
        two_layers = {"kind": kind, "count": 2, "trained": trained}
        for name, make, step in (
            ("language-model", _maker(writer, 8, **two_layers), 3),
            ("aligned-both", _maker(aligned, two=True, **two_layers), 2),
            ("conditional", _maker(conditional, **two_layers), 2),
            ("seq2seq-both", _maker(pair, two=True, **two_layers), 8),
            ("seq2seq-one", _maker(pair, **two_layers), 8),
        ):
            yield Shot(f"{name}-{state}", make, cells, step, rows=trained)


def _maker(make: Callable[..., Picture], *args: object, **settings: Any) -> Callable[[bool], Picture]:
    return lambda chinese: make(*args, chinese=chinese, **settings)


def _marked(make: Callable[..., Picture]) -> Callable[[bool], Picture]:
    """Dashed where numbers are blanked, LN where sums are brought to one scale."""
    return lambda chinese: replace(
        make(12, chinese=chinese, skip="residual"), dropout=0.3, word_dropout=0.1, layer_norm=True
    )


def main() -> int:
    """Write the pictures and name each; 0 when all are there."""
    if len(sys.argv) < 2:
        print("Usage: python3 -m tests.screenshots_unrolled FOLDER [WORD ...]")  # noqa: T201
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    bootstrap.ensure(dev=True)
    from gui.app import make_application
    from gui.translations import Translations

    app, translations = make_application(), Translations()
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for shot in shots():
        for theme, language in product(("light", "dark"), ("en", "zh_CN")):
            name = f"{shot.name}-{theme}-{language}.png"
            if all(word in name for word in sys.argv[2:]):
                translations.use(language)
                _take(app, shot, theme, language, folder / name)
                print(folder / name, flush=True)  # noqa: T201
    return 0


def _take(app: QApplication, shot: Shot, theme: str, language: str, path: Path) -> None:
    from gui.theme import Theme, apply_theme
    from gui.views.unrolled.picture import Row
    from gui.views.unrolled_view import UnrolledView

    apply_theme(app, Theme(theme))
    view = UnrolledView()
    view.set_rows(answers=shot.rows, effects=shot.rows, guesses=shot.rows)
    view.resize(WIDTH, 100)
    view.set_picture(shot.make(language != "en"))
    view.set_detail(shot.detail)
    view.select_row(Row(1, shot.backward))
    if shot.step is not None:
        view.select_step(shot.step)
    view.resize(WIDTH, max(view.preferred_height(WIDTH), view.minimum_height(WIDTH)))
    view.render_png(path, FINE)
    view.deleteLater()


if __name__ == "__main__":
    sys.exit(main())

"""How long the unrolled view takes to paint: python -m tests.benchmarks.bench_unrolled_paint

The aim is one frame of a 60 Hz screen: 50 steps of 4 layers under 16 ms, offscreen, on one core.
"""

from __future__ import annotations

import os
import statistics
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from gui.views.unrolled.picture import Detail, Picture
from gui.views.unrolled_view import UnrolledView
from tests.gui.views.unrolled.pictures import classifier, writer

REPEATS = 40


def milliseconds(picture: Picture, detail: Detail, width: int, *, rows: bool = False) -> float:
    """Median processor time of a full repaint; the layout is kept, as it is while the mouse moves."""
    view = UnrolledView()
    view.set_rows(answers=rows, effects=rows, guesses=rows)
    view.set_detail(detail)
    view.set_picture(picture)
    view.resize(width, view.preferred_height(width))
    view.select_step(3)
    image = QImage(view.size(), QImage.Format.Format_ARGB32_Premultiplied)
    times = []
    for _ in range(REPEATS):
        start = time.process_time()
        view.render(image)
        times.append(1000 * (time.process_time() - start))
    return statistics.median(times)


def main() -> None:
    """Print one line per case."""
    app = QApplication.instance() or QApplication([])
    large = classifier(50, count=4, trained=True)
    cases = [
        ("50 steps x 4 layers, blocks, 1400 wide", large, Detail.BLOCKS, 1400, False),
        ("50 steps x 4 layers, cells as they fit into 1400", large, Detail.CELLS, 1400, True),
        ("50 steps x 4 layers, all cells, 3400 wide", large, Detail.CELLS, 3400, False),
        ("the inside of an LSTM, 1400 wide", large, Detail.GATES, 1400, False),
        ("8 steps of writing with guesses", writer(8), Detail.CELLS, 1152, True),
    ]
    for name, picture, detail, width, rows in cases:
        sys.stdout.write(f"{name:52} {milliseconds(picture, detail, width, rows=rows):6.1f} ms\n")
    app.processEvents()


if __name__ == "__main__":
    main()

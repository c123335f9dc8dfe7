"""The same lines cut in every way, under one another: characters, words, Chinese words with and without guessing, pieces."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from engine.recipe.text import CutterName
from gui.pages.text_streams import CutLine, Way, WayLines
from gui.sentences import number
from gui.theme import line_height
from gui.views.mending_view import MendingView
from gui.views.token_view import TokenLine
from gui.views.unrolled.picture import Word
from gui.widgets.choice_words import choice_word
from gui.widgets.labels import Label

GUTTER = 132
SPACING = 10
MOST_SHOWN = 60  # words of a line; two rows hold fewer


class WaysView(QWidget):
    """One block a line, one row a way. Where the user's words act, gaps can be clicked as in the lines themselves.

    Signals:
        mended: left part, right part, whether they were joined (False: cut apart).
    """

    mended = Signal(str, str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ways: tuple[WayLines, ...] = ()
        self._mendable: Callable[[str, str, bool], bool] | None = None
        self._used, self._room = (CutterName.AUTO, True), 380
        self._rows: list[tuple[Label, list[MendingView]]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACING)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_mendable(self, mendable: Callable[[str, str, bool], bool] | None) -> None:
        """Which gaps can be mended where the user's words act; None while jieba is not in use."""
        self._mendable = mendable

    def show_ways(self, ways: Sequence[WayLines], used: tuple[CutterName, bool], room: int) -> None:
        """Show as many lines as `room` pixels hold, at least one; the name of the way in use is in the accent."""
        self._ways, self._used, self._room = tuple(ways), used, room
        self._make_rows(min((len(way.lines) for way in ways), default=0), len(ways))
        for i, (head, views) in enumerate(self._rows):
            head.setText(self.tr("Line {n}").format(n=number(ways[0].lines[i].place)))
            for way, view in zip(ways, views, strict=True):
                self._fill(view, way, way.lines[i])
        self._fit()

    def _fit(self) -> None:
        """Hide the lines for which there is no room."""
        taken = 0
        for i, (head, views) in enumerate(self._rows):
            taken += head.height() + sum(view.heightForWidth(self.width()) + SPACING for view in views)
            for part in (head, *views):
                part.setVisible(i == 0 or taken <= self._room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fill(self, view: MendingView, way: WayLines, line: CutLine) -> None:
        name = f"{self.way_words(way.way)}, {len(line.tokens)}"
        in_use = (way.way.cutter, way.way.hmm if way.way.cutter is CutterName.JIEBA else True) == self._used
        words = tuple(Word(token) for token in line.tokens[:MOST_SHOWN])
        further = len(line.tokens) - len(words)
        view.set_lines([TokenLine(line.place, words, further, name, line.apart, in_use, line.left_out)])
        view.set_mendable(self._mendable if way.way.mendable else None)
        view.setAccessibleName(name)

    def way_words(self, way: Way) -> str:
        """What a way of cutting is called here."""
        if way.cutter is CutterName.JIEBA:
            return self.tr("jieba") if way.hmm else self.tr("jieba, no guessing")
        return choice_word(way.cutter)

    def _make_rows(self, lines: int, ways: int) -> None:
        if len(self._rows) == lines and all(len(views) == ways for _, views in self._rows):
            return
        while item := self._layout.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._rows.clear()
        for i in range(lines):
            head = Label("", "caption", "muted")
            head.setFixedHeight(line_height("caption") + (12 if i else 0))
            self._layout.addWidget(head)
            views = [MendingView(self, most_rows=2, gutter=GUTTER) for _ in range(ways)]
            for view in views:
                view.mended.connect(self.mended)
                self._layout.addWidget(view)
            self._rows.append((head, views))
        self._layout.addStretch(1)

    def ways(self) -> tuple[WayLines, ...]:
        """What is shown."""
        return self._ways

    def views(self, line: int) -> list[MendingView]:
        """The rows of a line, one per way."""
        return self._rows[line][1]

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.show_ways(self._ways, self._used, self._room)

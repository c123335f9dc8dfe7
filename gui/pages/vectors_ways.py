"""Words with a figure each in four columns, one for each way of measuring, so that their differences show."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from engine.vectors.similarity import Metric
from gui.pages.vectors_words import figure, metric_name, metric_sentence
from gui.sentences import listed
from gui.widgets.labels import ElidedLabel, Label

GAP = 32


class _Way(QWidget):
    """The column of one metric."""

    def __init__(self, metric: Metric, *, headed: bool) -> None:
        super().__init__()
        self._measure = metric
        self.rows: list[tuple[ElidedLabel, Label]] = []
        self._name, self._means = ElidedLabel("", "body"), ElidedLabel("", "caption", "muted")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if headed:
            column.addWidget(self._name)
            column.addWidget(self._means)
            column.addSpacing(6)
        column.addLayout(self._grid)
        column.addStretch(1)

    def retranslate(self) -> None:
        self._name.set_text(metric_name(self._measure))
        self._means.set_text(metric_sentence(self._measure))

    def show_ranked(self, ranked: tuple[tuple[str, float], ...], spoken: bool) -> None:
        while len(self.rows) > len(ranked):
            for widget in self.rows.pop():
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        while len(self.rows) < len(ranked):
            row = (ElidedLabel(), Label("", "caption", "muted"))
            for place, cell in enumerate(row):
                self._grid.addWidget(cell, len(self.rows), place)
            self.rows.append(row)
        for (name, value), (word, distance) in zip(self.rows, ranked, strict=True):
            name.set_text(word if spoken else metric_name(self._measure))
            value.setText(figure(distance))
        said = listed(f"{word} {figure(distance)}" for word, distance in ranked)
        self.setAccessibleName(
            f"{metric_name(self._measure)}: {said}" if said else metric_name(self._measure)
        )


class FourWays(QWidget):
    """It only shows. `headed` names the metrics above; without `spoken` their names stand in place of the words."""

    def __init__(self, parent: QWidget | None = None, *, headed: bool = False, spoken: bool = True) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self._ranked: Mapping[Metric, tuple[tuple[str, float], ...]] = {}
        self.ways = {metric: _Way(metric, headed=headed) for metric in Metric}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for way in self.ways.values():
            row.addWidget(way, 1)
        self.retranslate()

    def show_ranked(self, ranked: Mapping[Metric, tuple[tuple[str, float], ...]]) -> None:
        """Show a ranking for each metric, or nothing."""
        self._ranked = ranked
        for metric, way in self.ways.items():
            way.show_ranked(ranked.get(metric, ()), self._spoken)

    def rows(self, metric: Metric) -> list[tuple[str, str]]:
        """The words and figures of a column as they are shown."""
        return [(name.whole_text(), value.text()) for name, value in self.ways[metric].rows]

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        for way in self.ways.values():
            way.retranslate()
        self.show_ranked(self._ranked)

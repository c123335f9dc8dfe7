"""Settings and what came of them: a row for each combination that was tried, the best first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.recipe.recipe import find_setting
from engine.training.results import NO_RESULTS, Result, Results
from gui.figures import share_text
from gui.pages.section import SectionHead
from gui.sentences import duration, recipe_word
from gui.settings_stack import value_words
from gui.widgets.data_table import DataTable, RowsModel

MOST_SETTINGS, MOST_ROWS = 4, 8  # columns and rows that are seen at once
FEWEST = 2  # rows that are worth a table


class ResultsSection(QWidget):
    """Gone while fewer than two settings were tried.

    Signals:
        run_wanted: the name of the first run of the row that was activated.
    """

    run_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results = NO_RESULTS
        self.head, self.table, self.model = SectionHead(), DataTable(dense=True), RowsModel()
        self.table.setModel(self.model)
        self.table.activated.connect(lambda index: self._on_activated(index.row()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.table)
        self.hide()

    def show_results(self, results: Results) -> None:
        """Show what came of all settings."""
        self._results = results
        self._fill()

    def _fill(self) -> None:
        keys, rows = self._results.keys, self._results.rows
        shown = len(rows) >= FEWEST and bool(keys)
        self.setVisible(shown)
        if not shown:
            return
        seeds = any(len(row.trials.runs) > 1 for row in rows)
        few = keys[:MOST_SETTINGS]
        heads = [recipe_word(find_setting(key).title) for key in few]
        self.model.set_rows([self._row(row, few, seeds=seeds) for row in rows])
        self.model.set_numeric(range(len(few), len(few) + 3 + seeds))
        more = [self.tr("Seeds")] if seeds else []
        self.model.set_headers([*heads, *more, self.tr("Best"), self.tr("Epoch"), self.tr("Time")])
        self.table.set_column_widths([*(None for _ in few), *(70 for _ in more), 90, 70, 80])
        self.table.setFixedHeight(34 + 32 * min(len(rows), MOST_ROWS))

    def _row(self, row: Result, keys: Sequence[str], *, seeds: bool) -> tuple[str, ...]:
        trials = row.trials
        spent = [run.summary.seconds for run in trials.runs if run.summary is not None]
        mean = trials.spread.mean
        return (
            *(value_words(value) for value in row.values[: len(keys)]),
            *([str(len(trials.runs))] if seeds else []),
            share_text(mean) if trials.by_accuracy else f"{mean:.4g}",
            ", ".join(sorted({str(run.best_epoch) for run in trials.runs})),
            duration(sum(spent) / max(1, len(spent))),
        )

    def _on_activated(self, row: int) -> None:
        self.run_wanted.emit(self._results.rows[row].trials.runs[0].name)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.head.set_name(self.tr("Settings and results"))
        self.head.set_beside(self.tr("the best first; several seeds are one row with their mean"))
        self.table.setAccessibleName(self.tr("Settings and results"))
        self._fill()

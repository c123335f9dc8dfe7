"""All runs of the project: found, shown again, renamed, written about, deleted, and laid over one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from engine.project.records import RunRecord
from engine.recipe.differences import differing_settings
from gui.pages.section import SectionHead
from gui.pages.train_curves import checked_value, metric_of, value_text
from gui.pages.train_luck import LuckSection
from gui.pages.train_note import RunNote
from gui.pages.train_results import ResultsSection
from gui.pages.train_runs_reading import KeptRun, Read, reading_runs
from gui.run_shelf import RunShelf
from gui.sentences import duration, run_words
from gui.settings_words import difference_words
from gui.views.runs_plot import RunCurve, RunsPlot
from gui.widgets.buttons import SecondaryButton
from gui.widgets.data_table import DataTable, Index, RowsModel
from gui.widgets.fields import SearchField
from gui.widgets.labels import Hairline
from gui.workspace import Workspace

LANE = "runs"
FEWEST = 1  # runs; without any there is nothing to say
SEEDS = 3
MOST_ROWS = 8  # that are seen at once
_NAME = 0


class _RunsModel(RowsModel):
    """Rows whose name can be edited; `rename` is asked."""

    def __init__(self, section: RunsSection) -> None:
        super().__init__(numeric=(2, 3, 4))
        self._section = section

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == _NAME else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        return role == Qt.ItemDataRole.EditRole and self._section.rename(index.row(), str(value))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.EditRole:
            return super().data(index, Qt.ItemDataRole.DisplayRole)
        return super().data(index, role)


class RunsSection(QWidget):
    """A table with a search field, the curves of what is chosen in it, and buttons that act on it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._w, self.shelf = workspace, RunShelf(workspace)
        self._kept: tuple[KeptRun, ...] = ()
        self._shown: tuple[KeptRun, ...] = ()
        self._read_for: object = None
        self._soon = QTimer(self, interval=200, singleShot=True)
        self._soon.timeout.connect(self._read)
        self.head, self.search = SectionHead(), SearchField()
        self.model, self.table = _RunsModel(self), DataTable(dense=True)
        self.note = RunNote(self.shelf)
        self.show_button, self.rename_button, self.seeds_button, self.delete_button = (
            SecondaryButton("", height=28),
            SecondaryButton("", height=28),
            SecondaryButton("", "dice-five", height=28),
            SecondaryButton("", "trash", height=28),
        )
        self.plot, self.results, self.luck = RunsPlot(), ResultsSection(), LuckSection()
        self._build()

    def _build(self) -> None:
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.table.doubleClicked.connect(self._on_show)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.search.textChanged.connect(self._fill)
        self.show_button.clicked.connect(self._on_show)
        self.rename_button.clicked.connect(self._on_rename)
        self.seeds_button.clicked.connect(self._on_seeds)
        self.delete_button.clicked.connect(self._on_delete)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_delete)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        for button in (self.show_button, self.rename_button, self.seeds_button, self.delete_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Hairline())
        column.addWidget(self.head)
        column.addLayout(row)
        column.addWidget(self.table)
        for part in (self.note, self.plot, self.results, self.luck):
            column.addWidget(part)
        self._order_tabs()
        self.results.run_wanted.connect(self._w.choose_run)
        self.note.kept.connect(self._on_note_kept)
        self.setVisible(False)

    def _order_tabs(self) -> None:
        """As they stand on the page."""
        order = (
            self.search,
            self.show_button,
            self.rename_button,
            self.seeds_button,
            self.delete_button,
            self.table,
            self.note.box,
            self.results.table,
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    # What is there

    def kept(self) -> tuple[KeptRun, ...]:
        """The runs that were read."""
        return self._kept

    def chosen(self) -> tuple[KeptRun, ...]:
        """The runs chosen in the table, from above."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return tuple(self._shown[row] for row in rows)

    def follow(self) -> None:
        """Runs may have come, gone or changed: read them again, a moment later."""
        w = self._w
        runs = w.runs() if not w.training else None
        if runs is None:
            return  # the run being learned tells of itself
        if runs != self._read_for:
            self._read_for = runs
            self._soon.start()

    def _read(self) -> None:
        project = self._w.project
        if project is not None:
            self._w.run_job(
                lambda: self.tr("Reading the runs"), reading_runs(project.path), self._on_read, lane=LANE
            )
        else:
            self._on_read(Read())

    def _on_read(self, read: Read) -> None:
        self._kept = tuple(reversed(read.runs))  # the newest above
        self.setVisible(len(self._kept) >= FEWEST)
        self._fill()
        self.results.show_results(read.results)
        self.luck.show_read(read)

    # Showing

    def _fill(self) -> None:
        """The rows that fit the search; the choice stays with its runs."""
        chosen = {one.run.id for one in self.chosen()}
        keys = differing_settings([one.run.recipe for one in self._kept])
        wanted = self.search.text().casefold().split()
        rows, shown = [], []
        for one in self._kept:
            row = self._row(one, keys)
            if all(any(word in str(cell).casefold() for cell in row) for word in wanted):
                rows.append(row)
                shown.append(one)
        self._shown = tuple(shown)
        self._name_columns()
        self.model.set_rows(rows)
        self.table.setFixedHeight(34 + 32 * max(1, min(len(rows), MOST_ROWS)))
        self._choose({i for i, one in enumerate(shown) if one.run.id in chosen})
        self._show_buttons()
        self._draw()

    def _name_columns(self) -> None:
        """Notes have a column while there are any."""
        heads = [
            self.tr("Name"),
            self.tr("What differs"),
            self.tr("Epochs"),
            self.tr("Best"),
            self.tr("Time"),
        ]
        widths: list[int | None] = [150, None, 70, 90, 80]
        if any(one.run.note for one in self._kept):
            heads.append(self.tr("Note"))
            widths.append(None)
        self.model.set_headers(heads)
        self.table.set_column_widths(widths)

    def _row(self, one: KeptRun, keys: Sequence[str]) -> tuple[str, ...]:
        run, metric = one.run, metric_of(one.run.recipe.task)
        best = next(
            (e for e in one.epochs if run.best_epoch == e.epoch), one.epochs[-1] if one.epochs else None
        )
        learned = sum(e.seconds for e in one.epochs)
        seconds = run.summary.seconds if run.summary is not None else learned
        return (
            run_words(run.name),
            difference_words(run.recipe, keys)
            or (self.tr("the same settings") if len(self._kept) > 1 else ""),
            str(len(one.epochs)),
            value_text(checked_value(best, metric), metric) if best is not None else "",
            duration(seconds) if one.epochs else "",
            " ".join(run.note.split()),
        )

    def _choose(self, rows: set[int]) -> None:
        selection = self.table.selectionModel()
        selection.blockSignals(True)
        selection.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in rows:
            selection.select(self.model.index(row, 0), flags)
        selection.blockSignals(False)
        self.table.viewport().update()

    def _draw(self) -> None:
        """The chosen runs' curves, or those of all that are listed; named by what tells them apart."""
        drawn = self.chosen() or self._shown
        keys = differing_settings([one.run.recipe for one in drawn])
        curves = []
        for one in drawn:
            name = in_brackets(run_words(one.run.name), difference_words(one.run.recipe, keys))
            values = [
                (float(e.epoch), e.train_loss if e.valid_loss is None else e.valid_loss) for e in one.epochs
            ]
            curves.append(RunCurve(name, tuple(values)))
        self.plot.show_curves(curves, self.tr("epoch"))
        self.plot.setVisible(sum(bool(curve.points) for curve in curves) > 1)  # one stands above already

    def _show_buttons(self) -> None:
        project = self._w.project
        alone = self.chosen()[0].run if len(self.chosen()) == 1 else None
        self.note.show_run(alone, read_only=project is None or project.read_only)
        chosen, blocked = self.chosen(), self.shelf.blocked()
        first = self.tr("First choose a run in the table.")
        one = "" if len(chosen) == 1 else self.tr("Choose one run.") if chosen else first
        self.show_button.set_blocked(one or ("" if not self._w.training else blocked))
        self.rename_button.set_blocked(one or blocked)
        self.seeds_button.set_blocked(one or self._w.queue.blocked())
        self.delete_button.set_blocked(blocked if chosen else first)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.head.set_name(self.tr("Runs"))
        self.search.setPlaceholderText(self.tr("Find a run"))
        self.search.setAccessibleName(self.tr("Find a run"))
        self.table.setAccessibleName(self.tr("Runs"))
        self.plot.setAccessibleName(self.tr("Loss of the runs"))
        self.show_button.setText(self.tr("Show"))
        self.rename_button.setText(self.tr("Rename"))
        self.seeds_button.setText(self.tr("Three more seeds"))
        self.seeds_button.setToolTip(self.tr("Trains the same settings again, to see what was luck."))
        self.delete_button.setText(self.tr("Delete"))
        for part in (self.note, self.results, self.luck):
            part.retranslate()
        self._fill()

    # Acting

    def _on_selected(self) -> None:
        self._show_buttons()
        self._draw()

    def _on_show(self) -> None:
        if len(chosen := self.chosen()) == 1:
            self._w.choose_run(chosen[0].run.name)

    def _on_rename(self) -> None:
        if self.chosen():
            rows = self.table.selectionModel().selectedRows(_NAME)
            self.table.setFocus()
            self.table.edit(rows[0])

    def rename(self, row: int, name: str) -> bool:
        """Call the run of a row something else."""
        run = self._shown[row].run
        return name.strip() not in ("", run_words(run.name)) and self.shelf.rename(
            run, " ".join(name.split())
        )

    def _on_seeds(self) -> None:
        if len(chosen := self.chosen()) == 1:
            self._w.queue.add_seeds(chosen[0].run, SEEDS)

    def _on_note_kept(self, run: RunRecord) -> None:
        """Also while a run is trained, when nothing is read again."""
        self._kept = tuple(replace(one, run=run) if one.run.id == run.id else one for one in self._kept)
        self._fill()

    def _on_delete(self) -> None:
        for one in self.chosen():
            self.shelf.delete(one.run)


def in_brackets(name: str, words: str) -> str:
    """ "run 2 (cell GRU)"."""
    return f"{name} ({words})" if words else name

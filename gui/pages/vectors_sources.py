"""Whose vectors can be looked at: the runs of the project, and files that are opened by mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.project.records import RunRecord
from engine.recipe.recipe import Task
from gui.job import Problem
from gui.pages.train_time_machine import kept_epochs
from gui.pages.try_streams import RunKey
from gui.pages.vectors_shelf import FileKey, VectorKey, VectorShelf, opening_file
from gui.sentences import run_words
from gui.workspace import Workspace

FILE = "\0file"  # the choice that opens the file dialog; no run can be called so
FILE_LANE = "vectors file"

translate = QCoreApplication.translate


class VectorSources(QObject):
    """Offers runs by their names and files by their paths."""

    def __init__(
        self,
        workspace: Workspace,
        shelf: VectorShelf,
        window: QWidget,
        on_failed: Callable[[Problem], None],
    ) -> None:
        super().__init__(window)
        self._w, self._shelf, self._window, self._on_failed = workspace, shelf, window, on_failed

    def runs(self) -> dict[str, RunRecord]:
        """The runs that have vectors, by name."""
        return {run.name: run for run in self._w.runs() if run.usable}

    def options(self) -> list[tuple[object, str]]:
        """Everything that can be chosen, and a file."""
        found: list[tuple[object, str]] = [(name, run_words(name)) for name in self.runs()]
        found += [(path, path.name) for path in self._shelf.files()]
        return [*found, (FILE, translate("VectorSources", "From a file …"))]

    def key_of(self, value: object) -> VectorKey | None:
        """Where the vectors of a choice are; None when they are gone."""
        if isinstance(value, Path):
            return FileKey(value) if value in self._shelf.files() else None
        run, project = self.runs().get(str(value)), self._w.project
        if run is None or project is None:
            return None
        return RunKey(project.path, run.name, self._state_of(run))

    def _state_of(self, run: RunRecord) -> int | None:
        """Which state of the run is shown: while it learns there is a newer one with every save.

        What is not its last state yet has a number below 0, so that the last one is never taken for one that is held.
        """
        current = self._w.current_run
        if not (self._w.training and current is not None and current.name == run.name):
            return run.best_epoch
        return -max(run.snapshots, default=self._w.epochs_done)

    def epochs_of(self, value: object) -> tuple[int, ...]:
        """The epochs one can look back at, the newest last; 0 is what a run of word vectors began with."""
        run = self.runs().get(str(value)) if isinstance(value, str) else None
        if run is None:
            return ()
        newest = (run.best_epoch,) if run.best_epoch else ()
        beginning = (0,) if run.recipe.task is Task.WORD_VECTORS and newest else ()
        return kept_epochs(run) or (*beginning, *newest)

    def open_file(self, then: Callable[[Path], None]) -> None:
        """Ask for a file of vectors and read it in a job; `then` gets its path."""
        kinds = translate("VectorSources", "Word vectors (*.vec *.txt *.bin *.gz *.glove);;All files (*)")
        title = translate("VectorSources", "Open word vectors")
        name, _ = QFileDialog.getOpenFileName(self._window, title, "", kinds)
        if not name:
            return
        path = Path(name)
        self._w.run_job(
            lambda: translate("VectorSources", "Reading {name}").format(name=path.name),
            opening_file(self._shelf, path),
            lambda _: then(path),
            lane=FILE_LANE,
            on_failed=self._on_failed,
        )

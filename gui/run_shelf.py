"""Runs that are kept: named anew, written about, put into the bin and taken out again, each with an entry for Undo."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QUndoCommand

from engine.errors import EngineError
from engine.project.project import Project
from engine.project.records import RunRecord
from gui.sentences import run_words, translate_error
from gui.widgets.message_bar import Kind

if TYPE_CHECKING:
    from gui.workspace import Workspace

MERGE_SECONDS = 5.0  # between two notes of a run that are one entry
_NOTE_ID = 2  # of entries that may be put together; settings have 1


class RunShelf(QObject):
    """Changes the runs of a workspace's project. A run that is being trained stays as it is."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._w = workspace

    def blocked(self) -> str:
        """Why runs cannot be changed now; "" when they can."""
        w = self._w
        if w.training:
            return self.tr("A run is being trained.")
        if w.watching:
            return w.watcher.blocked()
        if w.project is None or w.project.read_only:
            return self.tr("This project can only be read. Save it elsewhere first.")
        return ""

    def rename(self, run: RunRecord, name: str) -> bool:
        """Call a run something else; False when the name cannot be taken, which is told."""
        if name == run.name or self.blocked():
            return False
        project = self._w.project
        assert project is not None
        try:
            project.rename_run(run, name)  # done here, because an entry for Undo cannot refuse
        except EngineError as error:
            self._w.tell(Kind.ERROR, translate_error(error))
            return False
        self._w.undo_stack.push(_Renamed(self, run, name))
        return True

    def write_note(self, run: RunRecord, text: str) -> bool:
        """Keep a note of a run, also of one that is being trained; False when it is refused, which is told."""
        w, text = self._w, text.strip()
        if text == run.note or w.project is None or w.project.read_only:
            return False
        try:
            w.project.save_note(run, text)  # as with a name
        except EngineError as error:
            w.tell(Kind.ERROR, translate_error(error))
            return False
        w.undo_stack.push(_Noted(self, run, text))
        return True

    def delete(self, run: RunRecord) -> None:
        """Put a run into the bin."""
        if not self.blocked():
            self._w.undo_stack.push(_Deleted(self, run))

    def change(
        self,
        project: Project,
        run: RunRecord,
        *,
        name: str = "",
        note: str | None = None,
        deleted: bool | None = None,
    ) -> None:
        """Make one change in the project it was meant for; what goes wrong is told."""
        w = self._w
        if w.project is not project:
            return  # an old entry of Undo
        try:
            if name:
                project.rename_run(run, name)
            elif note is not None:
                project.save_note(run, note)
            elif deleted:
                project.delete_run(run)
            elif deleted is False:
                project.restore_run(run)
        except EngineError as error:
            w.tell(Kind.ERROR, translate_error(error))
        current = w.current_run
        runs = project.runs()
        same = next((r for r in runs if current is not None and r.id == current.id), None)
        w.current_run = same or next((r for r in reversed(runs) if r.usable), None)
        w.run_changed.emit()

    @property
    def project(self) -> Project:
        """The project of now."""
        assert self._w.project is not None
        return self._w.project


class _Renamed(QUndoCommand):
    def __init__(self, shelf: RunShelf, run: RunRecord, name: str) -> None:
        words = QCoreApplication.translate("RunShelf", "name {before} → {after}")
        super().__init__(words.format(before=run_words(run.name), after=name))
        self._shelf, self._project, self._run, self._name = shelf, shelf.project, run, name
        self._done = True  # before it was pushed, which calls redo

    def redo(self) -> None:
        self._shelf.change(self._project, self._run, name="" if self._done else self._name)
        self._done = False

    def undo(self) -> None:
        self._shelf.change(self._project, self._run, name=self._run.name)


class _Noted(QUndoCommand):
    """A note; what is written of one run without a pause is one entry."""

    def __init__(self, shelf: RunShelf, run: RunRecord, text: str) -> None:
        words = QCoreApplication.translate("RunShelf", "note of {run}")
        super().__init__(words.format(run=run_words(run.name)))
        self._shelf, self._project, self._run, self._text = shelf, shelf.project, run, text
        self._made = time.monotonic()
        self._done = True  # before it was pushed, which calls redo

    def id(self) -> int:
        return _NOTE_ID

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 (Qt's name)
        if not isinstance(other, _Noted) or other._run.id != self._run.id:
            return False
        if other._made - self._made > MERGE_SECONDS or other._project is not self._project:
            return False
        self._text, self._made = other._text, other._made
        return True

    def redo(self) -> None:
        self._shelf.change(self._project, self._run, note=None if self._done else self._text)
        self._done = False

    def undo(self) -> None:
        self._shelf.change(self._project, self._run, note=self._run.note)


class _Deleted(QUndoCommand):
    def __init__(self, shelf: RunShelf, run: RunRecord) -> None:
        words = QCoreApplication.translate("RunShelf", "delete {run}")
        super().__init__(words.format(run=run_words(run.name)))
        self._shelf, self._project, self._run = shelf, shelf.project, run

    def redo(self) -> None:
        self._shelf.change(self._project, self._run, deleted=True)

    def undo(self) -> None:
        self._shelf.change(self._project, self._run, deleted=False)

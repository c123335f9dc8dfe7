"""The project file of the window: made, opened, written a moment after every change, copied, and left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from engine.corpus.sources import given_paths, origin_of
from engine.errors import EngineError
from engine.project.copying import far_learner
from engine.project.project import Project
from engine.project.records import RunRecord
from engine.recipe.presets import build_recipe
from gui.far_project import FarProject
from gui.preferences import projects_folder
from gui.sentences import translate_error
from gui.widgets.message_bar import Kind

if TYPE_CHECKING:
    from gui.workspace import Workspace

SAVE_DELAY_MS = 300

translate = QCoreApplication.translate


class ProjectFile(QObject):
    """Keeps the file of a workspace; what is in it the workspace holds."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._w = workspace
        self._timer = QTimer(self, interval=SAVE_DELAY_MS, singleShot=True)
        self._timer.timeout.connect(self.save_now)

    # --- writing -------------------------------------------------------------------------------------------

    @property
    def unsaved(self) -> bool:
        """Whether a change waits to be written."""
        return self._timer.isActive()

    def save_soon(self) -> None:
        """Write the recipe in a moment, with what else changes until then."""
        self._timer.start()

    def save_now(self) -> None:
        """Write what has changed."""
        self._timer.stop()
        self.write(lambda project: project.save_recipe(self._w.recipe))
        self._w.saved.emit()

    def write(self, action: Callable[[Project], None]) -> None:
        """Write to the project; what goes wrong is told, and the work goes on."""
        project = self._w.project
        if project is None or project.read_only:
            return
        try:
            action(project)
        except EngineError as error:
            self._w.tell(Kind.ERROR, translate_error(error))

    # --- one project after the other -----------------------------------------------------------------------

    def create(self, path: Path | None, name: str) -> None:
        """An empty project; without a path it lives in the user's data folder until it is saved elsewhere."""
        w = self._w
        place = path or free_place(name or translate("Workspace", "Untitled"))
        place.parent.mkdir(parents=True, exist_ok=True)
        if path is not None:
            path.unlink(missing_ok=True)  # the file dialog has asked
        w.leave_project()
        w.project = Project.create(place)
        w.recipe = build_recipe(None)
        w.announce_all()

    def open(self, path: Path) -> None:
        """A project file, and its corpus again where it still is."""
        w = self._w
        far = FarProject(path) if far_learner(path) is not None else None
        opened = Project.open(path if far is None else far.copy)
        w.leave_project()
        w.project, w.watcher.far = opened, far
        w.recipe = opened.recipe() or build_recipe(None)
        w.pipeline = opened.pipeline()
        w.current_run = newest_run(opened)
        source = opened.corpus_source()
        w.announce_all()
        if source is None:
            return
        origin = origin_of(source)
        if source.pasted or any(place.exists() for place in given_paths(origin)):
            w.reopen_corpus(origin)
            return
        words = translate(
            "Workspace",
            "The corpus {path} is not there any more. Trained runs work; to train again, open it anew.",
        )
        w.tell(Kind.WARNING, words.format(path=source.path))

    def move_to(self, path: Path) -> None:
        """Go on in a copy at `path`; a project that had no place of its own moves there."""
        w = self._w
        assert w.project is not None
        self.save_now()
        old = w.project.path
        w.project.copy_to(path)
        w.project.close()
        w.project = Project.open(path)
        if old.parent == projects_folder() and old != path:
            old.unlink(missing_ok=True)
        w.project_changed.emit()

    def give_up(self, back_to: Path | None) -> None:
        """Drop the project that was made for a cancelled import, and open the one before."""
        w = self._w
        given_up = w.project.path if w.project is not None else None
        w.leave_project()
        if given_up is not None and given_up != back_to:
            given_up.unlink(missing_ok=True)
        w.recipe = build_recipe(None)
        if back_to is not None:
            try:
                w.project = Project.open(back_to)
            except EngineError as error:
                w.tell(Kind.ERROR, translate_error(error))
        w.announce_all()


def newest_run(project: Project) -> RunRecord | None:
    """The newest run that has weights, else the newest."""
    runs = project.runs()
    usable = [run for run in runs if run.usable]
    return (usable or list(runs) or [None])[-1]  # type: ignore[list-item]


def free_place(name: str) -> Path:
    """A path in the user's folder of projects that is not taken: NAME, NAME 2, …"""
    folder = projects_folder()
    number, place = 2, folder / f"{name}.unroll"
    while place.exists():
        place = folder / f"{name} {number}.unroll"
        number += 1
    return place

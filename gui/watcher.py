"""Runs that another program trains in the open project: the window looks on, and writes nothing meanwhile."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from engine.control import RunControl
from engine.errors import EngineError
from engine.events import EpochDone, RunStarted, Work
from engine.project.learner import Learner
from engine.project.news import News, Seen, read_news
from engine.project.project import Project
from gui import streams
from gui.far_project import FarProject
from gui.job import Problem
from gui.sentences import run_words, translate_error
from gui.trainer import ended_words
from gui.widgets.message_bar import Kind

if TYPE_CHECKING:
    from gui.workspace import Workspace

LANE = "watch"
LOOK_MS = 2000  # between two looks
RESTS = 10  # a look that takes long is followed by so many times as long without one

translate = QCoreApplication.translate


class Watcher(QObject):
    """Looks every few seconds whether another program (the command line, a cluster) trains here, and what it has told.

    What that run tells comes out of the workspace's `training_events`, like that of a run of the window's own.

    Attributes:
        learner: who trains; None while nobody else does.
        far: of a project that another computer writes, the copy that is shown.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._w = workspace
        self.learner: Learner | None = None
        self.far: FarProject | None = None
        self._seen: Seen | None = None
        self._rest_until = 0.0
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        workspace.project_changed.connect(self._on_project_changed)

    def blocked(self) -> str:
        """Why nothing can be trained or changed here now; "" when it can."""
        if self.learner is None:
            return ""
        words = translate(
            "Watcher",
            "{run} is being trained by another program on {computer}. It can be watched here until it ends.",
        )
        return words.format(run=run_words(self.learner.started.run), computer=self.learner.host)

    def forget(self) -> None:
        """The project is left."""
        self._w.leave_lane(LANE)
        self.learner = self._seen = None
        if self.far is not None:
            self.far.leave()
            self.far = None

    def look(self) -> None:
        """See what is new, in a job where there is something to see."""
        project = self._w.project
        if project is None or self._w.training or self._w.working_on(LANE):
            return
        begun = time.monotonic()
        if begun < self._rest_until:
            return
        if self.learner is None:
            self._notice(project)
        if self.learner is None:
            return
        name, seen = self.learner.started.run, self._seen

        def take(news: News) -> None:
            self._rest_until = time.monotonic() + RESTS * (time.monotonic() - begun)
            if self._w.project is project and not self._w.training:
                self._take(project, news)

        def pass_over(problem: Problem) -> None:
            """The next look may do better: the other program may have been writing."""

        title = translate("Watcher", "Looking at what is new")
        work = looking(project, seen, name) if self.far is None else self.far.looking(seen, name)
        self._w.run_job(title, work, take, lane=LANE, on_failed=pass_over)

    def _on_project_changed(self) -> None:
        project = self._w.project
        if self.far is not None and (project is None or project.path != self.far.copy):
            self.forget()  # of another project
        self._w.leave_lane(LANE)
        self.learner = self._seen = None
        if project is None:
            self._timer.stop()
        else:
            self._timer.start()
            self.look()

    def _notice(self, project: Project) -> None:
        """Look on when another program has begun to train."""
        try:
            learner = project.learner()
            if learner is None or learner.is_this_program or not learner.lives():
                return
            project.only_look(True)
            run = self._w.find_run(learner.started.run)
        except EngineError:
            return  # the next look may do better
        self.learner = learner
        self._w.current_run = run or self._w.current_run
        self._w.run_changed.emit()
        self._w.noted.emit(self.blocked)

    def _take(self, project: Project, news: News) -> None:
        w = self._w
        if self.far is not None:
            w.project = project = self.far.renewed(project)
        self.learner, self._seen = news.learner, news.seen
        if news.run is not None:
            w.current_run = news.run
        if news.events:
            w.training_events.emit(list(news.events))
        if self.learner is None:
            self._end(project, news)
        elif any(isinstance(event, (RunStarted, EpochDone)) for event in news.events):
            w.run_changed.emit()

    def _end(self, project: Project, news: News) -> None:
        self._seen = None
        if self.far is not None:
            self._open_itself(self.far.path)
        else:
            project.only_look(False)
            self._w.save_soon()  # what was changed while it could not be written
            self._w.run_changed.emit()
        if news.run is None or news.run.summary is None:
            self._w.noted.emit(lambda: translate("Watcher", "The other program trains no more."))
            return
        ended = news.run.summary
        self._w.noted.emit(lambda: ended_words(ended))
        self._w.run_ended.emit(ended_words(ended))

    def _open_itself(self, path: Path) -> None:
        """The project instead of its copy, now that nobody else writes it."""
        try:
            self._w.open_project(path)
        except EngineError as error:
            self._w.tell(Kind.ERROR, translate_error(error))

    @property
    def path(self) -> Path | None:
        """Where the project is that is shown, not its copy."""
        project = self._w.project
        return self.far.path if self.far is not None else project.path if project is not None else None


def looking(project: Project, seen: Seen | None, name: str | None) -> streams.Opened[News]:
    """Read what is new of a run."""

    def open_work(control: RunControl) -> Work[News]:
        yield from ()
        return read_news(project, seen, name)

    return open_work

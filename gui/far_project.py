"""A project that another computer is writing, shown by a copy of it that is taken anew every few seconds."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from engine.control import RunControl
from engine.events import Work
from engine.project.copying import copy_growing
from engine.project.held_files import HELD_FILES
from engine.project.news import News, Seen, read_news
from engine.project.project import Project


class FarProject:
    """The copy in a passing folder of the project at `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._folder = Path(tempfile.mkdtemp(prefix="unroll-"))
        self.copy = self._folder / path.name
        self._next = self._folder / f"next-{path.name}"
        copy_growing(path, self.copy)

    def looking(self, seen: Seen | None, name: str | None) -> Callable[[RunControl], Work[News]]:
        """Take the next copy, and read in it what is new of a run."""

        def open_work(control: RunControl) -> Work[News]:
            yield from ()
            copy_growing(self.path, self._next)
            with Project.open(self._next) as project:
                return read_news(project, seen, name)

        return open_work

    def renewed(self, shown: Project) -> Project:
        """The next copy in the place of the one `shown`, unless something still reads that."""
        if not self._next.exists():
            return shown
        shown.close()
        if not HELD_FILES.holds(self.copy):
            self._next.replace(self.copy)
        project = Project.open(self.copy)
        project.only_look(True)
        return project

    def leave(self) -> None:
        """Remove the copies."""
        shutil.rmtree(self._folder, ignore_errors=True)

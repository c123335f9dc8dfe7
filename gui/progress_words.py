"""How far a job is, in words: "84 MB of 200 MB, about 8 s left"."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication

from engine.events import Progressed, Stage
from gui.figures import size_text
from gui.sentences import number, stage_words, time_left

IN_BYTES = (Stage.CHECKING, Stage.READING, Stage.EXAMINING)
CERTAIN_SHARE, CERTAIN_SECONDS = 0.02, 1.0  # before that nobody can tell how long it takes


class JobProgress:
    """The newest `Progressed` of one job, and since when its stage goes on."""

    def __init__(self, progress: Progressed) -> None:
        self.progress = progress
        self._since = time.monotonic()
        self._first = progress.done

    def update(self, progress: Progressed) -> None:
        """Take in how far it is now."""
        if progress.stage is not self.progress.stage or progress.total != self.progress.total:
            self._since, self._first = time.monotonic(), progress.done
        self.progress = progress

    @property
    def share(self) -> float | None:
        """How far its stage is, from 0 to 1; None when nobody knows."""
        p = self.progress
        return min(1.0, p.done / p.total) if p.total else None

    def seconds_left(self) -> float | None:
        """How long its stage still takes, once that can be told."""
        p = self.progress
        spent = time.monotonic() - self._since
        done = p.done - self._first
        if not p.total or done < CERTAIN_SHARE * p.total or spent < CERTAIN_SECONDS:
            return None
        return (p.total - p.done) * spent / done

    def words(self) -> str:
        """What the job is doing."""
        return stage_words(self.progress.stage)

    def count(self) -> str:
        """How much is done, and how long the rest takes."""
        p = self.progress
        shown = size_text if p.stage in IN_BYTES else number
        if not p.total:
            return shown(p.done)
        words = QCoreApplication.translate("Progress", "{done} of {total}")
        count = words.format(done=shown(p.done), total=shown(p.total))
        left = self.seconds_left()
        if left is None:
            return count
        return QCoreApplication.translate("Progress", "{count}, {left}").format(
            count=count, left=time_left(left)
        )

"""Has one map of the Vectors page drawn beside the window, and the neighbours of its words looked up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from engine.vectors.similarity import Metric
from gui.job import Job, Problem
from gui.pages.vectors_asking import Answer, Ask, asking
from gui.pages.vectors_map_pane import MapPane
from gui.pages.vectors_mapping import Maps, Points, Wanted, Way, mapping
from gui.pages.vectors_shelf import VectorShelf
from gui.workspace import Workspace


class MapWork(QObject):
    """Draws what `show` asks for, once: maps that were drawn before are kept. `name` tells two such apart.

    Signals:
        shown: another map is shown.
    """

    shown = Signal()

    def __init__(
        self,
        workspace: Workspace,
        pane: MapPane,
        shelf: VectorShelf,
        on_failed: Callable[[Problem], None],
        name: str,
    ) -> None:
        super().__init__(pane)
        self._w, self._pane, self._shelf, self._on_failed = workspace, pane, shelf, on_failed
        self.lane, self._mark_lane = f"vectors map {name}", f"vectors marks {name}"
        self._maps = Maps()
        self._asked: Wanted | None = None
        self._word = ""
        self._marked: tuple[Wanted, str] | None = None

    def job(self) -> Job | None:
        """The job that draws now."""
        return self._w.job_of(self.lane)

    def show(self, wanted: Wanted | None) -> None:
        """Draw a map, unless it is shown or being drawn."""
        if wanted == self._asked or self._is_on_its_way(wanted):
            return
        self._asked = wanted
        self._w.leave_lane(self.lane)
        if wanted is None:
            return
        held = self._maps.get(wanted)
        if held is not None:
            self._take(held)
            return

        def on_done(points: Points) -> None:
            self._maps.put(wanted, points)
            if self._asked == wanted:
                self._take(points)

        def title() -> str:
            return QCoreApplication.translate("MapWork", "Drawing the map")

        work = mapping(self._shelf, wanted, self._maps.nearest(wanted))
        self._w.run_job(title, work, on_done, lane=self.lane, on_failed=self._fail)

    def _is_on_its_way(self, wanted: Wanted | None) -> bool:
        """A t-SNE of a run that learns meanwhile is not begun anew after each epoch: it would never come to its end."""
        asked = self._asked
        if wanted is None or asked is None or self.job() is None or wanted.way is not Way.TSNE:
            return False
        return wanted.is_of(asked) and wanted.epoch == asked.epoch

    def cancel(self) -> None:
        """Draw no further; what is shown stays."""
        self._asked = None
        self._w.leave_lane(self.lane)

    def mark(self, word: str) -> None:
        """Mark a word and its neighbours; "" marks nothing."""
        self._word = word
        self._ask_marks()

    def forget(self) -> None:
        """What was asked has failed: it may be asked again."""
        self._asked = self._marked = None

    def _take(self, points: Points) -> None:
        self._pane.show_points(points)
        self._ask_marks()
        self.shown.emit()

    def _ask_marks(self) -> None:
        wanted, word = self._asked, self._word
        if wanted is None or not word:
            self._marked = None
            self._w.leave_lane(self._mark_lane)
            self._pane.show_near(None, ())
            return
        if self._marked == (wanted, word):
            return
        asked = self._marked = (wanted, word)

        def on_done(answer: Answer) -> None:
            if self._marked == asked:
                self._pane.show_near(answer, answer.ranked.get(Metric.COSINE, ()))
                self.shown.emit()

        def title() -> str:
            return QCoreApplication.translate("MapWork", "Looking at word vectors")

        work = asking(self._shelf, wanted.at, Ask.NEAR, (word,))
        self._w.run_job(title, work, on_done, lane=self._mark_lane, on_failed=self._fail)

    def _fail(self, problem: Problem) -> None:
        self.forget()
        self._on_failed(problem)

"""The maps of the Vectors page at work: which are wanted, of which epoch, what stands beside, and where points are saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from gui.job import Job, Problem
from gui.pages.vectors_map import MapView
from gui.pages.vectors_map_export import Saved, saving_points, saving_vectors
from gui.pages.vectors_map_work import MapWork
from gui.pages.vectors_mapping import Wanted, Way
from gui.pages.vectors_shelf import VectorKey, VectorShelf
from gui.pages.vectors_sources import FILE, VectorSources
from gui.sentences import run_words
from gui.widgets.message_bar import Kind
from gui.workspace import Workspace

SAVE_LANE = "vectors save"

translate = QCoreApplication.translate


class MapsSide(QObject):
    """Keeps both panes at what is chosen.

    Signals:
        drawing: another map may be on its way, or has come.
    """

    drawing = Signal()

    def __init__(
        self,
        workspace: Workspace,
        view: MapView,
        shelf: VectorShelf,
        sources: VectorSources,
        on_failed: Callable[[Problem], None],
    ) -> None:
        super().__init__(view)
        self._w, self._view, self._shelf, self._sources = workspace, view, shelf, sources
        self.main = MapWork(workspace, view.main, shelf, on_failed, "main")
        self.beside = MapWork(workspace, view.beside, shelf, on_failed, "beside")
        self._key: VectorKey | None = None
        self._value: object = None  # whose the main map is, and the other one
        self._other: object = None
        view.changed.connect(self.draw)
        view.word_wanted.connect(self.mark)
        view.beside_chosen.connect(self._on_beside_chosen)
        view.export_wanted.connect(self._on_export_wanted)
        for work in (self.main, self.beside):
            work.shown.connect(view.follow_marks)

    def look(self, key: VectorKey | None, value: object) -> None:
        """The view is shown for what was chosen."""
        self._key, self._value = key, value
        self._view.set_epochs(self._sources.epochs_of(value))
        if self._other is not None and self._sources.key_of(self._other) is None:
            self._other = None
        self._offer()
        self.draw()

    def _offer(self) -> None:
        none = [(None, translate("MapsSide", "Nothing"))]
        others = [option for option in self._sources.options() if option[0] != self._value]
        self._view.set_others([*none, *others], self._other)

    @Slot()
    def draw(self) -> None:
        """Have both maps drawn as they are wanted now."""
        view, other = self._view, self._other
        if self._key is None:
            return
        count, way, epoch = view.wanted(), view.way(), view.epoch()
        self.main.show(Wanted(self._key, count, way, epoch))
        key = self._sources.key_of(other) if other is not None else None
        view.show_beside(beside=key is not None, names=(self._name(self._value), self._name(other)))
        if key is not None:
            epochs = self._sources.epochs_of(other)
            then = None
            if epoch is not None and epochs:
                nearest = min(epochs, key=lambda kept: abs(kept - epoch))
                then = None if nearest == epochs[-1] else nearest
            self.beside.show(Wanted(key, count, way, then))
        else:
            self.beside.show(None)
        self.drawing.emit()

    @staticmethod
    def _name(value: object) -> str:
        return value.name if isinstance(value, Path) else run_words(str(value)) if value else ""

    @Slot(str)
    def mark(self, word: str) -> None:
        """A word chosen on one map is found on the other."""
        for work in (self.main, self.beside):
            work.mark(word)

    def job(self) -> Job | None:
        """The job of a map that takes its time."""
        return (self.main.job() or self.beside.job()) if self._view.way() is Way.TSNE else None

    def cancel(self) -> None:
        """No t-SNE: the words are drawn by PCA again."""
        self.main.cancel()
        self.beside.cancel()
        self._view.set_way(Way.PCA)
        self.draw()

    def forget(self) -> None:
        """What was asked has failed: it may be asked again."""
        self.main.forget()
        self.beside.forget()

    @Slot(object)
    def _on_beside_chosen(self, value: object) -> None:
        if value == FILE:
            self._offer()
            self._sources.open_file(self._put_beside)
            return
        self._put_beside(value)

    def _put_beside(self, value: object) -> None:
        self._other = value
        self._offer()
        self.draw()

    @Slot(object, object)
    def _on_export_wanted(self, name: object, what: object) -> None:
        """Write the chosen words; where none are, the points of the map, or the vectors of all words there are."""
        key, path, pane, kind = self._key, Path(str(name)), self._view.main, Saved(what)
        if key is None:
            return
        path = path if path.suffix else path.with_name(f"{path.name}{kind.ending}")
        if kind is Saved.POINTS:
            words = pane.map.chosen() or pane.map.words()
            work = saving_points(words, pane.map.places_of(words), path)
        else:
            work = saving_vectors(self._shelf, key, pane.map.chosen(), path, kind)

        def on_done(names: str) -> None:
            self._w.tell(Kind.INFO, translate("MapsSide", "Saved as {names}.").format(names=names))

        self._w.run_job(lambda: translate("MapsSide", "Saving"), work, on_done, lane=SAVE_LANE)

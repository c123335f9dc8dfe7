"""What is opened and saved: texts, folders, samples and projects, from menus, the first screen and drops."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from engine.errors import EngineError
from gui.sentences import translate_error
from gui.steps import Step
from gui.widgets.message_bar import Kind

if TYPE_CHECKING:
    from gui.main_window import MainWindow

PROJECT_SUFFIX = ".unroll"


class Opening(QObject):
    """Asks for files and hands them to the workspace; what cannot be opened is told on the page in front."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def new_project(self) -> None:
        """An empty project, to be filled on the Corpus page."""
        self._attempt(lambda: self._window.workspace.new_project(), Step.CORPUS)

    def choose_text(self) -> None:
        """Ask for a file and open it as a new text."""
        kinds = (
            self.tr("Texts")
            + " (*.txt *.csv *.tsv *.jsonl *.json *.md *.text);;"
            + self.tr("All files")
            + " (*)"
        )
        path, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open a text"), "", kinds)
        if path:
            self.open_text(path)

    def choose_folder(self) -> None:
        """Ask for a folder (one folder of texts per label, or texts) and open it."""
        path = QFileDialog.getExistingDirectory(self._window, self.tr("Open a folder of texts"))
        if path:
            self.open_text(path)

    def choose_project(self) -> None:
        """Ask for a project file and open it."""
        kinds = self.tr("Projects") + f" (*{PROJECT_SUFFIX})"
        path, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open a project"), "", kinds)
        if path:
            self.open_project(path)

    @Slot(str)
    def open_text(self, path: str) -> None:
        """Open a file or folder as the corpus of a new project."""
        self._attempt(
            lambda: self._window.workspace.open_corpus(Path(path), in_new_project=True), Step.CORPUS
        )

    @Slot(str)
    def open_project(self, path: str) -> None:
        """Open a project file on the page where the work goes on."""
        self._attempt(lambda: self._window.workspace.open_project(Path(path)), None)

    @Slot(object)
    def open_sample(self, sample: object) -> None:
        """Open a sample, ready to train."""
        from engine.corpus.samples import Sample

        assert isinstance(sample, Sample)
        self._attempt(lambda: self._window.workspace.open_sample(sample), Step.TRAIN)

    def _attempt(self, act: Callable[[], None], step: Step | None) -> None:
        """Open something; while a run is being trained, or when it cannot be opened, say so."""
        if self._window.workspace.training:
            self._window.say(
                Kind.WARNING, self.tr("A run is being trained. Stop it before you open something else.")
            )
            return
        self._window.strip.remember_project(self._window.preferences)
        try:
            act()
        except EngineError as error:
            self._window.say(Kind.ERROR, translate_error(error))
            return
        self._window.pages[Step.START].message_bar.clear()
        self._window.go_to(step or self._step_to_go_on())

    def _step_to_go_on(self) -> Step:
        if self._window.workspace.current_run is not None:
            return Step.TRAIN
        return Step.NETWORK if self._window.workspace.pipeline is not None else Step.CORPUS

    def save(self) -> None:
        """Write now; projects save themselves, so this only makes sure."""
        self._window.workspace.save_now()
        self._window.toast.show_text(self.tr("Saved."))

    def save_as(self) -> None:
        """Ask for a place and go on there."""
        project = self._window.workspace.project
        if project is None:
            return
        kinds = self.tr("Projects") + f" (*{PROJECT_SUFFIX})"
        path, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save as"), project.path.name, kinds)
        if not path:
            return
        place = Path(path)
        place = place if place.suffix == PROJECT_SUFFIX else place.with_name(place.name + PROJECT_SUFFIX)
        try:
            self._window.workspace.save_as(place)
        except EngineError as error:
            self._window.say(Kind.ERROR, translate_error(error))

    def close_project(self) -> None:
        """Back to the first screen."""
        if not self._window.workspace.training:
            self._window.strip.remember_project(self._window.preferences)
            self._window.workspace.close_project()
            self._window.go_to(Step.START)

    def open_path(self, path: Path) -> None:
        """Open a project file, or a file or folder as a new text."""
        if path.suffix == PROJECT_SUFFIX:
            self.open_project(str(path))
        else:
            self.open_text(str(path))

    def drop_effect(self, path: Path) -> str:
        """What a drop of `path` would do."""
        if path.suffix == PROJECT_SUFFIX:
            return self.tr("Open the project {name}").format(name=path.stem)
        if path.is_dir():
            return self.tr("Read the folder {name} in a new project").format(name=path.name)
        return self.tr("Read {name} in a new project").format(name=path.name)

"""What is opened and saved: texts, folders, samples and projects, from menus, the first screen and drops."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from engine.corpus.sources import PROJECT_SUFFIX, CorpusPath, PastedText
from engine.errors import EngineError
from gui.pages.choosing import ask_for_text, choose_text_files, choose_text_folder
from gui.sentences import number, translate_error
from gui.steps import Step
from gui.widgets.message_bar import Kind

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class Opening(QObject):
    """Asks for files and hands them to the workspace; what cannot be opened is told on the page in front."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.workspace.import_cancelled.connect(self._on_import_cancelled)

    def new_project(self) -> None:
        """An empty project, to be filled on the Corpus page."""
        self._attempt(lambda: self._window.workspace.new_project(), Step.CORPUS)

    def choose_text(self) -> None:
        """Ask for files and open them as a new corpus."""
        self.open_texts(choose_text_files(self._window))

    def choose_folder(self) -> None:
        """Ask for a folder (one folder of texts per label, or texts) and open it."""
        folder = choose_text_folder(self._window)
        if folder is not None:
            self.open_texts([folder])

    def paste_text(self) -> None:
        """Ask for a pasted text and open it as a new corpus."""
        text = ask_for_text(self._window)
        if text is not None:
            self._open_corpus(PastedText(text))

    def choose_project(self) -> None:
        """Ask for a project file and open it."""
        kinds = self.tr("Projects") + f" (*{PROJECT_SUFFIX})"
        path, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open a project"), "", kinds)
        if path:
            self.open_project(path)

    @Slot(str)
    def open_text(self, path: str) -> None:
        """Open a file or folder as the corpus of a new project."""
        self.open_texts([Path(path)])

    def open_texts(self, paths: Sequence[Path]) -> None:
        """Open files and folders together as the corpus of a new project."""
        if paths:
            self._open_corpus(paths[0] if len(paths) == 1 else tuple(paths))

    def _open_corpus(self, origin: CorpusPath) -> None:
        workspace = self._window.workspace
        self._attempt(lambda: workspace.open_corpus(origin, in_new_project=True), Step.CORPUS)

    @Slot()
    def _on_import_cancelled(self) -> None:
        """Nothing was open before: back to the first screen."""
        if self._window.workspace.project is None:
            self._window.go_to(Step.START)

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

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open a project file, or files and folders together as a new corpus."""
        project = next((path for path in paths if path.suffix == PROJECT_SUFFIX), None)
        if project is not None:
            self.open_project(str(project))
        else:
            self.open_texts(paths)

    def drop_effect(self, paths: Sequence[Path]) -> str:
        """What a drop of `paths` would do."""
        project = next((path for path in paths if path.suffix == PROJECT_SUFFIX), None)
        if project is not None:
            return self.tr("Open the project {name}").format(name=project.stem)
        if len(paths) > 1:
            return self.tr("Read {n} files and folders in a new project").format(n=number(len(paths)))
        if paths[0].is_dir():
            return self.tr("Read the folder {name} in a new project").format(name=paths[0].name)
        return self.tr("Read {name} in a new project").format(name=paths[0].name)

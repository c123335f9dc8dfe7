"""What the window works on: project, corpus, recipe, vocabulary, runs, and the jobs that make them.

The only long-lived mutable thing. Pages write to it with its methods and redraw on its signals; they never know each
other. Everything here happens in the GUI thread; the jobs bring their results with signals. `RunDesk` has its runs,
`JobDesk` its jobs and messages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack

from engine.corpus.sources import CorpusPath, given_paths
from engine.errors import SettingsError
from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Recipe
from gui import step_states, streams
from gui.doctor import Doctor
from gui.importing import Importer, project_name, reads_anew
from gui.job import Job
from gui.job_desk import Message as Message
from gui.project_file import ProjectFile
from gui.run_desk import RunDesk
from gui.run_queue import RunQueue
from gui.sentences import translate_error
from gui.settings_stack import SettingsChange
from gui.steps import Step, StepState
from gui.trainer import Trainer
from gui.watcher import Watcher
from gui.widgets.message_bar import Kind
from gui.word_numbers import WordNumbers

if TYPE_CHECKING:
    from engine.corpus.documents import Corpus
    from engine.corpus.inspecting import Inspection
    from engine.corpus.samples import Sample
    from engine.text.encoded import EncodedCorpus
    from engine.text.pipeline import TextPipeline
    from engine.training.preparing import Prepared


class Workspace(RunDesk):
    """The state of the window; what concerns runs and jobs alone is told where it stands, in the classes above.

    Attributes:
        recipe: what the next run is made of; always there.
        inspection: what looking through the file found; corpus: its documents, once read.
        prepared: the corpus cut, numbered and divided; pipeline and encoded are its parts. An opened project has its
            pipeline before its corpus is prepared again.
        undo_stack: changed settings.

    Signals:
        project_changed, corpus_changed, pipeline_changed, recipe_changed: another value of that attribute.
        saved: what waited to be written is written.
        ready_to_train: a sample was opened and everything before training is done.
        import_cancelled: what was open before the import is open again.
    """

    project_changed = Signal()
    corpus_changed = Signal()
    pipeline_changed = Signal()
    recipe_changed = Signal()
    ready_to_train = Signal()
    import_cancelled = Signal()
    saved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.recipe: Recipe = build_recipe(None)
        self.inspection: Inspection | None = None
        self.lengths: streams.Looked | None = None  # of its documents
        self.glance: Inspection | None = None  # the first rows, while a large corpus is looked through
        self.corpus: Corpus | None = None
        self.pipeline: TextPipeline | None = None
        self.prepared: Prepared | None = None
        self.undo_stack = QUndoStack(self)
        self._lanes.lane_ended.connect(self._on_lane_ended)
        self._importer = Importer(self)
        self.doctor = Doctor(self)
        self.trainer = Trainer(self)
        self.queue = RunQueue(self)
        self.watcher = Watcher(self)
        self._doctor_due = False
        self._file = ProjectFile(self)
        self._numbers = WordNumbers(self, self._file)

    # --- projects ------------------------------------------------------------------------------------------

    def new_project(self, path: Path | None = None, name: str = "") -> None:
        """Start an empty project; without a path it lives in the user's data folder until it is saved elsewhere."""
        self._file.create(path, name)

    def open_project(self, path: Path) -> None:
        """Open a project file, and read its corpus again where it still is."""
        self._file.open(path)

    def save_as(self, path: Path) -> None:
        """Go on in a copy of the project at `path`; a project that had no place of its own moves there."""
        if self.project is not None and not self.training:
            self._file.move_to(path)

    def save_soon(self) -> None:
        """Write what has changed into the project file, in a moment."""
        self._file.save_soon()

    def save_now(self) -> None:
        """Write what has changed into the project file."""
        self._file.save_now()

    @property
    def encoded(self) -> EncodedCorpus | None:
        """The corpus as numbers."""
        return self.prepared.encoded if self.prepared else None

    @property
    def unsaved(self) -> bool:
        """Whether a change waits to be written."""
        return self._file.unsaved

    def close_project(self) -> None:
        """Back to the first screen."""
        self.leave_project()
        self.recipe = build_recipe(None)
        self.announce_all()

    def leave_project(self) -> None:
        """Hold nothing any more; what waited is written and the project closed."""
        self._lanes.leave()
        if self.project is not None:
            self.save_now()
            self.project.close()
        self.project = self.inspection = self.corpus = self.pipeline = self.prepared = None
        self.current_run = self._numbers.then = None
        self.trainer.forget()
        self.watcher.forget()
        self._importer.forget()
        self.doctor.forget()
        self.undo_stack.clear()

    def announce_all(self) -> None:
        """Everything may be another one."""
        for signal in (
            self.project_changed,
            self.recipe_changed,
            self.corpus_changed,
            self.pipeline_changed,
            self.run_changed,
        ):
            signal.emit()

    # --- corpus --------------------------------------------------------------------------------------------

    def open_corpus(self, origin: CorpusPath, *, in_new_project: bool = False) -> None:
        """Look through files, folders or pasted text, read them, build the vocabulary. Without a project, one is made."""
        before = self._importer.open_now()
        if self.project is None or in_new_project:
            self.new_project(name=project_name(origin))
        self._numbers.then = None
        self._importer.take(origin, before)

    def open_sample(self, sample: Sample) -> None:
        """Open a sample in a new project with the settings that suit it; `ready_to_train` follows."""
        if sample.path is None:
            return
        before = self._importer.open_now()
        self.new_project(name=sample.title_zh if sample.language == "zh" else sample.title)
        self.recipe = build_recipe(sample.preset)
        self.recipe_changed.emit()
        self._numbers.then = self.ready_to_train.emit
        self._importer.take(sample.path, before, keep_task=True)

    def corpus_origin(self) -> CorpusPath | None:
        """The files, folders or pasted text of the corpus."""
        return self._importer.origin

    def corpus_path(self) -> Path | None:
        """The file or folder of the corpus, the first of several."""
        paths = given_paths(self._importer.origin) if self._importer.origin is not None else ()
        return paths[0] if paths else None

    def import_job(self) -> Job | None:
        """The job that takes the corpus in: looks through it, reads it, or turns its words into numbers."""
        return self._lanes.current("corpus") or self._lanes.current("text")

    def cancel_import(self) -> None:
        """Stop taking the corpus in. While it is read, what was open before is opened again."""
        job = self.import_job()
        if job is not None:
            job.stop()

    def give_up_project(self, back_to: Path | None) -> None:
        """Drop the project that was made for a cancelled import, and open the one before."""
        self._file.give_up(back_to)

    def reopen_corpus(self, origin: CorpusPath) -> None:
        """Read the corpus of a project that was opened."""
        self._importer.reopen(origin)

    def take_documents(self, corpus: Corpus, seconds: float) -> None:
        """Take a corpus that was read in `seconds`, and go on to its vocabulary."""
        self._doctor_due = True
        self._numbers.take(corpus, seconds)

    # --- text ----------------------------------------------------------------------------------------------

    def build_vocabulary(self, then: Callable[[], None] | None = None) -> None:
        """Count the words of the corpus with the settings of now and turn it into numbers; `then` follows when it is done."""
        self._numbers.then = then or self._numbers.then
        self._numbers.make(None)

    # --- settings ------------------------------------------------------------------------------------------

    def set_values(self, values: Mapping[str, Any]) -> bool:
        """Change settings ("model.hidden_size": 128), with an entry for Undo. False when a value is refused."""
        try:
            after = self.recipe.with_values(values)
        except SettingsError as error:
            self.tell(Kind.ERROR, translate_error(error))
            return False
        if after != self.recipe:
            self.undo_stack.push(SettingsChange(self.recipe, values, after, self._apply_recipe))
        return True

    def set_corpus_values(self, values: Mapping[str, Any]) -> bool:
        """Like `set_values` for how the file is read; the file is looked through again."""
        return self.set_values(values)

    def set_recipe(self, recipe: Recipe) -> None:
        """Take a whole recipe (a preset), with one entry for Undo."""
        changed = [key for key, value in recipe.flat().items() if value != self.recipe.flat()[key]]
        if changed:
            self.undo_stack.push(
                SettingsChange(self.recipe, dict.fromkeys(changed), recipe, self._apply_recipe)
            )

    def use_preset(self, name: str) -> None:
        """Take a preset's settings; how the corpus is read stays."""
        kept = {"corpus": self.recipe.corpus.model_dump(mode="json")}
        self.set_recipe(build_recipe(name, kept))

    def _apply_recipe(self, recipe: Recipe) -> None:
        before = self.recipe
        self.replace_recipe(recipe)
        reads = reads_anew(before, recipe)
        if self._importer.origin is not None and (reads or before.task is not recipe.task):
            self._importer.reread(before, inspect=reads)

    def replace_recipe(self, recipe: Recipe) -> None:
        """Take a recipe without an entry for Undo and without reading again."""
        self.recipe = recipe
        self._recipe_touched()

    def _recipe_touched(self) -> None:
        self._file.save_soon()
        self.recipe_changed.emit()

    # --- steps ---------------------------------------------------------------------------------------------

    def step_state(self, step: Step) -> StepState:
        """How far a stop of the road is."""
        return step_states.step_state(self, step)

    def step_fact(self, step: Step) -> str:
        """What a stop holds, in a few words."""
        return step_states.step_fact(self, step)

    # --- ends ----------------------------------------------------------------------------------------------

    def close(self) -> None:
        """End all jobs and close the project; for the end of the program."""
        self._lanes.close()
        self.undo_stack.blockSignals(True)  # nobody is to hear it being emptied
        if self.project is not None:
            self.save_now()
            self.project.close()
            self.project = None
        self.watcher.forget()

    @Slot(object)
    def _on_lane_ended(self, lane: str) -> None:
        changed = {"corpus": self.corpus_changed, "text": self.pipeline_changed, "train": self.run_changed}
        if lane in changed:
            changed[lane].emit()
        if lane == "train":
            self.doctor.hold(self.training)
        if lane == "text" and self._doctor_due and not self.working_on("text"):
            self.look_for_faults()

    def look_for_faults(self) -> None:
        """Let the data doctor look through the corpus."""
        self._doctor_due = False
        if self._importer.origin is not None:
            self.doctor.look(self._importer.origin)

"""What the window works on: project, corpus, recipe, vocabulary, runs, and the jobs that make them.

The only long-lived mutable thing. Pages write to it with its methods and redraw on its signals; they never know each
other. Everything here happens in the GUI thread; the jobs bring their results with signals.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack

from engine.control import RunControl
from engine.corpus.sources import CorpusPath, given_paths, origin_of
from engine.errors import SettingsError
from engine.events import RunStarted, Work
from engine.project.project import Project
from engine.project.records import RunRecord
from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Recipe
from gui import step_states, streams
from gui.doctor import Doctor
from gui.garbage import forget_loaded
from gui.importing import Importer, project_name, reads_anew
from gui.job import Job, Problem
from gui.lanes import Lanes
from gui.project_file import ProjectFile
from gui.run_queue import RunQueue
from gui.sentences import number, problem_sentence, translate_error
from gui.settings_stack import SettingsChange
from gui.steps import Step, StepState
from gui.trainer import Trainer
from gui.widgets.message_bar import Action, Kind

if TYPE_CHECKING:
    from engine.corpus.documents import Corpus
    from engine.corpus.inspecting import Inspection
    from engine.corpus.samples import Sample
    from engine.text.encoded import EncodedCorpus
    from engine.text.pipeline import TextPipeline
    from engine.training.preparing import Prepared

T = TypeVar("T")

MOST_WATCHED = 8  # sentences


@dataclass(frozen=True)
class Message:
    """A sentence for the message bar of the page in front, already in the language of now."""

    kind: Kind
    text: str
    details: str = ""
    actions: tuple[Action, ...] = ()


class Workspace(QObject):
    """The state of the window.

    Attributes:
        project: the open project (None on the first screen).
        recipe: what the next run is made of; always there.
        inspection: what looking through the file found; corpus: its documents, once read.
        prepared: the corpus cut, numbered and divided; pipeline and encoded are its parts. An opened project has its
            pipeline before its corpus is prepared again.
        current_run: the run that Train and Try it are about.
        training: whether a run is going on; run_started and epochs_done: how far it is.
        device: "auto", "cpu", "cuda" or "mps"; found_device: what "auto" means here, None before the warm-up.
        undo_stack: changed settings.
        queue: the runs that wait.

    Signals:
        project_changed, corpus_changed, pipeline_changed, recipe_changed: another value of that attribute.
        run_changed: the list of runs, the current run, or where training stands (started, paused, epoch, ended).
        training_events: list of events of the run being trained, about 10 times a second.
        training_failed: the `Problem` that a run came to an end with.
        job_started, job_finished: the `Job`.
        job_progressed: the `Job` and its newest `Progressed`.
        message: a `Message`.
        run_ended: a run has ended; a sentence about it.
        noted: what was done last, as a function that says it in the language of now.
        saved: what waited to be written is written.
        ready_to_train: a sample was opened and everything before training is done.
        import_cancelled: what was open before the import is open again.
    """

    project_changed = Signal()
    corpus_changed = Signal()
    pipeline_changed = Signal()
    recipe_changed = Signal()
    run_changed = Signal()
    training_events = Signal(object)
    training_failed = Signal(object)
    job_started = Signal(object)
    job_finished = Signal(object)
    job_progressed = Signal(object, object)
    message = Signal(object)
    run_ended = Signal(object)
    noted = Signal(object)
    ready_to_train = Signal()
    import_cancelled = Signal()
    saved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project: Project | None = None
        self.recipe: Recipe = build_recipe(None)
        self.inspection: Inspection | None = None
        self.lengths: streams.Looked | None = None  # of its documents
        self.glance: Inspection | None = None  # the first rows, while a large corpus is looked through
        self.corpus: Corpus | None = None
        self.pipeline: TextPipeline | None = None
        self.prepared: Prepared | None = None
        self.current_run: RunRecord | None = None
        self.device = "auto"
        self.found_device: streams.FoundDevice | None = None
        self.undo_stack = QUndoStack(self)
        self._lanes = Lanes(self)
        self._lanes.job_started.connect(self.job_started)
        self._lanes.job_finished.connect(self.job_finished)
        self._lanes.job_progressed.connect(self.job_progressed)
        self._lanes.lane_ended.connect(self._on_lane_ended)
        self._after_reading: Callable[[], None] | None = None
        self._importer = Importer(self)
        self.doctor = Doctor(self)
        self.trainer = Trainer(self)
        self.queue = RunQueue(self)
        self._doctor_due = False
        self._file = ProjectFile(self)

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
        self.current_run = self._after_reading = None
        self.trainer.forget()
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
        self._after_reading = None
        self._importer.take(origin, before)

    def open_sample(self, sample: Sample) -> None:
        """Open a sample in a new project with the settings that suit it; `ready_to_train` follows."""
        if sample.path is None:
            return
        before = self._importer.open_now()
        self.new_project(name=sample.title_zh if sample.language == "zh" else sample.title)
        self.recipe = build_recipe(sample.preset)
        self.recipe_changed.emit()
        self._after_reading = self.ready_to_train.emit
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
        values = {"n": number(len(corpus)), "time": f"{seconds:.1f}"}
        self.noted.emit(lambda: self.tr("Read {n} texts in {time} s").format(**values))
        before = self.project.corpus_source() if self.project else None
        self.corpus = corpus
        self.prepared = None
        self._doctor_due = True
        self._file.write(lambda project: project.save_corpus_source(corpus.source))
        same = before is not None and origin_of(before) == origin_of(corpus.source)
        if before is not None and same and before.sha256 != corpus.source.sha256:
            self.tell(Kind.INFO, self.tr("The corpus has changed since it was last read. It was read anew."))
            self.pipeline = None  # trained runs keep theirs
        self.corpus_changed.emit()
        self._make_vocabulary(self.pipeline)

    # --- text ----------------------------------------------------------------------------------------------

    def build_vocabulary(self, then: Callable[[], None] | None = None) -> None:
        """Count the words of the corpus with the settings of now and turn it into numbers; `then` follows when it is done."""
        self._after_reading = then or self._after_reading
        self._make_vocabulary(None)

    def _make_vocabulary(self, pipeline: TextPipeline | None) -> None:
        if self.corpus is None:
            return
        if pipeline is not None and not step_states.built_with(pipeline, self.recipe):
            pipeline = None if not self.runs() else pipeline  # an opened project shows what is out of date
        title = (
            self.tr("Building the vocabulary") if pipeline is None else self.tr("Turning words into numbers")
        )
        cut = self.prepared.cut if self.prepared is not None else None
        work = streams.preparing(self.corpus, self.recipe, pipeline, cut)
        self.run_job(title, work, self._on_prepared, lane="text")

    def _on_prepared(self, prepared: Prepared) -> None:
        self.prepared, pipeline = prepared, prepared.pipeline
        self.pipeline = pipeline
        self._file.write(lambda project: project.save_pipeline(pipeline))
        self.save_now()
        self.pipeline_changed.emit()
        then, self._after_reading = self._after_reading, None
        if then is not None:
            then()

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

    # --- training ------------------------------------------------------------------------------------------

    @property
    def training_job(self) -> Job | None:
        """The job that trains now."""
        return self.trainer.job()

    @property
    def training(self) -> bool:
        """Whether a run is going on (also while it is paused)."""
        return self.training_job is not None

    @property
    def paused(self) -> bool:
        """Whether the run going on was asked to pause."""
        control = self.trainer.control()
        return control is not None and control.paused

    @property
    def run_started(self) -> RunStarted | None:
        """How the run being trained began; None before it has."""
        return self.trainer.started

    @property
    def epochs_done(self) -> int:
        """The newest epoch of the run being trained."""
        return self.trainer.epochs_done

    def can_train(self) -> str:
        """Why training cannot start now; "" when it can."""
        return self.trainer.blocked()

    def start_training(self) -> None:
        """Train a new run with the recipe of now; a vocabulary that is out of date is built first."""
        self.trainer.start()

    def resume_run(self, name: str | None = None) -> None:
        """Go on with a run from its last checkpoint."""
        self.trainer.go_on(name)

    def go_on_with(self, values: Mapping[str, Any], device: str | None = None) -> None:
        """Let the current run go on with other settings or elsewhere; one that is going on is stopped first."""
        self.trainer.go_on_with(values, device)

    def pause(self) -> None:
        """Let the run wait after its step."""
        if control := self.trainer.control():
            control.pause()
            self.run_changed.emit()

    def resume(self) -> None:
        """Let a waiting run go on."""
        if control := self.trainer.control():
            control.resume()
            self.run_changed.emit()

    def stop(self) -> None:
        """End the run after its step; its state is kept."""
        if self.training_job:
            self.training_job.stop()

    def stop_after_epoch(self) -> None:
        """End the run when its epoch is done."""
        if control := self.trainer.control():
            control.stop_after_epoch()
            self.run_changed.emit()

    # --- runs ----------------------------------------------------------------------------------------------

    def runs(self) -> tuple[RunRecord, ...]:
        """The runs of the project, oldest first."""
        return self.project.runs() if self.project else ()

    def choose_run(self, name: str) -> None:
        """Make another run the current one."""
        found = self.find_run(name)
        if found is not None and not self.training:
            self.current_run = found
            self.run_changed.emit()

    def find_run(self, name: str) -> RunRecord | None:
        """The newest run of a name."""
        return next((run for run in reversed(self.runs()) if run.name == name), None)

    def watched_sentences(self) -> tuple[str, ...]:
        """The sentences the user keeps an eye on; the next run scores them after every epoch."""
        return self.project.watched_sentences() if self.project else ()

    def watch_sentence(self, sentence: str, *, watched: bool) -> None:
        """Keep an eye on a sentence, or no longer; of too many the oldest goes."""
        others = tuple(known for known in self.watched_sentences() if known != sentence)
        kept = (*others, sentence)[-MOST_WATCHED:] if watched else others
        self._file.write(lambda project: project.save_watched_sentences(kept))

    # --- steps ---------------------------------------------------------------------------------------------

    def working_on(self, lane: str) -> bool:
        """Whether a job of the lane ("corpus", "text", "train", …) is going on."""
        return self.job_of(lane) is not None

    def job_of(self, lane: str) -> Job | None:
        """The job of a lane that is going on."""
        return self._lanes.current(lane)

    def step_state(self, step: Step) -> StepState:
        """How far a stop of the road is."""
        return step_states.step_state(self, step)

    def step_fact(self, step: Step) -> str:
        """What a stop holds, in a few words."""
        return step_states.step_fact(self, step)

    # --- jobs ----------------------------------------------------------------------------------------------

    def run_job(
        self,
        title: str,
        open_work: Callable[[RunControl], Work[T]],
        on_done: Callable[[T], None] | None = None,
        *,
        lane: str = "task",
        on_failed: Callable[[Problem], None] | None = None,
        on_stopped: Callable[[], None] | None = None,
    ) -> Job:
        """Run work beside the window. A new job of the same lane stops the one before, whose result is dropped.

        `on_done` gets the result in the GUI thread; `on_failed` replaces the message that tells of a failure;
        `on_stopped` hears that the user ended it.
        """
        return self._lanes.run(title, open_work, lane, on_done, on_failed or self.tell_problem, on_stopped)

    def leave_lane(self, lane: str) -> None:
        """End the job of a lane; nobody hears of it any more."""
        self._lanes.drop(lane)

    def jobs(self) -> list[Job]:
        """Every job whose thread still runs, the oldest first."""
        return self._lanes.jobs()

    def warm_up(self) -> None:
        """Wake the engine in the background, so that nothing stalls later."""

        def on_done(device: streams.FoundDevice) -> None:
            self.found_device = device
            forget_loaded()
            self.run_changed.emit()

        self.run_job(self.tr("Waking the engine"), streams.warming_up(), on_done, lane="warm")

    def measure_speed(self) -> None:
        """Find out how fast this computer multiplies, and note it."""
        kind = self.found_device.kind if self.found_device else "cpu"

        def on_done(speed: float) -> None:
            shown = f"{speed / 2e9:.0f}"
            self.noted.emit(
                lambda: self.tr(
                    "This computer multiplies about {n} thousand million numbers a second."
                ).format(n=shown)
            )

        self.run_job(self.tr("Measuring the speed"), streams.measuring_speed(kind), on_done, lane="speed")

    def close(self) -> None:
        """End all jobs and close the project; for the end of the program."""
        self._lanes.close()
        self.undo_stack.blockSignals(True)  # nobody is to hear it being emptied
        if self.project is not None:
            self.save_now()
            self.project.close()
            self.project = None

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

    # --- messages ------------------------------------------------------------------------------------------

    def tell(self, kind: Kind, text: str, details: str = "", actions: tuple[Action, ...] = ()) -> None:
        """Show a sentence on the page in front."""
        self.message.emit(Message(kind, text, details, actions))

    def tell_problem(self, problem: Problem) -> None:
        """Say why a job failed."""
        self.tell(Kind.ERROR, problem_sentence(problem), problem.details)

"""The one file that keeps a person's work."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType

from engine.corpus.documents import CorpusSource
from engine.errors import EngineError
from engine.events import EpochDone, Event, RunEnded
from engine.project import runs_table
from engine.project.checking import find_problems
from engine.project.database import Database, create_file, new_file, now
from engine.project.facts import ProjectFacts, write_fact
from engine.project.history import RunHistory, read_epochs, read_history, rewind, write_events
from engine.project.learner import Learner, learner_as_json
from engine.project.notes import checked_note, sweep_notes, write_note
from engine.project.records import ANYWHERE, Checkpoint, Place, RunRecord
from engine.project.runs_table import as_json, read_runs
from engine.project.states_table import read_checkpoint, write_checkpoints
from engine.recipe.recipe import Recipe
from engine.text.pipeline import TextPipeline
from engine.words import QT_TRANSLATE_NOOP


class Project(ProjectFacts):
    """A project file, open. Any thread may use it; beside it, others may hold the same file open.

    Opening looks before it touches: what is not a project is left as it is. Nothing in the file is run or unpickled.
    Every method raises `EngineError` when the disk is full, the file is locked, damaged or read-only; what was saved
    before stays.
    """

    @classmethod
    def create(cls, path: Path) -> Project:
        """A new, empty project at `path`, where nothing may be yet."""
        create_file(path.absolute())
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, busy_seconds: float = 10.0) -> Project:
        """The project at `path`; waits `busy_seconds` at most for another writer."""
        return cls(Database(path, busy_seconds=busy_seconds))

    @classmethod
    def open_or_create(cls, path: Path) -> Project:
        """The project at `path`, made when there is nothing."""
        return cls.open(path) if path.exists() else cls.create(path)

    @property
    def path(self) -> Path:
        """Where the file is (absolute)."""
        return self._database.path

    @property
    def read_only(self) -> bool:
        """Whether it can only be looked at: made by a newer version, or not writable."""
        return self._database.read_only

    def fold(self) -> None:
        """Put what was saved into the file itself, so that one who may not open it can read it there."""
        self._database.fold()

    def only_look(self, looking: bool) -> None:
        """Write nothing while another program trains a run here, and again when it does no more."""
        self._database.only_look(looking)

    def close(self) -> None:
        """Leave one whole file behind. Closing twice is fine."""
        self._database.close()

    def __enter__(self) -> Project:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def copy_to(self, path: Path) -> None:
        """Save a copy under another name, taking the place of what is there."""
        with new_file(path.absolute()) as connection:
            self._database.copy_to(connection)
            connection.execute("DELETE FROM facts WHERE name = 'learner'")  # nobody trains in the copy

    # Runs

    def runs(self) -> tuple[RunRecord, ...]:
        """The runs, oldest first, without those in the bin."""
        with self._database.reading() as connection:
            return read_runs(connection)

    def run(self, name: str | None = None) -> RunRecord:
        """A run by name, or the newest that has weights; raises `EngineError` naming the runs there are."""
        runs = self.runs()
        if name is None:
            if usable := [run for run in runs if run.usable]:
                return usable[-1]
            raise EngineError(
                QT_TRANSLATE_NOOP("engine", "Nothing has been trained in {path} yet. Train a run first."),
                path=self.path,
            )
        for run in runs:
            if run.name == name:
                return run
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "There is no run called '{name}' in {path}. Its runs: {names}."),
            name=name,
            path=self.path,
            names=", ".join(run.name for run in runs) or "-",
        )

    def create_run(
        self,
        name: str | None,
        recipe: Recipe,
        pipeline: TextPipeline,
        label_names: Sequence[str],
        source: CorpusSource,
        *,
        running: bool = False,
    ) -> RunRecord:
        """A new run without weights yet; `name` None gives "run 1", "run 2"…

        `running` says that the corpus is one running text: a text written by this run never comes to an end by itself.
        """
        with self._database.writing() as connection:
            return runs_table.insert_run(
                connection, name, now(), recipe, pipeline.as_json(), label_names, source, running
            )

    def refuse_new_run(self, name: str | None) -> None:
        """Raise `EngineError` when a run of this name could not be kept here, before work is put into it."""
        self._database.refuse_read_only()
        if name is None:
            return
        with self._database.reading() as connection:
            runs_table.checked_name(connection, name)

    def rename_run(self, run: RunRecord, name: str) -> RunRecord:
        """The run under another name."""
        with self._database.writing() as connection:
            name = runs_table.checked_name(connection, name)
            connection.execute("UPDATE runs SET name = ? WHERE id = ?", (name, run.id))
            return read_runs(connection, "id = ?", (run.id,))[0]

    def save_note(self, run: RunRecord, text: str) -> RunRecord:
        """The run with another note, "" for none."""
        text = checked_note(text)
        with self._database.writing() as connection:
            write_note(connection, run.id, text)
            return read_runs(connection, "id = ?", (run.id,))[0]

    def run_pipeline(self, run: RunRecord) -> TextPipeline:
        """The text pipeline the run was trained with."""
        with self._database.reading() as connection:
            (text,) = connection.execute("SELECT pipeline FROM runs WHERE id = ?", (run.id,)).fetchone()
            return TextPipeline.from_json(text)

    def run_labels(self, run: RunRecord) -> tuple[str, ...]:
        """The label names, in the order of the network's answers; empty for a language model."""
        return run.labels

    def finish_run(self, run: RunRecord, ended: RunEnded) -> None:
        """Note how the run ended. A later resume that ends writes over it."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE runs SET summary = ? WHERE id = ?", (as_json(dataclasses.asdict(ended)), run.id)
            )
            connection.execute("DELETE FROM facts WHERE name = 'learner'")

    def delete_run(self, run: RunRecord) -> None:
        """Put the run into the bin, from where it can be taken back."""
        with self._database.writing() as connection:
            connection.execute("UPDATE runs SET deleted = ? WHERE id = ?", (now(), run.id))

    def deleted_runs(self) -> tuple[RunRecord, ...]:
        """What is in the bin."""
        with self._database.reading() as connection:
            return read_runs(connection, "deleted IS NOT NULL")

    def restore_run(self, run: RunRecord) -> RunRecord:
        """Take a run out of the bin; when its name was given away meanwhile, it gets a number after it."""
        with self._database.writing() as connection:
            name = runs_table.free_name(connection, run.name)
            connection.execute("UPDATE runs SET name = ?, deleted = NULL WHERE id = ?", (name, run.id))
            return read_runs(connection, "id = ?", (run.id,))[0]

    def empty_bin(self) -> None:
        """Remove the runs in the bin for good and make the file smaller."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM runs WHERE deleted IS NOT NULL")
            sweep_notes(connection)
        self._database.vacuum()

    # Checkpoints and history

    def save_checkpoint(self, run: RunRecord, checkpoint: Checkpoint) -> None:
        """Keep a state in its slot, with its events, in one transaction: wholly or not at all."""
        self.save_checkpoints(run, (checkpoint,))

    def save_checkpoints(
        self,
        run: RunRecord,
        checkpoints: Sequence[Checkpoint],
        *,
        after: Place | None = ANYWHERE,
        forget: Sequence[str] = (),
        learner: Learner | None = None,
    ) -> None:
        """Several slots (such as "best" and "last") in one transaction, in which those to `forget` go.

        With them is noted who learns. Raises `EngineError` when the last state is not the one at `after`: another
        program learns the run, too.
        """
        with self._database.writing() as connection:
            runs_table.refuse_other_learner(connection, run, after)
            write_checkpoints(connection, run, checkpoints)
            connection.executemany(
                "DELETE FROM checkpoints WHERE run = ? AND slot = ?", [(run.id, slot) for slot in forget]
            )
            if learner is not None:
                write_fact(connection, "learner", learner_as_json(learner))

    def change_run(
        self,
        run: RunRecord,
        recipe: Recipe,
        checkpoints: Sequence[Checkpoint],
        events: Iterable[Event],
        *,
        after: Place | None = ANYWHERE,
    ) -> None:
        """Let a run go on with another recipe from these states, in one transaction; it is unfinished again.

        What was told after the last of the states is forgotten. Raises `EngineError` when the last state is not the one
        at `after`.
        """
        with self._database.writing() as connection:
            runs_table.refuse_other_learner(connection, run, after)
            for c in checkpoints:
                rewind(connection, run, c.epoch, c.step)
            write_checkpoints(connection, run, checkpoints)
            write_events(connection, run, events)
            connection.execute(
                "UPDATE runs SET recipe = ?, summary = NULL WHERE id = ?", (recipe.as_json(), run.id)
            )

    def load_checkpoint(self, run: RunRecord, slot: str) -> Checkpoint | None:
        """The state in a slot, or None; raises `EngineError` when its bytes are not those that were saved."""
        with self._database.reading() as connection:
            return read_checkpoint(connection, run, slot, self.path)

    def append_events(self, run: RunRecord, events: Iterable[Event]) -> None:
        """Add steps, epochs, samples, answers, watched sentences and gradients to the run's history; others are passed over."""
        with self._database.writing() as connection:
            write_events(connection, run, events)

    def rewind_history(
        self, run: RunRecord, epoch: int, step: int, *, after: Place | None = ANYWHERE
    ) -> None:
        """Forget what was told after `epoch` whole epochs and `step` steps, because the run goes on from there.

        Raises `EngineError` when the last state is not the one at `after`.
        """
        with self._database.writing() as connection:
            runs_table.refuse_other_learner(connection, run, after)
            rewind(connection, run, epoch, step)

    def history(self, run: RunRecord) -> RunHistory:
        """What the run told while it learnt."""
        with self._database.reading() as connection:
            return read_history(connection, run)

    def epochs(self, run: RunRecord) -> tuple[EpochDone, ...]:
        """The run's epochs, without its steps; quick."""
        with self._database.reading() as connection:
            return read_epochs(connection, run)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file, as sentences; empty when it is whole."""
        return find_problems(self._database)

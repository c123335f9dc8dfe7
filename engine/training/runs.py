"""What the command line and the window call: start a run, take one up again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.cache import Cache
from engine.control import RunControl
from engine.corpus.sources import CorpusPath
from engine.errors import EngineError
from engine.events import RunEnded, SettingsChanged, WeightsTaken, Work
from engine.networks.shapes import describe_task, sizes_of
from engine.project.project import Project
from engine.project.records import LARGEST_STATE, LAST, Place, RunRecord, RunStatus
from engine.recipe.recipe import Recipe, Task
from engine.training.changing import changed_recipe, divides_anew
from engine.training.checkpoints import damage_explained
from engine.training.devices import choose_device, choose_threads
from engine.training.keeping import ProjectKeeper
from engine.training.loop import train
from engine.training.optimisers import remembered_numbers
from engine.training.parallel import Team, TeamControl
from engine.training.parallel_runs import assemble, refuse_team
from engine.training.preparing import Prepared, check_corpus
from engine.training.preparing_again import prepare_again
from engine.training.session import Session
from engine.training.starting_points import find_starting_point
from engine.training.trouble import trouble_explained
from engine.training.vector_runs import resume_vectors, start_vectors
from engine.training.watching import make_watcher
from engine.words import QT_TRANSLATE_NOOP

BYTES_A_NUMBER = 4  # float32


def start_run(
    project: Project,
    recipe: Recipe,
    prepared: Prepared,
    control: RunControl,
    *,
    device: str = "auto",
    name: str | None = None,
    team: Team | None = None,
) -> Work[RunEnded]:
    """Train a new network and keep it in the project; the events end with `RunEnded`.

    With a `team` it learns together with other processes, of which this one leads.
    """
    check_corpus(prepared.corpus, recipe)
    chosen = choose_device(device) if team is None else team.device
    _refuse_unsavable(project, recipe, prepared)
    if recipe.task is Task.WORD_VECTORS:
        refuse_team(team)
        return (yield from start_vectors(project, recipe, prepared, control, chosen, name))
    if team is not None:
        assemble(team, recipe, prepared)
    # The session first: what is wrong with the text or the device shows before the project has a run to keep.
    start = yield from find_starting_point(project, recipe, prepared.pipeline, control)
    with trouble_explained(recipe):
        session = Session(name or "", recipe, prepared, chosen)
        told = session.begin_from(start)
    if team is not None:
        session.join(team)
    run = project.create_run(
        name,
        recipe,
        prepared.pipeline,
        prepared.encoded.label_names,
        prepared.corpus.source,
        running=prepared.corpus.running,
    )
    session.name = run.name
    return (yield from _train(project, run, session, control, told=told))


def resume_run(
    project: Project,
    control: RunControl,
    *,
    run: str | None = None,
    device: str = "auto",
    cache: Cache | None = None,
    changes: Mapping[str, Any] | None = None,
    team: Team | None = None,
    corpus: CorpusPath | None = None,
) -> Work[RunEnded]:
    """Go on with a run that was stopped or cut off, from its last saved state; the newest such run when none is named.

    With `changes` of its settings it goes on with these, also when it has ended: with more epochs, a smaller rate or
    batch. Without, a run that has ended by itself ends again at once. With a `team` it learns together with other
    processes, of which this one leads. `corpus` says where its corpus was moved to. Raises `EngineError` when that has
    changed or gone.
    """
    record = project.run(run) if run is not None else _newest_unfinished(project)
    recipe = changed_recipe(record.recipe, changes or {})
    chosen = choose_device(device) if team is None else team.device
    checkpoint = project.load_checkpoint(record, LAST)
    pipeline = project.run_pipeline(record)
    prepared = yield from prepare_again(record.corpus, record.recipe, pipeline, control, cache, corpus)
    if record.recipe.task is Task.WORD_VECTORS:
        _refuse_changes(changes)
        refuse_team(team)
        return (yield from resume_vectors(project, record, prepared, control, chosen))
    if team is not None:
        assemble(team, recipe, prepared)
    with trouble_explained(recipe):
        session = Session(record.name, recipe, prepared, chosen, choose_threads(recipe))
    told: tuple[WeightsTaken, ...] = ()
    if checkpoint:
        with damage_explained(record.name):
            session.restore(checkpoint)
    else:
        start = yield from find_starting_point(project, record.recipe, prepared.pipeline, control)
        told = session.begin_from(start)
    place = (checkpoint.epoch, checkpoint.step) if checkpoint else None
    if changes:
        place = _change(project, record, session, changes, place)
        record = project.run(record.name)
    project.rewind_history(record, session.position.epoch, session.position.step, after=place)
    if team is not None:
        session.join(team)
    return (yield from _train(project, record, session, control, place, told))


def _refuse_changes(changes: Mapping[str, Any] | None) -> None:
    if changes:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "Word vectors go on with the settings they were begun with, because their learning rate falls over the "
                "whole run. Start a new run.",
            )
        )


def _change(
    project: Project, run: RunRecord, session: Session, changes: Mapping[str, Any], place: Place | None
) -> Place | None:
    """Let the run go on with other settings, which it then has been trained with; gives where its state is now."""
    if divides_anew(run.recipe, session.recipe):
        session.begin_epoch_again()
    session.position.stale = 0  # what it has become stale with is no more
    position = session.position
    told = SettingsChanged(position.epoch, position.step, tuple((k, str(v)) for k, v in changes.items()))
    states = (session.state(),) if place else ()
    project.change_run(run, session.recipe, states, (told,), after=place)
    return (position.epoch, position.step) if place else None


def _refuse_unsavable(project: Project, recipe: Recipe, prepared: Prepared) -> None:
    """Raise `EngineError` before a network is made whose state (weights, optimiser) could not be kept."""
    sizes = sizes_of(recipe, prepared.pipeline, len(prepared.encoded.label_names))
    layers = describe_task(recipe.task.value, recipe.model, sizes, steps=1, batch=1)
    remembered = 0 if recipe.task is Task.WORD_VECTORS else remembered_numbers(recipe.training)
    numbers = sum(layer.parameters for layer in layers) * (1 + remembered)
    if numbers * BYTES_A_NUMBER > LARGEST_STATE:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "The network is too large to be saved in {path}. Choose a smaller memory or vocabulary.",
            ),
            path=project.path,
        )


def _newest_unfinished(project: Project) -> RunRecord:
    open_runs = [r for r in project.runs() if r.status in (RunStatus.UNFINISHED, RunStatus.STOPPED)]
    return open_runs[-1] if open_runs else project.run(None)


def _train(
    project: Project,
    run: RunRecord,
    session: Session,
    control: RunControl,
    place: Place | None = None,
    told: Sequence[WeightsTaken] = (),
) -> Work[RunEnded]:
    keeper = ProjectKeeper(project, run, place)
    watcher = make_watcher(session.recipe, session.prepared, project.watched_sentences())
    work = train(session, control if session.team is None else TeamControl(session.team), keeper, watcher)
    while True:
        try:
            event = next(work)
        except StopIteration as end:
            ended: RunEnded = end.value
            return ended
        keeper.told.append(event)
        keeper.told.extend(told)
        yield event
        yield from told  # after the first event, which says that the run has begun
        told = ()

"""`train` and `resume`: a run from its settings to its end."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.cache import user_cache
from engine.commands.arguments import Options
from engine.commands.console import Console, percent, several
from engine.commands.progress import duration, follow
from engine.commands.together import joined_team, learn_along
from engine.commands.wishes import corpus_of, read_known, recipe_of
from engine.control import RunControl
from engine.corpus.sources import kept_paths, one_or_several
from engine.errors import EngineError
from engine.events import EndReason, RunEnded, RunStarted, Work
from engine.project.project import Project
from engine.recipe.given import parse_assignments
from engine.recipe.recipe import Task
from engine.recipe.trees import Tree
from engine.training.coach import read_curves
from engine.training.coach_words import english
from engine.training.curves import curves_of
from engine.training.parallel_seat import seat_of
from engine.training.trouble import TrainingTrouble
from engine.words import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from engine.training.parallel import Team


def train(options: Options, console: Console, control: RunControl) -> int:
    """Train a run in a project, which is made when there is none; 130 when it was stopped."""

    def learn() -> int:
        with joined_team(options, console, control) as team:
            if team is not None and not team.seat.leads:
                return learn_along(team, control)
            work = _train(options, console, control, team)
            return _tell_end(follow(work, console, records=True), options, console)

    return _or_told_how_to_go_on(learn, options, console)


def resume(options: Options, console: Console, control: RunControl) -> int:
    """Go on with a run from its last checkpoint."""
    from engine.training.runs import resume_run

    changes = _flat(parse_assignments(options.assignments))

    def go_on() -> int:
        with joined_team(options, console, control) as team:
            if team is not None and not team.seat.leads:
                return learn_along(team, control)
            with Project.open(Path(options.project)) as project:
                work = resume_run(
                    project,
                    control,
                    run=options.run,
                    device=options.device,
                    cache=user_cache(),
                    changes=changes,
                    team=team,
                    corpus=one_or_several(options.corpus) if options.corpus else None,
                )
                return _tell_end(follow(work, console, records=True), options, console)

    return _or_told_how_to_go_on(go_on, options, console)


def _or_told_how_to_go_on(learn: Callable[[], int], options: Options, console: Console) -> int:
    """A run that cannot go on as it is says how it can."""
    try:
        return learn()
    except TrainingTrouble as trouble:
        run = _newest_run(options) if trouble.remedy is not None else None
        if trouble.remedy is None or (run is None and seat_of() is None):
            raise
        console.clear()
        console.note(str(trouble))
        words = [f"--run {_quoted(run)}"] if run else []
        words += [f"--set {key}={value}" for key, value in trouble.remedy.values.items()]
        words += [f"--device {trouble.remedy.device}"] if trouble.remedy.device else []
        console.note(f"Go on with: main.py {' '.join(['resume', _quoted(options.project), *words])}")
        return 2


def _newest_run(options: Options) -> str | None:
    """The run that was being trained; None when it had not begun, or when another process has the project."""
    seat = seat_of()
    if not Path(options.project).exists() or (seat is not None and not seat.leads):
        return None
    with Project.open(Path(options.project)) as project:
        runs = project.runs()
    wanted = options.run if options.verb == "resume" else options.name
    names = [run.name for run in runs]
    return wanted if wanted in names else names[-1] if names else None


def _flat(tree: Tree) -> dict[str, Any]:
    """`{"training": {"epochs": 5}}` as `{"training.epochs": 5}`."""
    found: dict[str, Any] = {}
    for group, inner in tree.items():
        found |= (
            {f"{group}.{name}": value for name, value in inner.items()}
            if isinstance(inner, dict)
            else {group: inner}
        )
    return found


def _train(options: Options, console: Console, control: RunControl, team: Team | None) -> Work[RunEnded]:
    """All that can be wrong with the corpus and the settings is told before a project is made or changed."""
    path = Path(options.project)
    known = read_known(path, options.name)
    corpus = corpus_of(options, known)
    recipe, is_new = recipe_of(options, corpus, known, control)
    from engine.training.devices import choose_device
    from engine.training.initial_runs import refuse_missing_start
    from engine.training.preparing import prepare
    from engine.training.runs import start_run

    if team is None:
        choose_device(options.device)  # before the corpus is read, which may take long
    refuse_missing_start(path, recipe)
    prepared = yield from prepare(corpus, recipe, control, cache=user_cache())
    if options.corpus is None and known.source is not None and prepared.corpus.source != known.source:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "{path} has changed since it was first read for this project. Add --corpus {path} to learn from it as it is now.",
            ),
            path=" ".join(map(_quoted, kept_paths(known.source))),
        )
    with _project_for_a_run(path) as project:
        work = start_run(
            project, recipe, prepared, control, device=options.device, name=options.name, team=team
        )
        begun = next(work)
        while not isinstance(begun, RunStarted):  # word vectors are read first
            yield begun
            begun = next(work)
        # Only now is this run what the project is about.
        for problem in prepared.problems if is_new or prepared.problems != prepared.corpus.problems else ():
            console.note(str(problem))
        yield begun
        project.save_recipe(recipe)
        project.save_corpus_source(prepared.corpus.source)
        project.save_pipeline(prepared.pipeline)
        return (yield from work)


@contextlib.contextmanager
def _project_for_a_run(path: Path) -> Iterator[Project]:
    """The project, made when there is none; one that was made for a run that could not begin is taken away again."""
    made = not path.exists()
    unused = False
    with Project.open_or_create(path) as project:
        try:
            yield project
        except EngineError:
            unused = made and not project.runs()
            raise
        finally:
            if unused:
                project.close()
                path.unlink()


def _tell_end(ended: RunEnded, options: Options, console: Console) -> int:
    console.say(_end_line(ended))
    if advice := _coach_line(options, ended):
        console.say(advice)
    if ended.reason is EndReason.STOPPED:
        console.note(
            f"Stopped; the state is saved. Go on with: main.py resume {_quoted(options.project)} --run {_quoted(ended.run)}"
        )
        return 130
    console.say(f"Saved in {options.project}.")
    return 0


def _coach_line(options: Options, ended: RunEnded) -> str:
    """What the curves of the run say."""
    with Project.open(Path(options.project)) as project:
        run = project.run(ended.run)
        history = project.history(run)
    if run.recipe.task is Task.WORD_VECTORS:
        return ""  # what a coach says of networks (more epochs, sooner) is no advice where the rate falls to nothing
    return english(read_curves(curves_of(run.recipe, history))) if history.epochs else ""


def _quoted(word: str) -> str:
    """As it is typed on a command line."""
    return word if re.fullmatch(r"[\w./\\:-]+", word) else f'"{word}"'


def _end_line(ended: RunEnded) -> str:
    how = {
        EndReason.COMPLETED: "is done",
        EndReason.EARLY_STOPPED: "ended early, because it no longer got better,",
        EndReason.STOPPED: "was stopped",
    }[ended.reason]
    line = f"Run '{ended.run}' {how} after {several(ended.epochs, 'epoch')} in {duration(ended.seconds)}."
    if (best := ended.best) is None:
        return line
    if best.valid_accuracy is not None:
        what = "texts" if best.valid_perplexity is None else "tokens"
        return f"{line} Best was epoch {best.epoch}: {percent(best.valid_accuracy)} of the new {what} right."
    if best.valid_perplexity is not None:
        return f"{line} Best was epoch {best.epoch}: perplexity {best.valid_perplexity:,.2f} on new text."
    return line

"""One process of a team that learns small runs of every task: started by `teams.run_team`, not a test itself."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch

from engine.control import RunControl
from engine.events import EndReason, StepDone, result_of
from engine.project.project import Project
from engine.recipe.recipe import Recipe
from engine.training import loop, touched_rows
from engine.training.parallel import Team, joined
from engine.training.parallel_runs import follow
from engine.training.parallel_seat import seat_of
from engine.training.preparing import Prepared
from engine.training.runs import resume_run, start_run
from tests.engine.training.helpers import a_recipe, prepared_corpus
from tests.engine.training.pairs import a_token_recipe, prepared_answers

# The last batch of each has a single row, so one of two processes has none.
CASES: dict[str, Recipe] = {
    "classification": a_recipe(
        training__batch_size=31, training__class_weights="balanced", training__label_smoothing=0.1
    ),
    "averaged": a_recipe(training__batch_size=7, training__averaging="ema", model__embedding_dropout=0.2),
    "rows": a_recipe(training__batch_size=7, model__embedding_dropout=0.2),
    "language_model": a_recipe("language_model", training__batch_size=5),
    "one_stream": a_recipe(
        "language_model",
        training__batch_size=1,
        training__epochs=1,
        training__bptt_steps=32,
        model__softmax="adaptive",
    ),
    "aligned": a_token_recipe("aligned", training__batch_size=17),
    "conditional": a_token_recipe("conditional", training__batch_size=17, model__locked_dropout=False),
    "seq2seq": a_token_recipe("seq2seq", training__batch_size=17, training__teacher_forcing=0.5),
}


def prepared_case(folder: Path, recipe: Recipe) -> Prepared:
    """The corpus of a case, written and prepared."""
    task = recipe.task.value
    return (prepared_corpus if task in ("classification", "language_model") else prepared_answers)(
        folder, recipe
    )


@contextlib.contextmanager
def rows_alone(case: str) -> Iterator[None]:
    """In the case "rows" small tables have gradients of the rows read, too."""
    large = touched_rows.LARGE
    touched_rows.LARGE = 1 if case == "rows" else large
    try:
        yield
    finally:
        touched_rows.LARGE = large


def learn(project: Path, case: str, folder: Path, team: Team | None = None) -> None:
    """A run from its beginning to its end."""
    recipe = CASES[case]
    with Project.open_or_create(project) as kept, rows_alone(case):
        prepared = prepared_case(folder, recipe)
        result_of(start_run(kept, recipe, prepared, RunControl(), device="cpu", team=team))


def learn_in_two(project: Path, case: str, folder: Path, team: Team) -> None:
    """The same, but stopped, saved, and gone on with: in the middle of an epoch, or before the validation part is read."""
    recipe, control = CASES[case], RunControl()
    team._asked = control
    with Project.open_or_create(project) as kept:
        prepared = prepared_case(folder, recipe)
        work: Any = start_run(kept, recipe, prepared, control, team=team)
        started = next(work)
        last = started.steps_per_epoch if case == "classification" else started.steps_per_epoch // 2
        for event in work:
            if isinstance(event, StepDone) and event.step == last:
                control.stop()
        assert kept.runs()[0].reason is EndReason.STOPPED
        team._asked = RunControl()
        team.stopping = False
        result_of(resume_run(kept, RunControl(), team=team))


def main(folder: Path) -> None:
    """Every case once; of the language model also with a stop and a resume in between."""
    loop.SAVE_SECONDS = 0.0  # a state after every step
    seat = seat_of()
    assert seat is not None
    torch.set_num_threads(1)
    with joined(seat, torch.device("cpu"), RunControl()) as team:
        for case in CASES:
            if seat.leads:
                learn(folder / f"{case}-team.unroll", case, folder, team)
            else:
                with rows_alone(case):
                    result_of(follow(team, RunControl(), None))
        for case in ("language_model", "classification"):
            if seat.leads:
                learn_in_two(folder / f"{case}-resumed.unroll", case, folder, team)
            else:
                result_of(follow(team, RunControl(), None))
                team.stopping = False
                result_of(follow(team, RunControl(), None))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

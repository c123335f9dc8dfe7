"""Small corpora on disk, recipes for them, and runs that are cut off."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engine.control import RunControl
from engine.events import Event, RunEnded, Work, result_of
from engine.project.project import Project
from engine.recipe.recipe import Recipe, parse_recipe
from engine.training.preparing import Prepared, prepare
from engine.training.runs import resume_run, start_run


def write_reviews(folder: Path, count: int = 40) -> Path:
    """A labelled table in which one character decides."""
    draw = random.Random(1)
    rows = []
    for number in range(count):
        filling = "".join(draw.choices("天地人你我他", k=draw.randint(1, 12)))
        rows.append(f"{number % 2},{filling}{'好' if number % 2 else '坏'}{filling[:3]}")
    path = folder / "reviews.csv"
    path.write_text("label,review\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def write_running_text(folder: Path, times: int = 40) -> Path:
    """One running text that repeats itself."""
    path = folder / "running.txt"
    path.write_text("the time traveller smiled. " * times, encoding="utf-8")
    return path


def a_recipe(task: str = "classification", **values: Any) -> Recipe:
    """A recipe small enough to train in a moment; `training__epochs=3` sets training.epochs."""
    tree = {
        "task": task,
        "corpus.format": "csv" if task == "classification" else "running",
        "corpus.validation_fraction": 0.2,
        "text.cutter": "characters",
        "model.embedding_dim": 5,
        "model.hidden_size": 6,
        "model.dropout": 0.3,
        "model.bidirectional": task == "classification",
        "model.readout": "mean_max",
        "training.epochs": 2,
        "training.batch_size": 8,
        "training.bptt_steps": 16,
        "training.learning_rate": 0.01,
        "writing.tokens": 5,
    }
    tree |= {key.replace("__", "."): value for key, value in values.items()}
    return parse_recipe({}).with_values(tree)


def prepared_corpus(folder: Path, recipe: Recipe) -> Prepared:
    """The small corpus of the recipe's task, prepared."""
    write = write_reviews if recipe.task.value == "classification" else write_running_text
    return result_of(prepare(write(folder), recipe, RunControl()))


def trained(
    project: Project, recipe: Recipe, prepared: Prepared, control: RunControl | None = None
) -> list[Event]:
    """All events of a new run."""
    return list(start_run(project, recipe, prepared, control or RunControl(), device="cpu"))


def cut_off(work: Work[RunEnded], after: int) -> bool:
    """Listen to `after` events, then leave the work as a kill does; False when it had ended before."""
    for _ in range(after):
        if next(work, None) is None:
            return False
    work.close()
    return True


def resumed(path: Path) -> list[Event]:
    """All events of a run that is taken up again from the file."""
    with Project.open(path) as project:
        return list(resume_run(project, RunControl(), device="cpu"))


def of_kind(events: Sequence[Event], kind: type) -> list[Any]:
    """The events of one kind."""
    return [event for event in events if isinstance(event, kind)]

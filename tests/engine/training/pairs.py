"""Small corpora and recipes of the tasks that answer with tokens."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from engine.control import RunControl
from engine.events import result_of
from engine.recipe.recipe import Recipe, parse_recipe
from engine.training.preparing import Prepared, prepare

TASKS = ("aligned", "conditional", "seq2seq")


def write_answers(folder: Path, task: str, count: int = 24) -> Path:
    """Lines of a few letters: each is answered by the next letters (aligned), its end (seq2seq), or has a label."""
    draw, rows = random.Random(1), []
    for _ in range(count):
        line = "".join(draw.choices("abcde", k=draw.randint(3, 8)))
        shifted = "".join(chr(ord(letter) + 1) for letter in line)
        rows.append({"aligned": (line, shifted), "seq2seq": (line, shifted[-2:])}.get(task, (line[0], line)))
    head = "label,text" if task == "conditional" else "source,target"
    path = folder / f"{task}.csv"
    path.write_text("\n".join([head, *(",".join(row) for row in rows)]), encoding="utf-8")
    return path


def a_token_recipe(task: str, **values: Any) -> Recipe:
    """A recipe small enough to train in a moment; `training__epochs=3` sets training.epochs."""
    tree = {
        "task": task,
        "corpus.validation_fraction": 0.25,
        "text.cutter": "characters",
        "model.embedding_dim": 5,
        "model.hidden_size": 6,
        "model.dropout": 0.2,
        "training.epochs": 3,
        "training.batch_size": 5,
        "training.learning_rate": 0.02,
        "writing.tokens": 12,
    }
    if task != "conditional":
        columns = {"corpus.source_column": "source", "corpus.target_column": "target"}
        tree |= {**columns, "model.bidirectional": True}
    return parse_recipe({}).with_values(tree | {key.replace("__", "."): v for key, v in values.items()})


def prepared_answers(folder: Path, recipe: Recipe) -> Prepared:
    """The small corpus of the recipe's task, prepared."""
    return result_of(prepare(write_answers(folder, recipe.task.value), recipe, RunControl()))

"""Records the curves that the coach must name: `python3 -m tests.benchmarks.record_curves [NAME …]`.

Each is a real, small training that was set up to go one certain way (too large a rate, too little text, …) by someone who
knows what it will look like. What was told of its epochs is kept in tests/engine/training/curves, a few numbers each.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from engine.control import RunControl
from engine.events import EpochDone, RunEnded, RunStarted, StepDone, result_of
from engine.project.project import Project
from engine.recipe.recipe import parse_recipe
from engine.training.preparing import prepare
from engine.training.runs import start_run
from engine.training.trouble import TrainingTrouble

FOLDER = Path(__file__).parents[1] / "engine" / "training" / "curves"
KEPT = (
    "epoch",
    "step",
    "train_loss",
    "valid_loss",
    "train_accuracy",
    "valid_accuracy",
    "learning_rate",
    "best",
)
GOOD, BAD, OTHER = (
    "fresh warm kind crisp quick",
    "cold stale rude late greasy",
    "the a soup was bread and tea so very",
)


def reviews(count: int, *, doubtful: float = 0.0, words: int = 10, seed: int = 1) -> list[str]:
    """Rows of label and text: words of either kind decide; of a doubtful text the label is drawn."""
    draw, rows = random.Random(seed), ["label,text"]
    for number in range(count):
        label = number % 2
        own = draw.choices((GOOD if label else BAD).split(), k=2)
        text = draw.choices(OTHER.split() + [f"w{i}" for i in range(200)], k=words) + own
        draw.shuffle(text)
        shown = draw.randint(0, 1) if draw.random() < doubtful else label
        rows.append(f"{shown},{' '.join(text)}")
    return rows


def sentences(count: int, seed: int = 1) -> list[str]:
    """Lines of a little language."""
    draw, rows = random.Random(seed), []
    for _ in range(count):
        who, what = (
            draw.choice(["cook", "guest", "waiter", "child"]),
            draw.choice(["soup", "bread", "tea", "rice"]),
        )
        how, when = (
            draw.choice([*GOOD.split(), *BAD.split()]),
            draw.choice(["today", "again", "at noon", "at last"]),
        )
        rows.append(f"the {how} {who} brings the {what} {when}")
    return rows


Make = Callable[[], list[str]]
REVIEWS = {"corpus.format": "csv", "text.cutter": "words", "model.embedding_dim": 16, "model.hidden_size": 16}
LINES = {**REVIEWS, "task": "language_model", "corpus.format": "lines", "training.bptt_steps": 20}
LONG = {"training.patience": 0, "training.epochs": 12}

# name: what the coach should say, the corpus, the settings, how many of the epochs are looked at while it goes on (0: all)
CURVES: dict[str, tuple[str, Make, dict[str, Any], int]] = {
    "language_still_learning": (
        "still_learning",
        lambda: sentences(400),
        {**LINES, "training.epochs": 4, "training.learning_rate": 0.01},
        0,
    ),
    "reviews_going_well": (
        "going_well",
        lambda: reviews(1500),
        {**REVIEWS, **LONG, "training.learning_rate": 0.001},
        4,
    ),
    "reviews_memorised": (
        "memorising",
        lambda: reviews(800, doubtful=0.25),
        {**REVIEWS, **LONG, "training.learning_rate": 0.01},
        0,
    ),
    "language_memorised": (
        "memorising",
        lambda: sentences(60),
        {
            **LINES,
            "model.embedding_dim": 32,
            "model.hidden_size": 96,
            "training.epochs": 40,
            "training.patience": 0,
            "training.learning_rate": 0.01,
            "training.batch_size": 4,
        },
        0,
    ),
    "reviews_rate_too_large": (
        "too_fast",
        lambda: reviews(600),
        {**REVIEWS, **LONG, "training.learning_rate": 1.0, "training.clip_norm": 0.0},
        0,
    ),
    "language_rate_too_large": (
        "too_fast",
        lambda: sentences(400),
        {**LINES, **LONG, "training.learning_rate": 4.0, "training.clip_norm": 0.0},
        0,
    ),
    "reviews_rate_too_small": (
        "too_slow",
        lambda: reviews(600),
        {**REVIEWS, **LONG, "training.epochs": 6, "training.learning_rate": 0.00003},
        0,
    ),
    "reviews_too_few": (
        "too_little_text",
        lambda: reviews(60, words=30),
        {
            **REVIEWS,
            "training.epochs": 25,
            "training.patience": 0,
            "training.learning_rate": 0.01,
            "training.batch_size": 8,
        },
        0,
    ),
    "reviews_broken": (
        "diverged",
        lambda: reviews(600),
        {
            **REVIEWS,
            **LONG,
            "model.cell": "rnn",
            "model.activation": "relu",
            "training.optimizer": "sgd",
            "training.learning_rate": 90.0,
            "training.clip_norm": 0.0,
        },
        0,
    ),
    "language_levelled_off": (
        "levelled_off",
        lambda: sentences(3000),
        {**LINES, "training.epochs": 14, "training.patience": 0, "training.learning_rate": 0.01},
        0,
    ),
    "language_network_too_small": (
        "underfitting",
        lambda: sentences(1500),
        {
            **LINES,
            "model.embedding_dim": 1,
            "model.hidden_size": 1,
            "model.cell": "rnn",
            "training.epochs": 40,
            "training.patience": 0,
            "training.learning_rate": 0.03,
        },
        0,
    ),
    "reviews_labels_by_chance": (
        "not_learning",
        lambda: reviews(3000, doubtful=1.0),
        {
            **REVIEWS,
            **LONG,
            "training.epochs": 6,
            "model.hidden_size": 2,
            "model.embedding_dim": 2,
            "model.dropout": 0.5,
        },
        0,
    ),
    "reviews_nothing_kept_back": (
        "unchecked",
        lambda: reviews(400),
        {**REVIEWS, "corpus.validation_fraction": 0.0, "training.epochs": 5},
        0,
    ),
}


def record(name: str) -> dict[str, Any]:
    """Train, and give what was told."""
    advice, make, settings, shown = CURVES[name]
    recipe = parse_recipe({}).with_values({"corpus.validation_fraction": 0.2, **settings})
    epochs: list[EpochDone] = []
    first: list[float] = []
    ended, broken, planned = False, False, recipe.training.epochs
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / ("corpus.csv" if recipe.task.value == "classification" else "corpus.txt")
        corpus.write_text("\n".join(make()) + "\n", encoding="utf-8")
        prepared = result_of(prepare(corpus, recipe, RunControl()))
        with Project.create(Path(folder) / "p.unroll") as project:
            try:
                for event in start_run(project, recipe, prepared, RunControl(), device="cpu"):
                    if isinstance(event, EpochDone):
                        epochs.append(event)
                    elif isinstance(event, StepDone):
                        first += [] if first else [event.loss]
                    elif isinstance(event, RunStarted):
                        planned = event.epochs
                    elif isinstance(event, RunEnded):
                        ended = True
                    if shown and len(epochs) == shown:
                        break
            except TrainingTrouble:
                broken = True
    rows = [{key: _short(getattr(epoch, key)) for key in KEPT} for epoch in epochs]
    return {
        "advice": advice,
        "planned": planned,
        "first_loss": _short(first[0]),
        "ended": ended,
        "broken": broken,
        "epochs": rows,
    }


def _short(value: Any) -> Any:
    return float(f"{value:.5g}") if isinstance(value, float) else value


def main() -> None:
    """Record those named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    FOLDER.mkdir(exist_ok=True)
    for name in parser.parse_args().names or CURVES:
        curve = record(name)
        (FOLDER / f"{name}.json").write_text(json.dumps(curve, indent=1) + "\n", encoding="utf-8")
        train = [row["train_loss"] for row in curve["epochs"]]
        valid = [row["valid_loss"] for row in curve["epochs"]]
        sys.stdout.write(f"{name}: first {curve['first_loss']}, training {train}, validation {valid}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

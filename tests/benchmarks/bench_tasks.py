"""What the tasks that answer with tokens learn: `python3 -m tests.benchmarks.bench_tasks [--couplets FILE] [--pairs FILE]
[--poems FILE] [--only NAME] [--epochs N]`.

    --couplets   two lines of equal length   token accuracy beside always the most frequent character; lengths
    --pairs      English, Chinese            BLEU with additive attention and without any
    --poems      author, text                whether what is written for an author is likeliest for that author
    dates        made here                   exact match of English dates as digits

Each is trained with its preset by the same code as the command line, and judged by what it has not read. Token accuracy
is told twice: each token after the true ones before it, as the training tells it, and after the network's own, as an
answer is written. What is aimed at stands behind each figure; the exit code is 1 when something falls short.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import torch

from engine.control import RunControl
from engine.events import EpochDone, result_of
from engine.networks.aligned import Aligned
from engine.networks.conditional import Conditional, ForLabel
from engine.project.project import Project
from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Recipe
from engine.text.vocabulary import EOS, SPECIALS
from engine.training.answers import answer_ids
from engine.training.batches import pad_ids
from engine.training.checkpoints import load_network
from engine.training.evaluation import EvaluationReport, evaluate_run
from engine.training.preparing import Prepared, prepare
from engine.training.runs import start_run
from engine.training.samples import draw_sample
from tests.journeys.test_dates import SETTINGS, dates, write_dates

AUTHORS, POEMS_EACH = 10, 20
POINTS, EXACT = 10, 99  # what is aimed at: points above the most frequent character, per cent of dates
KEPT_BACK = 1000


def say(text: str) -> None:
    """At once, also into a file."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def learn(project: Project, corpus: Path, recipe: Recipe) -> Prepared:
    """Train a run and tell of its epochs."""
    prepared = result_of(prepare(corpus, recipe, RunControl()))
    for event in start_run(project, recipe, prepared, RunControl()):
        if isinstance(event, EpochDone):
            accuracy = 100 * (event.valid_accuracy or 0)
            say(
                f"   epoch {event.epoch}: {event.valid_loss:.3f} nats, {accuracy:.1f} % right, {event.seconds:.0f} s"
            )
    return prepared


def couplets(file: Path, scratch: Path, values: dict[str, Any]) -> bool:
    """Token accuracy on the validation part, and the lengths of the answers to it."""
    recipe = build_recipe("couplets").with_values(values)
    with Project.create(scratch / "couplets.unroll") as project:
        prepared = learn(project, file, recipe)
        best, network = project.run().best, load_network(project, project.run())
    targets, valid = prepared.targets, prepared.split.valid.tolist()
    assert targets is not None
    assert best is not None
    assert isinstance(network, Aligned)
    learned = np.bincount(np.concatenate([targets.document(i) for i in prepared.split.train]))
    learned[: len(SPECIALS)] = 0
    frequent, wanted = int(learned.argmax()), [targets.document(i).tolist() for i in valid]
    count = sum(map(len, wanted))
    share = sum(row.count(frequent) for row in wanted) / count
    network.eval()
    texts = [prepared.encoded.document(i).tolist() for i in valid]
    answers = answer_ids(network, texts, recipe.writing.tokens)
    lengths = sum(len(answer) == len(text) for answer, text in zip(answers, texts, strict=True))
    written = sum(
        one == other for a, w in zip(answers, wanted, strict=True) for one, other in zip(a, w, strict=False)
    )
    accuracy = best.valid_accuracy or 0.0
    say(
        f"couplets: {100 * accuracy:.1f} % of {count} tokens after the true ones, {100 * written / count:.1f} % as written; "
        f"always {prepared.pipeline.vocabulary.tokens[frequent]}: {100 * share:.1f} %"
    )
    longer = 100 * (accuracy - share)
    return told(f"{longer:.1f} points more", longer >= POINTS, f"at least {POINTS}") & told(
        f"{lengths} of {len(texts)} answers as long as their text", lengths == len(texts), "all"
    )


def translation(file: Path, scratch: Path, values: dict[str, Any]) -> bool:
    """BLEU on a thousand pairs that were kept back, with and without attention."""
    rows = file.read_text("utf-8").splitlines()
    random.Random(0).shuffle(rows)
    new, learned = scratch / "new.tsv", scratch / "learned.tsv"
    new.write_text("\n".join(rows[:KEPT_BACK]), "utf-8")
    learned.write_text("\n".join(rows[KEPT_BACK:]), "utf-8")
    bleu = {}
    for attention in ("additive", "none"):
        recipe = build_recipe("translation").with_values({**values, "model.attention": attention})
        with Project.create(scratch / f"{attention}.unroll") as project:
            learn(project, learned, recipe)
            report = result_of(evaluate_run(project, new, RunControl()))
        say(f"translation, attention {attention}: {_answers(report)}")
        bleu[attention] = report.bleu or 0.0
    gained = bleu["additive"] - bleu["none"]
    return told(f"{gained:.1f} BLEU gained by attention", gained > 0, "more than 0")


def poems(file: Path, scratch: Path, values: dict[str, Any]) -> bool:
    """Poems written for the most frequent authors, judged by the same network under each of them."""
    recipe = build_recipe("poems").with_values({**values, "corpus.label_column": "author"})
    with Project.create(scratch / "poems.unroll") as project:
        prepared = learn(project, file, recipe)
        network = load_network(project, project.run())
    assert isinstance(network, Conditional)
    network.eval()
    names = prepared.encoded.label_names
    labels = [names.index(name) for name in list(prepared.corpus.label_counts)[:AUTHORS]]
    likeliest, gains = 0, list[float]()
    for own, label in enumerate(labels):
        for seed in range(POEMS_EACH):
            settings = recipe.writing.model_copy(update={"seed": seed})
            text = draw_sample(ForLabel(network, label), prepared.pipeline, [EOS], settings, 0).text
            known = _likelihoods(network, prepared.pipeline.encode(text), labels)
            likeliest += int(known.argmax() == own)
            gains.append(float(known[own] - np.delete(known, own).mean()))
    count = len(labels) * POEMS_EACH
    say(f"poems: {np.mean(gains):.1f} nats a poem likelier for its own author than for another")
    return told(
        f"{likeliest} of {count} likeliest for the author they were written for, by luck {count // len(labels)}",
        2 * likeliest > count,
        "more than half",
    )


@torch.no_grad()
def _likelihoods(network: Conditional, ids: list[int], labels: list[int]) -> np.ndarray[Any, np.dtype[Any]]:
    texts, lengths = pad_ids([ids] * len(labels), network.embedding.weight.device)
    found: np.ndarray[Any, np.dtype[Any]] = network.log_likelihood(
        texts, lengths, torch.tensor(labels)
    ).numpy()
    return found


def made_dates(scratch: Path, values: dict[str, Any]) -> bool:
    """Exact match of dates that were not among those learned."""
    rows = dates(5500, seed=1)
    settings = dict(setting.split("=", 1) for setting in SETTINGS)
    recipe = build_recipe(None, {"task": settings.pop("task")}).with_values(
        {**_typed(settings), "training.epochs": 6, **values}
    )
    with Project.create(scratch / "dates.unroll") as project:
        learn(project, write_dates(scratch / "dates.csv", rows[:5000]), recipe)
        report = result_of(evaluate_run(project, write_dates(scratch / "new.csv", rows[5000:]), RunControl()))
    say(f"dates: {_answers(report)}")
    exact = 100 * (report.exact_match or 0)
    return told(f"{exact:.1f} % exact", exact >= EXACT, f"at least {EXACT} %")


def told(figure: str, reached: bool, aim: str) -> bool:
    """Say a figure beside what is aimed at."""
    say(f"   {'reached' if reached else 'MISSED '}  {figure} (aimed at: {aim})")
    return reached


def _typed(settings: dict[str, str]) -> dict[str, Any]:
    return {key: float(v) if v.replace(".", "", 1).isdigit() else v for key, v in settings.items()}


def _answers(report: EvaluationReport) -> str:
    return (
        f"BLEU {report.bleu:.1f}, {100 * (report.exact_match or 0):.1f} % of the answers right in every token"
    )


MEASURES: dict[str, Callable[[Path, Path, dict[str, Any]], bool]] = {
    "couplets": couplets,
    "pairs": translation,
    "poems": poems,
}


def main() -> int:
    """Measure what there is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    for name in MEASURES:
        parser.add_argument(f"--{name}", type=Path, metavar="FILE")
    parser.add_argument("--only", choices=[*MEASURES, "dates"])
    parser.add_argument("--epochs", type=int, help="fewer than the preset's, to see something sooner")
    options = parser.parse_args()
    values = {} if options.epochs is None else {"training.epochs": options.epochs}
    say(f"{os.cpu_count()} processors, torch {torch.__version__}, {torch.get_num_threads()} threads")
    reached = []
    for name, measure in MEASURES.items():
        file = getattr(options, name)
        if file is not None and options.only in (None, name):
            with tempfile.TemporaryDirectory() as scratch:
                reached.append(measure(file, Path(scratch), values))
    if options.only in (None, "dates"):
        with tempfile.TemporaryDirectory() as scratch:
            reached.append(made_dates(Path(scratch), values))
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main())

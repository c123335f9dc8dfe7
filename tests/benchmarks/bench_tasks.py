"""What the tasks that answer with tokens learn: `python -m tests.benchmarks.bench_tasks FOLDER [--only NAME] [--epochs N]`.

FOLDER holds the corpora; what is not there is passed over:

    couplets.tsv           two lines of equal length    token accuracy beside always the most frequent character
    tatoeba-eng-cmn.tsv    English, Chinese             BLEU with additive attention and without any
    tang-poems.jsonl       author, text                 whether what is written for an author is likeliest for that author
    dates                  made here                    exact match of English dates as digits

Each is trained with its preset by the same code as the command line, and judged by what it has not read.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import torch

from engine.control import RunControl
from engine.events import EpochDone, result_of
from engine.networks.conditional import Conditional, ForLabel
from engine.project.project import Project
from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Recipe
from engine.text.vocabulary import EOS
from engine.training.batches import pad_ids
from engine.training.checkpoints import load_network
from engine.training.evaluation import EvaluationReport, evaluate_run
from engine.training.preparing import Prepared, prepare
from engine.training.runs import start_run
from engine.training.samples import draw_sample
from tests.journeys.test_dates import SETTINGS, dates, write_dates

AUTHORS, POEMS_EACH = 10, 20
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


def couplets(folder: Path, scratch: Path, values: dict[str, Any]) -> None:
    """Token accuracy on the validation part."""
    recipe = build_recipe("couplets").with_values(values)
    with Project.create(scratch / "couplets.unroll") as project:
        prepared = learn(project, folder / "couplets.tsv", recipe)
        best = project.run().best
    targets = prepared.corpus.targets
    assert targets is not None
    assert best is not None
    frequent, _ = Counter("".join(targets[i] for i in prepared.split.train)).most_common(1)[0]
    wanted = "".join(targets[i] for i in prepared.split.valid)
    share = wanted.count(frequent) / len(wanted)
    say(
        f"couplets: {100 * (best.valid_accuracy or 0):.1f} % of the tokens, always {frequent}: {100 * share:.1f} %"
    )


def translation(folder: Path, scratch: Path, values: dict[str, Any]) -> None:
    """BLEU on a thousand pairs that were kept back, with and without attention."""
    rows = (folder / "tatoeba-eng-cmn.tsv").read_text("utf-8").splitlines()
    random.Random(0).shuffle(rows)
    new, learned = scratch / "new.tsv", scratch / "learned.tsv"
    new.write_text("\n".join(rows[:KEPT_BACK]), "utf-8")
    learned.write_text("\n".join(rows[KEPT_BACK:]), "utf-8")
    for attention in ("additive", "none"):
        recipe = build_recipe("translation").with_values({**values, "model.attention": attention})
        with Project.create(scratch / f"{attention}.unroll") as project:
            learn(project, learned, recipe)
            report = result_of(evaluate_run(project, new, RunControl()))
        say(f"translation, attention {attention}: {_answers(report)}")


def poems(folder: Path, scratch: Path, values: dict[str, Any]) -> None:
    """Poems written for the most frequent authors, judged by the same network under each of them."""
    recipe = build_recipe("poems").with_values({**values, "corpus.label_column": "author"})
    with Project.create(scratch / "poems.unroll") as project:
        prepared = learn(project, folder / "tang-poems.jsonl", recipe)
        network = load_network(project, project.run())
    assert isinstance(network, Conditional)
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
    say(
        f"poems: {likeliest} of {count} are likeliest for the author they were written for (by luck {count // AUTHORS}); "
        f"{np.mean(gains):.1f} nats a poem likelier than for another"
    )


@torch.no_grad()
def _likelihoods(network: Conditional, ids: list[int], labels: list[int]) -> np.ndarray[Any, np.dtype[Any]]:
    texts, lengths = pad_ids([ids] * len(labels), network.embedding.weight.device)
    found: np.ndarray[Any, np.dtype[Any]] = network.log_likelihood(
        texts, lengths, torch.tensor(labels)
    ).numpy()
    return found


def made_dates(folder: Path, scratch: Path, values: dict[str, Any]) -> None:
    """Exact match of dates that were not among those learned."""
    rows = dates(5500, seed=1)
    told = dict(setting.split("=", 1) for setting in SETTINGS)
    recipe = build_recipe(None, {"task": told.pop("task")}).with_values(
        {**_typed(told), "training.epochs": 6}
    )
    with Project.create(scratch / "dates.unroll") as project:
        learn(project, write_dates(scratch / "dates.csv", rows[:5000]), recipe)
        report = result_of(evaluate_run(project, write_dates(scratch / "new.csv", rows[5000:]), RunControl()))
    say(f"dates: {_answers(report)}")


def _typed(settings: dict[str, str]) -> dict[str, Any]:
    return {key: float(v) if v.replace(".", "", 1).isdigit() else v for key, v in settings.items()}


def _answers(report: EvaluationReport) -> str:
    return (
        f"BLEU {report.bleu:.1f}, {100 * (report.exact_match or 0):.1f} % of the answers right in every token"
    )


MEASURES: dict[str, tuple[str, Callable[[Path, Path, dict[str, Any]], None]]] = {
    "couplets": ("couplets.tsv", couplets),
    "translation": ("tatoeba-eng-cmn.tsv", translation),
    "poems": ("tang-poems.jsonl", poems),
    "dates": ("", made_dates),
}


def main() -> int:
    """Measure what there is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", choices=list(MEASURES))
    parser.add_argument("--epochs", type=int, help="fewer than the preset's, to see something sooner")
    options = parser.parse_args()
    values = {} if options.epochs is None else {"training.epochs": options.epochs}
    for name, (file, measure) in MEASURES.items():
        if options.only in (None, name) and (options.folder / file).exists():
            with tempfile.TemporaryDirectory() as scratch:
                measure(options.folder, Path(scratch), values)
    return 0


if __name__ == "__main__":
    sys.exit(main())

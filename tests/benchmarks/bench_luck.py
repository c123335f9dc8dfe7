"""Whether luck bars judge rightly: equal settings called equal, a plain RNN and an LSTM told apart on long memory.

    python3 -m tests.benchmarks.bench_luck [--trials 10] [--seeds 3]

Each trial trains two groups of runs with the same settings and other seeds. The long-memory corpus is made by rule: the
first sign of a line of many decides its label, which a plain RNN forgets and an LSTM need not.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from pathlib import Path

from engine.control import RunControl
from engine.events import result_of
from engine.project.project import Project
from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Recipe
from engine.training.preparing import Prepared, prepare
from engine.training.seeds import run_trials
from engine.training.trials import Trials, trials_of, verdict_on

SETTINGS = {
    "text.cutter": "characters",
    "corpus.validation_fraction": 0.3,
    "model.embedding_dim": 16,
    "model.hidden_size": 24,
    "model.bidirectional": False,
    "model.readout": "last",
    "model.dropout": 0.0,
    "training.patience": 0,
    "training.batch_size": 32,
}


def noisy(folder: Path, seed: int) -> Path:
    """Lines whose label hangs on a few signs, one in seven wrongly labelled."""
    draw = random.Random(seed)
    rows = []
    for _ in range(400):
        signs = draw.choices("abcdefgh", k=draw.randint(4, 12))
        label = (signs.count("a") > signs.count("b")) != (draw.random() < 1 / 7)
        rows.append(f"{int(label)},{''.join(signs)}")
    return _written(folder / f"noisy{seed}.csv", rows)


def long_memory(folder: Path) -> Path:
    """Lines of 40 signs of which the first decides."""
    draw = random.Random(1)
    rows = []
    for number in range(600):
        label = number % 2
        rows.append(f"{label},{'xy'[label]}{''.join(draw.choices('abcdefgh', k=39))}")
    return _written(folder / "long.csv", rows)


def _written(path: Path, rows: list[str]) -> Path:
    path.write_text("label,text\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def tried(project: Project, recipe: Recipe, prepared: Prepared, seeds: int) -> Trials:
    """New runs of a setting; the group of these alone."""
    before = {run.id for run in project.runs()}
    result_of(run_trials(project, recipe, prepared, RunControl(), seeds=seeds, device="cpu"))
    (group,) = trials_of(run for run in project.runs() if run.id not in before)
    return group


def main() -> None:
    """Print how often equal settings were called equal, and the verdict on RNN and LSTM."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--trials", type=int, default=10)
    parser.add_argument("--seeds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, equal = Path(name), 0
        for trial in range(options.trials):
            recipe = build_recipe("small").with_values({**SETTINGS, "training.epochs": 4})
            prepared = result_of(prepare(noisy(folder, trial), recipe, RunControl()))
            with Project.create(folder / f"{trial}.unroll") as project:
                first, second = (tried(project, recipe, prepared, options.seeds) for _ in range(2))
            verdict = verdict_on(first, second)
            assert verdict is not None
            equal += not verdict.real
            print(f"trial {trial + 1}: {verdict.difference:+.4f} ({verdict.low:+.4f} to {verdict.high:+.4f})")
        print(f"identical settings called equal: {equal} of {options.trials} (at least 9 of 10 wanted)")
        recipe = build_recipe("small").with_values({**SETTINGS, "training.epochs": 30})
        recipe = recipe.with_values({"training.learning_rate": 0.01})
        prepared = result_of(prepare(long_memory(folder), recipe, RunControl()))
        with Project.create(folder / "long.unroll") as project:
            cells = [recipe.with_values({"model.cell": cell}) for cell in ("rnn", "lstm")]
            rnn, lstm = (tried(project, one, prepared, max(3, options.seeds)) for one in cells)
        verdict = verdict_on(rnn, lstm)
        assert verdict is not None
        print(f"long memory: RNN {rnn.spread.mean:.3f} {rnn.spread.scores}, LSTM {lstm.spread.mean:.3f}")
        print(f"called different: {verdict.real} ({verdict.low:+.3f} to {verdict.high:+.3f})")


if __name__ == "__main__":
    main()

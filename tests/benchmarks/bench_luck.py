"""Whether luck bars judge rightly: equal settings called equal, a plain RNN and an LSTM told apart on long memory.

    python3 -m tests.benchmarks.bench_luck [--trials 10] [--seeds 3] [--length 100] [--first]

Each trial trains two groups of runs with the same settings and other seeds. The long-memory corpus is made by rule: among
many random words a few are markers of four kinds, all in the first half, and the last of them decides the label. To know
it a network must take in a marker, let go of the one before, and keep it past everything else, which is what gates are
for. RNN and LSTM are trained with the preset "balanced" as it is shipped, but read one way with the last state as the
answer. With `--first` the first word of all decides instead, two labels: with orthogonal first weights a plain RNN can
learn that over a hundred steps (Saxe et al., 2014), so "no real difference" may be the right answer there. Exit code 1
when fewer than nine of ten trials are called equal, or RNN and LSTM are not told apart.
"""

from __future__ import annotations

import argparse
import random
import sys
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
LONG = {"model.bidirectional": False, "model.readout": "last"}
FILLER = [f"word{n}" for n in range(20)]
TEXTS, MARKERS, KINDS = 1000, 6, 4


def noisy(folder: Path, seed: int) -> Path:
    """Lines whose label hangs on a few signs, one in seven wrongly labelled."""
    draw = random.Random(seed)
    rows = []
    for _ in range(400):
        signs = draw.choices("abcdefgh", k=draw.randint(4, 12))
        label = (signs.count("a") > signs.count("b")) != (draw.random() < 1 / 7)
        rows.append(f"{int(label)},{''.join(signs)}")
    return _written(folder / f"noisy{seed}.csv", rows)


def last_marker(folder: Path, length: int) -> Path:
    """Texts of so many words; the last of six markers in the first half decides."""
    draw, rows = random.Random(1), []
    for _ in range(TEXTS):
        words = draw.choices(FILLER, k=length)
        for place in draw.sample(range(length // 2), MARKERS):
            words[place] = f"mark{draw.randrange(KINDS)}"
        label = next(word[-1] for word in reversed(words) if word.startswith("mark"))
        rows.append(f"{label},{' '.join(words)}")
    return _written(folder / f"last{length}.csv", rows)


def first_word(folder: Path, length: int) -> Path:
    """Texts of so many words of which the first decides between two labels."""
    draw = random.Random(1)
    rows = [f"{n % 2},mark{n % 2} {' '.join(draw.choices(FILLER, k=length - 1))}" for n in range(TEXTS)]
    return _written(folder / f"first{length}.csv", rows)


def _written(path: Path, rows: list[str]) -> Path:
    path.write_text("label,text\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def tried(project: Project, recipe: Recipe, prepared: Prepared, seeds: int) -> Trials:
    """New runs of a setting; the group of these alone."""
    before = {run.id for run in project.runs()}
    result_of(run_trials(project, recipe, prepared, RunControl(), seeds=seeds, device="cpu"))
    (group,) = trials_of(run for run in project.runs() if run.id not in before)
    return group


def equal_trials(folder: Path, trials: int, seeds: int) -> int:
    """How often two groups of the same settings were called equal."""
    equal = 0
    for trial in range(trials):
        recipe = build_recipe("small").with_values({**SETTINGS, "training.epochs": 4})
        prepared = result_of(prepare(noisy(folder, trial), recipe, RunControl()))
        with Project.create(folder / f"{trial}.unroll") as project:
            first, second = (tried(project, recipe, prepared, seeds) for _ in range(2))
        verdict = verdict_on(first, second)
        assert verdict is not None
        equal += not verdict.real
        print(
            f"trial {trial + 1}: {verdict.difference:+.4f} ({verdict.low:+.4f} to {verdict.high:+.4f})",
            flush=True,
        )
    return equal


def told_apart(folder: Path, corpus: Path, seeds: int) -> bool:
    """Whether the RNN and the LSTM are called different, the LSTM the better one."""
    recipe = build_recipe("balanced").with_values(LONG)
    prepared = result_of(prepare(corpus, recipe, RunControl()))
    with Project.create(folder / f"{corpus.stem}.unroll") as project:
        cells = [recipe.with_values({"model.cell": cell}) for cell in ("rnn", "lstm")]
        rnn, lstm = (tried(project, one, prepared, seeds) for one in cells)
    verdict = verdict_on(rnn, lstm)
    assert verdict is not None
    for name, group in (("RNN", rnn), ("LSTM", lstm)):
        print(f"{name:4} {group.spread.mean:.3f}  {' '.join(f'{s:.3f}' for s in group.spread.scores)}")
    print(f"called different: {verdict.real} ({verdict.low:+.3f} to {verdict.high:+.3f})")
    return verdict.real and verdict.difference > 0


def main() -> None:
    """Print how often equal settings were called equal, and the verdict on RNN and LSTM."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--trials", type=int, default=10)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--length", type=int, default=100, help="words in a text of the long-memory corpus")
    parser.add_argument("--first", action="store_true", help="the first word decides")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        equal = equal_trials(folder, options.trials, options.seeds)
        print(f"identical settings called equal: {equal} of {options.trials} (at least 9 of 10 wanted)")
        corpus = (first_word if options.first else last_marker)(folder, options.length)
        print(f"long memory, {options.length} words, {'first word' if options.first else 'last marker'}:")
        apart = told_apart(folder, corpus, max(3, options.seeds))
    sys.exit(0 if apart and 10 * equal >= 9 * options.trials else 1)


if __name__ == "__main__":
    main()

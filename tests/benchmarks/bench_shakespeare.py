"""Tiny Shakespeare, letter by letter: `python3 -m tests.benchmarks.bench_shakespeare --corpus FILE [--epochs N]`.

Trains the preset `characters` by the same code as the command line, and beside it the same network in a plain torch
loop: the same sizes, windows, streams, optimiser, schedule, clipping and seed, with torch's own first weights and a
dropout that blanks anew at every step. The last tenth of the text is held out; both are judged there in nats per
character, with the state carried from window to window. Time is that of learning alone.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "2")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from engine.control import RunControl
from engine.events import EpochDone, result_of
from engine.project.project import Project
from engine.recipe.given import parse_assignments
from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Recipe
from engine.recipe.trees import combine
from engine.training.preparing import Prepared, prepare, streams_of
from engine.training.runs import start_run
from engine.training.windows import TrainingWindows, Windows, evaluation_windows

CPU = torch.device("cpu")
THREADS = min(2, os.cpu_count() or 1)
EVALUATION_STREAMS = 32


@dataclass(frozen=True)
class Measured:
    """`loss` in nats per held-out character, `seconds` of learning."""

    loss: float
    seconds: float


def say(text: str) -> None:
    """At once, also into a file."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def ours(recipe: Recipe, prepared: Prepared) -> Measured:
    """The engine's run: its best epoch."""
    best, seconds = math.inf, 0.0
    with tempfile.TemporaryDirectory() as folder, Project.create(Path(folder) / "s.unroll") as project:
        for event in start_run(project, recipe, prepared, RunControl(), device="cpu"):
            if isinstance(event, EpochDone):
                assert event.valid_loss is not None
                best, seconds = min(best, event.valid_loss), seconds + event.seconds
                say(
                    f"   ours   epoch {event.epoch}: {event.valid_loss:.4f} nats, {seconds:.0f} s of learning"
                )
    return Measured(best, seconds)


class PlainModel(nn.Module):
    """What a tutorial writes."""

    def __init__(self, recipe: Recipe, words: int) -> None:
        super().__init__()
        model = recipe.model
        self.embedding = nn.Embedding(words, model.embedding_dim)
        kind: type[nn.RNN | nn.LSTM | nn.GRU] = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}[
            model.cell.value
        ]
        self.recurrent = kind(
            model.embedding_dim, model.hidden_size, model.num_layers, dropout=model.dropout, batch_first=True
        )
        self.dropout = nn.Dropout(model.dropout)
        self.answer = nn.Linear(model.hidden_size, words)

    def forward(self, ids: Tensor, state: object) -> tuple[Tensor, object]:
        """`ids` (batch, steps) → logits (batch, steps, words) and the state to go on from."""
        states, end = self.recurrent(self.dropout(self.embedding(ids)), state)
        return self.answer(self.dropout(states)), end


def plain(recipe: Recipe, prepared: Prepared) -> Measured:
    """The plain loop: its best epoch."""
    training = recipe.training
    learned, held_out = streams_of(prepared, recipe)
    windows = TrainingWindows(learned, training.batch_size, training.bptt_steps, training.seed)
    torch.manual_seed(training.seed)
    network = PlainModel(recipe, len(prepared.pipeline.vocabulary))
    optimizer = torch.optim.Adam(network.parameters(), lr=training.learning_rate)
    steps = windows.count * training.epochs
    falling = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    best, seconds = math.inf, 0.0
    for epoch in range(training.epochs):
        begun, state = time.perf_counter(), None
        for window in windows.epoch(epoch, CPU):
            logits, end = network(window.inputs, state)
            state = _detached(end)
            loss = cross_entropy(logits.flatten(0, 1), window.targets.flatten())
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), training.clip_norm)
            optimizer.step()
            falling.step()
        seconds += time.perf_counter() - begun
        best = min(
            best, judged(network, evaluation_windows(held_out, EVALUATION_STREAMS, training.bptt_steps, CPU))
        )
        say(f"   plain  epoch {epoch + 1}: {best:.4f} nats at best, {seconds:.0f} s of learning")
    return Measured(best, seconds)


@torch.no_grad()
def judged(network: PlainModel, windows: Windows) -> float:
    """The mean loss in nats over all held-out characters."""
    network.eval()
    total, count, state = 0.0, 0, None
    for window in windows:
        logits, state = network(window.inputs, state)
        total += float(cross_entropy(logits.flatten(0, 1), window.targets.flatten(), reduction="sum"))
        count += window.tokens
    network.train()
    return total / count


def _detached(state: object) -> object:
    return tuple(part.detach() for part in state) if isinstance(state, tuple) else state.detach()  # type: ignore[attr-defined]


def main() -> int:
    """Print the loss and time of both."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--preset", default="characters")
    parser.add_argument(
        "--set", nargs="+", action="extend", default=[], dest="assignments", metavar="KEY=VALUE"
    )
    parser.add_argument("--epochs", type=int, help="fewer than the preset's, to see something sooner")
    parser.add_argument("--threads", type=int, default=THREADS)
    parser.add_argument("--only", choices=["ours", "plain"])
    options = parser.parse_args()
    values = {"training": {"threads": options.threads}}
    recipe = build_recipe(options.preset, combine(values, parse_assignments(options.assignments)))
    if options.epochs:
        recipe = recipe.with_values({"training.epochs": options.epochs})
    torch.set_num_threads(options.threads)
    prepared = result_of(prepare(options.corpus, recipe, RunControl()))
    learned, held_out = streams_of(prepared, recipe)
    say(
        f"{options.corpus.name}: {len(learned):,} characters to learn from, the last {len(held_out):,} held out, "
        f"{len(prepared.pipeline.vocabulary)} kinds; {options.threads} threads of {os.cpu_count()}, torch {torch.__version__}"
    )
    found = {
        name: measure(recipe, prepared)
        for name, measure in {"ours": ours, "plain": plain}.items()
        if options.only in (None, name)
    }
    for name, measured in found.items():
        say(f"{name:<6} {measured.loss:.4f} nats per character, {measured.seconds:.0f} s of learning")
    if len(found) == 2:
        say(f"ratio of the times, plain to ours: {found['plain'].seconds / found['ours'].seconds:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

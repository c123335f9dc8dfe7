"""What a graphics card is made of: `python -m tests.benchmarks.bench_gpu [--train PATH]`.

Two aims, measured with the training session as `train` uses it, in turns with what it is compared with:

    language model   tokens a second at hidden 1024, at least 0.90 of a bare loop around cuDNN's own layer: the same
                     embedding, one LSTM object and linear answer, ids on the card, fused Adam, nothing fetched; one layer
                     and two. Beside it the layer alone (forward and back, nothing learned).
    lecture          an epoch of `lecture_imdb` over 25 000 reviews of up to 500 words in less than 2 s; made-up ones, or
                     those of --train.

Every loop is waited for at the end of each piece of work. The exit code is 1 when an aim is missed and 2 without a card.
`--device cpu --small` walks the same way on a processor, in a few seconds, and judges nothing.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from engine.control import RunControl
from engine.events import result_of
from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Recipe
from engine.training.preparing import Prepared, prepare
from engine.training.session import Session
from tests.benchmarks.bench_language_model import running_text
from tests.benchmarks.bench_training import made_up_reviews
from tests.benchmarks.pairs import say, take_turns

LEAST_SHARE, MOST_SECONDS = 0.90, 2.0


@dataclass(frozen=True)
class Size:
    """How much is done: of the language model, and reviews of the lecture."""

    hidden: int = 1024
    batch: int = 128
    steps: int = 64
    tokens: int = 4_000_000
    vocabulary: int = 100
    together: int = 20  # steps between two looks at the clock
    reviews: int = 25_000


SMALL = Size(hidden=16, batch=4, steps=8, tokens=3_000, vocabulary=20, together=2, reviews=64)


def wait(device: torch.device) -> None:
    """Until the card has done all it was given."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)


# The language model


def recipe_for(size: Size, layers: int) -> Recipe:
    """A language model of characters."""
    return build_recipe("characters").with_values(
        {
            "model.cell": "lstm",
            "model.embedding_dim": size.hidden,
            "model.hidden_size": size.hidden,
            "model.num_layers": layers,
            "model.dropout": 0.0,
            "training.batch_size": size.batch,
            "training.bptt_steps": size.steps,
        }
    )


class BareModel(nn.Module):
    """One layer object of cuDNN between a table of vectors and a linear answer."""

    def __init__(self, size: Size, layers: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(size.vocabulary, size.hidden)
        self.recurrent = nn.LSTM(size.hidden, size.hidden, layers)
        self.answer = nn.Linear(size.hidden, size.vocabulary)

    def forward(
        self, ids: Tensor, state: tuple[Tensor, Tensor] | None
    ) -> tuple[Tensor, tuple[Tensor, Tensor]]:
        states, end = self.recurrent(self.embedding(ids), state)
        return self.answer(states), end


def bare_steps(prepared: Prepared, size: Size, layers: int, device: torch.device) -> Iterator[int]:
    """Some windows per item: their tokens."""
    ids = torch.from_numpy(prepared.encoded.numbers.astype(np.int64)).to(device)
    width = (len(ids) - 1) // size.batch
    inputs = ids[: width * size.batch].view(size.batch, width).T.contiguous()
    targets = ids[1 : width * size.batch + 1].view(size.batch, width).T.contiguous()
    torch.manual_seed(1)
    model = BareModel(size, layers).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, fused=True)
    state: tuple[Tensor, Tensor] | None = None
    start = 0
    while True:
        for _ in range(size.together):
            start = 0 if start + size.steps > width else start
            logits, (h, c) = model(inputs[start : start + size.steps], state)
            state = h.detach(), c.detach()
            loss = cross_entropy(logits.flatten(0, 1), targets[start : start + size.steps].flatten())
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            start += size.steps
        wait(device)
        yield size.together * size.batch * size.steps


def layer_steps(size: Size, layers: int, device: torch.device) -> Iterator[int]:
    """The layer alone, forward and back over numbers that never change."""
    torch.manual_seed(1)
    layer = nn.LSTM(size.hidden, size.hidden, layers).to(device)
    x = torch.randn(size.steps, size.batch, size.hidden, device=device, requires_grad=True)
    ones = torch.ones(size.steps, size.batch, size.hidden, device=device)
    while True:
        for _ in range(size.together):
            torch.autograd.grad(layer(x)[0], [x, *layer.parameters()], ones)
        wait(device)
        yield size.together * size.batch * size.steps


def our_steps(prepared: Prepared, recipe: Recipe, size: Size, device: torch.device) -> Iterator[int]:
    """A session's, told as the training loop tells them."""
    session = Session("bench", recipe, prepared, device, 1)
    position, lessons = session.position, session.lessons
    session.network.train()
    while True:
        done = 0
        for _ in range(size.together):
            if position.step_in_epoch == 0:
                lessons.begin_epoch(position.epoch)
            session.step()
            done += lessons.cells(0)
            if session.telling_due:
                session.tell()
            if position.step_in_epoch == lessons.steps_per_epoch:
                session.tell()
                position.close_epoch()
        wait(device)
        yield done


def measure_language_model(
    size: Size, layers: int, device: torch.device, turns: int, seconds: float
) -> float:
    """Print tokens a second and give our share of the bare loop's."""
    recipe = recipe_for(size, layers)
    prepared = running_text(recipe, size.tokens, size.vocabulary)
    loops = {
        "ours": our_steps(
            prepared, recipe, size, device
        ),  # first: it sets how exact the products are for all
        "bare": bare_steps(prepared, size, layers, device),
        "layer": layer_steps(size, layers, device),
        "bfloat16": our_steps(prepared, recipe.with_values({"training.precision": "bfloat16"}), size, device),
    }
    speeds = take_turns(loops, dict.fromkeys(loops, 1), turns, seconds)
    share = speeds.ratio("ours", "bare")
    say(
        f"language model, lstm {layers} x {size.hidden}, batch {size.batch}, {size.steps} steps: ours"
        f" {speeds.median('ours'):,.0f} tokens/s, bare loop {speeds.median('bare'):,.0f}, share {share:.3f} (aim"
        f" {LEAST_SHARE}); the layer alone {speeds.median('layer'):,.0f}, share {speeds.ratio('ours', 'layer'):.3f};"
        f" with bfloat16 {speeds.median('bfloat16'):,.0f}"
    )
    return share


# The lecture


def measure_lecture(size: Size, train: Path | None, device: torch.device, turns: int) -> float:
    """Print and give the seconds of an epoch, the median of `turns` after a first one."""
    recipe = build_recipe("lecture_imdb")
    given = None if train is None else result_of(prepare(train, recipe, RunControl()))
    prepared = given or made_up_reviews(recipe, reviews=size.reviews)
    session = Session("bench", recipe, prepared, device, 1)
    epochs = []
    for _ in range(turns + 1):
        wait(device)
        begun = time.perf_counter()
        _learn_epoch(session)
        wait(device)
        epochs.append(time.perf_counter() - begun)
    seconds = statistics.median(epochs[1:])
    say(
        f"lecture, plain RNN of 32, {session.lessons.train_examples} reviews: {seconds:.2f} s an epoch (aim"
        f" {MOST_SECONDS:.0f}), the first {epochs[0]:.2f}"
    )
    return seconds


def _learn_epoch(session: Session) -> None:
    position = session.position
    session.network.train()
    session.lessons.begin_epoch(position.epoch)
    while position.step_in_epoch < session.lessons.steps_per_epoch:
        session.step()
        if session.telling_due:
            session.tell()
    session.tell()
    position.close_epoch()


def main(words: Sequence[str] | None = None) -> int:
    """Measure both; say whether the aims are reached."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--device", choices=["cuda", "cpu"], default="cuda")
    arguments.add_argument("--small", action="store_true", help="a few seconds, to see that it runs")
    arguments.add_argument("--train", type=Path, help="reviews with labels, for the lecture")
    arguments.add_argument("--turns", type=int, default=5)
    arguments.add_argument("--seconds", type=float, default=2.0, help="of each loop and turn")
    chosen = arguments.parse_args(words)
    if chosen.device == "cuda" and not torch.cuda.is_available():
        sys.stderr.write(
            "This computer has no usable graphics card (torch.cuda.is_available() is False), so nothing was measured. "
            "Run it where there is one, or add --device cpu --small to see that it runs.\n"
        )
        return 2
    device = torch.device(chosen.device)
    name = torch.cuda.get_device_name(device) if device.type == "cuda" else "the processor"
    say(f"torch {torch.__version__} on {name}")
    size, seconds = (SMALL, 0.05) if chosen.small else (Size(), chosen.seconds)
    shares = [measure_language_model(size, layers, device, chosen.turns, seconds) for layers in (1, 2)]
    epoch = measure_lecture(size, chosen.train, device, chosen.turns)
    if chosen.small or device.type != "cuda":
        say("Nothing was judged: the aims are those of a graphics card at full size.")
        return 0
    reached = min(shares) >= LEAST_SHARE and epoch < MOST_SECONDS
    say("Both aims are reached." if reached else "An aim is missed.")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())

"""Steps on a graphics card: nobody waits for its numbers between two tellings, and batches are made there.

torch's `meta` device stands for the card. It works out shapes and has no numbers at all, so whatever would have to wait
for one (`item`, `nonzero`, a choice by a mask, a copy back, a branch on a tensor) raises.
"""

from __future__ import annotations

import contextlib
import functools
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch.utils._python_dispatch import TorchDispatchMode

from engine.networks.answers import make_answer
from engine.networks.losses import token_loss
from engine.recipe.model import Softmax
from engine.training import resident, windows
from engine.training.session import Session
from tests.engine.training.helpers import a_recipe, prepared_corpus
from tests.engine.training.pairs import a_token_recipe, prepared_answers

CARD = torch.device("meta")
TASKS = ("classification", "language_model", "aligned", "conditional", "seq2seq")
CASES: dict[str, tuple[str, dict[str, object]]] = {
    **{task: (task, {}) for task in TASKS},
    "lstm": ("classification", {"model__cell": "lstm", "model__num_layers": 2, "model__skip": "dense"}),
    "gru": ("classification", {"model__cell": "gru", "training__averaging": "ema"}),
    "own layers": ("classification", {"model__layer_norm": True, "model__recurrent_dropout": 0.2}),
    "other ways": ("classification", {"training__schedule": "cosine", "model__embedding_dropout": 0.1}),
    "smoothed": ("aligned", {"training__label_smoothing": 0.1, "training__optimizer": "rmsprop"}),
    "loosely": ("seq2seq", {"training__teacher_forcing": 0.5, "model__attention": "additive"}),
}
SMALL = {
    "model__cell": "rnn",
    "training__batch_size": 4,
    "training__bptt_steps": 4,
    "model__bidirectional": False,
}
STEPS = 3


class Crossings(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """The sizes of what each copy brought from the processor to the card."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.sizes: list[int] = []

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        result = func(*args, **(kwargs or {}))
        if isinstance(result, torch.Tensor) and result.device == CARD:
            given = [value for value in args if isinstance(value, torch.Tensor)]
            self.sizes += [value.numel() for value in given if value.device.type == "cpu" and value.dim()]
        return result


class _Stream(torch.Generator):
    def __new__(cls, *_: object) -> _Stream:
        return super().__new__(cls)


class _AsItIs(contextlib.nullcontext[None]):
    def __init__(self, *_: object, **__: object) -> None:
        super().__init__()


@pytest.fixture
def card(monkeypatch: pytest.MonkeyPatch) -> torch.device:
    """The card; where torch refuses it a stream of random numbers, or products in bfloat16, it takes the processor's."""
    monkeypatch.setattr(torch, "Generator", _Stream)
    monkeypatch.setattr(torch, "autocast", _AsItIs)
    return CARD


def a_session(folder: Path, task: str, device: torch.device, **values: object) -> Session:
    """A session over a small corpus of the task."""
    values = {**SMALL, **values}
    if task in ("classification", "language_model"):
        recipe = a_recipe(task, **values)
        return Session("run", recipe, prepared_corpus(folder, recipe), device, 1)
    recipe = a_token_recipe(task, **values)
    return Session("run", recipe, prepared_answers(folder, recipe), device, 1)


def learn(session: Session) -> None:
    """The first steps of the second epoch, without a telling."""
    session.network.train()
    session.lessons.begin_epoch(1)
    for session.position.step_in_epoch in range(STEPS):
        session.step()


@pytest.mark.parametrize("case", CASES)
def test_no_step_waits_for_the_card(tmp_path: Path, card: torch.device, case: str) -> None:
    task, settings = CASES[case]
    session = a_session(tmp_path, task, card, **settings)

    learn(session)  # a number that is asked for raises

    with pytest.raises(NotImplementedError, match="no data"):
        session.tell()


@pytest.mark.parametrize("task", TASKS)
def test_of_a_batch_only_the_numbers_of_its_documents_travel(
    tmp_path: Path, card: torch.device, task: str
) -> None:
    session = a_session(tmp_path, task, card)
    size = session.recipe.training.batch_size

    with Crossings() as crossings:
        learn(session)

    if task == "language_model":  # inputs and targets of many windows together
        assert len(crossings.sizes) == 2
    else:
        assert max(crossings.sizes) <= size
        assert len(crossings.sizes) <= 3 * STEPS


def test_a_corpus_that_is_too_large_is_sent_batch_by_batch(
    tmp_path: Path, card: torch.device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resident, "MOST_TOKENS", 10)
    session = a_session(tmp_path, "classification", card)

    with Crossings() as crossings:
        learn(session)

    assert max(crossings.sizes) > session.recipe.training.batch_size


@pytest.mark.parametrize("task", ["classification", "aligned", "conditional", "seq2seq"])
def test_batches_made_on_the_device_are_the_same(
    tmp_path: Path, task: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def losses() -> list[float]:
        lessons = a_session(tmp_path, task, torch.device("cpu"), model__dropout=0.0).lessons
        lessons.begin_epoch(1)
        read = [lessons.read(index) for index in range(lessons.steps_per_epoch)]
        return [float(lesson.loss.detach()) for lesson in read] + [float(lesson.tokens) for lesson in read]

    sent = losses()
    there = functools.partial(resident.Texts, resident=True)
    monkeypatch.setattr("engine.training.lessons.Texts", there)
    monkeypatch.setattr("engine.training.token_lessons.Texts", there)

    assert losses() == sent


@pytest.mark.parametrize("tied", [False, True])
def test_a_loss_over_all_steps_is_that_over_those_that_count(
    tied: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = make_answer(torch.nn.Embedding(20, 5), 5, Softmax.FULL, tied=tied)
    states, targets = torch.randn(4, 2, 5, requires_grad=True), torch.randint(20, (2, 4))
    lengths = torch.tensor([3, 1])

    chosen = token_loss(answer, states, lengths, targets)
    (wanted,) = torch.autograd.grad(chosen.total, states)
    monkeypatch.setattr("engine.networks.losses.chooses", lambda *_: False)
    masked = token_loss(answer, states, lengths, targets)
    (found,) = torch.autograd.grad(masked.total, states)

    torch.testing.assert_close(masked.total, chosen.total)
    torch.testing.assert_close(found, wanted)
    assert (int(masked.right), int(masked.count)) == (int(chosen.right), int(chosen.count))


def test_windows_of_a_language_model_are_brought_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "TOGETHER", 1 << 20)
    plan = windows.TrainingWindows(np.arange(1000), streams=4, steps=5, seed=1)

    with Crossings() as crossings:
        read = list(plan.epoch(0, CARD))

    assert len(read) == plan.count > 40
    assert len(crossings.sizes) == 2

"""A large table's step changes the rows that were read, as a dense one would."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from engine.recipe.training import OptimizerName, TrainingSettings
from engine.training import touched_rows
from engine.training.checkpoints import optimizer_tensors, put_optimizer
from engine.training.optimisers import clip_gradients, make_optimizer
from engine.training.session import Session
from engine.training.touched_rows import touch_rows_alone
from tests.engine.training.helpers import a_recipe, prepared_corpus

WORDS, DIM = 9, 3


@pytest.fixture(autouse=True)
def every_table_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(touched_rows, "LARGE", 1)


def a_table() -> nn.Embedding:
    torch.manual_seed(1)
    return nn.Embedding(WORDS, DIM, padding_idx=0)


def learn(table: nn.Embedding, settings: TrainingSettings, batches: list[list[int]], rows: bool) -> Tensor:
    if rows:
        assert touch_rows_alone(nn.ModuleList([table]), settings)
    optimizer = make_optimizer(settings, table.parameters(), rows)
    for ids in batches:
        optimizer.zero_grad()
        table(torch.tensor(ids)).pow(2).sum().backward()
        clip_gradients(table.parameters(), settings.clip_norm)
        optimizer.step()
    return table.weight.detach()


@pytest.mark.parametrize("clip", [0.0, 0.1])
@pytest.mark.parametrize("name", [OptimizerName.SGD, OptimizerName.ADAM, OptimizerName.ADAMW])
def test_words_that_are_always_read_learn_as_in_a_dense_step(name: OptimizerName, clip: float) -> None:
    settings = TrainingSettings(optimizer=name, learning_rate=0.1, clip_norm=clip, weight_decay=0.0)
    batches = [[1, 2, 2, 0, 5], [5, 2, 1, 1], [2, 5, 1]]

    ours, theirs = (learn(a_table(), settings, batches, rows) for rows in (True, False))

    torch.testing.assert_close(ours, theirs, atol=1e-6, rtol=1e-5)
    assert torch.equal(ours[0], a_table().weight[0])
    assert torch.equal(ours[7], a_table().weight[7])


def test_plain_descent_is_exact_whatever_is_read() -> None:
    settings = TrainingSettings(optimizer=OptimizerName.SGD, learning_rate=0.1, weight_decay=0.0)
    batches = [[1, 2, 2, 0, 5], [3, 3], [8, 1], [4, 5]]

    ours, theirs = (learn(a_table(), settings, batches, rows) for rows in (True, False))

    torch.testing.assert_close(ours, theirs, atol=1e-7, rtol=1e-6)


def test_adam_lets_a_word_rest_that_is_not_read() -> None:
    settings = TrainingSettings(learning_rate=0.1, weight_decay=0.0)
    once = learn(a_table(), settings, [[1, 2]], rows=True).clone()

    later = learn(a_table(), settings, [[1, 2], [3], [3, 4]], rows=True)

    assert torch.equal(later[1:3], once[1:3])
    assert not torch.equal(later[3], once[3])


def test_what_is_remembered_comes_back() -> None:
    settings, table = TrainingSettings(learning_rate=0.1, weight_decay=0.0), a_table()
    learn(table, settings, [], rows=True)
    optimizer = make_optimizer(settings, table.parameters(), rows=True)
    twin = copy.deepcopy(table)

    def go_on(table: nn.Embedding, optimizer: torch.optim.Optimizer, ids: list[int]) -> None:
        optimizer.zero_grad()
        table(torch.tensor(ids)).pow(2).sum().backward()
        clip_gradients(table.parameters(), 0.0)
        optimizer.step()

    go_on(table, optimizer, [1, 2])
    twin.load_state_dict(table.state_dict())
    other = make_optimizer(settings, twin.parameters(), rows=True)
    put_optimizer(other, optimizer_tensors(optimizer))
    go_on(table, optimizer, [2, 3])
    go_on(twin, other, [2, 3])

    assert torch.equal(table.weight, twin.weight)


@pytest.mark.parametrize(
    "values",
    [{"weight_decay": 0.1}, {"optimizer": OptimizerName.RMSPROP}],
    ids=["decay", "rmsprop"],
)
def test_what_needs_every_number_stays_dense(values: dict[str, Any]) -> None:
    table = a_table()

    assert not touch_rows_alone(nn.ModuleList([table]), TrainingSettings(**values))
    assert not table.sparse


def test_small_tables_stay_dense(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(touched_rows, "LARGE", WORDS * DIM + 1)

    assert not touch_rows_alone(nn.ModuleList([a_table()]), TrainingSettings(weight_decay=0.0))


def test_a_session_learns_and_goes_on_to_the_bit(tmp_path: Path) -> None:
    recipe = a_recipe(training__weight_decay=0.0)
    prepared = prepared_corpus(tmp_path, recipe)

    def a_session() -> Session:
        session = Session("run", recipe, prepared, torch.device("cpu"), 1)
        session.lessons.begin_epoch(0)
        return session

    def steps(session: Session) -> None:
        for _ in range(2):
            session.step()
            session.tell()

    unbroken = a_session()
    steps(unbroken)
    half = unbroken.state()
    steps(unbroken)
    resumed = a_session()
    resumed.restore(half)
    steps(resumed)

    assert unbroken.network.embedding.sparse
    assert all(
        torch.equal(one, other)
        for one, other in zip(unbroken.network.parameters(), resumed.network.parameters(), strict=True)
    )

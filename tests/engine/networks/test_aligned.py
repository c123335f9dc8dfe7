"""An aligned answer is as long as the question, and padding is nothing."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import nn

from engine.networks.aligned import Aligned
from engine.networks.build import build_aligned
from engine.networks.shapes import Sizes
from engine.recipe.recipe import Recipe
from tests.engine.networks.helpers import overfit

IDS = torch.tensor([[3, 4, 5, 6], [7, 8, 0, 0], [9, 0, 0, 0]])
LENGTHS = torch.tensor([4, 2, 1])
HEARD = {"model.reads_answer": True}


def make(both: bool = True, **values: Any) -> Aligned:
    settings = {"model.embedding_dim": 5, "model.hidden_size": 6, "model.bidirectional": both, **values}
    return build_aligned(Recipe().with_values(settings).model, Sizes(12, targets=9), seed=1).eval()


@pytest.mark.parametrize("reads", [False, True])
@pytest.mark.parametrize("both", [False, True])
@torch.no_grad()
def test_a_text_is_answered_alike_alone_and_in_company(both: bool, reads: bool) -> None:
    network = make(both, **(HEARD if reads else {}))

    together = network(IDS, LENGTHS)
    loss = network.loss(IDS, LENGTHS, IDS % 9)

    alone = [
        network.loss(IDS[i : i + 1, :n], LENGTHS[i : i + 1], IDS[i : i + 1, :n] % 9)
        for i, n in enumerate(LENGTHS)
    ]
    assert together.shape == (3, 4, 9)
    for row, n in enumerate(LENGTHS.tolist()):
        single = network(IDS[row : row + 1, :n], LENGTHS[row : row + 1])
        torch.testing.assert_close(together[row, :n], single[0], atol=1e-5, rtol=1e-4)
    torch.testing.assert_close(loss.total, torch.stack([one.total for one in alone]).sum())
    assert int(loss.count) == 7


def test_one_vocabulary_for_both_sides_may_be_one_table() -> None:
    model = (
        Recipe()
        .with_values({"model.embedding_dim": 6, "model.hidden_size": 6, "model.tie_weights": True})
        .model
    )

    one, two = (build_aligned(model, Sizes(12, targets=12, shared=shared), 1) for shared in (True, False))

    assert one.answer.weight is one.embedding.weight
    assert two.answer.weight is not two.embedding.weight
    torch.testing.assert_close(one.embed(IDS), one.embedding(IDS) * 6**0.5)


def test_answers_are_as_long_as_the_questions_and_hold_no_special_token() -> None:
    network = make()
    with torch.no_grad():
        assert isinstance(network.answer, nn.Linear)
        network.answer.bias[:3] += 100.0

    answers = network.answer_tokens(IDS, LENGTHS)

    assert [len(answer) for answer in answers] == [4, 2, 1]
    assert all(token > 2 for answer in answers for token in answer)


@pytest.mark.parametrize("values", [{}, HEARD], ids=str)
@torch.no_grad()
def test_what_is_foretold_and_what_is_answered_are_one_thing(values: dict[str, Any]) -> None:
    network = make(**values)

    logits, answers = network(IDS, LENGTHS), network.answer_tokens(IDS, LENGTHS, forbidden=())

    assert answers == [row[:n] for row, n in zip(logits.argmax(-1).tolist(), LENGTHS.tolist(), strict=True)]


@torch.no_grad()
def test_reading_its_answer_a_step_knows_what_was_answered_before_but_not_what_comes() -> None:
    network, answer = make(**HEARD), torch.tensor([[3, 4, 5, 6]])
    other = torch.tensor([[3, 8, 5, 6]])

    one, two = (network(IDS[:1], LENGTHS[:1], targets)[0] for targets in (answer, other))

    assert torch.equal(one[:2], two[:2])
    assert not any(torch.equal(one[step], two[step]) for step in (2, 3))


def test_it_may_answer_one_question_in_several_ways_but_never_mixes_them() -> None:
    """Two answers to the same text: each step alone is torn between them, an answer that is read stays with one."""
    text, length = torch.tensor([[3, 4, 5]] * 2), torch.tensor([3, 3])
    answers = torch.tensor([[6, 7, 8], [8, 6, 7]])
    losses = []
    for values in ({}, HEARD):
        network = make(**values).train()
        overfit(network, lambda net=network: net.loss(text, length, answers).mean)  # type: ignore[misc]
        losses.append(float(network.loss(text, length, answers).total.detach()))

    assert losses[0] > 6 * 0.69  # ln 2 for each of the six tokens
    assert losses[1] < 3 * 0.69  # once for each answer, at its first token
    assert tuple(network.eval().answer_tokens(text[:1], length[:1])[0]) in {(6, 7, 8), (8, 6, 7)}


def test_what_the_text_says_twice_is_answered_twice_alike() -> None:
    """Pairs whose answers are drawn by lot, but repeat what the text repeats: only an echo can know the second half."""
    draw = torch.Generator().manual_seed(1)
    half, answer = (torch.randint(3, 9, (300, 3), generator=draw) for _ in range(2))
    texts, answers = half.repeat(1, 2), answer.repeat(1, 2)
    distinct = (half[:, 0] != half[:, 1]) & (half[:, 1] != half[:, 2]) & (half[:, 0] != half[:, 2])
    texts, answers, lengths = texts[distinct], answers[distinct], torch.full((int(distinct.sum()),), 6)
    network = make(**HEARD).train()
    first = slice(0, len(texts) // 2)
    overfit(network, lambda: network.loss(texts[first], lengths[first], answers[first]).mean, steps=40)

    logits = network.eval()(texts, lengths, answers)[len(texts) // 2 :]

    right = logits.argmax(-1) == answers[len(texts) // 2 :]
    assert float(right[:, 3:].float().mean()) > 0.9


def test_both_directions_let_a_step_know_what_follows() -> None:
    changed = IDS.clone()
    changed[0, 3] = 11

    for both, alike in ((False, True), (True, False)):
        network = make(both)
        first, other = network(IDS, LENGTHS)[0, 0], network(changed, LENGTHS)[0, 0]
        assert torch.equal(first, other) == alike


def test_a_trace_shows_both_readers() -> None:
    network = make()

    trace = network.trace(IDS[0])

    assert trace.hidden[0].shape == (4, 12)
    states = network.states(IDS[:1], LENGTHS[:1])[:, 0]
    torch.testing.assert_close(torch.from_numpy(trace.outputs[-1]), states.detach())


@pytest.mark.parametrize("reads", [False, True])
def test_with_products_in_bfloat16_the_loss_is_near_and_can_be_learned_from(reads: bool) -> None:
    network = make(**{"model.reads_answer": reads})
    ids, lengths = torch.randint(3, 9, (4, 6)), torch.tensor([6, 5, 4, 6])
    exact = float(network.loss(ids, lengths, ids).total.detach())
    with torch.autocast("cpu", torch.bfloat16):
        loss = network.loss(ids, lengths, ids).total
        assert network(ids, lengths, ids).shape[:2] == ids.shape
    loss.backward()  # type: ignore[no-untyped-call]
    assert float(loss.detach()) == pytest.approx(exact, rel=0.05)

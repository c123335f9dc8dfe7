"""An aligned answer is as long as the question, and padding is nothing."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from engine.networks.aligned import Aligned
from engine.networks.build import build_aligned
from engine.networks.shapes import Sizes
from engine.recipe.recipe import Recipe

IDS = torch.tensor([[3, 4, 5, 6], [7, 8, 0, 0], [9, 0, 0, 0]])
LENGTHS = torch.tensor([4, 2, 1])


def make(both: bool = True, **values: object) -> Aligned:
    settings = {"model.embedding_dim": 5, "model.hidden_size": 6, "model.bidirectional": both, **values}
    return build_aligned(Recipe().with_values(settings).model, Sizes(12, targets=9), seed=1).eval()


@pytest.mark.parametrize("both", [False, True])
@torch.no_grad()
def test_a_text_is_answered_alike_alone_and_in_company(both: bool) -> None:
    network = make(both)

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

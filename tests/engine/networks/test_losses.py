"""What stands behind a text's end does not count."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from engine.networks.answers import make_answer
from engine.networks.losses import shifted, token_loss
from engine.recipe.model import Softmax

LENGTHS = torch.tensor([3, 1])


@pytest.mark.parametrize("softmax", list(Softmax))
def test_the_loss_is_the_sum_over_single_texts(softmax: Softmax) -> None:
    answer = make_answer(nn.Embedding(20, 5), 5, softmax, tied=False)
    states, targets = torch.randn(4, 2, 5), torch.randint(20, (2, 4))

    together = token_loss(answer, states, LENGTHS, targets)

    alone = [
        token_loss(answer, states[:n, row : row + 1], LENGTHS[row : row + 1], targets[row : row + 1, :n])
        for row, n in enumerate(LENGTHS.tolist())
    ]
    torch.testing.assert_close(together.total, alone[0].total + alone[1].total)
    assert int(together.right) == int(alone[0].right + alone[1].right)
    assert int(together.count) == 4
    torch.testing.assert_close(together.mean, together.total / 4)


def test_right_counts_the_likeliest() -> None:
    answer = nn.Linear(3, 3, bias=False)
    with torch.no_grad():
        answer.weight.copy_(torch.eye(3))
    states = torch.tensor([[[1.0, 0, 0]], [[0, 1.0, 0]], [[0, 0, 1.0]]])

    loss = token_loss(answer, states, torch.tensor([3]), torch.tensor([[0, 1, 0]]))

    assert int(loss.right) == 2


def test_a_writer_begins_and_ends_with_the_end() -> None:
    inputs, targets = shifted(torch.tensor([[5, 6, 7], [8, 0, 0]]), LENGTHS, 2)

    assert inputs.tolist() == [[2, 5, 6, 7], [2, 8, 0, 0]]
    assert targets[0].tolist() == [5, 6, 7, 2]
    assert targets[1, :2].tolist() == [8, 2]

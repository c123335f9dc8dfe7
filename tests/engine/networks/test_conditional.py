"""A conditional writer hears its label at every step."""

from __future__ import annotations

import itertools

import pytest
import torch

from engine.networks.build import build_conditional
from engine.networks.conditional import Conditional
from engine.networks.decoding import beam_tokens, greedy_tokens
from engine.networks.shapes import Sizes
from engine.recipe.recipe import Recipe
from engine.text.vocabulary import EOS
from tests.engine.networks.helpers import overfit

IDS = torch.tensor([[3, 4, 5, 6], [7, 8, 0, 0], [9, 0, 0, 0]])
LENGTHS, LABELS = torch.tensor([4, 2, 1]), torch.tensor([0, 1, 2])


def make(**values: object) -> Conditional:
    settings = {"model.embedding_dim": 6, "model.hidden_size": 10, **values}
    return build_conditional(Recipe().with_values(settings).model, Sizes(12, labels=3), seed=1).eval()


VARIANTS = [{}, {"model.tie_weights": True}, {"model.softmax": "adaptive"}]


@pytest.mark.parametrize("values", VARIANTS, ids=str)
@torch.no_grad()
def test_loss_likelihood_and_steps_are_one_thing(values: dict[str, object]) -> None:
    network = make(**values)

    loss, logs = network.loss(IDS, LENGTHS, LABELS), network.log_likelihood(IDS, LENGTHS, LABELS)

    torch.testing.assert_close(loss.total, -logs.sum())
    assert int(loss.count) == 7 + 3  # every token and every end
    for row, n in enumerate(LENGTHS.tolist()):
        state, total = network.start(LABELS[row : row + 1]), 0.0
        path = [EOS, *IDS[row, :n].tolist(), EOS]
        for before, after in itertools.pairwise(path):
            known, state, _ = network.step(torch.tensor([before]), state)
            total += float(known[0, after])
        torch.testing.assert_close(logs[row], torch.tensor(total), atol=1e-5, rtol=1e-5)


@torch.no_grad()
def test_the_label_counts_at_every_step() -> None:
    network = make()
    text = IDS[:1]

    one, _ = network(text, torch.tensor([0]))
    other, _ = network(text, torch.tensor([1]))
    before, carried = network(text[:, :2], torch.tensor([0]))
    after, _ = network(text[:, 2:], torch.tensor([1]), carried)

    assert all(not torch.equal(one[0, t], other[0, t]) for t in range(4))
    torch.testing.assert_close(before, one[:, :2], atol=1e-6, rtol=1e-5)
    assert float((after - one[:, 2:]).abs().max()) > 1e-3


def test_it_writes_the_text_of_its_label() -> None:
    network = make().train()
    assert overfit(network, lambda: network.loss(IDS, LENGTHS, LABELS).mean) < 0.02
    network.eval()
    device = torch.device("cpu")

    greedy = greedy_tokens(network, network.start(LABELS), 3, most=8, device=device)
    beam = beam_tokens(network, network.start(LABELS), 3, most=8, device=device)

    texts = [tuple(row[:n]) for row, n in zip(IDS.tolist(), LENGTHS.tolist(), strict=True)]
    assert [answer.tokens for answer in greedy] == texts
    assert [answer.tokens for answer in beam] == texts


def test_a_trace_reads_the_label_beside_each_token() -> None:
    network = make()

    trace = network.trace(IDS[0], 2)

    assert trace.embedding.shape == (4, 12)
    assert (trace.embedding[:, 6:] == network.label_embedding.weight[2].detach().numpy()).all()
    states, _ = network.states(IDS[:1], network.label_embedding(torch.tensor([2])))
    torch.testing.assert_close(torch.from_numpy(trace.outputs[-1]), states[:, 0].detach())

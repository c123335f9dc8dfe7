"""A source is read once; what is written step by step is what was forced in one call."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import torch

from engine.networks.build import build_seq2seq
from engine.networks.decoding import beam_tokens, greedy_tokens
from engine.networks.dropout import set_noise
from engine.networks.seq2seq import Seq2Seq
from engine.networks.shapes import Sizes
from engine.recipe.model import Attention, Cell
from engine.recipe.recipe import Recipe
from engine.text.vocabulary import EOS
from tests.engine.networks.helpers import overfit

SOURCE = torch.tensor([[3, 4, 5, 6, 7], [8, 9, 0, 0, 0], [5, 3, 4, 0, 0]])
SOURCE_LENGTHS = torch.tensor([5, 2, 3])
TARGET = torch.tensor([[3, 4, 0], [5, 6, 7], [8, 0, 0]])
TARGET_LENGTHS = torch.tensor([2, 3, 1])
PAIRS = (SOURCE, SOURCE_LENGTHS, TARGET, TARGET_LENGTHS)
CPU = torch.device("cpu")
DEEP = {"model.layer_sizes": [7, 9], "model.skip": "residual", "model.bidirectional": True}


def make(**values: object) -> Seq2Seq:
    settings = {"model.embedding_dim": 6, "model.hidden_size": 8, **values}
    return build_seq2seq(Recipe().with_values(settings).model, Sizes(12, targets=10), seed=1).eval()


@pytest.mark.parametrize(
    ("cell", "attention", "deep"), list(itertools.product(Cell, Attention, [False, True])), ids=str
)
@torch.no_grad()
def test_padding_is_invisible_and_steps_equal_the_forced_call(
    cell: Cell, attention: Attention, deep: bool
) -> None:
    network = make(**{"model.cell": cell.value, "model.attention": attention.value, **(DEEP if deep else {})})

    logits, loss = network(*PAIRS), network.loss(*PAIRS)

    assert logits.shape == (3, 4, 10)
    total = 0.0
    for row, (n, m) in enumerate(zip(SOURCE_LENGTHS.tolist(), TARGET_LENGTHS.tolist(), strict=True)):
        state = network.start(SOURCE[row : row + 1, :n], SOURCE_LENGTHS[row : row + 1])
        path = [EOS, *TARGET[row, :m].tolist(), EOS]
        for step, (before, after) in enumerate(itertools.pairwise(path)):
            known, state, looked = network.step(torch.tensor([before]), state)
            torch.testing.assert_close(known[0], logits[row, step].log_softmax(-1), atol=1e-5, rtol=1e-4)
            assert (looked is None) == (attention is Attention.NONE)
            total -= float(known[0, after])
    torch.testing.assert_close(loss.total, torch.tensor(total), atol=1e-4, rtol=1e-4)
    assert int(loss.count) == 6 + 3


@pytest.mark.parametrize("attention", list(Attention))
def test_answers_learnt_by_heart_are_written_greedily_and_by_beam(attention: Attention) -> None:
    network = make(**{"model.attention": attention.value}).train()
    assert overfit(network, lambda: network.loss(*PAIRS).mean) < 0.02
    network.eval()

    greedy = greedy_tokens(network, network.start(SOURCE, SOURCE_LENGTHS), 3, most=6, device=CPU)
    beam = beam_tokens(network, network.start(SOURCE, SOURCE_LENGTHS), 3, most=6, device=CPU)

    wanted = [tuple(row[:n]) for row, n in zip(TARGET.tolist(), TARGET_LENGTHS.tolist(), strict=True)]
    assert [answer.tokens for answer in greedy] == wanted
    assert [answer.tokens for answer in beam] == wanted
    assert all(
        one.log_probability == pytest.approx(two.log_probability, abs=1e-4)
        for one, two in zip(greedy, beam, strict=True)
    )
    if attention is not Attention.NONE:
        assert greedy[1].alignment is not None
        assert greedy[1].alignment.shape == (4, 5)
        assert np.count_nonzero(greedy[1].alignment[:, 2:]) == 0  # padding of the source


def test_the_context_stands_at_every_step() -> None:
    """Without attention, and with the first state fixed, the source still reaches every step."""
    network = make(**{"model.attention": "none"})
    state = network.start(SOURCE[:1], SOURCE_LENGTHS[:1])
    other = network.start(SOURCE[1:2, :2], SOURCE_LENGTHS[1:2])

    for token in (EOS, 3, 4):
        one, _, _ = network.decode(torch.tensor([[token]]), state)
        two, _, _ = network.decode(torch.tensor([[token]]), type(state)(other.memory, state.stack))
        assert not torch.equal(one, two)


@torch.no_grad()
def test_unforced_it_reads_what_it_wrote_itself() -> None:
    network = make()

    forced, free = network.loss(*PAIRS), network.loss(*PAIRS, forced=0.0)

    total = 0.0
    for row, m in enumerate(TARGET_LENGTHS.tolist()):
        n = int(SOURCE_LENGTHS[row])
        state = network.start(SOURCE[row : row + 1, :n], SOURCE_LENGTHS[row : row + 1])
        token = torch.tensor([EOS])
        for after in [*TARGET[row, :m].tolist(), EOS]:
            known, state, _ = network.step(token, state)
            total -= float(known[0, after])
            token = known.argmax(-1)
    torch.testing.assert_close(free.total, torch.tensor(total), atol=1e-4, rtol=1e-4)
    assert not torch.equal(free.total, forced.total)
    torch.testing.assert_close(network.loss(*PAIRS, forced=1 - 1e-9).total, forced.total)


def test_how_often_it_is_forced_is_drawn_from_the_runs_noise() -> None:
    network, losses = make(), []
    for seed in (1, 1, 2, 3):
        set_noise(network, torch.Generator().manual_seed(seed))
        losses.append(float(network.loss(*PAIRS, forced=0.5).total.detach()))

    assert losses[0] == losses[1]
    assert len(set(losses)) > 1


@pytest.mark.parametrize("attention", list(Attention))
def test_a_trace_is_what_the_network_did(attention: Attention) -> None:
    network = make(**{"model.attention": attention.value, **DEEP})

    trace = network.trace(SOURCE[0], TARGET[0, :2])

    memory = network.encode(SOURCE[:1], SOURCE_LENGTHS[:1])
    np.testing.assert_allclose(trace.encoder.outputs[-1], memory.values[0].detach(), atol=1e-6)
    np.testing.assert_allclose(trace.context, memory.context[0].detach(), atol=1e-6)
    state, inputs = network.start(SOURCE[:1], SOURCE_LENGTHS[:1]), torch.tensor([[EOS, 3, 4]])
    _, end, looked = network.decode(inputs, state)
    np.testing.assert_allclose(trace.decoder.hidden[-1][-1], end[-1][0][0, 0].detach(), atol=1e-6)
    np.testing.assert_allclose(trace.decoder.cell[-1][-1], end[-1][1][0, 0].detach(), atol=1e-6)
    if looked is None:
        assert trace.alignment is None
    else:
        assert trace.alignment is not None
        np.testing.assert_allclose(trace.alignment, looked[0].detach(), atol=1e-6)
        np.testing.assert_allclose(trace.alignment.sum(1), 1.0, atol=1e-6)

"""What holds for the network of every task, whatever its stack: cell × activation × direction × layers × skip × widths."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor
from torch.nn.functional import cross_entropy, pad
from torch.nn.utils.rnn import pad_sequence

from engine.networks.aligned import Aligned
from engine.networks.build import AnyNetwork, build_task
from engine.networks.classifier import Classifier
from engine.networks.conditional import Conditional
from engine.networks.language_model import LanguageModel
from engine.networks.seq2seq import Seq2Seq
from engine.networks.shapes import Sizes
from engine.recipe.model import Activation, Attention, Cell, ModelSettings, Readout, Skip, Softmax
from engine.recipe.recipe import Recipe
from engine.training.answers import answer_ids
from engine.training.checkpoints import from_bytes, put_weights, to_bytes, weights_of
from engine.training.windows import IGNORED

TASKS = ("classification", "language_model", "aligned", "conditional", "seq2seq")
SIZES = Sizes(vocabulary=14, labels=3, targets=14, max_tokens=6, shared=True)


def model_settings(**values: Any) -> ModelSettings:
    tree = {f"model.{name}": getattr(value, "value", value) for name, value in values.items()}
    return Recipe().with_values({"model.embedding_dim": 5, **tree}).model


MODELS = st.builds(
    model_settings,
    cell=st.sampled_from(Cell),
    activation=st.sampled_from(Activation),
    bidirectional=st.booleans(),
    layer_sizes=st.lists(st.sampled_from([3, 5]), min_size=1, max_size=3),
    skip=st.sampled_from(Skip),
    layer_norm=st.booleans(),
    readout=st.sampled_from(Readout),
    attention=st.sampled_from(Attention),
    softmax=st.sampled_from(Softmax),
    tie_weights=st.booleans(),
    reads_answer=st.booleans(),
)
LENGTHS = st.lists(st.integers(1, 6), min_size=2, max_size=4)


def texts_of(lengths: Sequence[int], seed: int) -> list[Tensor]:
    draw = torch.Generator().manual_seed(seed)
    return [torch.randint(3, 14, (length,), generator=draw) for length in lengths]


def side_by_side(texts: Sequence[Tensor], more: int, filling: int = 0) -> Tensor:
    """Padded to the longest, and by `more` steps that no text needs."""
    return pad(pad_sequence(list(texts), batch_first=True, padding_value=filling), (0, more), value=filling)


def loss_of(network: AnyNetwork, lengths: Sequence[int], rows: Sequence[int], more: int) -> Tensor:
    """The summed loss of some of the examples, read side by side."""
    texts = texts_of(lengths, seed=1)
    read, answers = [texts[row] for row in rows], [texts[row].flip(0) for row in rows]
    ids, sizes = side_by_side(read, more), torch.tensor([lengths[row] for row in rows])
    labels = torch.tensor([row % 3 for row in rows])
    if isinstance(network, Classifier):
        return cross_entropy(network(ids, sizes), labels, reduction="sum")
    if isinstance(network, LanguageModel):
        return network.loss(ids, side_by_side(answers, more, IGNORED))[0]
    if isinstance(network, Aligned):
        return network.loss(ids, sizes, side_by_side(answers, more)).total
    if isinstance(network, Conditional):
        return network.loss(ids, sizes, labels).total
    others = texts_of([7 - length for length in lengths], seed=2)  # the longest text has the shortest answer
    target = side_by_side([others[row] for row in rows], more)
    return network.loss(ids, sizes, target, 7 - sizes).total


def gradients(network: AnyNetwork, loss: Tensor) -> dict[str, Tensor]:
    """Of every weight; zeros for one that has no part in the loss."""
    names, weights = zip(*network.named_parameters(), strict=True)
    found = torch.autograd.grad(loss, weights, allow_unused=True, materialize_grads=True)
    return dict(zip(names, found, strict=True))


@pytest.mark.parametrize("task", TASKS)
@settings(max_examples=20)
@given(MODELS, LENGTHS, st.integers(0, 2))
def test_a_padded_batch_is_its_texts_one_by_one_in_loss_and_gradients(
    task: str, model: ModelSettings, lengths: list[int], more: int
) -> None:
    network, rows = build_task(task, model, SIZES, seed=1).eval(), range(len(lengths))
    if model.layer_norm:  # of a handful of numbers it makes a rounding hundreds of times larger
        network = network.double()

    together = loss_of(network, lengths, rows, more)
    alone = torch.stack([loss_of(network, lengths, [row], 0) for row in rows]).sum()

    torch.testing.assert_close(together, alone, atol=1e-5, rtol=1e-5)
    wanted = gradients(network, alone)
    for name, found in gradients(network, together).items():
        scale = max(1.0, float(wanted[name].abs().max()))
        torch.testing.assert_close(found / scale, wanted[name] / scale, atol=1e-5, rtol=1e-4, msg=name)


@pytest.mark.parametrize("skip", list(Skip))
@pytest.mark.parametrize("cell", list(Cell))
@pytest.mark.parametrize("readout", list(Readout))
@torch.no_grad()
def test_what_lies_in_the_padding_reaches_no_readout(readout: Readout, cell: Cell, skip: Skip) -> None:
    model = model_settings(cell=cell, readout=readout, skip=skip, bidirectional=True, layer_sizes=[3, 5])
    network = build_task("classification", model, SIZES, seed=1).eval()
    texts, lengths = texts_of([6, 2, 1], seed=1), torch.tensor([6, 2, 1])

    zeros, others = (network(side_by_side(texts, 0, filling), lengths) for filling in (0, 9))

    assert torch.equal(zeros, others)


@settings(max_examples=30)
@given(MODELS, LENGTHS)
def test_answers_written_side_by_side_are_those_written_one_by_one(
    model: ModelSettings, lengths: list[int]
) -> None:
    texts = [text.tolist() for text in texts_of(lengths, seed=1)]
    for task in ("aligned", "seq2seq"):
        network = build_task(task, model, SIZES, seed=3).eval()
        assert isinstance(network, Aligned | Seq2Seq)

        together = answer_ids(network, texts, most=8)

        assert together == [answer_ids(network, [text], most=8)[0] for text in texts]
        if isinstance(network, Aligned):
            assert [len(answer) for answer in together] == lengths
        assert not {0, 1} & {token for answer in together for token in answer}


@pytest.mark.parametrize("task", ["language_model", "conditional", "seq2seq"])
@settings(max_examples=20)
@given(MODELS, st.integers(1, 5))
@torch.no_grad()
def test_a_state_carried_over_windows_equals_one_long_pass(task: str, model: ModelSettings, cut: int) -> None:
    network = build_task(task, model, SIZES, seed=1).eval()
    ids, labels = torch.stack(texts_of([6, 6, 6], seed=1)), torch.tensor([0, 1, 2])

    if isinstance(network, LanguageModel):
        whole, end = network(ids)
        first, state = network(ids[:, :cut])
        second, last = network(ids[:, cut:], state)
    elif isinstance(network, Conditional):
        whole, end = network(ids, labels)
        first, state = network(ids[:, :cut], labels)
        second, last = network(ids[:, cut:], labels, state)
    else:
        assert isinstance(network, Seq2Seq)
        start = network.start(ids.flip(1), torch.tensor([6, 3, 1]))
        whole, end, _ = network.decode(ids, start)
        first, state, _ = network.decode(ids[:, :cut], start)
        second, last, _ = network.decode(ids[:, cut:], type(start)(start.memory, state))
        whole, first, second = (part.transpose(0, 1) for part in (whole, first, second))

    torch.testing.assert_close(torch.cat([first, second], dim=1), whole, atol=1e-5, rtol=1e-5)
    torch.testing.assert_close(last, end, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("task", TASKS)
@settings(max_examples=12)
@given(MODELS)
def test_kept_as_bytes_and_loaded_it_gives_the_same(task: str, model: ModelSettings) -> None:
    network = build_task(task, model, SIZES, seed=1).eval()
    with torch.no_grad():
        for (
            weight
        ) in network.parameters():  # as after some learning: nothing is what a fresh network begins with
            weight.add_(torch.randn(weight.shape, generator=torch.Generator().manual_seed(5)), alpha=0.1)
    again = build_task(task, model, SIZES, seed=2).eval()
    lengths = [4, 1, 6]
    before = loss_of(network, lengths, range(3), 1)
    assert not torch.equal(loss_of(again, lengths, range(3), 1), before)

    put_weights(again, from_bytes(to_bytes(weights_of(network))))

    assert torch.equal(loss_of(again, lengths, range(3), 1), before)

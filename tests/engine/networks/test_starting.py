"""The seed alone says where a network begins."""

import torch

from engine.networks.build import build_network
from engine.networks.classifier import Classifier
from engine.recipe.recipe import Recipe


def make(**values: object) -> Classifier:
    recipe = Recipe().with_values({"model.hidden_size": 8, **values})
    network = build_network(recipe, vocabulary=30, labels=2)
    assert isinstance(network, Classifier)
    return network


def test_the_same_seed_gives_the_same_weights_whatever_was_drawn_before() -> None:
    one = make(**{"training.seed": 5}).state_dict()
    torch.rand(100)
    same, other = make(**{"training.seed": 5}).state_dict(), make(**{"training.seed": 6}).state_dict()

    assert all(torch.equal(one[name], same[name]) for name in one)
    assert not torch.equal(one["embedding.weight"], other["embedding.weight"])


def test_every_gate_turns_a_state_without_stretching_it() -> None:
    for cell in ("rnn", "lstm", "gru"):
        weight = make(**{"model.cell": cell}).stack.forward_layers[0].weight_hh_l0
        assert isinstance(weight, torch.Tensor)
        for gate in weight.detach().split(8):  # type: ignore[no-untyped-call]
            torch.testing.assert_close(gate @ gate.T, torch.eye(8), atol=1e-5, rtol=0)


def test_an_lstm_begins_by_keeping_its_memory() -> None:
    layer = make().stack.forward_layers[0]

    total = torch.as_tensor(layer.bias_ih_l0 + layer.bias_hh_l0).detach()  # type: ignore[operator]

    assert total.tolist() == [0.0] * 8 + [1.0] * 8 + [0.0] * 16  # i, f, g, o


def test_every_kind_of_layer_begins_so() -> None:
    deep = {"model.layer_sizes": [8, 12], "model.skip": "residual", "model.layer_norm": True}
    network = make(**{**deep, "model.readout": "attention"})
    one, other = network.state_dict(), make(**{**deep, "model.readout": "attention"}).state_dict()

    assert all(torch.equal(one[name], other[name]) for name in one)
    for name, value in one.items():
        if "norm" in name:
            assert value.unique().tolist() == [0.0 if name.endswith("bias") else 1.0]
        elif name.endswith("weight_hh_l0"):
            size = value.shape[1]
            for gate in value.split(size):
                torch.testing.assert_close(gate @ gate.T, torch.eye(size), atol=1e-5, rtol=0)
        elif "bias" in name and "bias_ih" not in name:
            assert torch.count_nonzero(value) == 0
    projection = one["stack.projections.1.weight"]
    assert float(projection.abs().max()) <= (6 / (8 + 12)) ** 0.5  # Glorot


def test_the_padding_vector_is_zero() -> None:
    assert torch.count_nonzero(make().embedding.weight[0]) == 0


def test_word_vectors_begin_small_for_labels_and_wide_for_writing() -> None:
    labelled = make(**{"model.embedding_dim": 64}).embedding.weight[1:]
    recipe = Recipe().with_values({"task": "language_model"})
    writing = build_network(recipe, vocabulary=30, labels=0).embedding.weight

    assert 0.09 < float(labelled.detach().std()) < 0.11
    assert 0.9 < float(writing.detach().std()) < 1.1

"""The layer table counts what torch counts."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.networks.build import build_network, build_task
from engine.networks.shapes import Sizes, count_parameters, describe_network, describe_task
from engine.recipe.model import Attention, Cell, ModelSettings, Readout, Skip, Softmax
from engine.recipe.recipe import Recipe, Task

TASKS = ("classification", "language_model", "aligned", "conditional", "seq2seq")

MODELS = st.builds(
    lambda cell, skip, norm, both, widths, embedding, readout, single, softmax, tied, attention, heard: (
        Recipe()
        .with_values(
            {
                "model.cell": cell.value,
                "model.skip": skip.value,
                "model.layer_norm": norm,
                "model.bidirectional": both,
                "model.layer_sizes": widths,
                "model.embedding_dim": embedding,
                "model.readout": readout.value,
                "model.single_output": single,
                "model.softmax": softmax.value,
                "model.tie_weights": tied,
                "model.attention": attention.value,
                "model.reads_answer": heard,
            }
        )
        .model
    ),
    st.sampled_from(Cell),
    st.sampled_from(Skip),
    st.booleans(),
    st.booleans(),
    st.lists(st.integers(1, 7), min_size=1, max_size=3),
    st.integers(1, 7),
    st.sampled_from(Readout),
    st.booleans(),
    st.sampled_from(Softmax),
    st.booleans(),
    st.sampled_from(Attention),
    st.booleans(),
)


@settings(max_examples=200)
@given(
    st.sampled_from(TASKS), MODELS, st.integers(3, 90), st.integers(2, 4), st.integers(3, 20), st.booleans()
)
def test_every_network_is_counted_as_torch_counts_it(
    task: str, model: ModelSettings, vocabulary: int, labels: int, targets: int, shared: bool
) -> None:
    sizes = Sizes(vocabulary, labels, vocabulary if shared else targets, max_tokens=5, shared=shared)
    network = build_task(task, model, sizes, seed=1)

    counted = sum(row.parameters for row in describe_task(task, model, sizes, steps=4, batch=2))

    assert counted == sum(p.numel() for p in network.parameters())
    assert set(network.state_dict()) == {name for name, _ in network.named_parameters()}  # each kept once


@pytest.mark.parametrize("task", [Task.CLASSIFICATION, Task.LANGUAGE_MODEL])
def test_a_recipes_network_is_counted_as_torch_counts_it(task: Task) -> None:
    recipe = Recipe().with_values({"task": task.value, "model.readout": "flatten", "text.max_tokens": 6})
    network = build_network(recipe, 20, 3)

    assert count_parameters(recipe, 20, 3) == sum(p.numel() for p in network.parameters())


LECTURE = {
    "model.cell": "rnn",
    "model.embedding_dim": 32,
    "model.hidden_size": 32,
    "model.single_output": True,
    "training.batch_size": 128,
}


def test_the_lectures_network_to_the_number() -> None:
    recipe = Recipe().with_values(LECTURE)

    embedding, rnn, readout, linear = describe_network(recipe, vocabulary=10_000, labels=2, steps=500)

    assert (embedding.parameters, embedding.output) == (320_000, (500, 128, 32))
    assert (rnn.textbook, rnn.second_bias, rnn.parameters) == (2080, 32, 2112)
    assert (rnn.name, rnn.kind, rnn.output) == ("RNN 1", "rnn", (500, 128, 32))
    assert (readout.parameters, readout.output) == (0, (128, 32))
    assert (linear.parameters, linear.output) == (33, (128, 1))


def test_the_lectures_flattened_states() -> None:
    recipe = Recipe().with_values({**LECTURE, "model.readout": "flatten", "text.max_tokens": 500})

    *_, readout, linear = describe_network(recipe, vocabulary=10_000, labels=2, steps=230)

    assert (readout.output, linear.parameters) == ((128, 16_000), 16_001)
    assert sum(p.numel() for p in build_network(recipe, 10_000, 2).answer.parameters()) == 16_001


def test_one_output_is_enough_for_two_labels_only() -> None:
    recipe = Recipe().with_values(LECTURE)

    assert [describe_network(recipe, 50, labels, 9)[-1].output for labels in (2, 3)] == [(128, 1), (128, 3)]
    assert describe_network(recipe.with_values({"model.single_output": False}), 50, 2, 9)[-1].parameters == 66


@pytest.mark.parametrize("readout", list(Readout))
def test_the_readout_row_tells_the_size_the_linear_layer_reads(readout: Readout) -> None:
    recipe = Recipe().with_values({"model.readout": readout.value, "model.bidirectional": True})

    rows = describe_network(recipe, vocabulary=50, labels=3, steps=9)

    size = int(rows[-2].output[-1])
    assert size == {Readout.MEAN_MAX: 256, Readout.FLATTEN: 500 * 128}.get(readout, 128)
    assert rows[-1].parameters == 3 * (size + 1)


def test_a_language_model_never_looks_ahead() -> None:
    recipe = Recipe().with_values({"task": "language_model", "model.bidirectional": True})

    rows = describe_network(recipe, vocabulary=50, labels=0, steps=9)

    assert [row.output for row in rows] == [(9, 32, 64), (9, 32, 64), (9, 32, 50)]


def test_shapes_come_without_torch() -> None:
    code = "import sys, engine.networks.shapes, engine.networks.states; sys.exit('torch' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

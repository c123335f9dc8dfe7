"""The layer table counts what torch counts."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.networks.build import build_network
from engine.networks.shapes import count_parameters, describe_network
from engine.recipe.model import Cell, Readout
from engine.recipe.recipe import Recipe, Task

RECIPES = st.builds(
    lambda task, cell, readout, ways, layers, embedding, hidden: Recipe().with_values(
        {
            "task": task.value,
            "model.cell": cell.value,
            "model.readout": readout.value,
            "model.bidirectional": ways,
            "model.num_layers": layers,
            "model.embedding_dim": embedding,
            "model.hidden_size": hidden,
        }
    ),
    st.sampled_from(Task),
    st.sampled_from(Cell),
    st.sampled_from(Readout),
    st.booleans(),
    st.integers(1, 3),
    st.integers(1, 7),
    st.integers(1, 7),
)


@settings(max_examples=120)
@given(RECIPES, st.integers(3, 20), st.integers(2, 4))
def test_every_recipe_is_counted_as_torch_counts_it(recipe: Recipe, vocabulary: int, labels: int) -> None:
    network = build_network(recipe, vocabulary, labels)

    assert count_parameters(recipe, vocabulary, labels) == sum(p.numel() for p in network.parameters())


def test_the_lectures_2080_and_the_second_bias() -> None:
    recipe = Recipe().with_values(
        {"model.cell": "rnn", "model.embedding_dim": 32, "model.hidden_size": 32, "training.batch_size": 128}
    )

    embedding, rnn, readout, linear = describe_network(recipe, vocabulary=10_000, labels=2, steps=500)

    assert (embedding.parameters, embedding.output) == (320_000, (500, 128, 32))
    assert (rnn.parameters, rnn.second_bias, rnn.parameters - rnn.second_bias) == (2112, 32, 2080)
    assert (rnn.name, rnn.kind, rnn.output) == ("RNN 1", "rnn", (500, 128, 32))
    assert (readout.parameters, readout.output) == (0, (128, 32))
    assert (linear.parameters, linear.output) == (66, (128, 2))


@pytest.mark.parametrize("readout", list(Readout))
def test_the_readout_row_tells_the_size_the_linear_layer_reads(readout: Readout) -> None:
    recipe = Recipe().with_values({"model.readout": readout.value, "model.bidirectional": True})

    rows = describe_network(recipe, vocabulary=50, labels=3, steps=9)

    size = int(rows[-2].output[-1])
    assert size == (256 if readout is Readout.MEAN_MAX else 128)
    assert rows[-1].parameters == 3 * (size + 1)


def test_a_language_model_never_looks_ahead() -> None:
    recipe = Recipe().with_values({"task": "language_model", "model.bidirectional": True})

    rows = describe_network(recipe, vocabulary=50, labels=0, steps=9)

    assert [row.output for row in rows] == [(9, 32, 64), (9, 32, 64), (9, 32, 50)]


def test_shapes_come_without_torch() -> None:
    code = "import sys, engine.networks.shapes, engine.networks.states; sys.exit('torch' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

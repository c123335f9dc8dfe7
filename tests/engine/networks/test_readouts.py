"""Readouts are what their names say."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.networks.readouts import AttentionReadout, make_readout
from engine.networks.shapes import readout_size
from engine.recipe.model import Readout

STATES = torch.tensor([[1.0, 5.0], [3.0, -1.0], [100.0, 100.0]])[:, None]  # (3 steps, 1 text, 2)
ONWARD, BOTH = (True, True), (True, False)


def read_out(readout: Readout, columns: tuple[bool, ...] = ONWARD, max_tokens: int = 0) -> list[list[float]]:
    layer = make_readout(readout, columns, max_tokens)
    rows: list[list[float]] = layer(STATES, torch.tensor([2])).tolist()
    return rows


def test_readouts_are_what_their_names_say() -> None:
    assert read_out(Readout.LAST) == [[3.0, -1.0]]
    assert read_out(Readout.LAST, BOTH) == [[3.0, 5.0]]
    assert read_out(Readout.MEAN) == [[2.0, 2.0]]
    assert read_out(Readout.MAX) == [[3.0, 5.0]]
    assert read_out(Readout.MEAN_MAX) == [[2.0, 2.0, 3.0, 5.0]]


@pytest.mark.parametrize(
    ("max_tokens", "expected"),
    [
        (4, [1.0, 5.0, 3.0, -1.0, 0.0, 0.0, 0.0, 0.0]),
        (3, [1.0, 5.0, 3.0, -1.0, 0.0, 0.0]),
        (1, [1.0, 5.0]),
    ],
)
def test_flatten_puts_all_states_in_a_row_of_fixed_length(max_tokens: int, expected: list[float]) -> None:
    assert read_out(Readout.FLATTEN, ONWARD, max_tokens) == [expected]


def test_attention_is_a_mean_weighed_by_what_each_state_says() -> None:
    layer, lengths = AttentionReadout(2), torch.tensor([2])

    weights = layer.weights(STATES, lengths)[:, 0]

    by_hand = torch.stack([layer.choice(layer.sight(STATES[t, 0]).tanh())[0] for t in range(2)]).softmax(0)
    torch.testing.assert_close(weights, torch.cat([by_hand, torch.zeros(1)]))
    expected = by_hand[0] * STATES[0] + by_hand[1] * STATES[1]
    torch.testing.assert_close(layer(STATES, lengths), expected)


@settings(max_examples=40)
@given(st.sampled_from(Readout), st.integers(1, 6), st.integers(1, 4), st.integers(1, 8))
def test_the_size_is_known_before(readout: Readout, steps: int, batch: int, max_tokens: int) -> None:
    layer = make_readout(readout, (True,) * 5, max_tokens)

    summary = layer(torch.randn(steps, batch, 5), torch.randint(1, steps + 1, (batch,)))

    assert summary.shape == (batch, readout_size(readout, 5, max_tokens))

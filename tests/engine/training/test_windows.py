"""Windows follow one another, and every target is the token after its input."""

import itertools

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import EngineError
from engine.training.windows import IGNORED, TrainingWindows, evaluation_windows

CPU = torch.device("cpu")


@given(st.integers(20, 400), st.integers(1, 9), st.integers(1, 50), st.integers(0, 3))
def test_training_windows_continue_each_stream(count: int, streams: int, steps: int, epoch: int) -> None:
    plan = TrainingWindows(np.arange(count), streams, steps, seed=1)

    windows = plan.epoch(epoch, CPU)

    assert len(windows) == plan.count
    assert all(w.inputs.shape == w.targets.shape and w.inputs.shape[1] <= steps for w in windows)
    for window in windows:
        assert torch.equal(window.targets, window.inputs + 1)  # the ids count up
        assert window.tokens == window.inputs.numel()
    for one, following in itertools.pairwise(windows):
        assert torch.equal(following.inputs[:, 0], one.inputs[:, -1] + 1)


def test_most_of_the_text_is_read() -> None:
    windows = TrainingWindows(np.arange(10_000), 32, 35, seed=1).epoch(0, CPU)

    assert sum(window.tokens for window in windows) > 9_900


def test_epochs_are_cut_at_different_places() -> None:
    plan = TrainingWindows(np.arange(1000), 4, 20, seed=1)

    starts = {int(plan.epoch(epoch, CPU)[0].inputs[0, 0]) for epoch in range(8)}

    assert len(starts) > 3


@given(st.integers(2, 300), st.integers(1, 40), st.integers(1, 50))
def test_evaluation_looks_at_every_token_once(count: int, streams: int, steps: int) -> None:
    windows = list(evaluation_windows(np.arange(count), streams, steps, CPU))

    targets = torch.cat([w.targets.flatten() for w in windows])
    assert sorted(targets[targets != IGNORED].tolist()) == list(range(1, count))
    assert sum(w.tokens for w in windows) == count - 1
    for window in windows:
        real = window.targets != IGNORED
        assert torch.equal(window.targets[real], window.inputs[real] + 1)


def test_one_token_cannot_be_evaluated() -> None:
    assert list(evaluation_windows(np.arange(1), 4, 5, CPU)) == []


def test_too_little_text_says_how_small_the_batch_must_be() -> None:
    with pytest.raises(EngineError, match=r"has 20 tokens, .* training.batch_size to 9 or less"):
        TrainingWindows(np.arange(20), 32, 35, seed=1)

    assert TrainingWindows(np.arange(20), 9, 35, seed=1).count == 1


@given(st.integers(2, 300), st.integers(1, 6), st.integers(1, 20), st.integers(1, 40))
def test_windows_made_some_at_a_time_are_those_made_at_once(
    count: int, streams: int, steps: int, together: int
) -> None:
    at_once = list(evaluation_windows(np.arange(count), streams, steps, CPU))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("engine.training.windows.TOGETHER", together)
        windows = evaluation_windows(np.arange(count), streams, steps, CPU)
        some = [windows[i] for i in reversed(range(len(windows)))][::-1]

    assert [w.tokens for w in some] == [w.tokens for w in at_once]
    for one, other in zip(some, at_once, strict=True):
        assert torch.equal(one.inputs, other.inputs)
        assert torch.equal(one.targets, other.targets)

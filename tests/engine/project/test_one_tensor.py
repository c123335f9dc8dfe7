"""One tensor is read as numpy numbers, whatever the size of its numbers."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from safetensors.torch import save

from engine.project.one_tensor import read_floats

VALUES = torch.tensor([[0.5, -3.25, 100_000.0], [1.0, 0.0, -0.125]])


@pytest.mark.parametrize("kind", [torch.float64, torch.float32, torch.bfloat16])
def test_a_tensor_is_read_beside_others(kind: torch.dtype) -> None:
    data = save({"a": torch.arange(5), "b": VALUES.to(kind), "c": torch.ones(2, dtype=torch.bfloat16)})

    found = read_floats(data, "b")

    assert found.dtype == np.float32
    np.testing.assert_array_equal(found, VALUES.to(kind).float().numpy())


def test_half_precision() -> None:
    halves = (VALUES / 10).half()
    np.testing.assert_array_equal(read_floats(save({"b": halves}), "b"), halves.float().numpy())


def test_what_is_not_there_or_not_whole_is_refused() -> None:
    data = save({"a": torch.arange(5)})
    for name in ("b", "a"):
        with pytest.raises(KeyError):
            read_floats(data, name)
    with pytest.raises(ValueError, match="too early"):
        read_floats(data[:-1], "a")

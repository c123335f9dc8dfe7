"""Whether bytes are whole tensors, told from their header."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save

from engine.project.safetensors_header import header_problem
from tests.engine.project.helpers import tensors


def a_file(header: object, data: bytes = b"") -> bytes:
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + data


def test_what_the_library_writes_is_whole() -> None:
    kinds = (np.float32, np.float64, np.float16, np.int64, np.int32, np.uint8, np.bool_)
    arrays: dict[str, Any] = {str(n): np.ones((n, 3), kind) for n, kind in enumerate(kinds)}
    assert header_problem(save(arrays)) == ""
    assert header_problem(save(arrays, {"note": "text"})) == ""
    assert header_problem(tensors(1, 2)) == ""


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "shorter than a header"),
        ((2**60).to_bytes(8, "little"), "longer than the whole"),
        (a_file([]), "cannot be read"),
        (a_file({"w": {"dtype": "Q8", "shape": [1], "data_offsets": [0, 1]}}, b"x"), "cannot be read"),
        (a_file({"w": {"dtype": "F32", "shape": [2], "data_offsets": [0, 4]}}, b"xxxx"), "do not lie where"),
        (a_file({"w": {"dtype": "F32", "shape": [1], "data_offsets": [4, 8]}}, b"x" * 8), "do not lie where"),
        (tensors(1, 2)[:-1], "too early or too late"),
        (tensors(1, 2) + b"x", "too early or too late"),
    ],
)
def test_what_is_wrong_is_said(data: bytes, problem: str) -> None:
    assert problem in header_problem(data)

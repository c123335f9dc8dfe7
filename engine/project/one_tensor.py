"""One tensor of a safetensors file as numpy numbers, without torch and without loading the others."""

from __future__ import annotations

import json

import numpy as np
from numpy.typing import NDArray

from engine.project.safetensors_header import header_problem

_KINDS = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "<u2"}


def read_floats(data: bytes, name: str) -> NDArray[np.float32]:
    """The floating numbers of the tensor `name`; numpy has no bfloat16, so it is widened bit by bit.

    Raises `KeyError` when there is no such tensor, or one of whole numbers, and `ValueError` for bytes that are no file.
    """
    if problem := header_problem(data):
        raise ValueError(problem)
    begin = 8 + int.from_bytes(data[:8], "little")
    entry = json.loads(data[8:begin])[name]
    kind, shape = _KINDS[entry["dtype"]], entry["shape"]
    first, last = entry["data_offsets"]
    numbers = np.frombuffer(data, kind, count=(last - first) // np.dtype(kind).itemsize, offset=begin + first)
    if entry["dtype"] == "BF16":
        numbers = (numbers.astype(np.uint32) << 16).view(np.float32)
    return numbers.reshape(shape).astype(np.float32)

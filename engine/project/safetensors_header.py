"""Whether bytes are a whole safetensors file, told from its header without loading a tensor (and without torch)."""

from __future__ import annotations

import json
import math

_BYTES = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4, "I16": 2, "I8": 1, "U64": 8, "U32": 4}
_BYTES |= {"U16": 2, "U8": 1, "BOOL": 1}


def header_problem(data: bytes) -> str:
    """What is wrong with the bytes, or an empty text. The format: 8 bytes of length, JSON, then the tensors."""
    if len(data) < 8:
        return "it is shorter than a header"
    length = int.from_bytes(data[:8], "little")
    if length > len(data) - 8:
        return "its header is longer than the whole"
    try:
        entries = json.loads(data[8 : 8 + length])
        spans = sorted(
            (*entry["data_offsets"], math.prod(entry["shape"]) * _BYTES[entry["dtype"]])
            for name, entry in entries.items()
            if name != "__metadata__"
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return "its header cannot be read"
    end = 0
    for first, last, size in spans:
        if first != end or last - first != size:
            return "its tensors do not lie where its header says"
        end = last
    return "" if end == len(data) - 8 - length else "its tensors end too early or too late"

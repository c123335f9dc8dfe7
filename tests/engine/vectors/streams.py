"""Documents of ids as the learners read them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.text.encoded import EncodedCorpus
from engine.text.token_stream import TokenStream


def stream_of(documents: Sequence[Sequence[int]]) -> TokenStream:
    numbers = np.array([i for document in documents for i in document], np.int32)
    offsets = np.concatenate([[0], np.cumsum([len(document) for document in documents])]).astype(np.int64)
    return TokenStream(EncodedCorpus(numbers, offsets, None, ()), np.arange(len(documents)))

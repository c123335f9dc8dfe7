"""A stream is what joining all its documents would give."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.text.encoded import EncodedCorpus
from engine.text.token_stream import TokenStream
from engine.text.vocabulary import EOS

LENGTHS = st.lists(st.integers(0, 5), min_size=1, max_size=30)


def encoded(lengths: list[int], ends: bool) -> EncodedCorpus:
    offsets = np.cumsum([0, *lengths])
    numbers = np.arange(offsets[-1], dtype=np.int32)
    return EncodedCorpus(numbers, offsets, None, (), lookup=numbers + 10, ends=ends)


@given(LENGTHS, st.booleans(), st.data())
def test_any_stretch(lengths: list[int], ends: bool, data: st.DataObject) -> None:
    corpus = encoded(lengths, ends)
    chosen = np.array(sorted(data.draw(st.sets(st.integers(0, len(lengths) - 1)))), np.int32)
    whole = np.concatenate([np.empty(0, np.int32), *(corpus.document(int(i)) for i in chosen)])
    start, stop = (data.draw(st.integers(0, len(whole) + 3)) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("engine.text.token_stream._MARK_EVERY", 4)
        stream = TokenStream(corpus, chosen)
        part = stream.part(slice(start, stop))

        assert len(stream) == len(whole)
        assert np.array_equal(np.asarray(stream), whole)
        assert np.array_equal(stream[start:stop], whole[start:stop])
        assert np.array_equal(np.asarray(part), whole[start:stop])
        assert np.array_equal(part[1:3], whole[start:stop][1:3])


def test_documents_end() -> None:
    assert np.asarray(TokenStream(encoded([2, 0, 1], True), np.arange(3))).tolist() == [
        10,
        11,
        EOS,
        EOS,
        12,
        EOS,
    ]


def test_no_documents() -> None:
    stream = TokenStream(encoded([3], False), np.empty(0, np.int32))

    assert len(stream) == 0
    assert np.asarray(stream).tolist() == []

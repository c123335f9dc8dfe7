"""Batches made where the ids lie are those that are put together here."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from engine.training import resident
from engine.training.batches import ALL_ROWS
from engine.training.resident import Texts, fits
from tests.engine.training.test_batches import CPU, encoded

TEXTS = [[5, 6, 7], [], [8], [9, 10, 11, 12, 13], [14, 15]]
LOOKUP = np.arange(20, dtype=np.int32)[::-1].copy()


@given(
    st.lists(st.integers(0, len(TEXTS) - 1), min_size=1, max_size=6),
    st.sampled_from([None, 2, 4]),
    st.booleans(),
    st.sampled_from([ALL_ROWS, slice(0, 1)]),
)
def test_both_ways_give_the_same(documents: list[int], longest: int | None, tail: bool, rows: slice) -> None:
    corpus = dataclasses.replace(encoded(*TEXTS), lookup=LOOKUP, longest=longest, tail=tail)
    chosen = np.array(documents)

    here, there = (Texts(corpus, CPU, resident=resident).batch(chosen, rows) for resident in (False, True))

    assert torch.equal(there.ids, here.ids)
    assert torch.equal(there.lengths, here.lengths)
    assert torch.equal(there.labels, here.labels)
    assert there.tokens == here.tokens


def test_many_documents_are_brought_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resident, "_AT_ONCE", 2)
    corpus, chosen = encoded(*TEXTS), np.arange(len(TEXTS))

    here, there = (Texts(corpus, CPU, resident=resident).padded(chosen) for resident in (False, True))

    assert torch.equal(there.ids, here.ids)


def test_the_processor_keeps_nothing_and_a_card_not_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    corpus, card = encoded(*TEXTS), torch.device("cuda")
    free = 4 * 11 + 24 * len(TEXTS)
    assert not Texts(corpus, CPU).resident
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda _: (4 * free, 0))
    assert fits(corpus, card)
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda _: (4 * free - 1, 0))
    assert not fits(corpus, card)
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda _: (1 << 40, 0))
    monkeypatch.setattr(resident, "MOST_TOKENS", 10)
    assert not fits(corpus, card)

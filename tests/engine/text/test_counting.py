"""The counts say beforehand what the vocabulary will be."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.control import RunControl
from engine.errors import Stopped
from engine.events import Progressed, result_of
from engine.recipe.recipe import Task
from engine.recipe.text import CutterName, TextSettings
from engine.text.counting import Ranked, TokenCounts, count_tokens, rank_tokens
from engine.text.pipeline import build_pipeline
from engine.text.vocabulary import SPECIALS

TEXTS = ("the soup was hot", "the noodles were cold", "the box was cold and the soup too", "")


def counted(settings: TextSettings) -> TokenCounts:
    return result_of(count_tokens(TEXTS, settings, Task.CLASSIFICATION, RunControl()))


@pytest.mark.parametrize("max_vocabulary", [4, 6, 100])
@pytest.mark.parametrize("min_count", [1, 2, 9])
def test_the_counts_choose_what_the_pipeline_chooses(max_vocabulary: int, min_count: int) -> None:
    settings = TextSettings(cutter=CutterName.WORDS, max_vocabulary=max_vocabulary, min_count=min_count)
    counts = counted(settings)
    pipeline = result_of(build_pipeline(TEXTS, settings, Task.CLASSIFICATION, RunControl()))
    kept = counts.kept(settings)
    assert [token for token, _ in counts.ranked[:kept]] == list(pipeline.vocabulary.tokens[len(SPECIALS) :])
    assert counts.known_share(settings) == pytest.approx(1 - pipeline.vocabulary.unknown_share)
    for token, _ in counts.ranked:
        assert counts.is_known(token, settings) == (token in pipeline.vocabulary)
    assert not counts.is_known("never seen", settings)


def test_lengths_are_tokens_per_document() -> None:
    counts = counted(TextSettings())
    assert list(counts.lengths) == [4, 4, 8, 0]
    assert counts.total == 16
    assert counts.cut_share(4) == 0.25
    assert counts.cut_share(8) == 0.0


def test_auto_is_resolved() -> None:
    assert counted(TextSettings()).cutter is CutterName.WORDS
    chinese = result_of(
        count_tokens(["味道很好，送得也快"], TextSettings(), Task.CLASSIFICATION, RunControl())
    )
    assert chinese.cutter is CutterName.JIEBA


def test_an_empty_corpus_is_covered() -> None:
    counts = TokenCounts(
        CutterName.WORDS, Ranked([], np.empty(0, dtype=np.int64)), np.zeros(0, dtype=np.int64)
    )
    assert counts.known_share(TextSettings()) == 1.0
    assert counts.kept(TextSettings()) == 0
    assert counts.cut_share(3) == 0.0


def test_progress_is_told_and_a_stop_is_heard() -> None:
    events = list(count_tokens(TEXTS, TextSettings(), Task.CLASSIFICATION, RunControl()))
    last = events[-1]
    assert isinstance(last, Progressed)
    assert last.done == last.total
    control = RunControl()
    control.stop()
    with pytest.raises(Stopped):
        result_of(count_tokens(TEXTS, TextSettings(), Task.CLASSIFICATION, control))


@given(st.dictionaries(st.text(max_size=4), st.integers(0, 3), max_size=60))
def test_tokens_are_ranked_by_count_and_then_by_the_alphabet(counts: dict[str, int]) -> None:
    found = rank_tokens(tuple(counts), np.array(list(counts.values()), dtype=np.int64))
    expected = sorted(((t, n) for t, n in counts.items() if n), key=lambda pair: (-pair[1], pair[0]))
    assert list(found) == expected
    assert list(found[1:3]) == expected[1:3]

"""Runs are put together by setting; the same seed twice is one try."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from engine.corpus.documents import CorpusSource
from engine.events import BestEpoch, EndReason, RunEnded
from engine.project.records import RunRecord
from engine.recipe.presets import build_recipe
from engine.training.trials import fresh_seeds, trials_of, verdict_on

SOURCE = CorpusSource("/texts/a.csv", 10, "0" * 64)


def a_run(score: float | None, seed: int, *, perplexity: float | None = None, **values: Any) -> RunRecord:
    recipe = build_recipe("small").with_values(
        {"training.seed": seed, **{k.replace("__", "."): v for k, v in values.items()}}
    )
    best = BestEpoch(1, 0.5, score, perplexity)
    ended = RunEnded("r", EndReason.COMPLETED, 1, best, 1.0, 1.0, 1.0, 1)
    return RunRecord(seed, f"run {seed}", "", recipe, ("a", "b"), SOURCE, False, ended, ("best",), False)


def test_seeds_of_one_setting_are_one_group() -> None:
    runs = [a_run(0.8, 1), a_run(0.9, 1, model__cell="rnn"), a_run(0.82, 2), a_run(0.84, 3), a_run(0.99, 3)]
    groups = trials_of(runs)
    assert [len(group.runs) for group in groups] == [3, 1]
    assert groups[0].spread.scores == (0.8, 0.82, 0.84)
    assert groups[0].spread.mean == pytest.approx(0.82)
    assert verdict_on(*groups) is None  # one seed says nothing


def test_another_corpus_is_another_group() -> None:
    other = dataclasses.replace(a_run(0.8, 2), corpus=CorpusSource("/texts/b.csv", 10, "1" * 64))
    assert len(trials_of([a_run(0.8, 1), other])) == 2


def test_what_has_not_ended_or_kept_nothing_back_is_left_out() -> None:
    unfinished = dataclasses.replace(a_run(0.8, 1), summary=None)
    assert trials_of([unfinished]) == ()


def test_where_there_is_no_accuracy_perplexity_counts_and_less_is_better() -> None:
    first = trials_of([a_run(None, seed, perplexity=3.0 + seed / 100) for seed in (1, 2, 3)])
    second = trials_of([a_run(None, seed, perplexity=2.0 + seed / 100) for seed in (1, 2, 3)])
    assert not first[0].by_accuracy
    verdict = verdict_on(first[0], second[0])
    assert verdict is not None
    assert verdict.real
    assert verdict.difference == pytest.approx(-1.0)


def test_shares_and_perplexities_are_not_compared() -> None:
    (shares,) = trials_of([a_run(0.8, seed) for seed in (1, 2, 3)])
    (others,) = trials_of([a_run(None, seed, perplexity=2.0) for seed in (1, 2, 3)])
    assert verdict_on(shares, others) is None


def test_seeds_that_were_tried_are_not_tried_again() -> None:
    recipe = build_recipe("small").with_values({"training.seed": 2})
    runs = [a_run(0.8, 3), a_run(0.8, 4, model__cell="rnn")]
    assert fresh_seeds(recipe, runs, 3) == (2, 4, 5)

"""Settings and what came of them: seeds together, the best first, what cannot be compared apart."""

from __future__ import annotations

from dataclasses import replace

from engine.events import BestEpoch, EndReason, RunEnded
from engine.project.records import RunRecord
from engine.recipe.presets import build_recipe
from engine.training.results import results_of
from tests.engine.project.helpers import SOURCE


def run(number: int, accuracy: float | None, *, sha256: str = "0" * 64, **values: object) -> RunRecord:
    recipe = build_recipe("small").with_values({key.replace("__", "."): v for key, v in values.items()})
    best = BestEpoch(2, 0.5, accuracy, None) if accuracy is not None else None
    ended = RunEnded(f"run {number}", EndReason.COMPLETED, 2, best, 4.0, 1.0, 1.0, 10)
    source = replace(SOURCE, sha256=sha256)
    return RunRecord(number, f"run {number}", "", recipe, ("a", "b"), source, False, ended, ("best",), False)


def test_the_best_setting_stands_above_and_seeds_are_one_row() -> None:
    results = results_of(
        [
            run(1, 0.7, model__hidden_size=16),
            run(2, 0.8, model__hidden_size=32),
            run(3, 0.9, model__hidden_size=32, training__seed=2),
            run(4, 0.6, model__hidden_size=64, model__cell="rnn"),
        ]
    )
    assert results.keys == ("model.cell", "model.hidden_size")
    assert [row.values[1] for row in results.rows] == [32, 16, 64]
    assert results.rows[0].trials.spread.scores == (0.8, 0.9)


def test_runs_without_a_result_are_left_out() -> None:
    assert results_of([run(1, None)]).rows == ()
    assert results_of([]).rows == ()


def test_another_corpus_is_not_mixed_in() -> None:
    runs = [
        run(1, 0.7, model__hidden_size=16),
        run(2, 0.99, sha256="1" * 64, model__hidden_size=16),
        run(3, 0.8, model__hidden_size=32),
    ]
    assert [row.trials.runs[0].id for row in results_of(runs).rows] == [3, 1, 2]

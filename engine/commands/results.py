"""Settings and what came of them, as a table on the screen or objects for programs."""

from __future__ import annotations

from collections.abc import Sequence

from engine.commands.console import Console, percent, table
from engine.project.records import RunRecord
from engine.training.results import Result, results_of


def tell_results(runs: Sequence[RunRecord], console: Console) -> None:
    """A row for each setting that was tried, the best first; several seeds are one row with their mean."""
    results = results_of(runs)
    for row in results.rows:
        console.record(_values(row, results.keys))
    if not results.rows:
        console.say("No finished runs yet.")
        return
    head = (*results.keys, "seeds", "best", "epoch", "parameters", "time", "runs")
    console.say(table(head, [_row(row) for row in results.rows]))


def _values(row: Result, keys: Sequence[str]) -> dict[str, object]:
    trials = row.trials
    return {
        "settings": dict(zip(keys, row.values, strict=True)),
        "runs": [run.name for run in trials.runs],
        "scores": list(trials.spread.scores),
        "mean": trials.spread.mean,
        "by_accuracy": trials.by_accuracy,
        "epochs": [run.best_epoch for run in trials.runs],
        "parameters": _parameters(trials.runs),
        "seconds": [run.summary.seconds for run in trials.runs if run.summary],
    }


def _row(row: Result) -> tuple[str, ...]:
    from engine.commands.progress import duration

    trials = row.trials
    mean, seconds = trials.spread.mean, [run.summary.seconds for run in trials.runs if run.summary]
    epochs = sorted({str(run.best_epoch) for run in trials.runs})
    return (
        *(str(getattr(value, "value", value)) for value in row.values),
        str(len(trials.runs)),
        percent(mean) if trials.by_accuracy else f"{mean:,.4g}",
        ", ".join(epochs),
        str(_parameters(trials.runs) or ""),
        duration(sum(seconds) / max(1, len(seconds))),
        ", ".join(run.name for run in trials.runs),
    )


def _parameters(runs: Sequence[RunRecord]) -> int | None:
    return next((run.summary.parameters for run in runs if run.summary), None)

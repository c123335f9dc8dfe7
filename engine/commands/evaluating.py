"""`evaluate`: how a run does on texts it has never seen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.cache import user_cache
from engine.commands.arguments import Options
from engine.commands.console import Console, percent, table
from engine.commands.progress import follow
from engine.control import RunControl
from engine.corpus.sources import one_or_several
from engine.project.project import Project

if TYPE_CHECKING:
    from engine.training.evaluation import EvaluationReport

_SHOWN_LABELS = 12


def evaluate(options: Options, console: Console, control: RunControl) -> int:
    """Measure a run on a file."""
    from engine.training.evaluation import evaluate_run

    with Project.open(Path(options.project)) as project:
        report = follow(
            evaluate_run(
                project, one_or_several(options.corpus), control, run=options.run, cache=user_cache()
            ),
            console,
        )
    console.record(
        {
            "examples": report.examples,
            "loss": report.loss,
            "accuracy": report.accuracy,
            "macro_f1": report.macro_f1,
            "perplexity": report.perplexity,
            "confusion": report.confusion,
            "bleu": report.bleu,
            "exact_match": report.exact_match,
            "answer_accuracy": report.answer_accuracy,
            "labels": report.labels,
        }
    )
    if report.left_out is not None:
        console.note(str(report.left_out))
    _say(report, console)
    return 0


def _say(report: EvaluationReport, console: Console) -> None:
    console.say(f"{'examples':<12} {report.examples:,}")
    console.say(f"{'loss':<12} {report.loss:.4f}")
    if report.accuracy is not None:
        what = "right" if report.perplexity is None else "tokens right"
        after = "" if report.answer_accuracy is None else " after the true ones"
        console.say(f"{what:<12} {percent(report.accuracy)}{after}")
    if report.answer_accuracy is not None:
        console.say(f"{'':<12} {percent(report.answer_accuracy)} as answered, without help")
    if report.macro_f1 is not None:
        console.say(f"{'macro F1':<12} {report.macro_f1:.4f}")
    if report.perplexity is not None:
        console.say(f"{'perplexity':<12} {report.perplexity:,.2f}")
    if report.bleu is not None:
        console.say(f"{'BLEU':<12} {report.bleu:.1f}")
    if report.exact_match is not None:
        console.say(f"{'all right':<12} {percent(report.exact_match)}")
    if report.confusion is not None and len(report.labels) <= _SHOWN_LABELS:
        rows = [
            (name, *map(str, counts)) for name, counts in zip(report.labels, report.confusion, strict=True)
        ]
        console.say(
            f"\nRows are what is true, columns what was answered.\n{table(('', *report.labels), rows)}"
        )

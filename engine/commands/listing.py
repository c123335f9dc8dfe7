"""`runs`, `presets`, `check`: looking at what there is."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from engine.commands.arguments import Options
from engine.commands.console import Console, percent, table
from engine.commands.results import tell_results
from engine.control import RunControl
from engine.errors import EngineError
from engine.project.project import Project
from engine.project.records import RunRecord
from engine.recipe.presets import all_presets
from engine.training.curves import reading_of


def runs(options: Options, console: Console, control: RunControl) -> int:
    """The runs of a project, oldest first."""
    with Project.open(Path(options.project)) as project:
        histories = [(run, project.history(run)) for run in project.runs()]
    if options.results:
        tell_results([run for run, _ in histories], console)
        return 0
    found = [(run, len(history.epochs)) for run, history in histories]
    for run, history in histories:
        first = float(history.losses[0]) if len(history.losses) else None
        reading = reading_of(run.recipe, history.epochs, first, ended=run.summary is not None)
        taken = [dataclasses.asdict(one) for one in history.taken]
        said = {"advice": reading.advice, "since": reading.since, "began_with": taken}
        console.record({**_run_values(run, len(history.epochs)), **said})
    head = ["run", "task", "cell", "state", "epochs", "best", "right of the new", "perplexity", "created"]
    rows = [_run_row(run, epochs) for run, epochs in found]
    if any(history.taken for _, history in histories):
        head.append("began with")
        rows = [
            [*row, ", ".join(one.source for one in history.taken)]
            for row, (_, history) in zip(rows, histories, strict=True)
        ]
    if any(run.note for run, _ in found):
        head.append("note")
        rows = [[*row, run.note] for row, (run, _) in zip(rows, found, strict=True)]
    console.say(table(head, rows) if found else "No runs yet.")
    return 0


def _run_values(run: RunRecord, epochs: int) -> dict[str, object]:
    best, summary = run.best, run.summary
    return {
        "run": run.name,
        "task": run.recipe.task,
        "status": run.status,
        "created": run.created,
        "usable": run.usable,
        "epochs": epochs,
        "best": None
        if best is None
        else {
            "epoch": best.epoch,
            "valid_loss": best.valid_loss,
            "valid_accuracy": best.valid_accuracy,
            "valid_perplexity": best.valid_perplexity,
        },
        "parameters": summary.parameters if summary else None,
        "seconds": summary.seconds if summary else None,
        "corpus": run.corpus.path,
        "snapshots": list(run.snapshots),
        "note": run.note,
    }


def _run_row(run: RunRecord, epochs: int) -> list[str]:
    best = run.best
    perplexity = best.valid_perplexity if best else None
    return [
        run.name,
        run.recipe.task.value,
        run.recipe.model.cell.value,
        run.status.value,
        str(epochs),
        str(best.epoch) if best else "",
        percent(best.valid_accuracy) if best else "",
        "" if perplexity is None else f"{perplexity:,.2f}",
        run.created[:16].replace("T", " "),
    ]


def presets(options: Options, console: Console, control: RunControl) -> int:
    """The ready-made starting points."""
    for preset in all_presets():
        console.record(
            {
                "name": preset.name,
                "task": preset.task,
                "title": preset.title,
                "title_zh": preset.title_zh,
                "why": preset.why,
                "why_zh": preset.why_zh,
                "settings": preset.tree,
            }
        )
    rows = [(preset.name, preset.task.value, preset.title, preset.why) for preset in all_presets()]
    width = max(len(name) for name, *_ in rows)
    for name, task, title, why in rows:
        console.say(f"{name:<{width}}  {title} ({task})\n{'':<{width}}  {why}")
    return 0


def check(options: Options, console: Console, control: RunControl) -> int:
    """Whether the project is whole; 2 when it is not."""
    try:
        with Project.open(Path(options.project)) as project:
            problems = project.check()
    except EngineError as error:
        console.record({"whole": False, "problems": [str(error)]})
        raise
    console.record({"whole": not problems, "problems": problems})
    if problems:
        for problem in problems:
            console.note(problem)
        return 2
    console.say(f"{options.project} is whole.")
    return 0

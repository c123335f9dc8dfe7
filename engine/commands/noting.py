"""`note`: what a person writes about a run."""

from __future__ import annotations

from pathlib import Path

from engine.commands.arguments import Options
from engine.commands.console import Console
from engine.control import RunControl
from engine.project.project import Project


def note(options: Options, console: Console, control: RunControl) -> int:
    """Show the note of a run, or keep another one; an empty text takes it away."""
    with Project.open(Path(options.project)) as project:
        run = project.run(options.run)
        if options.text is not None:
            run = project.save_note(run, options.text)
    console.record({"run": run.name, "note": run.note})
    console.say(run.note or f"Nothing was written about '{run.name}'.")
    return 0

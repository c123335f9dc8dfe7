"""`answer`: promised for networks that answer one text with another, which this version does not train."""

from __future__ import annotations

from pathlib import Path

from engine.commands.arguments import Options
from engine.commands.console import Console
from engine.control import RunControl
from engine.errors import EngineError
from engine.project.project import Project
from engine.recipe.recipe import Task
from engine.words import QT_TRANSLATE_NOOP


def answer(options: Options, console: Console, control: RunControl) -> int:
    """Say what the run can do instead."""
    with Project.open(Path(options.project)) as project:
        run = project.run(options.run)
    if run.recipe.task is Task.CLASSIFICATION:
        template = QT_TRANSLATE_NOOP(
            "engine", "The run '{run}' gives labels to texts, it does not answer them. Use score instead."
        )
    else:
        template = QT_TRANSLATE_NOOP(
            "engine", "The run '{run}' goes on with a text, it does not answer one. Use write instead."
        )
    raise EngineError(template, run=run.name)

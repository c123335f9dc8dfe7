"""`write`: a text that appears as it is written."""

from __future__ import annotations

from pathlib import Path

from engine.commands.arguments import Options
from engine.commands.console import Console
from engine.control import RunControl
from engine.events import TokenWritten
from engine.project.project import Project
from engine.recipe.recipe import Recipe
from engine.recipe.writing import WritingSettings

_NAMES = ("tokens", "temperature", "top_k", "top_p", "beam", "seed")


def write(options: Options, console: Console, control: RunControl) -> int:
    """Go on after the prompt; 130 when it was stopped (what was written stands)."""
    from engine.use.writing import Writer

    with Project.open(Path(options.project)) as project:
        run = project.run(options.run)
        settings = _settings(options, run.recipe)
        writer = Writer.load(project, options.run, options.label, options.epoch)
    console.say(options.prompt, end="")
    work = writer.write(options.prompt, settings, control)
    shown = ""
    while True:
        try:
            event = next(work)
        except StopIteration as end:
            written = end.value
            break
        if isinstance(event, TokenWritten):
            console.say(_added(shown, event.text), end="")
            shown = event.text
    console.say()
    if written.unknown_tokens:
        console.note(f"Never met in training: {', '.join(written.unknown_tokens)}")
    console.record({"text": written.text, "tokens": written.tokens})
    return 130 if control.stopped else 0


def _settings(options: Options, recipe: Recipe) -> WritingSettings:
    """The run's own writing settings with what was said on the command line."""
    given = {f"writing.{name}": value for name in _NAMES if (value := getattr(options, name)) is not None}
    return recipe.with_values(given).writing


def _added(before: str, text: str) -> str:
    """What is new at the end; of a long text both are only its end."""
    if text.startswith(before):
        return text[len(before) :]
    overlap = next(n for n in range(1, len(before) + 1) if text.startswith(before[n:]))
    return text[len(before) - overlap :]

"""Where results are written to."""

from __future__ import annotations

from pathlib import Path

from engine.commands.arguments import Options
from engine.errors import EngineError
from engine.words import QT_TRANSLATE_NOOP


def refuse_odd_output(options: Options) -> None:
    """Before any work: an output of an unknown kind, or one that would take the place of the input."""
    if not options.output:
        return
    output = Path(options.output)
    if output.suffix.lower() not in (".csv", ".jsonl"):
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "The output {path} must end with .csv or .jsonl. Choose another name."
            ),
            path=output,
        )
    if output.exists() and any(
        other and Path(other).exists() and output.samefile(other)
        for other in (*(options.input or ()), options.project)
    ):
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "The output {path} would take the place of what is read. Choose another name."
            ),
            path=output,
        )

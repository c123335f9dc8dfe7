"""`inspect`: what the importer sees."""

from __future__ import annotations

from pathlib import Path

from engine.commands.arguments import Options
from engine.commands.console import Console, one_line
from engine.commands.progress import follow
from engine.control import RunControl
from engine.corpus.inspecting import Inspection, inspect_corpus
from engine.recipe.corpus import CorpusSettings


def inspect(options: Options, console: Console, control: RunControl) -> int:
    """Read the file once and tell its format, encoding, columns, counts and problems."""
    found = follow(inspect_corpus(Path(options.path), CorpusSettings(), control), console)
    console.record(
        {
            "format": found.format,
            "encoding": found.encoding,
            "documents": found.documents,
            "characters": found.characters,
            "columns": found.columns,
            "labels": found.labels,
            "problems": [str(problem) for problem in found.problems],
            "text_column": found.text_column,
            "label_column": found.label_column,
            "suggested_task": found.suggested_task,
        }
    )
    _say(found, console)
    return 0


def _say(found: Inspection, console: Console) -> None:
    facts = {
        "format": found.format.value,
        "encoding": found.encoding,
        "documents": f"{found.documents:,}",
        "characters": f"{found.characters:,}",
        "columns": ", ".join(found.columns),
        "text from": found.text_column,
        "labels from": found.label_column,
        "labels": ", ".join(f"{name} {count:,}" for name, count in list(found.labels.items())[:20]),
        "good for": found.suggested_task.value,
    }
    for name, value in facts.items():
        if value:
            console.say(f"{name:<12} {value}")
    for problem in found.problems:
        console.say(f"{'problem':<12} {problem}")
    for row in found.preview[:3]:
        console.say(f"{'for example':<12} {one_line(' | '.join(row), 90)}")

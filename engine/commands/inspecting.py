"""`inspect`: what the importer sees."""

from __future__ import annotations

import dataclasses

from engine.commands.arguments import Options
from engine.commands.console import Console, one_line
from engine.commands.findings import findings_as_json, say_findings
from engine.commands.progress import follow
from engine.control import RunControl
from engine.corpus.doctor.examining import examine
from engine.corpus.inspecting import Inspection, inspect_corpus
from engine.corpus.sources import one_or_several
from engine.recipe.recipe import Recipe

_LISTED_FILES = 1000
_SHOWN_FILES = 10
_QUICKLY_EXAMINED = 100_000_000  # characters


def inspect(options: Options, console: Console, control: RunControl) -> int:
    """Read everything once and tell its format, encoding, columns, counts and problems."""
    origin = one_or_several(options.path)
    settings = Recipe().with_values({"corpus.fixes": options.fix}).corpus
    found = follow(inspect_corpus(origin, settings, control), console)
    diagnosis = None
    if options.doctor or (options.doctor is None and found.characters <= _QUICKLY_EXAMINED):
        diagnosis = follow(examine(origin, settings, found.suggested_task, control), console)
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
            "source_column": found.source_column,
            "target_column": found.target_column,
            "suggested_task": found.suggested_task,
            "files": [dataclasses.asdict(file) for file in found.files[:_LISTED_FILES]],
            "findings": None if diagnosis is None else findings_as_json(diagnosis),
            "fixes": settings.fixes,
            "unread": [{"name": each.name, "reason": str(each.reason)} for each in found.unread],
        }
    )
    _say(found, console)
    if diagnosis is not None:
        say_findings(diagnosis, console)
    else:
        console.say(f"{'not examined':<12} Add --doctor to look for faults in the texts.")
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
        "pairs from": " and ".join(name for name in (found.source_column, found.target_column) if name),
        "labels": ", ".join(f"{name} {count:,}" for name, count in list(found.labels.items())[:20]),
        "good for": found.suggested_task.value,
    }
    for name, value in facts.items():
        if value:
            console.say(f"{name:<12} {value}")
    for file in found.files[:_SHOWN_FILES] if len(found.files) > 1 else ():
        console.say(
            f"{'file':<12} {file.name}: {file.format.value}, {file.encoding}, {file.documents:,} documents"
        )
    for problem in found.problems:
        console.say(f"{'problem':<12} {problem}")
    for row in found.preview[:3]:
        console.say(f"{'for example':<12} {one_line(' | '.join(row), 90)}")

"""What the data doctor found, for people and as JSON."""

from __future__ import annotations

from typing import Any

from engine.commands.console import Console, one_line
from engine.corpus.doctor.findings import Diagnosis, Example, Finding
from engine.corpus.doctor.words import fault_words, fix_words
from engine.recipe.fixes import Fix

_SHOWN = 2  # examples of each fault
_COLUMNS = 90


def findings_as_json(diagnosis: Diagnosis) -> list[dict[str, Any]]:
    """One object a fault."""
    return [_finding(finding) for finding in diagnosis.findings]


def say_findings(diagnosis: Diagnosis, console: Console) -> None:
    """Each fault with its count, a few examples, and the fix."""
    for finding in diagnosis.findings:
        words = fault_words(finding.fault)
        console.say(f"\n{words.title}: {finding.count:,}")
        console.say(f"    {words.what} {words.why}")
        for example in finding.examples[:_SHOWN]:
            console.say(f"    {one_line(_told(example), _COLUMNS)}")
        for fix in _fixes(finding):
            console.say(f"    corpus.fixes={fix.value}: {fix_words(fix).does}")
    if not diagnosis.findings:
        console.say("The data doctor found nothing.")


def _told(example: Example) -> str:
    place = f"line {example.place[1]}: " if example.place[1] else ""
    label = f"{example.label} | " if example.label and example.place[1] else ""
    after = f" -> {example.after}" if example.after is not None else ""
    other = f" (like line {example.other[1]})" if example.other[1] else ""
    return f"{place}{label}{example.text}{after}{other}"


def _finding(finding: Finding) -> dict[str, Any]:
    words = fault_words(finding.fault)
    return {
        "fault": finding.fault,
        "title": words.title,
        "count": finding.count,
        "what": words.what,
        "why": words.why,
        "fix": finding.fix,
        "other_fixes": finding.other_fixes,
        "does": fix_words(finding.fix).does if finding.fix else None,
        "examples": [_example(example) for example in finding.examples],
    }


def _example(example: Example) -> dict[str, Any]:
    other = {"file": example.other[0], "line": example.other[1]} if example.other[1] else None
    return {
        "file": example.place[0],
        "line": example.place[1],
        "text": example.text,
        "label": example.label,
        "after": example.after,
        "other": other,
    }


def _fixes(finding: Finding) -> list[Fix]:
    return [fix for fix in (finding.fix, *finding.other_fixes) if fix]

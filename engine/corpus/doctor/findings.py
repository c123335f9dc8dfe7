"""What the doctor says: faults with their count and examples, and the fix for each. Words are in `doctor/words.py`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from engine.recipe.fixes import Fix


class Fault(str, Enum):
    """What can be wrong with a corpus, in the order in which it is shown."""

    BROKEN_ROWS = "broken_rows"
    HEADERS = "headers"
    MIXED_ENCODINGS = "mixed_encodings"
    MOJIBAKE = "mojibake"
    LOST_CHARACTERS = "lost_characters"
    CONTROL_CHARACTERS = "control_characters"
    ENTITIES = "entities"
    MARKUP = "markup"
    EMPTY = "empty"
    OVER_LONG = "over_long"
    DUPLICATES = "duplicates"
    NEAR_DUPLICATES = "near_duplicates"
    TWO_LABELS = "two_labels"
    IN_BOTH_PARTS = "in_both_parts"
    ONE_SIDED = "one_sided"
    RARE_LABELS = "rare_labels"


@dataclass(frozen=True, slots=True)
class Example:
    """One place where a fault was seen.

    `place` is (file, line) as in `Row.place`, ("", 0) where there is none; `text` is a snippet around the fault with
    "…" where it was cut; `label` the document's label ("" without); `after` what the fix would make of the snippet
    (None: nothing to show, as when the document is left out); `other` the place of the document that it is like.
    """

    place: tuple[str, int]
    text: str
    label: str = ""
    after: str | None = None
    other: tuple[str, int] = ("", 0)


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault, how many documents have it (rows for headers and broken rows, labels for the two label faults),
    the first few of them, and the fix that removes it.

    `other_fixes` are other ways to mend the same; `fix` None means that only a person can.
    """

    fault: Fault
    count: int
    examples: tuple[Example, ...] = ()
    fix: Fix | None = None
    other_fixes: tuple[Fix, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Everything the doctor found in a corpus of `documents` documents, read with `fixes` applied.

    `compared` is how many different texts the search for near duplicates looked at.
    """

    findings: tuple[Finding, ...]
    documents: int
    fixes: tuple[Fix, ...] = ()
    compared: int = 0

    def of(self, fault: Fault) -> Finding | None:
        """The finding of one fault, None where it was not found."""
        return next((finding for finding in self.findings if finding.fault is fault), None)

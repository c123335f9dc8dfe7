"""The faults that show in a text by itself, each with the pattern it is looked for by and what mends it.

A document has the fault when mending would change it; the pattern only says where it is worth trying.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from engine.corpus.doctor.blocks import holders
from engine.corpus.doctor.findings import Fault
from engine.corpus.doctor.invisible import MAYBE_INVISIBLE, remove_invisible
from engine.corpus.doctor.markup import MAYBE_ENTITY, MAYBE_TAG, has_markup, strip_markup, unescape_entities
from engine.corpus.doctor.mixed import MISFIT, repair_encoding
from engine.corpus.doctor.mojibake import MAYBE_MOJIBAKE, repair_mojibake
from engine.corpus.rows import Row
from engine.recipe.fixes import Fix


@dataclass(frozen=True)
class TextFault:
    """A fault, its fix, the pattern that hints at it, and the mending of one text."""

    fault: Fault
    fix: Fix
    hint: re.Pattern[str]
    mend: Callable[[str, str], str]  # the text, and what its bytes were read as
    wide: bool = False  # no ASCII text has the fault
    slow: bool = False  # the pattern is best tried only on texts that are not ASCII
    in_labels: bool = False
    quick: Callable[[str], bool] | None = (
        None  # whether mending would change a text, where that is told sooner
    )

    def is_in(self, text: str, encoding: str) -> bool:
        """Whether a text has the fault."""
        return self.quick(text) if self.quick else self.mend(text, encoding) != text

    def hinted(self, rows: Sequence[Row]) -> list[int]:
        """The places of the rows that may have the fault."""
        found: set[int] = set()
        for texts in self._fields(rows):
            if self.slow:
                search = self.hint.search
                found.update(i for i, text in enumerate(texts) if not text.isascii() and search(text))
            else:
                found.update(holders(texts, self.hint, wide=self.wide))
        return sorted(found)

    def _fields(self, rows: Sequence[Row]) -> Iterator[list[str]]:
        yield [row.text for row in rows]
        if any(row.target for row in rows):
            yield [row.target for row in rows]
        if self.in_labels:
            odd = {label for label in {row.label for row in rows} if self.hint.search(label)}
            if odd:
                yield [row.label if row.label in odd else "" for row in rows]


TEXT_FAULTS = (
    TextFault(
        Fault.MIXED_ENCODINGS,
        Fix.REPAIR_ENCODING,
        MISFIT,
        repair_encoding,
        wide=True,
        in_labels=True,
    ),
    TextFault(
        Fault.MOJIBAKE,
        Fix.REPAIR_MOJIBAKE,
        MAYBE_MOJIBAKE,
        lambda text, _: repair_mojibake(text),
        slow=True,
        in_labels=True,
    ),
    TextFault(Fault.ENTITIES, Fix.UNESCAPE_ENTITIES, MAYBE_ENTITY, lambda text, _: unescape_entities(text)),
    TextFault(
        Fault.MARKUP, Fix.STRIP_MARKUP, MAYBE_TAG, lambda text, _: strip_markup(text), quick=has_markup
    ),
    TextFault(
        Fault.CONTROL_CHARACTERS,
        Fix.REMOVE_CONTROL,
        MAYBE_INVISIBLE,
        lambda text, _: remove_invisible(text),
        in_labels=True,
    ),
)
MENDING = frozenset(fault.fix for fault in TEXT_FAULTS)

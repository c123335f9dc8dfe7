"""Titles and explanations of faults and fixes: untranslated, context "engine"."""

from __future__ import annotations

from typing import NamedTuple

from engine.corpus.doctor.findings import Fault
from engine.recipe.fixes import Fix
from engine.words import QT_TRANSLATE_NOOP


class FaultWords(NamedTuple):
    """A fault in words: its title, what it is, and why it matters."""

    title: str
    what: str
    why: str


class FixWords(NamedTuple):
    """A fix in words: the title of its button, and what it does."""

    title: str
    does: str


def fault_words(fault: Fault) -> FaultWords:
    """What is said about a fault."""
    return _FAULTS[fault]


def fix_words(fix: Fix) -> FixWords:
    """What is said about a fix."""
    return _FIXES[fix]


_FAULTS = {
    Fault.BROKEN_ROWS: FaultWords(
        QT_TRANSLATE_NOOP("engine", "Broken rows"),
        QT_TRANSLATE_NOOP(
            "engine", "Rows with too few or too many cells, an open quote, or a line that cannot be read."
        ),
        QT_TRANSLATE_NOOP(
            "engine",
            "They are left out, so what they say is not learned. Only the file itself can be mended.",
        ),
    ),
    Fault.HEADERS: FaultWords(
        QT_TRANSLATE_NOOP("engine", "Headers among the texts"),
        QT_TRANSLATE_NOOP(
            "engine", "Rows that name the columns, as they are left over when tables are put together."
        ),
        QT_TRANSLATE_NOOP("engine", "The network would take the name of a column for a text or a label."),
    ),
    Fault.MIXED_ENCODINGS: FaultWords(
        QT_TRANSLATE_NOOP("engine", "Mixed encodings"),
        QT_TRANSLATE_NOOP("engine", "Lines whose bytes only make sense in another encoding than the rest."),
        QT_TRANSLATE_NOOP("engine", "They cannot be read the way the rest is read, and would be lost."),
    ),
    Fault.MOJIBAKE: FaultWords(
        QT_TRANSLATE_NOOP("engine", "Garbled characters"),
        QT_TRANSLATE_NOOP(
            "engine",
            "Text that was once read in a wrong encoding and saved like that, such as â€™ or 浣犲ソ.",
        ),
        QT_TRANSLATE_NOOP("engine", "The network sees words that nobody writes, and misses the real ones."),
    ),
    Fault.LOST_CHARACTERS: FaultWords(
        QT_TRANSLATE_NOOP("engine", "Lost characters"),
        QT_TRANSLATE_NOOP(
            "engine", "Marks such as � or 锟斤拷, left where characters were lost in an earlier conversion."
        ),
        QT_TRANSLATE_NOOP("engine", "What stood there cannot be brought back, and the marks mean nothing."),
    ),
    Fault.CONTROL_CHARACTERS: FaultWords(
        QT_TRANSLATE_NOOP("engine", "Invisible characters"),
        QT_TRANSLATE_NOOP(
            "engine", "Control characters, spaces without width and byte order marks in the middle of a text."
        ),
        QT_TRANSLATE_NOOP("engine", "Nobody sees them, yet they make one word into two different ones."),
    ),
    Fault.ENTITIES: FaultWords(
        QT_TRANSLATE_NOOP("engine", "Codes from web pages"),
        QT_TRANSLATE_NOOP("engine", "Characters written as codes, such as &amp; or &#39;."),
        QT_TRANSLATE_NOOP("engine", "The network would learn the code instead of the character."),
    ),
    Fault.MARKUP: FaultWords(
        QT_TRANSLATE_NOOP("engine", "Tags from web pages"),
        QT_TRANSLATE_NOOP("engine", "Tags such as <br /> or <b> in the texts."),
        QT_TRANSLATE_NOOP(
            "engine", "Tags are not language: they fill the vocabulary, and a network would write them."
        ),
    ),
    Fault.EMPTY: FaultWords(
        QT_TRANSLATE_NOOP("engine", "Empty documents"),
        QT_TRANSLATE_NOOP("engine", "Documents without a single visible character."),
        QT_TRANSLATE_NOOP("engine", "There is nothing in them to learn from."),
    ),
    Fault.OVER_LONG: FaultWords(
        QT_TRANSLATE_NOOP("engine", "Documents far longer than the others"),
        QT_TRANSLATE_NOOP(
            "engine",
            "Documents many times longer than nearly all others, often several documents in one by mistake.",
        ),
        QT_TRANSLATE_NOOP(
            "engine", "Their batches are slow, and most of each is cut off before it is learned."
        ),
    ),
    Fault.DUPLICATES: FaultWords(
        QT_TRANSLATE_NOOP("engine", "Duplicates"),
        QT_TRANSLATE_NOOP("engine", "Documents that stand in the corpus once more, with the same label."),
        QT_TRANSLATE_NOOP(
            "engine", "They count double in learning, and make the score look better than it is."
        ),
    ),
    Fault.NEAR_DUPLICATES: FaultWords(
        QT_TRANSLATE_NOOP("engine", "Near duplicates"),
        QT_TRANSLATE_NOOP("engine", "Documents that differ from an earlier one in a few words only."),
        QT_TRANSLATE_NOOP(
            "engine", "They teach next to nothing new, and make the score look better than it is."
        ),
    ),
    Fault.TWO_LABELS: FaultWords(
        QT_TRANSLATE_NOOP("engine", "The same text with two labels"),
        QT_TRANSLATE_NOOP("engine", "Documents whose very text has another label elsewhere."),
        QT_TRANSLATE_NOOP("engine", "Nobody can learn both; at least one of the two labels is wrong."),
    ),
    Fault.IN_BOTH_PARTS: FaultWords(
        QT_TRANSLATE_NOOP("engine", "The same text in training and validation"),
        QT_TRANSLATE_NOOP(
            "engine", "Documents kept back to test the network whose text it also reads while it learns."
        ),
        QT_TRANSLATE_NOOP("engine", "The score then measures memory, not understanding."),
    ),
    Fault.ONE_SIDED: FaultWords(
        QT_TRANSLATE_NOOP("engine", "One-sided labels"),
        QT_TRANSLATE_NOOP("engine", "One label has at least four of five documents."),
        QT_TRANSLATE_NOOP(
            "engine", "Always answering with that label already looks good, so the others are learned badly."
        ),
    ),
    Fault.RARE_LABELS: FaultWords(
        QT_TRANSLATE_NOOP("engine", "Labels with almost no documents"),
        QT_TRANSLATE_NOOP(
            "engine", "Labels with so few documents that they are next to nothing beside the rest."
        ),
        QT_TRANSLATE_NOOP(
            "engine", "A handful of documents cannot teach a label; often it is a slip of the pen."
        ),
    ),
}

_FIXES = {
    Fix.REPAIR_ENCODING: FixWords(
        QT_TRANSLATE_NOOP("engine", "Read them in their own encoding"),
        QT_TRANSLATE_NOOP("engine", "Reads each such line in the encoding in which it makes sense."),
    ),
    Fix.REPAIR_MOJIBAKE: FixWords(
        QT_TRANSLATE_NOOP("engine", "Repair garbled characters"),
        QT_TRANSLATE_NOOP("engine", "Turns the wrong reading back into bytes and reads them rightly."),
    ),
    Fix.UNESCAPE_ENTITIES: FixWords(
        QT_TRANSLATE_NOOP("engine", "Write codes as characters"),
        QT_TRANSLATE_NOOP("engine", "Puts the character in the place of its code: & for &amp;."),
    ),
    Fix.STRIP_MARKUP: FixWords(
        QT_TRANSLATE_NOOP("engine", "Take tags out"),
        QT_TRANSLATE_NOOP("engine", "Takes the tags out and keeps what stands between them."),
    ),
    Fix.REMOVE_CONTROL: FixWords(
        QT_TRANSLATE_NOOP("engine", "Take invisible characters out"),
        QT_TRANSLATE_NOOP("engine", "Takes invisible characters out and keeps all others."),
    ),
    Fix.DROP_HEADERS: FixWords(
        QT_TRANSLATE_NOOP("engine", "Leave headers out"),
        QT_TRANSLATE_NOOP("engine", "Leaves out rows that only name the columns."),
    ),
    Fix.DROP_LOST: FixWords(
        QT_TRANSLATE_NOOP("engine", "Leave damaged documents out"),
        QT_TRANSLATE_NOOP("engine", "Leaves out documents in which characters were lost."),
    ),
    Fix.DROP_EMPTY: FixWords(
        QT_TRANSLATE_NOOP("engine", "Leave empty documents out"),
        QT_TRANSLATE_NOOP("engine", "Leaves out documents without a visible character."),
    ),
    Fix.KEEP_MAJORITY: FixWords(
        QT_TRANSLATE_NOOP("engine", "Keep the more frequent label"),
        QT_TRANSLATE_NOOP(
            "engine",
            "Keeps the documents that have the text's most frequent label, and none where two are equally frequent.",
        ),
    ),
    Fix.DROP_CONFLICTS: FixWords(
        QT_TRANSLATE_NOOP("engine", "Leave these texts out"),
        QT_TRANSLATE_NOOP("engine", "Leaves out every document whose text has more than one label."),
    ),
    Fix.DROP_DUPLICATES: FixWords(
        QT_TRANSLATE_NOOP("engine", "Keep each document once"),
        QT_TRANSLATE_NOOP("engine", "Keeps the first of equal documents and leaves the others out."),
    ),
    Fix.DROP_NEAR_DUPLICATES: FixWords(
        QT_TRANSLATE_NOOP("engine", "Keep one of each kind"),
        QT_TRANSLATE_NOOP("engine", "Keeps the first of nearly equal documents and leaves the others out."),
    ),
    Fix.KEEP_APART: FixWords(
        QT_TRANSLATE_NOOP("engine", "Keep the parts apart"),
        QT_TRANSLATE_NOOP(
            "engine",
            "Keeps each text only the first time it comes, so that no part shares a text with another.",
        ),
    ),
    Fix.DROP_LONG: FixWords(
        QT_TRANSLATE_NOOP("engine", "Leave over-long documents out"),
        QT_TRANSLATE_NOOP("engine", "Leaves out the documents that are far longer than all others."),
    ),
    Fix.DROP_RARE_LABELS: FixWords(
        QT_TRANSLATE_NOOP("engine", "Leave rare labels out"),
        QT_TRANSLATE_NOOP("engine", "Leaves out the documents of labels that have almost none."),
    ),
    Fix.BALANCE_LABELS: FixWords(
        QT_TRANSLATE_NOOP("engine", "Take fewer of the frequent label"),
        QT_TRANSLATE_NOOP(
            "engine",
            "Takes an even part of the most frequent label's documents, at most three for each one of the others.",
        ),
    ),
}

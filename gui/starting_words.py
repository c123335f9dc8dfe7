"""What a new run begins with, as a sentence of the window."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from engine.events import WeightsTaken
from engine.words import QT_TRANSLATE_NOOP
from gui.sentences import in_a_row, number

_PARTS: Final[dict[str, str]] = {
    "embedding": QT_TRANSLATE_NOOP("Starting", "word vectors"),
    "target embedding": QT_TRANSLATE_NOOP("Starting", "word vectors of the answers"),
    "label embedding": QT_TRANSLATE_NOOP("Starting", "vectors of the labels"),
    "readout": QT_TRANSLATE_NOOP("Starting", "readout"),
    "attention": QT_TRANSLATE_NOOP("Starting", "attention"),
    "answer": QT_TRANSLATE_NOOP("Starting", "answer"),
    "layer": QT_TRANSLATE_NOOP("Starting", "layer {n}"),
    "layer backward": QT_TRANSLATE_NOOP("Starting", "layer {n} from the end"),
    "layer projection": QT_TRANSLATE_NOOP("Starting", "the skip of layer {n}"),
    "encoder layer": QT_TRANSLATE_NOOP("Starting", "layer {n} of the encoder"),
    "encoder layer backward": QT_TRANSLATE_NOOP("Starting", "layer {n} of the encoder from the end"),
    "decoder layer": QT_TRANSLATE_NOOP("Starting", "layer {n} of the decoder"),
}
_NUMBER: Final = re.compile(r" (\d+)")


def _translate(text: str) -> str:
    return QCoreApplication.translate("Starting", text)


def part_words(part: str) -> str:
    """A part of a network, as the engine tells of it, in the language of now."""
    found = _NUMBER.search(part)
    words = _PARTS.get(_NUMBER.sub("", part))
    if words is None:
        return part
    return _translate(words).format(n=found[1] if found else "")


def taken_words(event: WeightsTaken) -> str:
    """From what the run begins, which parts were taken and which are new."""
    taken = _side_by_side(event.taken)
    whole = _translate(
        QT_TRANSLATE_NOOP(
            "Starting",
            "The run begins with what '{source}' has learned: {taken}; {words} of {all} words are known there.",
        )
    ).format(source=event.source, taken=taken, words=number(event.words), all=number(event.vocabulary))
    if not event.new:
        return whole
    new = _side_by_side(event.new)
    return in_a_row(whole, _translate(QT_TRANSLATE_NOOP("Starting", "New: {parts}.")).format(parts=new))


def _side_by_side(parts: Sequence[str]) -> str:
    comma = _translate(QT_TRANSLATE_NOOP("Starting", ", "))
    return comma.join(part_words(part) for part in parts)

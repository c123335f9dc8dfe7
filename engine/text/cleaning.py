"""What is evened out before cutting. Every character keeps its place, so that offsets stay those of the original."""

from __future__ import annotations

import re

_LINE_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f\u0085\u00a0\u2028\u2029\u200b\u2060\ufeff]")


def clean(text: str, lowercase: bool) -> str:
    """`text`, as long as before: HTML line breaks and odd white space as plain ones, lower case if wanted."""
    if "<" in text:
        text = _LINE_BREAK_TAG.sub(_blank_line, text)
    if _ODD.search(text):
        text = _ODD.sub(" ", text)
    return lower_in_place(text) if lowercase else text


def lower_in_place(text: str) -> str:
    """Lower case, character for character; one whose lower case is longer (İ) stays as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def _blank_line(tag: re.Match[str]) -> str:
    return "\n".rjust(len(tag[0]))

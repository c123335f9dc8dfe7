"""Characters that nobody sees: control characters, spaces without width, byte order marks inside a text."""

from __future__ import annotations

import re

# Neither tab nor newline, nor what mojibake.py mends: the controls from 0x80 on, soft hyphens after misread bytes.
_ALWAYS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb"
)
# A joiner belongs between the parts of an emoji and in the scripts that join their letters.
_INVISIBLE = re.compile(
    f"[{_ALWAYS}]|(?<![\x80-\xff\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122])\xad"
    "|(?<![\u0600-\u0dff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
)
MAYBE_INVISIBLE = re.compile(f"[{_ALWAYS}\xad\u200c\u200d]")
_BREAKING = "\x0b\x0c\x1c\x1d\x1e\x1f"


def remove_invisible(text: str) -> str:
    """The text without them; those that break lines leave a space."""
    while (plain := _INVISIBLE.sub(_space_for, text)) != text:
        text = plain  # a joiner after a joiner
    return text


def _space_for(character: re.Match[str]) -> str:
    return " " if character[0] in _BREAKING else ""


def is_empty(text: str) -> bool:
    """Whether there is nothing to see in a text."""
    return not text or text.isspace() or not remove_invisible(text).strip()

"""Characters that nobody sees: control characters, spaces without width, byte order marks inside a text."""

from __future__ import annotations

import re

# Neither tab nor newline; C1 controls that cp1252 has no character for (the others are mojibake, see mojibake.py).
_ALWAYS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d\xad\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb"
)
# A joiner belongs between the parts of an emoji and in the scripts that join their letters.
_INVISIBLE = re.compile(
    f"[{_ALWAYS}]|(?<![\u0600-\u0dff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
)
MAYBE_INVISIBLE = re.compile(f"[{_ALWAYS}\u200c\u200d]")
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

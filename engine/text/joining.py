"""Tokens become a line of natural text again: no space in Chinese, none before a comma."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NO_SPACE_BEFORE = frozenset(".,!?;:%)]}…'\u2019\u201d\u00bb")
_NO_SPACE_AFTER = frozenset("([{$#@\u2018\u201c\u00ab\u00a3")
_PAIRED = frozenset("\"'")
# Scripts written without spaces, and their punctuation.
_DENSE = re.compile(
    "[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff\u2014\u2026]"
)


def join_words(tokens: Sequence[str]) -> str:
    """Words with spaces where English has them; a newline token is a line end."""
    parts: list[str] = []
    before = "\n"
    open_quotes: set[str] = set()
    for token in tokens:
        if not token:
            continue
        closing = token in open_quotes
        if _space_between(before, token, before in open_quotes, closing):
            parts.append(" ")
        parts.append(token)
        if token in _PAIRED:
            open_quotes ^= {token}
        elif token == "\n":
            open_quotes.clear()
        before = token
    return "".join(parts)


def _space_between(before: str, token: str, after_opening: bool, closing: bool) -> bool:
    if before[-1].isspace() or token[0].isspace():
        return False
    if _DENSE.match(before[-1]) or _DENSE.match(token[0]):
        return False
    if before in _NO_SPACE_AFTER or after_opening or closing:
        return False
    return token not in _NO_SPACE_BEFORE or token in _PAIRED

"""Marks the engine's sentences for translation without knowing the window.

The engine speaks English; the window translates. `lupdate` finds the sentences by the name of this marker.
"""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 (the name lupdate looks for)
    """Give `text` back as it is; `context` is for the translators' catalogue."""
    return text

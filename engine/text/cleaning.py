"""What is evened out before cutting. Every character keeps its place, so that offsets stay those of the original."""

from __future__ import annotations

import re

from engine.recipe.text import Script, TextSettings
from engine.text.script import convert_script

_LINE_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f\u0085\u00a0\u2028\u2029\u200b\u2060\ufeff]")
_MARKS = {
    **dict.fromkeys("。．｡﹒", "."),
    **dict.fromkeys("，、､﹐﹑", ","),
    **dict.fromkeys("“”„‟«»「」『』｢｣〝〞《》〈〉＂", '"'),
    **dict.fromkeys("‘’‚‛＇", "'"),
    **dict.fromkeys("（〔﹙", "("),
    **dict.fromkeys("）〕﹚", ")"),
    **dict.fromkeys("【［", "["),
    **dict.fromkeys("】］", "]"),
    **dict.fromkeys("‐‑‒–—―−－﹣", "-"),
    **dict.fromkeys("～〜∼", "~"),
    **dict.fromkeys("・•·", "·"),
    "！": "!",
    "？": "?",
    "：": ":",
    "；": ";",
    "⋯": "…",
}
_SENTENCE_MARKS = "！（），：；？"  # they stay wide in Chinese
_WIDE = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _SENTENCE_MARKS},
    "\u3000": " ",
    "￠": "¢",
    "￡": "£",
    "￥": "¥",
}
_ANY_MARK = re.compile(f"[{re.escape(''.join(_MARKS))}]")
_ANY_WIDE = re.compile(f"[{re.escape(''.join(_WIDE))}]")


def clean(text: str, settings: TextSettings) -> str:
    """`text`, as long as before: HTML line breaks and odd white space as plain ones, and what the settings ask for."""
    if "<" in text:
        text = _LINE_BREAK_TAG.sub(_blank_line, text)
    if _ODD.search(text):
        text = _ODD.sub(" ", text)
    return _evened(text, settings)


def clean_word(word: str, settings: TextSettings) -> str:
    """A word as it stands in cleaned text."""
    return _evened(word, settings)


def _evened(text: str, settings: TextSettings) -> str:
    if settings.normalize_width:
        text = _ANY_WIDE.sub(lambda sign: _WIDE[sign[0]], text)
    if settings.normalize_punctuation:
        text = _ANY_MARK.sub(lambda sign: _MARKS[sign[0]], text)
    if settings.script is not Script.KEEP:
        text = convert_script(text, settings.script)
    return lower_in_place(text) if settings.lowercase else text


def lower_in_place(text: str) -> str:
    """Lower case, character for character; one whose lower case is longer (İ) stays as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def _blank_line(tag: re.Match[str]) -> str:
    return "\n".rjust(len(tag[0]))

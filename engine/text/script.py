"""Traditional characters as simplified ones and the other way round, by OpenCC."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from engine.errors import EngineError
from engine.recipe.text import Script
from engine.words import QT_TRANSLATE_NOOP

_HAN = re.compile("[\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_CONFIGS = {Script.SIMPLIFIED: "t2s", Script.TRADITIONAL: "s2t"}


def convert_script(text: str, script: Script) -> str:
    """`text` in the wanted script, as long as before."""
    if script is Script.KEEP or text.isascii():
        return text
    convert = _converter(script)
    try:
        converted = convert(text)
    except UnicodeEncodeError:  # half a surrogate pair, which OpenCC does not read
        return _HAN.sub(lambda run: _in_place(run[0], convert), text)
    return converted if len(converted) == len(text) else _in_place(text, convert)


def _in_place(text: str, convert: Callable[[str], str]) -> str:
    """Converted word by word; what becomes longer or shorter is converted character by character."""
    return _HAN.sub(lambda run: _same_length(run[0], convert), text)


def _same_length(run: str, convert: Callable[[str], str]) -> str:
    converted = convert(run)
    if len(converted) == len(run):
        return converted
    return "".join(one if len(one := convert(c)) == 1 else c for c in run)


@functools.lru_cache(maxsize=2)
def _converter(script: Script) -> Callable[[str], str]:
    try:
        import opencc
    except ImportError:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "The Chinese script cannot be changed because OpenCC is not installed. Start the program again to install "
                "it, or set text.script to keep.",
            )
        ) from None
    convert: Callable[[str], str] = opencc.OpenCC(_CONFIGS[script]).convert
    return convert

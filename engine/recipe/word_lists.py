"""Lists of words in a recipe: how they are written, read from files and kept in files.

A list of user words holds entries: `云计算` is one word, `计算/机` is always two. A list of stop words holds words, names
of our own lists, and words with a minus that are to be read although a list has them.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pydantic_core import PydanticCustomError

from engine.errors import EngineError, unusable
from engine.words import QT_TRANSLATE_NOOP

CUT = "/"
LONGEST_WORD = 64
_BETWEEN = re.compile(r"[\s,，、;；]+")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def split_words(value: Any) -> Any:
    """A list written in one line as a list; what is no text stays as it is."""
    if isinstance(value, str):
        return tuple(word for word in _BETWEEN.split(value) if word)
    return value


def check_user_words(entries: tuple[str, ...]) -> tuple[str, ...]:
    """`entries`, the last of those about the same word; a wrong one is told by a pydantic error."""
    last: dict[str, str] = {}
    for entry in entries:
        if reason := entry_fault(entry):
            raise PydanticCustomError(reason, "wrong entry", {"word": entry, "limit": LONGEST_WORD})
        word = entry.replace(CUT, "")
        last.pop(word, None)
        last[word] = entry
    return tuple(last.values())


def check_stop_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """`words`, each once; a wrong one is told by a pydantic error."""
    for word in words:
        if reason := _word_fault(word):
            raise PydanticCustomError(reason, "wrong word", {"word": word, "limit": LONGEST_WORD})
    return tuple(dict.fromkeys(words))


def entry_fault(entry: str) -> str:
    """What is wrong with an entry of user words, as the kind of its error; empty when nothing is."""
    pieces = entry.split(CUT)
    if fault := _word_fault(entry.replace(CUT, "")):
        return fault
    return "" if all(pieces) else "word_cut_nowhere"


def _word_fault(word: str) -> str:
    if not word:
        return "word_empty"
    if any(character.isspace() or character < " " for character in word):
        return "word_space"
    return "word_long" if len(word) > LONGEST_WORD else ""


def wrong_word(key: str, kind: str, context: dict[str, Any]) -> EngineError:
    """The sentence for an error that the checks here have raised."""
    template = {
        "word_empty": QT_TRANSLATE_NOOP("engine", "{key} has an empty word. Take it out."),
        "word_space": QT_TRANSLATE_NOOP(
            "engine", "{key} has '{word}'; a word has no spaces in it. Write it as several words."
        ),
        "word_long": QT_TRANSLATE_NOOP(
            "engine", "{key} has '{word}'; a word has at most {limit} characters. Shorten it."
        ),
        "word_cut_nowhere": QT_TRANSLATE_NOOP(
            "engine", "{key} has '{word}'; a / stands between two characters, such as in 计算/机."
        ),
    }[kind]
    return EngineError(template, key=key, word=context["word"], limit=context["limit"])


def read_word_list(path: Path) -> tuple[str, ...]:
    """The words of a file, one a line, each once; raises `EngineError` for a file that cannot be read.

    What stands behind a word (jieba's dictionaries have its frequency and its tag there) is left out: frequencies are
    worked out. Lines that begin with # are remarks.
    """
    try:
        text = _decoded(path.read_bytes())
    except FileNotFoundError:
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "There is no word list {path}. Check its name."), path=path
        ) from None
    except OSError as error:
        raise unusable(path, error) from None
    except UnicodeDecodeError:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "{path} is not a list of words. Choose a text file with one word a line."
            ),
            path=path,
        ) from None
    lines = (line.split() for line in text.splitlines())
    return tuple(dict.fromkeys(words[0] for words in lines if words and not _is_remark(words)))


def _is_remark(words: Sequence[str]) -> bool:
    return words[0].startswith("#") and (len(words) > 1 or len(words[0]) > 1)


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding)
    if b"\x00" in content:
        raise UnicodeDecodeError("utf-8", content, 0, 1, "zero byte")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def write_word_list(path: Path, words: Iterable[str]) -> None:
    """Write one word a line, in UTF-8; raises `EngineError` where that cannot be."""
    try:
        path.write_text("".join(f"{word}\n" for word in words), encoding="utf-8", newline="\n")
    except OSError as error:
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "{path} cannot be written: {reason}."),
            path=path,
            reason=error.strerror or error,
        ) from None

"""What BPE has learned: which characters it knows, and which neighbours it joins.

A character that was too rare to be learned is read as its UTF-8 bytes, so that nothing is ever unknown or lost. In a
token a byte is one of the 256 Braille signs; the Braille signs of a text are read as their bytes themselves.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property

FIRST_BYTE = 0x2800
BYTES = tuple(chr(FIRST_BYTE + value) for value in range(256))
_BYTE_RUN = re.compile(f"[{BYTES[0]}-{BYTES[-1]}]+")
_HAN = "\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(  # nothing is joined across these: a word with the space before it, a number, marks, white space
    rf" ?[^\W\d_{_HAN}]+(?:['\u2019][^\W\d_{_HAN}]+)*| ?[{_HAN}]+|\n| ?\d+| ?[^\s\w]+| ?_+|[^\S\n]+(?!\S)|\s|.",
    re.DOTALL,
)


def split_words(text: str) -> list[str]:
    """The parts of a text inside of which tokens are found; together they are the text."""
    return _WORD.findall(text)


@dataclass(frozen=True)
class BpeModel:
    """`characters` are known as themselves; of `merges` the first are joined first."""

    characters: str
    merges: tuple[tuple[str, str], ...]

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """Every token there can be."""
        return tuple(dict.fromkeys((*BYTES, *self.characters, *(a + b for a, b in self.merges))))

    @cached_property
    def _rare(self) -> re.Pattern[str]:
        return re.compile(f"[^{re.escape(self.characters)}]" if self.characters else "(?s:.)")

    def spelled(self, text: str) -> str:
        """The text with the bytes of its rare characters in their place."""
        return self._rare.sub(lambda rare: spelled_bytes(rare[0]), text)

    def places(self, text: str) -> list[int]:
        """For every character of the spelled text the place of the one in `text` that it stands for."""
        return [i for i, c in enumerate(text) for _ in self.spelled(c)]

    def as_json(self) -> str:
        """The model as it is kept with a pipeline."""
        return json.dumps({"characters": self.characters, "merges": self.merges}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> BpeModel:
        """The model that `as_json` wrote."""
        tree = json.loads(text)
        return cls(tree["characters"], tuple((a, b) for a, b in tree["merges"]))


def spelled_bytes(character: str) -> str:
    """A character as its bytes; half a surrogate pair has bytes as well."""
    return "".join(map(BYTES.__getitem__, character.encode("utf-8", "surrogatepass")))


def unspelled(text: str) -> str:
    """Bytes as characters again. A character that is not whole yet at the end is left out."""
    return _BYTE_RUN.sub(lambda run: _decoded(run[0], run.end() == len(text)), text)


def _decoded(run: str, at_the_end: bool) -> str:
    content = bytes(ord(sign) - FIRST_BYTE for sign in run)
    if at_the_end:
        content = content[: len(content) - _unfinished(content)]
    try:
        return content.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return content.decode("utf-8", "replace")


def _unfinished(content: bytes) -> int:
    """How many bytes at the end begin a character that is not there yet."""
    for length in range(1, min(3, len(content)) + 1):
        first = content[-length]
        if first >= 0xC0:
            return length if length < (2 if first < 0xE0 else 3 if first < 0xF0 else 4) else 0
        if first < 0x80:
            return 0
    return 0

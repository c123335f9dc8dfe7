"""The places between two characters of a cut line: inside a word, where it can be cut, and between two words that
touch, where they can be joined.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gui.views.token_view import TokenLine


@dataclass(frozen=True)
class Gap:
    """A place in a line. `place` 0 is before word `word` (joins it to the one before), else inside of it.

    `offset` counts the characters of the words before it, so that a gap is found again after the line was cut anew.
    """

    line: int
    word: int
    place: int
    offset: int

    @property
    def joins(self) -> bool:
        """Whether two words meet here."""
        return self.place == 0


def gaps_of(line: TokenLine, number: int) -> Iterator[Gap]:
    """The gaps of a line from left to right; none where white space stands between two words."""
    offset = 0
    for index, word in enumerate(line.words):
        if index and index not in line.apart:
            yield Gap(number, index, 0, offset)
        for place in range(1, len(word.text)):
            yield Gap(number, index, place, offset + place)
        offset += len(word.text)


def sides(line: TokenLine, gap: Gap) -> tuple[str, str]:
    """What stands left and right of a gap: two words, or the two parts of one."""
    text = line.words[gap.word].text
    if gap.joins:
        return line.words[gap.word - 1].text, text
    return text[: gap.place], text[gap.place :]

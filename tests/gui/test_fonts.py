"""Every letter of the two great Chinese character sets has a glyph."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QRawFont
from PySide6.QtWidgets import QApplication

from gui.theme import font

# Four mathematical and drafting signs of Big5 that the font leaves to the system's others; no letters.
SYMBOLS_WITHOUT_GLYPH = set("‾ˍ≒∼")


def characters(encoding: str, first: range, second: range) -> list[str]:
    """All characters of a two-byte character set."""
    found = []
    for high in first:
        for low in second:
            try:
                found.append(bytes((high, low)).decode(encoding))
            except UnicodeDecodeError:
                continue
    return [one for one in found if len(one) == 1]


@pytest.mark.parametrize(
    ("encoding", "first", "second", "count"),
    [
        ("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF), 7445),
        ("big5", range(0xA1, 0xFA), range(0x40, 0xFF), 13000),
    ],
)
def test_every_character_has_a_glyph(
    styled: QApplication, encoding: str, first: range, second: range, count: int
) -> None:
    wanted = characters(encoding, first, second)
    assert len(wanted) >= count
    raw = QRawFont.fromFont(QFont(font("body")))
    assert raw.familyName().startswith("Noto Sans CJK")
    missing = {one for one in wanted if not raw.supportsCharacter(ord(one))}
    assert missing <= SYMBOLS_WITHOUT_GLYPH

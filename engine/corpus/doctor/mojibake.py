"""Text that was read in a wrong encoding once and saved like that; most of it can be turned back.

Three accidents are told apart by what they leave: UTF-8 read as a Western code page (`â€™`, `ä½ å¥½`), a Chinese code
page read as a Western one (`ÄãºÃ`), UTF-8 read as a Chinese code page (`浣犲ソ`). A fourth, Windows punctuation kept as
control characters, is common in old English corpora; five such characters never had a sign and are taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from engine.corpus.common_han import RANKS

# What each byte from 0x80 on became: Windows' characters, where it has none the control character of Latin-1.
_WESTERN = {
    byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte)  # only five bytes have no character
    for byte in range(0x80, 0x100)
}
_BYTES = {ord(character): byte for byte, character in _WESTERN.items()} | {b: b for b in range(0x100)}
_WINDOWS = {b: c if ord(c) != b else "" for b, c in _WESTERN.items() if b < 0xA0}

_ROUNDS = 3
_FREQUENT = 3_500


def _any_of(*spans: tuple[int, int]) -> str:
    """A pattern for what the bytes of some spans became, whether Latin-1 or cp1252 read them."""
    found = {c for low, high in spans for b in range(low, high + 1) for c in (_WESTERN[b], chr(b))}
    return f"[{''.join(map(re.escape, sorted(found)))}]"


_REST = _any_of((0x80, 0xBF))
# Lead bytes of what is likely: Latin, Greek, Cyrillic; punctuation; Chinese not after a Latin letter; emoji.
_UTF8_AS_WESTERN = re.compile(
    f"(?:[\xc2-\xc5\xce-\xd1]{_REST}|\xe2{_any_of((0x80, 0xAF))}{_REST}"
    f"|\xe3{_any_of((0x80, 0x80))}{_REST}|\xef[\xbc\xbd]{_REST}"
    f"|(?<![A-Za-z\xe0-\xff])[\xe3-\xe9\xef]{_REST}{_REST}|\xf0{_any_of((0x90, 0xAF))}{_REST}{_REST})"
    f"(?:[\xc2-\xdf]{_REST}|[\xe0-\xef]{_REST}{_REST}|\xf0{_REST}{{3}})*"
)
_GB_AS_WESTERN = re.compile(
    "[\xa1-\xf7][\xa1-\xfe](?:[\xa1-\xf7][\xa1-\xfe]|[ -~](?=[\xa1-\xf7][\xa1-\xfe]))+"
)
_WESTERN_LETTER = re.compile("[\xc0-\xd6\xd8-\xf6\xf8-\xfe]")
_GREEK_OR_RUSSIAN = re.compile("[\u0370-\u052f -~]+")
_WINDOWS_CONTROL = re.compile(f"[{''.join(map(chr, sorted(_WINDOWS)))}]")


def _gbk_characters(leads: Iterable[int], trails: Iterable[int]) -> str:
    """The characters of GBK with such first and second bytes."""
    pairs = (bytes([lead, trail]) for lead in leads for trail in trails)
    return "".join(pair.decode("gbk", "ignore") for pair in pairs)  # not every pair is a character


_LEADS, _RESTS = (*range(0xE2, 0xEA), 0xEF), range(0x80, 0xC0)
# Two Chinese characters of UTF-8 are six bytes: three characters of GBK that hardly ever meet.
_UTF8_AS_GBK = re.compile(
    f"[{_gbk_characters(_LEADS, _RESTS)}][{_gbk_characters(_RESTS, _LEADS)}][{_gbk_characters(_RESTS, _RESTS)}]"
    # What quotation marks and emoji begin with, and any continuation.
    f"|鈥[{_gbk_characters(_RESTS, range(0x40, 0xFF))}]|馃[{_gbk_characters(_RESTS, _RESTS)}]"
)
_CHINESE_RUN = re.compile("[\x80\xa2-\uffff]+")

MAYBE_MOJIBAKE = re.compile(
    "|".join(p.pattern for p in (_UTF8_AS_WESTERN, _GB_AS_WESTERN, _WINDOWS_CONTROL, _UTF8_AS_GBK))
)
# Left where characters were lost for good: the mark itself, and what it became when it was misread in its turn.
LOST = re.compile("\ufffd|锟斤拷|\xef\xbf\xbd|ï»¿�|锟斤锟")


def repair_mojibake(text: str) -> str:
    """The text as it was before it was misread, also when that happened two or three times; the rest stays."""
    if text.isascii():
        return text
    for _ in range(_ROUNDS):
        repaired = _repair_once(text)
        if repaired == text:
            break
        text = repaired
    return text


def _repair_once(text: str) -> str:
    text = _GB_AS_WESTERN.sub(_gb_from_western, text)
    text = _UTF8_AS_WESTERN.sub(lambda found: _western(found[0], "utf-8"), text)
    if _UTF8_AS_GBK.search(text):
        text = _CHINESE_RUN.sub(lambda found: _utf8_from_gbk(found[0]), text)
    return _WINDOWS_CONTROL.sub(lambda found: _WINDOWS[ord(found[0])], text)


def _western(garbled: str, encoding: str) -> str:
    """`garbled` read in `encoding`; as it is when it does not fit."""
    data = bytes(_BYTES[ord(character)] for character in garbled)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return garbled


def _gb_from_western(found: re.Match[str]) -> str:
    garbled = found[0]
    text = _western(garbled, "gb18030")
    if not _looks_chinese(text) or len(_WESTERN_LETTER.findall(garbled)) < 2:
        return garbled
    # Greek and Russian in UTF-8 would make Chinese too.
    return garbled if _GREEK_OR_RUSSIAN.fullmatch(_western(garbled, "utf-8")) else text


def _looks_chinese(text: str) -> bool:
    """Whether nearly all that is not ASCII is a frequent Chinese character, and there are two of them."""
    odd = [character for character in text if character > "\x7f"]
    frequent = sum(RANKS.get(c, _FREQUENT) < _FREQUENT for c in odd)
    usual = frequent + sum(
        "\u3000" <= c <= "\u303f" or "\uff00" <= c <= "\uffee" or _is_quotation(c) for c in odd
    )
    return frequent >= 2 and usual * 5 >= len(odd) * 4


def _is_quotation(character: str) -> bool:
    return "\u2010" <= character <= "\u2026" or "\U0001f300" <= character <= "\U0001faff"


def _utf8_from_gbk(garbled: str) -> str:
    """A run of Chinese characters whose bytes are UTF-8; a byte that was lost leaves the mark for it."""
    if not _UTF8_AS_GBK.search(garbled):
        return garbled
    data = garbled.replace("\ufffd", "").encode("gb18030", "replace")
    text = data.decode("utf-8", "replace")
    plain = text.replace("\ufffd", "")
    likely = _looks_chinese(plain) or (plain and all(_is_quotation(c) for c in plain if c > "\x7f"))
    return text if likely and (len(text) - len(plain)) * 2 <= len(plain) else garbled

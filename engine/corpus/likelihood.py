"""How likely bytes are in each encoding, by the characters that would come out.

Everything here only looks: what it decodes is counted and thrown away, so broken bytes may be replaced.
"""

from __future__ import annotations

import codecs
import math
import re

from engine.corpus.common_han import RANKS

# Windows' Big5 holds plain Big5 and what real files add.
_CODECS = {"big5": "cp950"}
_WESTERN_LETTERS = frozenset(map(chr, (*range(0xA0, 0x180), 0x20AC)))
_WESTERN_LETTER = re.compile(rb"(?<![\x80-\xff])[\xc0-\xff\x80-\x9f\xa3\xa9\xab\xb0\xbb](?![\x80-\xff])")
# Ranks for what is not frequent: in the heart of a Chinese code page, at its edge, and not Chinese at all.
_UNCOMMON_RANK = 5_000
# A Western letter in GB18030 is two or four bytes that stand together in no other encoding.
_LETTER_RANK = 1_000
_RARE_RANK = 20_000
_STRANGE_RANK = 1_000_000
# Mean log-probabilities: Chinese rather than nothing; Chinese rather than Western letters; surely Chinese.
_CHINESE_ENOUGH = -10.5
_CHINESE_NOT_WESTERN = -7.5
_CHINESE_SURELY = -8.0
_SHORT = 64
_HIGH = bytes(range(0x80, 0x100))
_TELLING = 9  # bytes beyond ASCII in a line: three Chinese characters are UTF-8 by no accident


def codec_of(encoding: str) -> str:
    """The Python codec that reads an encoding."""
    return _CODECS.get(encoding, encoding)


def utf16_without_mark(sample: bytes) -> str | None:
    """UTF-16 betrays itself: in the right byte order nearly all characters are ASCII or Chinese, many frequent.

    Zero bytes say that it is UTF-16 or no text at all; without them it has to be likelier than the code pages.
    """
    even = sample[: len(sample) & ~1]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = even.decode(encoding, "replace")  # only looked at
        usual = sum(c in RANKS or " " <= c <= "~" or c in "\r\n\t" or _is_punctuation(c) for c in text)
        likely = usual + sum("\u3400" <= c <= "\u9fff" and c not in RANKS for c in text)
        if b"\0" in sample:
            if usual > 0.5 * len(text):
                return encoding
        elif usual > 0.35 * len(text) and likely > 0.9 * len(text) and _likelier(text, sample):
            return encoding
    return None


def _likelier(text: str, sample: bytes) -> bool:
    """Whether `text` is better Chinese than `sample` in the code pages, and not a Western word."""
    score = _mean_score([c for c in text if c > "\x7f"], "gb18030")
    others = (_chinese_score(sample, encoding) for encoding in ("gb18030", "big5"))
    enough = _CHINESE_NOT_WESTERN if _looks_western(sample) else _CHINESE_ENOUGH
    return score > max(enough, *others)


def surely_chinese(sample: bytes) -> bool:
    """Whether a few bytes that could be UTF-8 give odd letters there but frequent characters in a Chinese code page."""
    if sample.isascii() or len(sample) > _SHORT:
        return False
    odd = [c for c in sample.decode("utf-8", "replace") if c > "\x7f"]  # only looked at
    if any(c in RANKS or _is_punctuation(c) or c in _WESTERN_LETTERS for c in odd):
        return False
    return max(_chinese_score(sample, encoding) for encoding in ("gb18030", "big5")) > _CHINESE_SURELY


def mostly_utf8(sample: bytes) -> bool:
    """Whether this is UTF-8 with a few broken bytes, or with some lines in another encoding, rather than something else."""
    text = sample.decode("utf-8", "replace")  # only counted
    broken = text.count("\ufffd")
    if sum(c > "\x7f" for c in text) - broken > 10 * broken:
        return True
    lines = [
        line for line in sample.split(b"\n")[:-1] if len(line) - len(line.translate(None, _HIGH)) >= _TELLING
    ]
    return len(lines) > 1 and sum(_decodes(line, "utf-8") for line in lines) * 2 >= len(lines)


def ranked_encodings(sample: bytes) -> list[str]:
    """The encodings for other than UTF-8 text, the likeliest first."""
    scores = {encoding: _chinese_score(sample, encoding) for encoding in ("gb18030", "big5", "big5hkscs")}
    chinese = sorted(scores, key=lambda encoding: -scores[encoding])
    western = ["cp1252", "iso8859-1"] if _decodes(sample, "cp1252") else ["iso8859-1", "cp1252"]
    enough = _CHINESE_NOT_WESTERN if _looks_western(sample) else _CHINESE_ENOUGH
    return chinese + western if scores[chinese[0]] > enough else western + chinese


def _looks_western(sample: bytes) -> bool:
    """Whether nearly every byte beyond ASCII stands alone and is a letter or a quotation mark in cp1252."""
    high = sum(byte > 127 for byte in sample)
    return len(_WESTERN_LETTER.findall(sample)) * 10 >= high * 9


def _chinese_score(sample: bytes, encoding: str) -> float:
    """How good Chinese `sample` is, were it this `encoding`; ASCII says nothing."""
    decoder = codecs.getincrementaldecoder(codec_of(encoding))("replace")  # only looked at
    return _mean_score([c for c in decoder.decode(sample) if c > "\x7f"], encoding)


def _mean_score(text: list[str], encoding: str) -> float:
    """Mean log-probability of characters by Zipf's law over `RANKS`."""
    scores = [-math.log(_rank(character, encoding) + 10) for character in text]
    return sum(scores) / len(scores) if scores else -math.inf


def _rank(character: str, encoding: str) -> int:
    if character in RANKS:
        return RANKS[character]
    if _is_punctuation(character):
        return 50
    if encoding == "gb18030" and character in _WESTERN_LETTERS:
        return _LETTER_RANK
    if _in_the_heart(character, encoding):
        return _UNCOMMON_RANK
    return _RARE_RANK if "\u3400" <= character <= "\u9fff" else _STRANGE_RANK


def _in_the_heart(character: str, encoding: str) -> bool:
    """Whether it belongs to GB2312, or to the frequent half of Big5."""
    try:
        code = character.encode("gb2312" if encoding == "gb18030" else codec_of(encoding))
    except UnicodeEncodeError:
        return False
    return encoding == "gb18030" or 0xA1 <= code[0] <= 0xC6


def _is_punctuation(character: str) -> bool:
    return (
        "\u2010" <= character <= "\u2027"
        or "\u3000" <= character <= "\u301f"
        or "\uff01" <= character <= "\uff5e"
    )


def _decodes(sample: bytes, encoding: str) -> bool:
    try:
        sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True

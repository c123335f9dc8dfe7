"""Which encoding a file is in, and decoding that never drops a byte.

Order of the guess: byte order mark, UTF-8, UTF-16 without a mark, then GB18030 against Big5 by how common the
characters are that come out, at last a Western code page.
"""

from __future__ import annotations

import codecs
import math
import re
from collections.abc import Iterable, Iterator

from engine.corpus.common_han import RANKS
from engine.errors import EngineError
from engine.words import QT_TRANSLATE_NOOP

# What a user can choose, the likeliest first.
ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "gb18030",
    "big5",
    "big5hkscs",
    "cp1252",
    "iso8859-1",
)
# Windows' Big5 holds plain Big5 and what real files add; GB18030 holds GBK and GB2312.
_CODECS = {"big5": "cp950"}
_ALIASES = {"gbk": "gb18030", "gb2312": "gb18030", "hz": "hz", "cp950": "big5", "ascii": "utf-8"}

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 64 * 1024
# A Chinese character that is not frequent counts like one of this rank; anything else is stranger still.
_RARE_RANK = 20_000
_STRANGE_RANK = 1_000_000
_CHINESE_ENOUGH = -10.5


def resolve_encoding(name: str) -> str:
    """The name under which an encoding is kept; raises `EngineError` for one that does not exist."""
    try:
        info = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        info = None
    if info is None or not getattr(info, "_is_text_encoding", True):
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "There is no encoding {name}. Choose one of {names}."),
            name=name,
            names=", ".join(ENCODINGS),
        )
    return _ALIASES.get(info.name, info.name)


def codec_of(encoding: str) -> str:
    """The Python codec that reads an encoding."""
    return _CODECS.get(encoding, encoding)


def detect_encoding(head: bytes, rest: Iterable[bytes] = ()) -> str:
    """The likeliest encoding of a file that begins with `head` and goes on with `rest`.

    `rest` is looked through as far as needed: a file may begin with 64 KiB of ASCII and turn Chinese later.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    sample = _Sample(head)
    for chunk in rest:
        sample.add(chunk)
        if sample.settled:
            break
    return sample.encoding()


def suggest_encoding(sample: bytes, refused: str) -> str:
    """Another encoding that reads `sample`, for the sentence about a byte that does not fit."""
    guess = detect_encoding(sample)
    if guess != refused:
        return guess
    return next(encoding for encoding in _ranked(sample) if encoding != refused)


class _Sample:
    """What tells encodings apart: the first lines that are not ASCII, and whether all of it is UTF-8."""

    def __init__(self, head: bytes) -> None:
        self.bytes = bytearray(head)
        self._utf8 = codecs.getincrementaldecoder("utf-8")("strict")
        self._valid = True
        self._silent = head.isascii() and b"\0" not in head
        self._check(head)

    def add(self, chunk: bytes) -> None:
        """Look at the next bytes of the file."""
        self._check(chunk)
        if self._silent and not chunk.isascii():
            first = next(i for i, byte in enumerate(chunk) if byte > 127)
            self.bytes = bytearray(chunk[chunk.rfind(b"\n", 0, first) + 1 :])
            self._silent = False
        elif not self._silent and len(self.bytes) < _SAMPLE:
            self.bytes += chunk

    @property
    def settled(self) -> bool:
        """Whether more bytes would tell nothing new."""
        return not self._valid and len(self.bytes) >= _SAMPLE

    def encoding(self) -> str:
        """The likeliest encoding of what was seen."""
        sample = bytes(self.bytes[:_SAMPLE])
        strange = not self._valid or _CONTROL_BYTES.search(sample)
        if strange and (wide := _utf16_without_mark(sample)):
            return wide
        if self._valid or _mostly_utf8(sample):
            return "utf-8"
        return _ranked(sample)[0]

    def _check(self, chunk: bytes) -> None:
        if self._valid:
            try:
                self._utf8.decode(chunk)
            except UnicodeDecodeError:
                self._valid = False


def _utf16_without_mark(sample: bytes) -> str | None:
    """UTF-16 betrays itself: in the right byte order most characters are ASCII or frequent Chinese."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) & ~1].decode(encoding, "replace")  # only looked at
        usual = sum(c in RANKS or " " <= c <= "~" or c in "\r\n\t" or _is_punctuation(c) for c in text)
        if usual > 0.6 * len(text):
            return encoding
    return None


def _mostly_utf8(sample: bytes) -> bool:
    """Whether this is UTF-8 with a few broken bytes (reading will name the first) rather than something else."""
    text = sample.decode("utf-8", "replace")  # only counted
    broken = text.count("\ufffd")
    return sum(c > "\x7f" for c in text) - broken > 10 * broken


def _ranked(sample: bytes) -> list[str]:
    """The encodings for other than UTF-8 text, the likeliest first."""
    scores = {encoding: _chinese_score(sample, encoding) for encoding in ("gb18030", "big5", "big5hkscs")}
    chinese = sorted(scores, key=lambda encoding: -scores[encoding])
    western = ["cp1252", "iso8859-1"] if _decodes(sample, "cp1252") else ["iso8859-1", "cp1252"]
    return chinese + western if scores[chinese[0]] > _CHINESE_ENOUGH else western + chinese


def _chinese_score(sample: bytes, encoding: str) -> float:
    """Mean log-probability of the characters that are not ASCII, were this `encoding` (Zipf's law over `RANKS`)."""
    text = codecs.getincrementaldecoder(codec_of(encoding))("replace").decode(sample)  # only looked at
    scores = [-math.log(_rank(character) + 10) for character in text if character > "\x7f"]
    return sum(scores) / len(scores) if scores else -math.inf


def _rank(character: str) -> int:
    if character in RANKS:
        return RANKS[character]
    if _is_punctuation(character):
        return 50
    return _RARE_RANK if "\u3400" <= character <= "\u9fff" else _STRANGE_RANK


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


def decode_chunks(chunks: Iterable[bytes], encoding: str, name: str) -> Iterator[str]:
    """Chunks of text with the byte order mark gone; raises `EngineError` at the first byte that does not fit."""
    decoder = codecs.getincrementaldecoder(codec_of(encoding))("strict")
    offset, line, first = 0, 1, True
    for chunk in _with_end(chunks):
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeError as error:
            raise _misfit(error, chunk, offset, line, encoding, name) from None
        offset += len(chunk)
        if first and text:
            text, first = text.removeprefix("\ufeff"), False
        if "\0" in text:
            raise not_text(name, line + text[: text.index("\0")].count("\n"))
        line += text.count("\n")
        if text:
            yield text


def not_text(name: str, line: int) -> EngineError:
    """The sentence for a file whose bytes are no writing in any encoding."""
    return EngineError(
        QT_TRANSLATE_NOOP(
            "engine",
            "{name} is not a text file: line {line} holds bytes that no text has. Choose a txt, csv, tsv or jsonl file.",
        ),
        name=name,
        line=line,
    )


def looks_binary(text: str) -> bool:
    """Whether decoded text is so full of control characters that it was never writing."""
    found = len(_CONTROL.findall(text))
    return found > 2 and found * 50 > len(text)


def _with_end(chunks: Iterable[bytes]) -> Iterator[bytes]:
    yield from (chunk for chunk in chunks if chunk)
    yield b""


def _misfit(
    error: UnicodeError, chunk: bytes, offset: int, line: int, encoding: str, name: str
) -> EngineError:
    if isinstance(error, UnicodeDecodeError):
        data, start = error.object, error.start
        offset += start - (len(data) - len(chunk))
        line += data[:start].decode(codec_of(encoding), "replace").count("\n")  # only counted
    else:  # "UTF-16 stream does not start with BOM"
        data = chunk
    return EngineError(
        QT_TRANSLATE_NOOP(
            "engine",
            "{name} is not {encoding}: the byte at {offset} (line {line}) does not fit. "
            "Choose another encoding, such as {other}.",
        ),
        name=name,
        encoding=encoding,
        offset=offset,
        line=line,
        other=suggest_encoding(data[:_SAMPLE], encoding),
    )

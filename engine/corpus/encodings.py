"""Which encoding a file is in, and decoding that never drops a byte.

Order of the guess: byte order mark, UTF-8, UTF-16 without a mark, then GB18030 against Big5 by how common the
characters are that come out, at last a Western code page.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator

from engine.corpus.likelihood import (
    codec_of,
    mostly_utf8,
    ranked_encodings,
    surely_chinese,
    utf16_without_mark,
)
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
_ALIASES = {"gbk": "gb18030", "gb2312": "gb18030", "cp950": "big5", "ascii": "utf-8"}

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_NOT_PLAIN = re.compile(rb"[\x00\x80-\xff]")
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 64 * 1024
_NOT_TEXT = 20  # of so many characters one may be zero, a slip that the data doctor takes out
_HIGH_BYTES = bytes(range(128, 256))
_SURE = 2000  # so many bytes that are UTF-8 are so by no accident
# A file may begin in ASCII and turn Chinese later; so much of it is looked through.
_MOST_SEEN = 512 * 1024 * 1024


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


def detect_encoding(head: bytes, rest: Iterable[bytes] = ()) -> str:
    """The likeliest encoding of a file that begins with `head` and goes on with `rest`.

    `rest` is looked through as far as needed: a file may begin with 64 KiB of ASCII and turn Chinese later.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    sample = _Sample()
    sample.add(head)
    for chunk in rest:
        sample.add(chunk)
        if sample.settled:
            break
    else:
        sample.end()
    return sample.encoding()


def suggest_encoding(sample: bytes, refused: str) -> str:
    """Another encoding that reads `sample`, for the sentence about a byte that does not fit."""
    guess = detect_encoding(sample)
    if guess != refused:
        return guess
    return next(encoding for encoding in ranked_encodings(sample) if encoding != refused)


class _Sample:
    """What tells encodings apart: the first lines that are not ASCII, and whether all of it is UTF-8."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._utf8 = codecs.getincrementaldecoder("utf-8")("strict")
        self._valid = True
        self._silent = True
        self._seen = 0

    def add(self, chunk: bytes) -> None:
        """Look at the next bytes of the file."""
        self._seen += len(chunk)
        if self._silent and chunk.isascii() and b"\0" not in chunk and self._bytes:
            return  # of a long English file only the first bytes are kept, until others come
        self._check(chunk)
        if self._silent and (telling := _NOT_PLAIN.search(chunk)):
            self._silent = False
            # UTF-16 is told apart only from its first byte on; other text by the first line that is not ASCII.
            early = telling.start() < _SAMPLE // 2 or b"\0" in chunk
            start = 0 if early else chunk.rfind(b"\n", 0, telling.start()) + 1
            self._bytes = bytearray(chunk[start:])
        elif len(self._bytes) < _SAMPLE:
            self._bytes += chunk

    def end(self) -> None:
        """The file ends here: half a character at its end is no character."""
        self._check(b"", final=True)

    @property
    def settled(self) -> bool:
        """Whether more bytes would tell nothing new."""
        if self._seen >= _MOST_SEEN:
            return True
        return len(self._bytes) >= _SAMPLE and (not self._valid or self._foreign() >= _SURE)

    def _foreign(self) -> int:
        """How many bytes of the sample are not ASCII."""
        sample = self._bytes[:_SAMPLE]
        return len(sample) - len(sample.translate(None, _HIGH_BYTES))

    def encoding(self) -> str:
        """The likeliest encoding of what was seen."""
        sample = bytes(self._bytes[:_SAMPLE])
        strange = not self._valid or _CONTROL_BYTES.search(sample)
        if strange and (wide := utf16_without_mark(sample)):
            return wide
        if self._valid and not surely_chinese(sample):
            return "utf-8"
        if not self._valid and mostly_utf8(sample):
            return "utf-8"
        return ranked_encodings(sample)[0]

    def _check(self, chunk: bytes, final: bool = False) -> None:
        if self._valid:
            try:
                self._utf8.decode(chunk, final)
            except UnicodeDecodeError:
                self._valid = False


class Misfit(EngineError):
    """A byte that does not fit the encoding in which a file is read."""


def decode_chunks(
    chunks: Iterable[bytes], encoding: str, name: str, *, keep_misfits: bool = False
) -> Iterator[str]:
    """Chunks of text with the byte order mark gone; raises `Misfit` at the first byte that does not fit, unless such
    bytes are kept, each as a lone surrogate.
    """
    errors = "surrogateescape" if keep_misfits else "strict"
    decoder = codecs.getincrementaldecoder(codec_of(encoding))(errors)
    offset, line, first = 0, 1, True
    for chunk in _with_end(chunks):
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeError as error:
            raise _misfit(error, chunk, offset, line, encoding, name) from None
        offset += len(chunk)
        if first and text:
            text, first = text.removeprefix("\ufeff"), False
        if text.count("\0") * _NOT_TEXT > len(text):
            raise not_text(name, line + text[: text.index("\0")].count("\n"))
        line += text.count("\n")
        if text:
            yield text


def not_text(name: str, line: int) -> EngineError:
    """The sentence for a file whose bytes are no writing in any encoding."""
    return EngineError(
        QT_TRANSLATE_NOOP(
            "engine",
            "{name} is not a text file: line {line} holds bytes that no text has. Choose a txt, csv, tsv, jsonl, xlsx or docx file.",
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


def _misfit(error: UnicodeError, chunk: bytes, offset: int, line: int, encoding: str, name: str) -> Misfit:
    if isinstance(error, UnicodeDecodeError):
        data, start = error.object, error.start
        offset += start - (len(data) - len(chunk))
        line += data[:start].decode(codec_of(encoding), "replace").count("\n")  # only counted
    else:  # "UTF-16 stream does not start with BOM"
        data = chunk
    return Misfit(
        QT_TRANSLATE_NOOP(
            "engine",
            "{name} is not {encoding}: the byte at {offset} (line {line}) does not fit. "
            "Choose another encoding, such as {other}; if only some lines are in it, set corpus.fixes to repair_encoding.",
        ),
        name=name,
        encoding=encoding,
        offset=offset,
        line=line,
        other=suggest_encoding(data[:_SAMPLE], encoding),
    )

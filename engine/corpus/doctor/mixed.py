"""Lines that are in another encoding than the rest of their file.

Reading with "surrogateescape" keeps each byte that does not fit as one lone surrogate; from those the line's bytes are
had back and read in the encoding in which they make sense.
"""

from __future__ import annotations

import re

from engine.corpus.likelihood import codec_of, ranked_encodings

MISFIT = re.compile("[\udc80-\udcff]")
_LINE = re.compile("[^\n]*[\udc80-\udcff][^\n]*")
_LOST = "\ufffd"


def repair_encoding(text: str, encoding: str) -> str:
    """The text, each line with bytes that are not `encoding` in its own one; what fits nowhere becomes �."""
    if not MISFIT.search(text):
        return text
    return _LINE.sub(lambda line: _reread(line[0], encoding), text)


def _reread(line: str, encoding: str) -> str:
    data = _bytes_of(line, encoding)
    misfits = len(MISFIT.findall(line))
    rightly = sum(character > "\x7f" for character in line) - misfits
    if data is not None:
        # Whole lines of UTF-8 are no accident; a few broken bytes in a good line are not another encoding.
        others = ["utf-8", *ranked_encodings(data)[:2]] if misfits * 3 > rightly else ["utf-8"]
        for other in others:
            try:
                return data.decode(codec_of(other))
            except UnicodeDecodeError:
                continue
    return MISFIT.sub(_LOST, line)


def _bytes_of(line: str, encoding: str) -> bytes | None:
    codec = "utf-8" if encoding == "utf-8-sig" else codec_of(encoding)
    try:
        return line.encode(codec, "surrogateescape")
    except UnicodeEncodeError:
        return None

"""Where the command line speaks: results on stdout, everything else on stderr, one live line on a terminal."""

from __future__ import annotations

import json
import shutil
import sys
import time
import unicodedata
from collections.abc import Sequence
from typing import Any, TextIO

from engine.events import plain

LIVE_SECONDS = 0.05


class Console:
    """`json` decides what stdout is: one object a line, or words for people. `silent`: another process speaks."""

    def __init__(self, *, as_json: bool, silent: bool = False) -> None:
        self.as_json, self.silent = as_json, silent
        self._live = ""
        self._live_due = 0.0

    def record(self, values: dict[str, Any]) -> None:
        """One JSON object on stdout; nothing in the words for people."""
        if self.as_json:
            self._write(sys.stdout, json.dumps(plain(values), ensure_ascii=False) + "\n")

    def say(self, text: str = "", *, end: str = "\n") -> None:
        """Words for people on stdout; nothing with --json."""
        if not self.as_json:
            self.clear()
            self._write(sys.stdout, text + end)

    def note(self, text: str) -> None:
        """A line on stderr."""
        self.clear()
        self._write(sys.stderr, text + "\n")

    def live(self, text: str) -> None:
        """Show one line that the next one takes the place of, some 20 times a second; only where a person is looking."""
        if self.as_json or not sys.stderr.isatty() or time.monotonic() < self._live_due:
            return
        self._live_due = time.monotonic() + LIVE_SECONDS
        text = cut_to_width(text, shutil.get_terminal_size().columns - 1)
        self._write(sys.stderr, f"\r{text}\x1b[K")
        self._live = text

    def clear(self) -> None:
        """Take the live line away."""
        if self._live:
            self._write(sys.stderr, "\r\x1b[K")
            self._live = ""

    def _write(self, stream: TextIO, text: str) -> None:
        if self.silent:
            return
        stream.write(text)
        stream.flush()


def use_utf8() -> None:
    """Speak UTF-8 whatever the system's habit; what cannot be written is shown as an escape, not an error."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="backslashreplace")


def width_of(text: str) -> int:
    """Columns a text takes on a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def cut_to_width(text: str, columns: int) -> str:
    """The text, shortened with an ellipsis where it does not fit."""
    if width_of(text) <= columns:
        return text
    kept = ""
    for c in text:
        if width_of(kept + c) >= columns:
            break
        kept += c
    return kept + "…"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns under their heads; numbers stand to the right, words to the left."""
    lines = [[one_line(cell) for cell in row] for row in (head, *rows)]
    widths = [max(width_of(row[n]) for row in lines) for n in range(len(head))]
    right = [all(_is_number(row[n]) for row in lines[1:]) for n in range(len(head))]
    return "\n".join(
        "  ".join(_padded(c, w, r) for c, w, r in zip(row, widths, right, strict=True)).rstrip()
        for row in lines
    )


def one_line(text: str, columns: int = 60) -> str:
    """A text for a cell of a table: line breaks as spaces, cut where it is long."""
    return cut_to_width(" ".join(text.split()), columns)


def several(count: int, thing: str) -> str:
    """1 epoch, 2 epochs, 1,000 epochs."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def percent(share: float | None) -> str:
    """0.873 as "87.3 %"."""
    return "" if share is None else f"{share * 100:.1f} %"


def _padded(text: str, width: int, right: bool) -> str:
    space = " " * (width - width_of(text))
    return space + text if right else text + space


def _is_number(cell: str) -> bool:
    return (
        not cell
        or cell.replace("%", "")
        .replace("*", "")
        .strip()
        .replace(",", "")
        .lstrip("+-")
        .replace(".", "", 1)
        .isdigit()
    )

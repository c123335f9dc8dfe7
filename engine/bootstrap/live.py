"""Run a long command and tell how it goes in one live line; every word of it goes to a log."""

from __future__ import annotations

import os
import queue
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from engine.bootstrap.sentences import say

DOING = {  # a line of pip or apt-get begins with → what that means
    "Collecting": "looking for {part}",
    "Downloading": "downloading {part}",
    "Building wheel for": "building {part}",
    "Unpacking": "installing {part}",
    "Setting up": "installing {part}",
}
TOOK_TOO_LONG = 124
PATIENCE_S = 15.0  # how often a line is written where there is no terminal to redraw


class Step:
    """One step of the set-up as the user sees it: `Step 2 of 4: installing PyTorch`."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._started = self._told = time.monotonic()
        self._redraws = sys.stderr.isatty()
        if not self._redraws:
            _write(f"{title} ...\n")
        self.tell("")

    def tell(self, what: str) -> None:
        """Show what is happening now, cut to the width of the terminal."""
        line = f"{self._title} ... {self._elapsed()}  {what}"
        if self._redraws:
            width = shutil.get_terminal_size().columns - 1
            _write("\r" + line[:width].ljust(width))
        elif time.monotonic() - self._told >= PATIENCE_S:
            self._told = time.monotonic()
            _write(f"  {self._elapsed()}  {what}\n")

    def end(self, word: str = "done") -> None:
        """Close the line."""
        if self._redraws:
            self.tell(word)
            _write("\n")
        else:
            _write(f"  {word}, {self._elapsed()}\n")

    def _elapsed(self) -> str:
        minutes, seconds = divmod(int(time.monotonic() - self._started), 60)
        return f"{minutes}:{seconds:02d}"


def run(
    command: Sequence[str], step: Step, log: Path | None, limit_s: float | None = None
) -> tuple[int, str]:
    """Run `command`, relay its lines to `step` and `log`, give its exit code and its output.

    After `limit_s` seconds it is ended, with exit code `TOOK_TOO_LONG`. On Ctrl+C it is ended before the interrupt goes on.
    """
    environment = {
        **os.environ,
        "PYTHONUNBUFFERED": "1",
        "PYTHONIOENCODING": "utf-8",
        "DEBIAN_FRONTEND": "noninteractive",
    }
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=environment,
    )
    output = [f"$ {' '.join(command)}\n"]
    try:
        code = _relay(process, step, output, limit_s)
    finally:
        _end(process)
        if log is not None:
            with log.open("a", encoding="utf-8") as file:
                file.writelines(output)
    return code, "".join(output)


def _relay(process: subprocess.Popen[str], step: Step, output: list[str], limit_s: float | None) -> int:
    """Tell `step` each line as it comes and the seconds in between; give the exit code."""
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(process, lines), daemon=True).start()
    deadline = None if limit_s is None else time.monotonic() + limit_s
    said = ""
    while deadline is None or time.monotonic() < deadline:
        try:
            line = lines.get(timeout=0.5)
        except queue.Empty:
            step.tell(said)
            continue
        if line is None:
            return process.wait()
        if not line.startswith("Progress "):
            output.append(line)
        said = condense(line) or said
        step.tell(said)
    return TOOK_TOO_LONG


def condense(line: str) -> str:
    """The few words of a line of pip or apt-get that a person wants to read, or nothing."""
    line = line.strip()
    if progress := re.match(r"Progress (\d+) of (\d+)", line):
        done, total = map(int, progress.groups())
        share, size = f"{done / max(total, 1):.0%}", f"{total / 1e6:.0f}"
        return say("downloading, {share} of {size} MB", share=share, size=size)
    if "Retrying (Retry(" in line:
        return say("the package index does not answer, trying again")
    if line.startswith("Installing collected packages:"):
        parts = line.partition(":")[2].split(",")
        return (
            say("installing {count} parts", count=len(parts))
            if parts[1:]
            else say("installing {part}", part=parts[0].strip())
        )
    if found := re.match(r"(Collecting|Downloading|Building wheel for|Unpacking|Setting up) (\S+)(.*)", line):
        doing, part, rest = found.groups()
        amount = re.search(r"\([\d.]+ [kMG]?B\)", rest)
        part = part.rpartition("/")[2].partition(".whl")[0].partition("-cp")[0].partition("-py")[0]
        return say(DOING[doing], part=f"{part} {amount[0]}" if amount else part)
    return ""


def tell(sentence: str) -> None:
    """Write a whole line to the user; stdout belongs to the commands."""
    _write(sentence + "\n")


def _read(process: subprocess.Popen[str], lines: queue.SimpleQueue[str | None]) -> None:
    assert process.stdout is not None
    with process.stdout:
        for line in process.stdout:
            lines.put(line)
    lines.put(None)


def _end(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()

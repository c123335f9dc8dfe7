"""What can go wrong in a set-up, in sentences that say what to do."""

from __future__ import annotations

import re

from engine.bootstrap.sentences import say

NO_CONNECTION = (
    "Failed to establish a new connection",
    "NewConnectionError",
    "NameResolutionError",
    "Temporary failure in name resolution",
    "Name or service not known",
    "getaddrinfo failed",
    "nodename nor servname",
    "Network is unreachable",
    "Connection refused",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "Read timed out",
    "Cannot connect to proxy",
    "ProxyError",
)
DISK_FULL = ("No space left on device", "[Errno 28]", "[WinError 112]", "Disk quota exceeded")
NOT_ALLOWED = ("Permission denied", "[Errno 13]", "[WinError 5]", "Read-only file system")
FULL = "{what} could not be installed: the disk is full. Unroll needs about 2 GB; make room and start again."
OFFLINE = (
    "{what} could not be downloaded: the Python package index cannot be reached. Connect to the internet for the "
    "first start, or let pip use a folder of wheels (docs/setup.md), then start again."
)
UNSUPPORTED = (
    "{what} could not be installed: there is no {part} for this system and this Python. Unroll runs with Python 3.10 "
    "to 3.14 on Linux (Debian 12, Ubuntu 22.04 or newer), Windows (64 bit) and macOS 14 on Apple silicon."
)
NOT_WRITABLE = (
    "{what} could not be installed: a folder may not be written to. Copy Unroll to a folder of your own."
)
OTHER = "{what} could not be installed. The last lines are:\n  {lines}"
NEXT_LINE = "\n  "
NO_BUILD = re.compile(r"No matching distribution found for (\S+)")


class SetupStopped(Exception):
    """The set-up cannot go on until the user has done what the sentence says."""


def is_offline(output: str) -> bool:
    """Whether pip's output shows that the package index could not be reached."""
    return any(sign in output for sign in NO_CONNECTION)


def explain(what: str, output: str, log: str) -> str:
    """What happened to the step that failed, why by pip's own output, and what to do."""
    kept = say("What is installed already is kept. The full log is {log}", log=log)
    if any(sign in output for sign in DISK_FULL):
        return f"{say(FULL, what=what)} {kept}"
    if is_offline(output):
        return f"{say(OFFLINE, what=what)} {kept}"
    if found := NO_BUILD.search(output):
        return f"{say(UNSUPPORTED, what=what, part=found[1])} {kept}"
    if any(sign in output for sign in NOT_ALLOWED):
        return say(NOT_WRITABLE, what=what)
    last = [line.strip() for line in output.splitlines() if line.strip()][-3:]
    return f"{say(OTHER, what=what, lines=NEXT_LINE.join(last))}\n{kept}"

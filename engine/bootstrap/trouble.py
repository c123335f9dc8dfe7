"""What can go wrong in a set-up, in sentences that say what to do."""

from __future__ import annotations

import re

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
NO_BUILD = re.compile(r"No matching distribution found for (\S+)")


class SetupStopped(Exception):
    """The set-up cannot go on until the user has done what the sentence says."""


def is_offline(output: str) -> bool:
    """Whether pip's output shows that the package index could not be reached."""
    return any(sign in output for sign in NO_CONNECTION)


def explain(what: str, output: str, log: str) -> str:
    """One sentence for a step that failed: what happened, why by pip's own output, what to do."""
    kept = f"What is installed already is kept. The full log is {log}"
    if any(sign in output for sign in DISK_FULL):
        return f"{what} could not be installed: the disk is full. Unroll needs about 2 GB; make room and start again. {kept}"
    if is_offline(output):
        return (
            f"{what} could not be downloaded: the Python package index cannot be reached. Connect to the internet for "
            f"the first start, or let pip use a folder of wheels (docs/setup.md), then start again. {kept}"
        )
    if found := NO_BUILD.search(output):
        return (
            f"{what} could not be installed: there is no {found[1]} for this system and this Python. Unroll runs with "
            "Python 3.10 to 3.14 on Linux (Debian 12, Ubuntu 22.04 or newer), Windows (64 bit) and macOS 14 on Apple "
            f"silicon. The full log is {log}"
        )
    if any(sign in output for sign in NOT_ALLOWED):
        return f"{what} could not be installed: a folder may not be written to. Copy Unroll to a folder of your own."
    last = [line.strip() for line in output.splitlines() if line.strip()][-3:]
    return f"{what} could not be installed. {kept}\nThe last lines are:\n  " + "\n  ".join(last)

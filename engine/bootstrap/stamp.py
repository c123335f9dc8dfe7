"""Is the set-up complete? One small file says so; it is written last, so an interrupted set-up is never trusted."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import sys
from collections.abc import Iterable
from pathlib import Path

PIN = re.compile(
    r"([A-Za-z0-9_.-]+)==([^\s;]+)\s*"
    r'(?:;\s*(?:python_version\s*(<|>=)\s*"3\.(\d+)"|platform_machine\s*!=\s*"(\w+)"))?'
)


def is_current(root: Path, venv: Path, dev: bool) -> bool:
    """Whether `venv` was set up completely, by this version of Python, for today's requirements."""
    try:
        lines = (venv / "stamp").read_text("utf-8").split()
    except OSError:
        return False
    return _digest(root, dev) in lines


def write(root: Path, venv: Path, dev: bool) -> None:
    """Declare the set-up complete, in one step that a power cut cannot halve."""
    digests = {_digest(root, False), _digest(root, dev)}
    draft = venv / "stamp.new"
    draft.write_text("\n".join(sorted(digests)) + "\n", "utf-8")
    os.replace(draft, venv / "stamp")


def has_every_part(root: Path, folders: Iterable[str], dev: bool) -> bool:
    """Whether the site-packages among `folders` hold every pinned part in its pinned version."""
    present: set[tuple[str, str]] = set()
    for folder in folders:
        try:
            names = os.listdir(folder)
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info"):
                part, _, version = name[: -len(".dist-info")].rpartition("-")
                present.add((_plain(part), version.partition("+")[0]))
    return all(pin in present for pin in pins(root, dev))


def pins(root: Path, dev: bool) -> list[tuple[str, str]]:
    """The `(part, version)` pairs that the requirements ask of this Python."""
    wanted = []
    for line in _requirements(root, dev).splitlines():
        if pin := PIN.match(line):
            part, version, sign, minor, machine = pin.groups()
            below = minor is not None and sys.version_info < (3, int(minor))
            if (sign is None or (sign == "<") == below) and machine != platform.machine():
                wanted.append((_plain(part), version))
    return wanted


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _requirements(root: Path, dev: bool) -> str:
    files = ["requirements.txt", "requirements-dev.txt"][: 1 + dev]
    return "\n".join((root / file).read_text("utf-8") for file in files)


def _digest(root: Path, dev: bool) -> str:
    """SHA-256 of what is asked for and of the Python that has it."""
    text = f"python {sys.version_info[0]}.{sys.version_info[1]}\n{_requirements(root, dev)}"
    return hashlib.sha256(text.encode()).hexdigest()

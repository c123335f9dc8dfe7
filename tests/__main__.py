"""`python3 -m tests [pytest arguments]`: set everything up, then run the tests."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from engine import bootstrap

ALONE = ("-n", "--numprocesses", "-s", "--capture", "--pdb", "--trace", "--collect-only", "--co", "-p")


def workers(arguments: list[str]) -> list[str]:
    """Share a whole run among the processors; a chosen test, a debugger or open output stays in one process."""
    chosen = any(Path(argument.partition("::")[0]).exists() for argument in arguments)
    if chosen or any(argument.startswith(ALONE) for argument in arguments):
        return []
    return ["-n", str(min(4, os.cpu_count() or 1))]


def main() -> int:
    """Run pytest over all tests and give its exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    bootstrap.ensure(dev=True)
    import pytest

    arguments = sys.argv[1:]
    return int(pytest.main([*workers(arguments), *arguments]))


if __name__ == "__main__":
    sys.exit(main())

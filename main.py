"""Unroll: the window, or the command line where a verb is given. On a fresh machine it sets itself up first."""

import sys
from collections.abc import Sequence

from engine import bootstrap

VERBS = (
    "inspect",
    "train",
    "resume",
    "find-rate",
    "forecast",
    "luck",
    "evaluate",
    "score",
    "write",
    "answer",
    "vectors",
    "runs",
    "presets",
    "summary",
    "check",
)
ABOUT = ("-h", "--help", "--version")


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run one command and give its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    is_command = bool(given) and given[0] in (*VERBS, *ABOUT)
    bootstrap.ensure(window=not is_command)  # before anything that has to be installed is imported
    if is_command:
        from engine import cli

        return cli.main(given)
    from gui import app

    return app.main(given)


if __name__ == "__main__":
    sys.exit(main())

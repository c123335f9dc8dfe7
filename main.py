"""Unroll: the window, or the command line where a verb is given. On a fresh machine it sets itself up first."""

import os
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
    "sweep",
    "evaluate",
    "score",
    "write",
    "answer",
    "vectors",
    "runs",
    "note",
    "presets",
    "summary",
    "check",
)
ABOUT = ("-h", "--help", "--version")


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run one command and give its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    is_command = bool(given) and (given[0] in (*VERBS, *ABOUT) or _means_a_verb(given[0]))
    bootstrap.ensure(window=not is_command)  # before anything that has to be installed is imported
    if is_command:
        from engine import cli

        return cli.main(given)
    from gui import app

    return app.main(given)


def _means_a_verb(word: str) -> bool:
    """Whether a word that is none of the verbs is one mistyped, and no file or folder to be opened."""
    return word.replace("-", "a").isalpha() and word[0] != "-" and not os.path.exists(word)


if __name__ == "__main__":
    sys.exit(main())

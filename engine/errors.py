"""The one kind of trouble a user can mend."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from engine.words import QT_TRANSLATE_NOOP


class EngineError(Exception):
    """Something the user can mend, in one plain sentence: what happened, why, what to do.

    `template` is the untranslated sentence with `{names}`; `values` fill it. The window translates the template,
    the command line prints `str(error)`.
    """

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template)
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return self.template.format(**self.values) if self.values else self.template


class SettingsError(EngineError):
    """Wrong keys or values in a recipe, all of them at once; `problems` are whole sentences."""

    def __init__(self, problems: Iterable[EngineError]) -> None:
        self.problems = tuple(problems)
        super().__init__("{problems}", problems=" ".join(str(p) for p in self.problems))


def unusable(path: str | Path, error: Exception) -> EngineError:
    """What a file that the system refuses is told as, with the system's own reason."""
    reason = error.strerror if isinstance(error, OSError) else None
    return EngineError(
        QT_TRANSLATE_NOOP("engine", "{path} cannot be used: {reason}."), path=path, reason=reason or error
    )


class Stopped(Exception):  # noqa: N818 (not an error: the user asked for it)
    """Raised inside a stream that has no partial result when the user asked to stop."""

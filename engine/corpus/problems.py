"""What was left out while reading, as sentences; the rest of the file still loads."""

from __future__ import annotations

from collections.abc import Sequence

from engine.errors import EngineError
from engine.words import QT_TRANSLATE_NOOP

_SHOWN = 50
_LONG_LINE = 1_000_000  # characters


class Problems:
    """Gathers sentences about rows; beyond fifty it only counts."""

    def __init__(self) -> None:
        self._shown: list[EngineError] = []
        self._broken = 0
        self._blank = 0
        self._blank_places: list[tuple[str, int]] = []
        self._rows: list[EngineError] = []
        self._broken_rows = 0
        self._unlabelled = 0

    def add_broken_row(self, line: int, found: int, expected: int) -> None:
        """A row of a table with the wrong number of cells."""
        self._add_row(
            EngineError(
                QT_TRANSLATE_NOOP(
                    "engine",
                    "The row in line {line} has {found} instead of {expected} cells and is left out.",
                ),
                line=line,
                found=found,
                expected=expected,
            )
        )

    def add_open_quote(self, line: int) -> None:
        """A row whose quoted cell never ends."""
        self._add_row(
            EngineError(
                QT_TRANSLATE_NOOP(
                    "engine",
                    "The row in line {line} opens a quote that is not closed properly and is left out.",
                ),
                line=line,
            )
        )

    def add_broken_object(self, line: int) -> None:
        """A line of a jsonl file that is not JSON."""
        self._add_row(
            EngineError(
                QT_TRANSLATE_NOOP("engine", "Line {line} is not valid JSON and is left out."), line=line
            )
        )

    def add_other_encoding(self, name: str, encoding: str) -> None:
        """A file of a folder that is in another encoding than its neighbours."""
        self._add(
            EngineError(
                QT_TRANSLATE_NOOP(
                    "engine", "The file {name} is in another encoding and was read as {encoding}."
                ),
                name=name,
                encoding=encoding,
            )
        )

    def add_unread(self, name: str, reason: EngineError, documents: int = 0) -> None:
        """A file among several that could not be read, or not to its end."""
        if documents:
            self._add(
                EngineError(
                    QT_TRANSLATE_NOOP(
                        "engine", "Only the beginning of {name} was read, {count} documents: {reason}"
                    ),
                    name=name,
                    count=documents,
                    reason=reason,
                )
            )
        else:
            self._add(
                EngineError(
                    QT_TRANSLATE_NOOP("engine", "{name} was not read: {reason}"), name=name, reason=reason
                )
            )

    def add_ignored(self, name: str, count: int) -> None:
        """Files of a folder whose names say that they are no text."""
        self._add(
            EngineError(
                QT_TRANSLATE_NOOP(
                    "engine", "Files in {name} that are no texts or tables and were not read: {count}."
                ),
                name=name,
                count=count,
            )
        )

    def add_other_sheets(self, name: str, sheet: str, others: str) -> None:
        """Sheets of a workbook beside the one that is read."""
        self._add(
            EngineError(
                QT_TRANSLATE_NOOP(
                    "engine", "Of the workbook {name} only the sheet {sheet} was read, not {others}."
                ),
                name=name,
                sheet=sheet,
                others=others,
            )
        )

    def add_single_line(self, characters: int) -> None:
        """A running text of which only a very long one without a line end is odd."""
        if characters >= _LONG_LINE:
            self._add(
                EngineError(
                    QT_TRANSLATE_NOOP(
                        "engine",
                        "The whole file is one line of {count} characters and is read as one running text. "
                        "If it should be many documents, look at its line ends.",
                    ),
                    count=characters,
                )
            )

    def add_blank(self, name: str, lines: Sequence[int]) -> None:
        """Documents without a visible character, and the lines of a file that they are in."""
        self._blank += len(lines)
        room = _SHOWN - len(self._blank_places)
        self._blank_places += [(name, line) for line in lines[: max(room, 0)]]

    def add_unlabelled(self, count: int = 1) -> None:
        """A text whose label is empty."""
        self._unlabelled += count

    def sentences(self) -> tuple[EngineError, ...]:
        """All problems in the order of the file, then the counts."""
        counts = (
            (
                self._broken - len(self._shown),
                QT_TRANSLATE_NOOP("engine", "More rows with a problem like these: {count}."),
            ),
            (
                self._blank,
                QT_TRANSLATE_NOOP("engine", "Documents without text, which are left out: {count}."),
            ),
            (
                self._unlabelled,
                QT_TRANSLATE_NOOP("engine", "Documents without a label, which are left out: {count}."),
            ),
        )
        return (
            *self._shown,
            *(EngineError(template, count=count) for count, template in counts if count),
        )

    @property
    def broken_rows(self) -> int:
        """How many rows or lines could not be read."""
        return self._broken_rows

    @property
    def broken_row_sentences(self) -> tuple[EngineError, ...]:
        """What is said about the first of them."""
        return tuple(self._rows)

    @property
    def blank_places(self) -> tuple[tuple[str, int], ...]:
        """File and line of the first documents that had no visible character."""
        return tuple(self._blank_places)

    @property
    def blank(self) -> int:
        """How many documents had no visible character."""
        return self._blank

    def _add_row(self, problem: EngineError) -> None:
        self._broken_rows += 1
        if len(self._rows) < _SHOWN:
            self._rows.append(problem)
        self._add(problem)

    def _add(self, problem: EngineError) -> None:
        self._broken += 1
        if len(self._shown) < _SHOWN:
            self._shown.append(problem)

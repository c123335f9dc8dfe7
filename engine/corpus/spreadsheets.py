"""Rows of workbooks (.xlsx, .xls, .xlsb, .ods): values only, macros and formulas are never run."""

from __future__ import annotations

import datetime
import io
import itertools
import zipfile
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from engine.control import RunControl
from engine.corpus.aside import aside
from engine.corpus.compressed import locked, whole_file
from engine.corpus.files import CorpusFile, Packing
from engine.corpus.row import CellBlock
from engine.errors import EngineError
from engine.words import QT_TRANSLATE_NOOP

BLOCK_ROWS = 1000
# A workbook is read whole, so what it unpacks to has to fit into the memory.
_LARGEST = 2**31  # bytes
_LONGEST_TITLE = 60


class Sheet:
    """The sheet that is read: `rows` gives `(row number from 1, cells)`; `others` are names of sheets with rows that are not."""

    def __init__(self, name: str, found: Any, others: Sequence[str]) -> None:
        self.name = name
        self.others = tuple(others)
        self._found = found

    @property
    def height(self) -> int:
        """How many rows there are at most."""
        return int(self._found.total_height)

    def rows(self) -> Iterator[tuple[int, list[Any]]]:
        """Rows with something in them, their values as they are; all of one width."""
        first = 0 if self._found.start is None else self._found.start[0]
        for number, cells in enumerate(self._found.iter_rows(), start=1):
            if number > first and any(cell != "" for cell in cells):
                yield number, cells


def read_sheet(file: CorpusFile, control: RunControl) -> Sheet:
    """The sheet with the most rows; raises `EngineError` for what is no workbook or has no rows."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        _refuse_trap(file)
        if file.packing is Packing.NONE:
            book = aside(lambda: CalamineWorkbook.from_path(file.path), control)
        else:
            content = io.BytesIO(whole_file(file, control))
            book = aside(lambda: CalamineWorkbook.from_filelike(content), control)
        sheets = []
        for name in book.sheet_names:
            sheets.append(aside(lambda name=name: book.get_sheet_by_name(name), control))  # type: ignore[misc]
    except PasswordError:
        raise locked(file.name) from None
    except (CalamineError, zipfile.BadZipFile, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise _no_workbook(file.name) from error
    full = [sheet for sheet in sheets if sheet.height and sheet.width]
    if not full:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "{name} has no sheet with rows in it. Choose a workbook that holds text."
            ),
            name=file.name,
        )
    best = max(full, key=lambda sheet: sheet.height * min(sheet.width, 2))
    return Sheet(best.name, best, [sheet.name for sheet in full if sheet is not best])


def sheet_blocks(sheet: Sheet, width: int) -> Iterator[CellBlock]:
    """Rows as text, `width` cells each, a thousand at a time."""
    rows = sheet.rows()
    while block := list(itertools.islice(rows, BLOCK_ROWS)):
        yield CellBlock([number for number, _ in block], [cells_as_text(cells, width) for _, cells in block])


def cells_as_text(cells: Sequence[Any], width: int) -> list[str]:
    """`width` cells as a person sees them."""
    found = [cell_as_text(cell) for cell in cells[:width]]
    return found + [""] * (width - len(found))


def cell_as_text(value: Any) -> str:
    """A value as a person sees it: 1.0 is 1, a day has no midnight, nothing is empty."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value)


def has_title_row(rows: Sequence[Sequence[Any]]) -> bool:
    """Whether the first row of a sheet names the columns: words only, each once, above at least one other row.

    A workbook nearly always has such a row; without one a label of the first row comes again below it.
    """
    if len(rows) < 2:
        return False
    first = [cell.strip() if isinstance(cell, str) else cell for cell in rows[0]]
    named = [cell for cell in first if cell != ""]
    if not named or not all(isinstance(cell, str) for cell in named) or len(set(named)) < len(named):
        return False
    below = [[row[i] for row in rows[1:] if i < len(row) and row[i] != ""] for i in range(len(first))]
    if any(name != "" and name in cells for name, cells in zip(first, below, strict=True)):
        return False
    return any(_is_title(str(name), cells) for name, cells in zip(first, below, strict=True) if name != "")


def _is_title(name: str, below: Sequence[Any]) -> bool:
    """A word over numbers, or shorter than what usually stands under it."""
    texts = [cell for cell in below if isinstance(cell, str)]
    short = len(name) <= _LONGEST_TITLE and bool(texts) and len(name) < 0.75 * median(map(len, texts))
    return short or len(texts) < len(below)


def _refuse_trap(file: CorpusFile) -> None:
    """A workbook of kilobytes that unpacks to gigabytes fills the memory; the archive says so itself."""
    if file.packing is not Packing.NONE or not zipfile.is_zipfile(file.path):
        return
    with zipfile.ZipFile(file.path) as archive:
        unpacked = sum(info.file_size for info in archive.infolist())
    if unpacked > _LARGEST:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "{name} is too large for a workbook. Save the sheet as csv and choose that."
            ),
            name=file.name,
        )


def _no_workbook(name: str) -> EngineError:
    return EngineError(
        QT_TRANSLATE_NOOP(
            "engine",
            "{name} is not a whole workbook. Open it in a spreadsheet program and save it as xlsx or csv.",
        ),
        name=name,
    )

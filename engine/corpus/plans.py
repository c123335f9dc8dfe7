"""How one file or folder is going to be read: settled by its settings and a look at it, before any row is taken."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from engine.control import RunControl
from engine.corpus.columns import ColumnFacts, choose_columns, has_header
from engine.corpus.encodings import (
    decode_chunks,
    detect_encoding,
    looks_binary,
    not_text,
    resolve_encoding,
)
from engine.corpus.folders import FolderFile, list_files
from engine.corpus.formats import guess_format
from engine.corpus.jsonlines import json_rows
from engine.corpus.lines import normal_newlines, split_lines
from engine.corpus.problems import Problems
from engine.corpus.sources import read_chunks, unreadable
from engine.corpus.tables import Dialect, find_dialect, table_rows
from engine.errors import EngineError
from engine.recipe.corpus import CorpusFormat, CorpusSettings
from engine.words import QT_TRANSLATE_NOOP

TABLES = (CorpusFormat.CSV, CorpusFormat.TSV)
WITH_COLUMNS = (*TABLES, CorpusFormat.JSONL)
_SURVEYED_ROWS = 100_000
_HEADER_ROWS = 200
_FOLDER_SAMPLE = 200


@dataclass(frozen=True)
class Plan:
    """Everything that reading needs to know; `columns` is empty for plain text."""

    path: Path
    size: int
    format: CorpusFormat
    encoding: str
    files: tuple[FolderFile, ...] = ()
    dialect: Dialect | None = None
    header: bool = False
    columns: tuple[str, ...] = ()
    text_column: str = ""
    label_column: str = ""
    encoding_chosen: bool = False

    @property
    def name(self) -> str:
        """What the user calls it."""
        return self.path.name or str(self.path)


def make_plan(path: Path, settings: CorpusSettings, control: RunControl) -> Plan:
    """Look at a file or folder and settle how it is read; raises `EngineError` for what cannot be read at all."""
    try:
        status = path.stat()
        if path.is_dir():
            return _folder_plan(path, settings, control)
    except OSError as error:
        raise unreadable(path, error) from None
    if not path.is_file():
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "{name} is neither a file nor a folder. Choose another one."),
            name=path.name,
        )
    if settings.format is CorpusFormat.FOLDER:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "{name} is a file, not a folder. Choose another format, or its folder."
            ),
            name=path.name,
        )
    return _file_plan(path, status.st_size, settings, control)


def empty(name: str) -> EngineError:
    """The sentence for a file without a visible character."""
    return EngineError(
        QT_TRANSLATE_NOOP("engine", "{name} is empty. Choose a file that holds text."), name=name
    )


def file_text(plan: Plan, chunks: Iterable[bytes]) -> Iterator[str]:
    """The decoded text of a plan's file with normal newlines."""
    return normal_newlines(decode_chunks(chunks, plan.encoding, plan.name))


def _folder_plan(path: Path, settings: CorpusSettings, control: RunControl) -> Plan:
    files = list_files(path, control)
    size = sum(file.size for file in files)
    chosen = settings.encoding != "auto"
    encoding = resolve_encoding(settings.encoding) if chosen else _folder_encoding(files, control)
    plan = Plan(path, size, CorpusFormat.FOLDER, encoding, files, encoding_chosen=chosen)
    if not any(file.label for file in files):
        return plan
    return replace(plan, columns=("label", "text"), text_column="text", label_column="label")


def _folder_encoding(files: tuple[FolderFile, ...], control: RunControl) -> str:
    """One guess from the beginnings of files spread over the folder; a file may still differ."""
    step = -(-len(files) // _FOLDER_SAMPLE)
    heads = [next(read_chunks(file.path, control), b"")[:4096] for file in files[::step]]
    guesses = Counter(detect_encoding(head) for head in heads if not head.isascii())
    return guesses.most_common(1)[0][0] if guesses else "utf-8"


def _file_plan(path: Path, size: int, settings: CorpusSettings, control: RunControl) -> Plan:
    chunks = read_chunks(path, control)
    first = next(chunks, b"")
    encoding = (
        resolve_encoding(settings.encoding) if settings.encoding != "auto" else detect_encoding(first, chunks)
    )
    head = "".join(normal_newlines(itertools.islice(decode_chunks([first], encoding, path.name), 1)))
    if looks_binary(head):
        raise not_text(path.name, 1)
    chosen = settings.format if settings.format is not CorpusFormat.AUTO else guess_format(path, head)
    plan = Plan(path, size, chosen, encoding)
    if chosen in TABLES:
        return _table_plan(plan, head, settings, control)
    if chosen is CorpusFormat.JSONL:
        return _json_plan(plan, settings, control)
    return plan


def _table_plan(plan: Plan, head: str, settings: CorpusSettings, control: RunControl) -> Plan:
    dialect = find_dialect(head, _delimiter(plan, head, settings), cut=plan.size > len(head.encode("utf-8")))
    rows = (cells for _, cells in table_rows(_lines(plan, control), dialect, Problems()))
    top = list(itertools.islice(rows, _HEADER_ROWS))
    if not top:
        raise empty(plan.name)
    header = has_header(top, (settings.text_column, settings.label_column))
    names = (
        _unique([c.strip() or str(i) for i, c in enumerate(top[0], 1)]) if header else _numbers(dialect.width)
    )
    facts = [ColumnFacts(name) for name in names]
    for cells in itertools.islice(itertools.chain(top[header:], rows), _SURVEYED_ROWS):
        for column, cell in zip(facts, cells, strict=True):
            column.add(cell)
    text, label = choose_columns(facts, settings.text_column, settings.label_column, plan.name)
    return replace(
        plan, dialect=dialect, header=header, columns=tuple(names), text_column=text, label_column=label
    )


def _json_plan(plan: Plan, settings: CorpusSettings, control: RunControl) -> Plan:
    facts: dict[str, ColumnFacts] = {}
    rows = json_rows(_lines(plan, control), Problems())
    for _, cells in itertools.islice(rows, _SURVEYED_ROWS):
        for name, cell in cells.items():
            facts.setdefault(name, ColumnFacts(name)).add(cell)
    if not facts:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "{name} holds no JSON objects. Each line must be one, or choose another format."
            ),
            name=plan.name,
        )
    text, label = choose_columns(list(facts.values()), settings.text_column, settings.label_column, plan.name)
    return replace(plan, columns=tuple(facts), text_column=text, label_column=label)


def _lines(plan: Plan, control: RunControl) -> Iterator[str]:
    return split_lines(file_text(plan, read_chunks(plan.path, control)), plan.name)


def _delimiter(plan: Plan, head: str, settings: CorpusSettings) -> str | None:
    chosen = {"tab": "\t", "\\t": "\t", "auto": "", "": ""}.get(
        settings.delimiter.lower(), settings.delimiter
    )
    if len(chosen) > 1 or chosen in ("\n", '"'):
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "The delimiter {delimiter} is not one character. Choose one, or auto."
            ),
            delimiter=settings.delimiter,
        )
    if not chosen and plan.format is CorpusFormat.TSV and "\t" in head:
        return "\t"
    return chosen or None


def _numbers(count: int) -> list[str]:
    return [str(i) for i in range(1, count + 1)]


def _unique(names: list[str]) -> list[str]:
    """Column names with the second "text" as "text 2"."""
    seen: dict[str, int] = {}
    result = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        result.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return result

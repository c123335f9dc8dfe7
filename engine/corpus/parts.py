"""How one file is going to be read: its kind, encoding, delimiter and columns, settled by a look at it."""

from __future__ import annotations

import contextlib
import itertools
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine.control import RunControl
from engine.corpus import sources
from engine.corpus.columns import ColumnFacts, has_header
from engine.corpus.compressed import damaged, read_file, read_files
from engine.corpus.docx import docx_pieces
from engine.corpus.encodings import decode_chunks, detect_encoding, looks_binary, not_text, resolve_encoding
from engine.corpus.files import CorpusFile, Packing
from engine.corpus.folders import FolderFile
from engine.corpus.formats import BINARY, guess_format
from engine.corpus.jsonlines import json_rows, value_blocks
from engine.corpus.likelihood import codec_of
from engine.corpus.lines import normal_newlines
from engine.corpus.parquet import open_parquet, parquet_blocks, parquet_columns
from engine.corpus.problems import Problems
from engine.corpus.spreadsheets import cells_as_text, has_title_row, read_sheet
from engine.corpus.tables import Dialect, find_dialect, table_rows
from engine.errors import EngineError
from engine.recipe.corpus import CorpusFormat, CorpusSettings
from engine.recipe.fixes import Fix
from engine.words import QT_TRANSLATE_NOOP

TABLES = (CorpusFormat.CSV, CorpusFormat.TSV)
SURVEYED_ROWS = 100_000
_HEADER_ROWS = 200
_ASKED_ROWS = 1000
_FOLDER_SAMPLE = 200
_FOLDER_HEAD = 4096  # bytes
_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ARCHIVES = (b"PK\x03\x04", b"\x1f\x8b", b"\xfd7zXZ\0", b"BZh")


@dataclass(frozen=True)
class Part:
    """Everything that reading one file, or one folder of texts, needs to know; `columns` is empty for plain text."""

    file: CorpusFile
    format: CorpusFormat
    encoding: str = "utf-8"
    texts: tuple[FolderFile, ...] = ()
    dialect: Dialect | None = None
    header: bool = False
    columns: tuple[str, ...] = ()
    text_column: str = ""
    label_column: str = ""
    source_column: str = ""
    target_column: str = ""
    encoding_chosen: bool = False
    keep_misfits: bool = False  # bytes that do not fit are kept for the fix that reads them
    is_document: bool = False  # of Word, whatever the format it is read in

    @property
    def name(self) -> str:
        """What the user calls the file."""
        return self.file.name


@dataclass(frozen=True)
class Survey:
    """A part whose columns are not chosen yet, and what they hold."""

    part: Part
    facts: tuple[ColumnFacts, ...] = ()


def survey_file(
    file: CorpusFile, settings: CorpusSettings, control: RunControl, most_rows: int = SURVEYED_ROWS
) -> Survey:
    """Look at one file; raises `EngineError` for what cannot be read at all."""
    chunks = read_file(file, control)
    first = next(chunks, b"")
    kind = _binary_kind(file, first)
    if kind is None and settings.format in BINARY:
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "{name} is not a {format} file. Set the format to auto."),
            name=file.name,
            format=settings.format.value,
        )
    look = _Look(file, settings, control, most_rows)
    if kind is CorpusFormat.XLSX:
        return look.at_workbook()
    if kind is CorpusFormat.PARQUET:
        return look.at_parquet()
    if kind is CorpusFormat.DOCX:
        return look.at_document()
    return look.at_text(first, chunks)


def survey_texts(
    file: CorpusFile, texts: tuple[FolderFile, ...], settings: CorpusSettings, control: RunControl
) -> Survey:
    """A folder of texts, `file` being the folder: one encoding found from files spread over it; one may still differ."""
    chosen = settings.encoding != "auto"
    encoding = resolve_encoding(settings.encoding) if chosen else _folder_encoding(texts, control)
    keep = Fix.REPAIR_ENCODING in settings.fixes
    part = Part(file, CorpusFormat.FOLDER, encoding, texts, encoding_chosen=chosen, keep_misfits=keep)
    if not any(text.label for text in texts):
        return Survey(part)
    return Survey(replace(part, columns=("label", "text"), text_column="text", label_column="label"))


def text_of(part: Part, chunks: Iterable[bytes]) -> Iterator[str]:
    """The decoded text of a part's file with normal newlines."""
    return normal_newlines(decode_chunks(chunks, part.encoding, part.name, keep_misfits=part.keep_misfits))


def empty(name: str) -> EngineError:
    """The sentence for a file without a visible character."""
    return EngineError(
        QT_TRANSLATE_NOOP("engine", "{name} is empty. Choose a file that holds text."), name=name
    )


def _binary_kind(file: CorpusFile, head: bytes) -> CorpusFormat | None:
    """What a file is that is no text, by its name and first bytes; None for text. Archives inside archives are refused."""
    suffix = file.suffix
    if head.startswith(b"PAR1") or suffix == ".parquet":
        return CorpusFormat.PARQUET
    if suffix in _WORKBOOKS:
        return CorpusFormat.XLSX
    if suffix == ".docx":
        return CorpusFormat.DOCX
    if head.startswith(b"PK\x03\x04") and file.packing is Packing.NONE:
        return office_kind(file)
    if head.startswith(_ARCHIVES) and file.packing is not Packing.NONE:
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "{name} is packed twice. Unpack it once and choose what was in it."),
            name=file.name,
        )
    return None


def office_kind(file: CorpusFile) -> CorpusFormat | None:
    """Whether a zip archive on disk is a workbook or a Word document in truth."""
    try:
        with zipfile.ZipFile(file.path) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile:
        raise damaged(file.name) from None
    if "word/document.xml" in names:
        return CorpusFormat.DOCX
    if names & {"xl/workbook.xml", "xl/workbook.bin"} or {"mimetype", "content.xml"} <= names:
        return CorpusFormat.XLSX
    return None


def _folder_encoding(texts: tuple[FolderFile, ...], control: RunControl) -> str:
    """That of the beginnings of some files taken together; where they differ, that of most."""
    step = -(-len(texts) // _FOLDER_SAMPLE)
    # A tar can only be read from its front, and its beginning is found soonest.
    in_tar = texts[0].file.packing is Packing.TAR
    files = [text.file for text in (texts[:_FOLDER_SAMPLE] if in_tar else texts[::step])]
    heads = []
    for _, chunks in read_files(files, control):
        with contextlib.suppress(EngineError):  # it is told when the file is read
            heads.append(next(chunks, b"")[:_FOLDER_HEAD])
    telling = [head for head in heads if not head.isascii()]
    if not telling:
        return "utf-8"
    together = b"\n".join(
        head if len(head) < _FOLDER_HEAD else head[: head.rfind(b" ") + 1] for head in telling
    )
    guess = detect_encoding(together)
    if not guess.startswith("utf-16"):
        with contextlib.suppress(UnicodeDecodeError):
            together.decode(codec_of(guess))
            return guess
    return Counter(map(detect_encoding, telling)).most_common(1)[0][0]


class _Look:
    """One look at one file: a method for each kind."""

    def __init__(
        self, file: CorpusFile, settings: CorpusSettings, control: RunControl, most_rows: int
    ) -> None:
        self.file, self.settings, self.control, self.most_rows = file, settings, control, most_rows

    def at_text(self, first: bytes, rest: Iterator[bytes]) -> Survey:
        """A text file: encoding, then format, then columns."""
        file, settings = self.file, self.settings
        chosen = settings.encoding != "auto"
        encoding = resolve_encoding(settings.encoding) if chosen else detect_encoding(first, rest)
        keep = Fix.REPAIR_ENCODING in settings.fixes
        texts = decode_chunks([first], encoding, file.name, keep_misfits=keep)
        head = "".join(normal_newlines(itertools.islice(texts, 1)))
        if looks_binary(head):
            raise not_text(file.name, 1)
        format_ = settings.format
        if format_ in (CorpusFormat.AUTO, CorpusFormat.FOLDER, *BINARY):
            format_ = guess_format(file.suffix, head)
        part = Part(file, format_, encoding, encoding_chosen=chosen, keep_misfits=keep)
        if format_ in TABLES:
            return self._at_table(part, head, whole=len(first) < sources.CHUNK)
        return self._at_json(part) if format_ is CorpusFormat.JSONL else Survey(part)

    def at_workbook(self) -> Survey:
        """The sheet with the most rows."""
        rows = (cells for _, cells in read_sheet(self.file, self.control).rows())
        top = list(itertools.islice(rows, _HEADER_ROWS))
        if not top:
            raise empty(self.file.name)
        width = len(top[0])
        texts = [cells_as_text(cells, width) for cells in top]
        header = has_header(texts, self._wanted()) or has_title_row(top)
        rest = (cells_as_text(cells, width) for cells in rows)
        return self._surveyed(Part(self.file, CorpusFormat.XLSX, header=header), texts, rest)

    def at_parquet(self) -> Survey:
        """The columns that the file names itself."""
        with open_parquet(self.file, self.control) as found:
            columns = parquet_columns(found)
            blocks = parquet_blocks(found, columns)
            rows = itertools.chain.from_iterable(block.rows for block in self._heard(blocks))
            first = next(rows, None)
            if first is None or not columns:
                raise empty(self.file.name)
            return self._facts(
                Part(self.file, CorpusFormat.PARQUET, columns=columns), itertools.chain([first], rows)
            )

    def at_document(self) -> Survey:
        """Paragraphs; a document that is one table is read as one."""
        text_format = self.settings.format if self.settings.format in _TEXT_LAYOUTS else CorpusFormat.DOCX
        part = Part(self.file, text_format, is_document=True)
        rows: list[list[str]] = []
        paragraphs = 0
        for piece in docx_pieces(self.file, self.control):
            if isinstance(piece, str):
                paragraphs += 1
            elif len(rows) < SURVEYED_ROWS:
                rows.append(piece)
        if not rows and not paragraphs:
            raise empty(self.file.name)
        if text_format is not CorpusFormat.DOCX or not _is_table(rows, paragraphs):
            return Survey(part)
        header = has_header(rows, self._wanted()) or has_title_row(rows)
        return self._surveyed(replace(part, header=header), rows, iter(()))

    def _at_table(self, part: Part, head: str, whole: bool) -> Survey:
        dialect = find_dialect(head, self._delimiter(part, head), cut=not whole)
        texts = text_of(part, read_file(self.file, self.control))
        rows = (cells for _, cells in table_rows(texts, dialect, Problems(), part.name))
        top = list(itertools.islice(rows, _HEADER_ROWS))
        if not top:
            raise empty(part.name)
        header = has_header(top, self._wanted())
        return self._surveyed(replace(part, dialect=dialect, header=header), top, rows)

    def _at_json(self, part: Part) -> Survey:
        facts: dict[str, ColumnFacts] = {}
        blocks = value_blocks(text_of(part, read_file(self.file, self.control)), part.name)
        values = itertools.chain.from_iterable(blocks)
        for _, cells in itertools.islice(json_rows(values, Problems()), self.most_rows):
            for name, cell in cells.items():
                facts.setdefault(name, ColumnFacts(name)).add(cell)
        if not facts:
            raise EngineError(
                QT_TRANSLATE_NOOP(
                    "engine", "{name} holds no JSON objects. Each line must be one, or choose another format."
                ),
                name=part.name,
            )
        return Survey(replace(part, columns=tuple(facts)), tuple(facts.values()))

    def _surveyed(self, part: Part, top: Sequence[Sequence[str]], rest: Iterable[Sequence[str]]) -> Survey:
        """Columns named by the first row, or numbered."""
        names = [str(i) for i in range(1, len(top[0]) + 1)]
        if part.header:
            names = _unique([cell.strip() or number for cell, number in zip(top[0], names, strict=True)])
        part = replace(part, columns=tuple(names))
        return self._facts(part, itertools.chain(top[part.header :], rest))

    def _facts(self, part: Part, rows: Iterable[Sequence[str]]) -> Survey:
        facts = [ColumnFacts(name) for name in part.columns]
        for number, cells in enumerate(itertools.islice(rows, self.most_rows)):
            if number % _ASKED_ROWS == 0:
                self.control.check()
            for column, cell in zip(facts, cells, strict=True):
                column.add(cell)
        return Survey(part, tuple(facts))

    def _heard(self, blocks: Iterable[Any]) -> Iterator[Any]:
        for block in blocks:
            self.control.check()
            yield block

    def _wanted(self) -> tuple[str, ...]:
        chosen = self.settings
        return (chosen.text_column, chosen.label_column, chosen.source_column, chosen.target_column)

    def _delimiter(self, part: Part, head: str) -> str | None:
        wanted = self.settings.delimiter
        chosen = {"tab": "\t", "\\t": "\t", "auto": "", "": ""}.get(wanted.lower(), wanted)
        if len(chosen) > 1 or chosen in ("\n", '"'):
            raise EngineError(
                QT_TRANSLATE_NOOP(
                    "engine", "The delimiter {delimiter} is not one character. Choose one, or auto."
                ),
                delimiter=wanted,
            )
        if not chosen and part.format is CorpusFormat.TSV and "\t" in head:
            return "\t"
        return chosen or None


_TEXT_LAYOUTS = (CorpusFormat.LINES, CorpusFormat.PARAGRAPHS, CorpusFormat.RUNNING)


def _is_table(rows: Sequence[Sequence[str]], paragraphs: int) -> bool:
    """Whether a document is one table under a title, rather than text with tables in it."""
    widths = {len(row) for row in rows}
    return len(rows) > 1 and len(widths) == 1 and widths != {1} and paragraphs <= max(2, len(rows) // 10)


def _unique(names: list[str]) -> list[str]:
    """Column names with the second "text" as "text 2"."""
    seen: dict[str, int] = {}
    result = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        result.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return result

"""Paragraphs and tables of Word documents: one XML file in a zip archive, read as a stream; nothing in it is run.

Names of elements: ECMA-376, WordprocessingML (`w:p` paragraph, `w:t` text, `w:tbl` `w:tr` `w:tc` table, row, cell).
"""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from engine.control import RunControl
from engine.corpus.compressed import locked, told, whole_file
from engine.corpus.files import CorpusFile, Packing
from engine.errors import EngineError
from engine.words import QT_TRANSLATE_NOOP

Piece = str | list[str]  # a paragraph, or the cells of a row of a table

_CHUNK = 256 * 1024
_BODY = "word/document.xml"
_LARGEST = 2**30  # bytes of XML; a thousand novels
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # also what a locked document is kept in
# Only these say something; what stands in other namespaces (drawings, equations) has the same short names.
_WORD_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"


def docx_pieces(file: CorpusFile, control: RunControl) -> Iterator[Piece]:
    """Paragraphs and table rows in the order of the document, empty ones left out.

    Raises `EngineError` for what is no Word document, is locked, or declares entities.
    """
    with contextlib.ExitStack() as stack:
        stack.enter_context(told(file.name, file.path))
        held: BinaryIO = (
            stack.enter_context(file.path.open("rb"))
            if file.packing is Packing.NONE
            else io.BytesIO(whole_file(file, control))
        )
        if held.read(4) == _OLD_OFFICE:
            raise locked(file.name)
        held.seek(0)
        try:
            archive = stack.enter_context(zipfile.ZipFile(held))
            size = archive.getinfo(_BODY).file_size
        except (zipfile.BadZipFile, KeyError):
            raise _no_document(file.name) from None
        if size > _LARGEST:
            raise _no_document(file.name)
        body = _Body()
        with archive.open(_BODY) as stream:
            while chunk := stream.read(_CHUNK):
                control.check()
                yield from body.feed(chunk, file.name)
        yield from body.feed(b"", file.name)


class _Body:
    """Listens to the XML and gathers pieces; text inside a table goes to its cell."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.buffer_text = True
        self._ready: list[Piece] = []
        self._text: list[str] = []
        self._cells: list[str] = []
        self._cell: list[str] = []
        self._tables = self._skipped = 0
        self._in_text = False

    def feed(self, chunk: bytes, name: str) -> Iterator[Piece]:
        """The pieces that end in `chunk`; an empty one ends the document."""
        try:
            self._parser.Parse(chunk, not chunk)
        except (expat.ExpatError, _DoctypeError):
            raise _no_document(name) from None
        ready, self._ready = self._ready, []
        yield from ready

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._skipped or name == _FALLBACK:  # the same words again for old programs
            self._skipped += 1
        elif name.startswith(_WORD_NAMESPACES):
            kind = name.rpartition(" ")[2]
            if kind == "t":
                self._in_text = True
            elif kind in ("br", "cr"):
                self._text.append("\n")
            elif kind == "tab" and not attributes:  # with attributes it is a tab stop of the layout
                self._text.append("\t")
            elif kind == "tbl":
                self._tables += 1

    def _end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name.startswith(_WORD_NAMESPACES):
            kind = name.rpartition(" ")[2]
            if kind == "t":
                self._in_text = False
            elif kind == "p":
                self._end_paragraph()
            elif kind == "tbl":
                self._tables -= 1
            elif self._tables == 1 and kind == "tc":
                self._cells.append("\n".join(self._cell))
                self._cell = []
            elif self._tables == 1 and kind == "tr":
                if any(self._cells):
                    self._ready.append(self._cells)
                self._cells = []

    def _end_paragraph(self) -> None:
        text = "".join(self._text).strip()
        self._text.clear()
        if text and self._tables:
            self._cell.append(text)
        elif text:
            self._ready.append(text)

    def _characters(self, text: str) -> None:
        if self._in_text and not self._skipped:
            self._text.append(text)

    def _refuse(self, *_: object) -> None:
        raise _DoctypeError


class _DoctypeError(Exception):
    """A Word document declares no entities; one that does was made to fill the memory or to read other files."""


def _no_document(name: str) -> EngineError:
    return EngineError(
        QT_TRANSLATE_NOOP(
            "engine",
            "{name} is not a whole Word document. Open it in a word processor and save it as docx or txt.",
        ),
        name=name,
    )

"""The bytes of one part of a plan: read, counted and hashed as they pass, and turned into text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from engine.corpus.compressed import read_file
from engine.corpus.docx import docx_pieces
from engine.corpus.files import CorpusFile, Packing
from engine.corpus.parts import Part, text_of
from engine.corpus.sources import Fingerprint, Meter, read_chunks


class PartBytes:
    """Reads the files of `part`; they are hashed unless their file (an archive) was `hashed` before.

    `named`: the hash is one of several files, each with its name.
    """

    def __init__(
        self, part: Part, meter: Meter, fingerprint: Fingerprint, hashed: set[Path], *, named: bool
    ) -> None:
        self.part, self.meter = part, meter
        self._fingerprint, self._hashed, self._named = fingerprint, hashed, named
        self._passing: Iterator[bytes] = iter(())

    def finish(self) -> None:
        """Hash what a fault has left unread, so that the hash is always that of whole files."""
        for _ in self._passing:
            pass

    def text(self) -> Iterator[str]:
        """The text of the part's file, with normal newlines."""
        part = self.part
        if part.is_document:
            self.hash_whole(part.file)
            return _document_lines(docx_pieces(part.file, self.meter.control))
        chunks = read_file(part.file, self.meter.control, self.meter.move)
        if part.file.packing in (Packing.NONE, Packing.PASTED):
            chunks = self._passing = self.hashing(part.file, chunks, packed=False)
        else:
            self.hash_whole(part.file)
        return text_of(part, chunks)

    def hashing(self, file: CorpusFile, chunks: Iterator[bytes], packed: bool) -> Iterator[bytes]:
        """Bytes that are hashed as they pass, unless the archive was hashed whole."""
        if packed:
            yield from chunks
            return
        if self._named:
            self._fingerprint.open_file(file.name)
        for chunk in chunks:
            self._fingerprint.add(chunk)
            yield chunk

    def hash_whole(self, file: CorpusFile) -> None:
        """Hash the file on disk before it is unpacked; an archive of several parts only once."""
        if file.packing is Packing.PASTED or file.path in self._hashed:
            return
        self._hashed.add(file.path)
        if self._named:
            self._fingerprint.open_file(file.hash_name)
        for chunk in read_chunks(file.path, self.meter.control):
            self._fingerprint.add(chunk)


def _document_lines(pieces: Iterable[str | list[str]]) -> Iterator[str]:
    """A Word document as text: a paragraph a line, a row of a table a line with tabs."""
    for piece in pieces:
        yield (piece if isinstance(piece, str) else "\t".join(piece)) + "\n"

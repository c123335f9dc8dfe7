"""The rows of a folder: one a file, its label the folder that it lies in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.corpus.compressed import read_files
from engine.corpus.encodings import decode_chunks, detect_encoding
from engine.corpus.files import CorpusFile, Packing
from engine.corpus.lines import normal_newlines
from engine.corpus.part_bytes import PartBytes
from engine.corpus.plans import Plan
from engine.corpus.problems import Problems
from engine.corpus.row import Row
from engine.corpus.text_rows import joined
from engine.errors import EngineError

_BLOCK_TEXTS = 200


class FolderRows:
    """Turns the files of a part into documents."""

    def __init__(self, source: PartBytes, plan: Plan, problems: Problems) -> None:
        self._bytes, self.part, self.meter = source, source.part, source.meter
        self.plan, self.problems = plan, problems

    def blocks(self) -> Iterator[list[Row]]:
        """Documents that have text, some at a time."""
        part = self.part
        labels = {text.file: text.label for text in part.texts}
        packed = part.texts[0].file.packing in (Packing.ZIP, Packing.TAR)
        if packed:
            self._bytes.hash_whole(part.texts[0].file)
        fault: EngineError | None = None
        read = 0
        rows: list[Row] = []
        files = [text.file for text in part.texts]
        for file, chunks in read_files(files, self.meter.control, self.meter.move):
            try:
                text = self._file_text(file, self._bytes.hashing(file, chunks, packed))
            except EngineError as error:
                fault = fault or error
                self.problems.add_unread(file.name, error)
                continue
            read += 1
            said, label = text.strip(), labels[file]
            if said:
                rows.append(Row(said, label, "", (file.name, 1), self._cells(label, text)))
            else:
                self.problems.add_blank(file.name, [1])
            if len(rows) == _BLOCK_TEXTS:
                yield rows
                rows = []
        if fault is not None and not read:
            raise fault
        yield rows

    def _cells(self, label: str, text: str) -> tuple[str, ...]:
        plan = self.plan
        if not plan.columns:
            return (text,)
        return tuple(
            [{plan.label_column: label, plan.text_column: text}.get(name, "") for name in plan.columns]
        )

    def _file_text(self, file: CorpusFile, chunks: Iterator[bytes]) -> str:
        """The text of one small file; one that differs from its neighbours is read in its own encoding."""
        part, held = self.part, list(chunks)
        try:
            return self._decoded(held, part.encoding, file.name)
        except EngineError as error:
            misfit = error
        own = detect_encoding(b"".join(held))
        if own != part.encoding and not part.encoding_chosen:
            try:
                text = self._decoded(held, own, file.name)
            except EngineError:
                pass
            else:
                self.problems.add_other_encoding(file.name, own)
                return text
        if part.keep_misfits:
            return self._decoded(held, part.encoding, file.name, keep_misfits=True)
        raise misfit

    def _decoded(
        self, chunks: Iterable[bytes], encoding: str, name: str, *, keep_misfits: bool = False
    ) -> str:
        return joined(
            normal_newlines(decode_chunks(chunks, encoding, name, keep_misfits=keep_misfits)), self.part.name
        )

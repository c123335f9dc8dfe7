"""Every file of a folder is looked through as it is and in every dress a file of its kind may wear.

    python3 -m tests.benchmarks.check_formats FOLDER [NAME…]

Each text is written again in other encodings, with and without a byte order mark, with CRLF, with quotes and line
breaks inside its cells, and compressed; what the importer sees must be the same each time. Prints a line a file and
what differs, if anything; the exit code is 1 then.
"""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import itertools
import lzma
import sys
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from engine.control import RunControl
from engine.corpus.inspecting import Inspection, inspect_corpus
from engine.corpus.tables import find_dialect
from engine.errors import EngineError
from engine.events import result_of
from engine.recipe.corpus import CorpusFormat, CorpusSettings

ENCODINGS = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8-sig",
    "gb18030": "gb18030",
    "big5": "big5",
    "utf-16": "utf-16",
    "utf-16-be with mark": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
}
FEWEST_KEPT = 0.5  # of the lines: else the text is not of this encoding's language
FOLDER_FILES = 400


@dataclass(frozen=True)
class Dress:
    """One way to write a text: its name, the bytes, what the file is called, and the encoding that must be found."""

    text: str
    name: str
    content: bytes
    file: str
    encoding: str


@dataclass
class Check:
    """Counts what was tried and keeps what went wrong."""

    tried: int = 0
    wrong: list[str] = field(default_factory=list)


def main(arguments: list[str]) -> int:
    """Check the files of the folder, or those named."""
    folder, *names = map(Path, arguments)
    files = [folder / name for name in names] or sorted(path for path in folder.iterdir() if path.is_file())
    print(f"{'file':<30}{'format':<9}{'encoding':<10}{'documents':>10}{'characters':>12}  labels, columns")
    wrong = 0
    for path in files:
        check = Check()
        started = time.perf_counter()
        seen = look(path)
        print(
            f"{path.name:<30}{seen.format.value:<9}{seen.encoding:<10}{seen.documents:>10,}{seen.characters:>12,}  "
            f"{dict(itertools.islice(seen.labels.items(), 4)) or '-'} {', '.join(seen.columns)}"
        )
        with tempfile.TemporaryDirectory() as temporary:
            if seen.format is CorpusFormat.FOLDER:
                check_folder(path, Path(temporary), check)
            else:
                check_text(path, seen, Path(temporary), check)
        print(
            f"{'':<30}{check.tried} dresses, {len(check.wrong)} wrong, {time.perf_counter() - started:.1f} s"
        )
        print("".join(f"{'':<30}WRONG {fault}\n" for fault in check.wrong), end="")
        wrong += len(check.wrong)
    print(f"\n{wrong} wrong" if wrong else "\nall as they should be")
    return 1 if wrong else 0


def look(path: Path) -> Inspection:
    """What the importer sees."""
    return result_of(inspect_corpus(path, CorpusSettings(), RunControl()))


def facts(seen: Inspection) -> tuple[object, ...]:
    """What must not depend on the dress."""
    return (
        seen.format.value,
        seen.documents,
        seen.characters,
        seen.columns,
        seen.text_column,
        seen.label_column,
        seen.labels,
        tuple(map(str, seen.problems)),
    )


def check_text(path: Path, seen: Inspection, folder: Path, check: Check) -> None:
    """One text or table in every dress."""
    name, raw = unpacked(path)
    text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    for label, content in contents_of(text, name, seen):
        for kept, group in itertools.groupby(dresses(label, content, name), key=lambda dress: dress.text):
            plain = folder / name
            plain.write_bytes(kept.encode())
            expected = facts(look(plain))
            if kept is content and expected[1] != seen.documents:
                check.wrong.append(f"{label}: {expected[1]} documents instead of {seen.documents}")
            for dress in group:
                target = folder / dress.file
                target.write_bytes(dress.content)
                compare(f"{label}, {dress.name}", target, dress.encoding, expected, check)
                target.unlink()


def contents_of(text: str, name: str, seen: Inspection) -> Iterator[tuple[str, str]]:
    """The text as it is; a table also with every cell quoted and line breaks within its texts."""
    yield "as it is", text
    if name.endswith((".csv", ".tsv")):
        yield "quoted", quoted(text, name, seen)


def quoted(text: str, name: str, seen: Inspection) -> str:
    """The same table with all cells in quotes, and a line break and quotes in every fifth text."""
    dialect = find_dialect(text, "\t" if name.endswith(".tsv") else None, cut=False)
    delimiter, lines = dialect.delimiter, io.StringIO(text, newline="")
    rows = list(
        csv.reader(lines, delimiter=delimiter)
        if dialect.quoted
        else csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    )
    column = seen.columns.index(seen.text_column)
    for number, cells in enumerate(rows):
        if number % 5 == 1 and len(cells) > column and len(cells[column]) > 3:
            said = cells[column]
            cells[column] = f'{said[:2]}\n"{said[2:]}", \n'
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    return written.getvalue()


def dresses(label: str, text: str, name: str) -> Iterator[Dress]:
    """Every encoding with LF and CRLF, then every packing."""
    for encoding, found in ENCODINGS.items():
        if (kept := writable(text, encoding, label)) is None:
            continue
        for end, ending in (("\n", ""), ("\r\n", ", CRLF")):
            content = encoded(kept.replace("\n", end), encoding)
            expected = "utf-8" if kept.isascii() and not found.startswith("utf") else found
            yield Dress(kept, f"{encoding}{ending}", content, name, expected)
    plain = text.encode()
    yield Dress(text, "gz", gzip.compress(plain), f"{name}.gz", "utf-8")
    yield Dress(text, "xz", lzma.compress(plain, preset=0), f"{name}.xz", "utf-8")
    yield Dress(text, "bz2", bz2.compress(plain, 1), f"{name}.bz2", "utf-8")
    yield Dress(text, "zip", zipped({name: plain}), f"{name}.zip", "utf-8")
    yield Dress(text, "gz of utf-16", gzip.compress(text.encode("utf-16")), f"{name}.gz", "utf-16")


def writable(text: str, encoding: str, label: str) -> str | None:
    """The lines that this encoding has characters for; None when those are few, or no lines of their own."""
    if encoding != "big5":
        return text
    lines = text.split("\n")
    kept = [line for line in lines if _has(line, "cp950")]
    if len(kept) == len(lines):
        return text
    return "\n".join(kept) if len(kept) > FEWEST_KEPT * len(lines) and label == "as it is" else None


def _has(line: str, encoding: str) -> bool:
    try:
        line.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def encoded(text: str, encoding: str) -> bytes:
    """Bytes in one of `ENCODINGS`."""
    if encoding == "utf-16-be with mark":
        return b"\xfe\xff" + text.encode("utf-16-be")
    return text.encode("cp950" if encoding == "big5" else encoding)


def compare(name: str, path: Path, encoding: str, expected: tuple[object, ...], check: Check) -> None:
    """Look at a file and note what differs."""
    check.tried += 1
    try:
        seen = look(path)
    except EngineError as error:
        check.wrong.append(f"{name}: {error}")
        return
    if seen.encoding != encoding:
        check.wrong.append(f"{name}: encoding {seen.encoding} instead of {encoding}")
    for found, wanted in zip(facts(seen), expected, strict=True):
        if found != wanted:
            check.wrong.append(f"{name}: {str(found)[:200]} instead of {str(wanted)[:200]}")


def check_folder(path: Path, folder: Path, check: Check) -> None:
    """Some files of an archive as a folder and as archives, in some encodings."""
    files = sampled(path)
    plain = folder / "plain"
    write_tree(plain, files)
    expected = facts(look(plain))
    for encoding in ("utf-8", "gb18030", "utf-16", "utf-8-sig"):
        again = {name: encoded(raw.decode("utf-8"), encoding) for name, raw in files.items()}
        found = "utf-8" if encoding == "gb18030" and all(map(bytes.isascii, again.values())) else encoding
        tree = folder / encoding
        write_tree(tree, again)
        compare(f"folder, {encoding}", tree, found, expected, check)
        packed = folder / f"{encoding}.zip"
        packed.write_bytes(zipped(again))
        compare(f"zip, {encoding}", packed, found, expected, check)
        for mode in ("", "gz", "xz"):
            archive = folder / f"{encoding}.tar.{mode}".rstrip(".")
            with tarfile.open(archive, f"w:{mode}") as tar:  # type: ignore[call-overload]
                tar.add(tree, "folder")
            compare(f"{archive.suffix} archive, {encoding}", archive, found, expected, check)


def sampled(path: Path) -> dict[str, bytes]:
    """The first texts of each folder of an archive."""
    found: dict[str, bytes] = {}
    counts: dict[str, int] = {}
    with tarfile.open(path) as archive:
        for member in archive:
            parent = member.name.rpartition("/")[0]
            stream = archive.extractfile(member)
            if stream is not None and counts.get(parent, 0) < FOLDER_FILES:
                counts[parent] = counts.get(parent, 0) + 1
                found[member.name] = stream.read()
    return found


def write_tree(root: Path, files: dict[str, bytes]) -> None:
    """Files below a folder."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def unpacked(path: Path) -> tuple[str, bytes]:
    """The name and bytes of a file, of the one file in a zip archive."""
    if path.suffix != ".zip":
        return path.name, path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        (name,) = archive.namelist()
        return name, archive.read(name)


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

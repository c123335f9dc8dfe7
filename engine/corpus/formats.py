"""How a file is divided into documents: by its name, else by the look of its first lines."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import quantiles

from engine.corpus.columns import KNOWN_NAMES
from engine.corpus.tables import DELIMITERS
from engine.recipe.corpus import CorpusFormat

# Kinds of files that are not text: what they are is in their bytes, and a setting does not change it.
BINARY = (CorpusFormat.XLSX, CorpusFormat.PARQUET, CorpusFormat.DOCX)

_BY_SUFFIX = {
    ".csv": CorpusFormat.CSV,
    ".tsv": CorpusFormat.TSV,
    ".tab": CorpusFormat.TSV,
    ".jsonl": CorpusFormat.JSONL,
    ".ndjson": CorpusFormat.JSONL,
    ".json": CorpusFormat.JSONL,
}
_SENTENCE_ENDS = tuple('.!?。！？…；;"”』」)）~～')
_HEAD_LINES = 2000
_LONGEST_TITLE = 40


def guess_format(suffix: str, head: str) -> CorpusFormat:
    """The format of a file with this ending that begins with `head` (newlines normal, perhaps cut at its end)."""
    by_name = _BY_SUFFIX.get(suffix)
    return by_name or guess_text_format(head.split("\n")[:_HEAD_LINES])


def guess_text_format(lines: Sequence[str]) -> CorpusFormat:
    """One running text, or a document a line; two columns between tabs are a table, objects are jsonl.

    Blank lines, indents and wrapped lines are the marks of prose and verse: a running text. Lines that each stand
    for themselves are documents.
    """
    full = [line for line in lines if line.strip()]
    if len(full) < 2:
        return CorpusFormat.RUNNING
    if all(line.startswith("{") and line.rstrip().endswith("}") for line in full[:-1]):
        return CorpusFormat.JSONL
    tabs = {line.strip("\n").count("\t") for line in full[:-1]}
    if len(full) > 3 and len(tabs) == 1 and tabs != {0}:
        return CorpusFormat.TSV
    if full[0].lstrip().startswith("[{") or (full[0].strip() == "[" and full[1].lstrip().startswith("{")):
        return CorpusFormat.JSONL
    if _has_titles(full):
        return CorpusFormat.CSV
    blank = len("\n".join(lines).strip("\n").split("\n")) - len(full)
    if blank * 20 > len(full) or _indented(full) or _wrapped(full):
        return CorpusFormat.RUNNING
    return CorpusFormat.LINES


def _has_titles(full: Sequence[str]) -> bool:
    """Whether the first line names columns that are known, and the lines below it are parted as often."""
    for delimiter in DELIMITERS:
        names = [name.strip('"') for name in full[0].rstrip().split(delimiter)]
        if " " in "".join(names):
            continue  # a sentence
        if len(names) > 1 and all(names) and any(name.lower() in KNOWN_NAMES for name in names):
            short = all(len(name) <= _LONGEST_TITLE for name in names)
            parted = sum(line.count(delimiter) >= len(names) - 1 for line in full[1:])
            return short and parted * 2 > len(full) - 1
    return False


def _indented(full: Sequence[str]) -> bool:
    """Chinese prose: a paragraph a line, each beginning with two wide spaces."""
    return sum(line.startswith(("\u3000", "  ", "\t")) for line in full) * 3 > len(full)


def _wrapped(full: Sequence[str]) -> bool:
    """Most lines are about as long as the longest and end in the middle of a sentence."""
    if len(full) < 4:
        return False
    lengths = [len(line) for line in full]
    low, *_, high = quantiles(lengths, n=10, method="inclusive")
    ended = sum(line.rstrip().endswith(_SENTENCE_ENDS) for line in full)
    return low >= 30 and max(lengths) <= high * 1.3 and ended * 2 < len(full)

"""Corpora of the neighbourhood, where they are at hand; never part of this project."""

from pathlib import Path

import pytest

from engine.control import RunControl
from engine.corpus.documents import Corpus
from engine.corpus.inspecting import inspect_corpus
from engine.corpus.reading import read_corpus
from engine.events import result_of
from engine.recipe.corpus import CorpusFormat, CorpusSettings
from engine.recipe.recipe import Task

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the corpora are not here")


def read(path: Path) -> Corpus:
    return result_of(read_corpus(path, CorpusSettings(), Task.LANGUAGE_MODEL, RunControl()))


@pytest.mark.parametrize(
    ("name", "format_", "documents", "labels"),
    [
        ("waimai_10k.csv", CorpusFormat.CSV, 11987, {"0": 7987, "1": 4000}),
        ("couplets.tsv", CorpusFormat.TSV, 3834, {}),
        ("tatoeba-eng-cmn.tsv", CorpusFormat.TSV, 20133, {}),
        ("tang-poems.jsonl", CorpusFormat.JSONL, 6005, {}),
        ("timemachine.txt", CorpusFormat.RUNNING, 1, {}),
        ("tinyshakespeare.txt", CorpusFormat.RUNNING, 1, {}),
    ],
)
def test_each_corpus_is_seen_for_what_it_is(
    name: str, format_: CorpusFormat, documents: int, labels: dict[str, int]
) -> None:
    seen = result_of(inspect_corpus(DATA / name, CorpusSettings(), RunControl()))
    assert (seen.format, seen.documents, seen.labels, seen.problems) == (format_, documents, labels, ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "gb18030", "cp950", "big5hkscs"])
@pytest.mark.parametrize("name", ["waimai_10k.csv", "tang-poems.jsonl", "couplets.tsv"])
def test_another_encoding_gives_the_same_documents(tmp_path: Path, name: str, encoding: str) -> None:
    lines = (DATA / name).read_text(encoding="utf-8").split("\n")[:1500]
    kept = "\n".join(line for line in lines if writable(line, encoding))
    path = tmp_path / name
    path.write_bytes(kept.encode())
    expected = read(path).texts
    path.write_bytes(kept.replace("\n", "\r\n").encode(encoding))
    assert read(path).texts == expected
    assert len(expected) > 20


def writable(line: str, encoding: str) -> bool:
    try:
        line.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True

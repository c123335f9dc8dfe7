"""How a run's row is written and read."""

import pytest

from engine.corpus.documents import CorpusSource
from engine.corpus.sources import PastedText, kept_paths, origin_of
from engine.project.runs_table import source_as_json, source_from_json

HASH = "0" * 64


@pytest.mark.parametrize(
    "source",
    [
        CorpusSource("/a.csv", 7, HASH),
        CorpusSource("/a.csv", 9, HASH, ("/a.csv", "/folder")),
        CorpusSource("", 3, HASH, pasted="一句话"),
    ],
)
def test_where_a_corpus_was_is_kept(source: CorpusSource) -> None:
    assert source_from_json(source_as_json(source)) == source


def test_what_older_projects_say_is_read() -> None:
    source = source_from_json(f'{{"path": "/a.csv", "size": 7, "sha256": "{HASH}"}}')
    assert source == CorpusSource("/a.csv", 7, HASH)
    assert (origin_of(source), kept_paths(source)) == ("/a.csv", ("/a.csv",))


def test_what_was_given_can_be_read_again() -> None:
    assert origin_of(CorpusSource("/a", 1, HASH, ("/a", "/b"))) == ("/a", "/b")
    assert origin_of(CorpusSource("", 1, HASH, pasted="x")) == PastedText("x")
    assert kept_paths(CorpusSource("", 1, HASH, pasted="x")) == ()

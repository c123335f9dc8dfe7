from pathlib import Path

import pytest

from engine.corpus.files import CorpusFile, Packing


@pytest.mark.parametrize(
    ("name", "packing", "member", "suffix"),
    [
        ("reviews.csv", Packing.NONE, "", ".csv"),
        ("reviews.CSV.GZ", Packing.GZIP, "", ".csv"),
        ("reviews.csv.gz", Packing.NONE, "", ".csv"),
        ("poems.jsonl.xz", Packing.XZ, "", ".jsonl"),
        ("reviews.gz", Packing.GZIP, "", ""),
        ("all.zip/a.tsv", Packing.ZIP, "a.tsv", ".tsv"),
        ("all.zip/a.csv.gz", Packing.ZIP, "a.csv.gz", ".gz"),
    ],
)
def test_the_name_inside_tells_the_format(name: str, packing: Packing, member: str, suffix: str) -> None:
    assert CorpusFile(Path("x"), name, 1, packing, member).suffix == suffix


def test_a_member_is_hashed_with_its_archive() -> None:
    assert CorpusFile(Path("f/all.zip"), "a.tsv", 1, Packing.ZIP, "a.tsv").hash_name == "all.zip"
    assert CorpusFile(Path("f/a.tsv"), "f/a.tsv", 1).hash_name == "f/a.tsv"

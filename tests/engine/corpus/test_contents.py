import os
import time
from pathlib import Path

import pytest

from engine.cache import Cache
from engine.control import RunControl
from engine.corpus import contents
from engine.corpus.contents import content_hash
from engine.corpus.sources import CorpusPath, PastedText
from engine.errors import EngineError
from engine.events import Progressed, Stage, result_of


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def hash_of(origin: CorpusPath, cache: Cache) -> str:
    return result_of(content_hash(origin, RunControl(), cache))


def write(path: Path, text: str, seconds_ago: float = 100.0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    os.utime(path, (time.time() - seconds_ago,) * 2)
    return path


def bytes_read(origin: CorpusPath, cache: Cache) -> int:
    events = [e for e in content_hash(origin, RunControl(), cache) if isinstance(e, Progressed)]
    assert all(event.stage is Stage.CHECKING for event in events)
    return events[-1].done if events else 0


def test_the_same_bytes_under_the_same_name_have_the_same_hash(tmp_path: Path, cache: Cache) -> None:
    one = hash_of(write(tmp_path / "a" / "t.csv", "text"), cache)
    assert one == hash_of(write(tmp_path / "b" / "t.csv", "text"), cache)
    assert one != hash_of(write(tmp_path / "c" / "t.csv", "Text"), cache)
    assert one != hash_of(write(tmp_path / "c" / "t.txt", "text"), cache)  # the name says how it is read
    assert hash_of(PastedText("text"), cache) != hash_of(PastedText("texts"), cache)


def test_a_file_that_did_not_change_is_not_read_again(tmp_path: Path, cache: Cache) -> None:
    path = write(tmp_path / "t.csv", "text")
    assert bytes_read(path, cache) == 4
    assert bytes_read(path, cache) == 0
    write(path, "texts")
    assert bytes_read(path, cache) == 5
    write(path, "TEXTS", seconds_ago=50)
    assert bytes_read(path, cache) == 5


def test_a_file_changed_just_now_is_read_every_time(tmp_path: Path, cache: Cache) -> None:
    path = write(tmp_path / "t.csv", "text", seconds_ago=0)
    assert bytes_read(path, cache) == 4
    assert bytes_read(path, cache) == 4


def test_a_folder_is_all_its_files_and_their_names(tmp_path: Path, cache: Cache) -> None:
    root = tmp_path / "r"
    write(root / "pos" / "1.txt", "good")
    write(root / "neg" / "1.txt", "bad")
    write(root / ".hidden", "x")
    before = hash_of(root, cache)
    write(root / ".hidden", "y")
    assert hash_of(root, cache) == before
    (root / "neg").rename(root / "other")
    assert hash_of(root, cache) != before


def test_several_files_are_known_by_their_order(tmp_path: Path, cache: Cache) -> None:
    a, b = write(tmp_path / "a.txt", "a"), write(tmp_path / "b.txt", "b")
    assert hash_of([a, b], cache) != hash_of([b, a], cache)
    assert hash_of([a, b], cache) != hash_of(a, cache)


def test_a_missing_file_is_told(tmp_path: Path, cache: Cache) -> None:
    with pytest.raises(EngineError, match="There is no file or folder"):
        hash_of(tmp_path / "nowhere", cache)


def test_a_cache_that_cannot_be_written_only_costs_time(tmp_path: Path, cache: Cache) -> None:
    path = write(tmp_path / "t.csv", "text")
    unwritable = Cache(path / "below a file")
    assert hash_of(path, unwritable) == hash_of(path, cache)
    assert contents.looks_of(path, RunControl())[0][0] == path

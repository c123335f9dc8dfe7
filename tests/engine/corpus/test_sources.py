import hashlib
import time
from pathlib import Path

import pytest

from engine.control import RunControl
from engine.corpus import sources
from engine.corpus.sources import Fingerprint, Meter, given_paths, natural_key, read_chunks, unreadable
from engine.errors import EngineError, Stopped
from engine.events import Progressed, Stage


def test_chunks_are_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "CHUNK", 4)
    path = tmp_path / "ten"
    path.write_bytes(b"0123456789")
    assert list(read_chunks(path, RunControl())) == [b"0123", b"4567", b"89"]


def test_a_project_is_no_text_and_is_not_even_opened() -> None:
    for origin in ("work/mine.unroll", ["a.txt", "MINE.UNROLL"]):
        with pytest.raises(EngineError, match="is an Unroll project, not a text"):
            given_paths(origin)


def test_reading_stops_at_the_next_chunk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "CHUNK", 4)
    path = tmp_path / "ten"
    path.write_bytes(b"0123456789")
    control = RunControl()
    chunks = read_chunks(path, control)
    next(chunks)
    control.stop()
    with pytest.raises(Stopped):
        next(chunks)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (FileNotFoundError(2, "No such file"), "There is no file or folder book.txt."),
        (PermissionError(13, "Permission denied"), "book.txt may not be read."),
        (OSError(5, "Input/output error"), "book.txt cannot be read: Input/output error."),
        (OSError("strange"), "book.txt cannot be read: strange."),
    ],
)
def test_each_trouble_with_a_file_has_its_sentence(error: OSError, sentence: str) -> None:
    assert str(unreadable(Path("book.txt"), error)).startswith(sentence)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="There is no file or folder"):
        list(read_chunks(tmp_path / "nothing", RunControl()))


def test_the_fingerprint_of_a_file_is_its_sha256(tmp_path: Path) -> None:
    fingerprint = Fingerprint(tmp_path / ".." / tmp_path.name / "a.txt")
    fingerprint.add(b"ab")
    fingerprint.add(b"c")
    source = fingerprint.source()
    assert source.sha256 == hashlib.sha256(b"abc").hexdigest()
    assert source.size == 3
    assert source.path == str(tmp_path / "a.txt")


def test_the_fingerprint_of_a_folder_knows_names() -> None:
    hashes = set()
    for name in ("a", "b"):
        fingerprint = Fingerprint(Path("folder"))
        fingerprint.open_file(name)
        fingerprint.add(b"same")
        hashes.add(fingerprint.source().sha256)
    assert len(hashes) == 2


def test_a_meter_tells_at_most_twenty_times_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    meter = Meter(Stage.READING, 100, RunControl())
    told = []
    for _ in range(100):  # a second in steps of 10 ms
        meter.move()
        told += list(meter.events())
        now += 0.01
    assert len(told) <= 20
    assert told[0] == Progressed(Stage.READING, 1, 100)
    assert meter.last() == Progressed(Stage.READING, 100, 100)


def test_a_meter_hears_a_stop() -> None:
    control = RunControl()
    meter = Meter(Stage.READING, None, control)
    control.stop()
    with pytest.raises(Stopped):
        meter.move()


def test_names_are_sorted_as_people_count() -> None:
    names = ["10.txt", "2.txt", "a", "1_9.txt", "B", "1_10.txt"]
    assert sorted(names, key=natural_key) == ["1_9.txt", "1_10.txt", "2.txt", "10.txt", "B", "a"]

import errno
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from engine import cache as module
from engine.cache import Cache, make_key, user_cache
from engine.errors import EngineError, Stopped

MAKER = """
import sys, time
from pathlib import Path
from engine.cache import Cache
with Cache(Path(sys.argv[1])).make("killed") as folder:
    (folder / "data").write_bytes(b"half")
    print("making", flush=True)
    time.sleep(60)
"""


def put(cache: Cache, key: str, content: bytes = b"text") -> Path:
    with cache.make(key) as folder:
        (folder / "data").write_bytes(content)
    found = cache.find(key)
    assert found is not None
    return found


def fail(cache: Cache, key: str, error: BaseException) -> None:
    with cache.make(key) as folder:
        (folder / "data").write_bytes(b"half")
        raise error


def used(folder: Path, seconds_ago: float) -> None:
    then = time.time() - seconds_ago
    os.utime(folder / "entry.json", (then, then))


def names(cache: Cache) -> set[str]:
    return {path.name for path in cache.folder.iterdir()} - {".lock"}


def test_what_was_made_is_found_under_its_key(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "new" / "cache")
    assert cache.find("a") is None
    assert (put(cache, "a", b"one") / "data").read_bytes() == b"one"
    assert cache.find("b") is None
    assert names(cache) == {"a"}


def test_keys_differ_when_their_parts_do() -> None:
    assert make_key("corpus", 1, {"a": 1, "b": 2}) == make_key("corpus", 1, {"b": 2, "a": 1})
    assert len({make_key("corpus", 1), make_key("cut", 1), make_key("cut", "1"), make_key("cut", 1, 1)}) == 4


@pytest.mark.parametrize("error", [KeyError, Stopped, KeyboardInterrupt, GeneratorExit])
def test_an_entry_whose_making_fails_leaves_nothing(tmp_path: Path, error: type[BaseException]) -> None:
    cache = Cache(tmp_path)
    with pytest.raises(error):
        fail(cache, "a", error())
    assert cache.find("a") is None
    assert names(cache) == set()


def test_an_entry_in_the_making_is_not_found_and_not_swept(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    with cache.make("a") as folder:
        (folder / "data").write_bytes(b"text")
        assert cache.find("a") is None
        Cache(tmp_path).sweep()
        assert (folder / "data").exists()
    assert cache.find("a") is not None


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_what_a_killed_program_left_is_swept(tmp_path: Path) -> None:
    maker = subprocess.Popen(
        [sys.executable, "-c", MAKER, str(tmp_path)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert maker.stdout is not None
    with maker.stdout:
        assert maker.stdout.readline().strip() == b"making"
        cache = Cache(tmp_path)
        cache.sweep()
        assert len(names(cache)) == 2  # its folder and the lock that says it is alive
        maker.send_signal(signal.SIGKILL)
        maker.wait()
    cache.sweep()
    assert names(cache) == set()
    assert cache.find("killed") is None


@pytest.mark.parametrize("damage", ["missing", "longer", "changed", "manifest", "no manifest", "other key"])
def test_a_damaged_entry_is_never_found_and_is_made_anew(tmp_path: Path, damage: str) -> None:
    cache = Cache(tmp_path)
    folder = put(cache, "a")
    manifest = folder / "entry.json"
    if damage == "missing":
        (folder / "data").unlink()
    elif damage == "longer":
        (folder / "data").write_bytes(b"text and more")
    elif damage == "changed":
        (folder / "data").write_bytes(b"TEXT")
    elif damage == "manifest":
        tree = json.loads(manifest.read_text())
        tree["files"]["data"][0] = 5
        manifest.write_text(json.dumps(tree))
    elif damage == "no manifest":
        manifest.unlink()
    else:
        folder = folder.rename(tmp_path / "b")
    assert cache.find("b" if damage == "other key" else "a") is None
    assert (put(cache, "a", b"anew") / "data").read_bytes() == b"anew"


def test_a_large_file_is_known_by_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CHECKED_BYTES", 3)
    cache = Cache(tmp_path)
    folder = put(cache, "a")
    (folder / "data").write_bytes(b"tex")
    assert cache.find("a") is None


def test_the_entry_that_was_first_stays(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    with cache.make("a") as folder:
        (folder / "data").write_bytes(b"second")
        put(cache, "a", b"first")
    found = cache.find("a")
    assert found is not None
    assert (found / "data").read_bytes() == b"first"
    assert names(cache) == {"a"}


def test_entries_used_longest_ago_go_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit=2500)
    for place, key in enumerate(("old", "older", "fresh")):
        used(put(cache, key, bytes(600)), (1000, 2000, 0)[place])
    put(cache, "new", bytes(600))
    assert names(cache) == {"old", "fresh", "new"}
    used(cache.folder / "fresh", 3000)
    assert cache.find("fresh") is not None  # which notes its use
    put(cache, "newest", bytes(600))
    assert names(cache) == {"fresh", "new", "newest"}


def test_what_was_just_made_stays_even_when_it_is_too_large(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit=100)
    put(cache, "large", bytes(1000))
    assert names(cache) == {"large"}


def test_the_limit_is_a_share_of_the_free_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path)
    put(cache, "a", bytes(1000))
    monkeypatch.setattr("shutil.disk_usage", lambda _: _Disk(free=10_000))
    assert cache.limit == int((10_000 + cache.size()) * 0.2)
    monkeypatch.setattr("shutil.disk_usage", lambda _: _Disk(free=1 << 50))
    assert cache.limit == 20 << 30


class _Disk:
    def __init__(self, free: int) -> None:
        self.free = free


def test_clearing_frees_everything_but_what_is_being_made(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    put(cache, "a", bytes(1000))
    put(cache, "b", bytes(1000))
    (tmp_path / ".passing-dead").mkdir()
    with cache.make("c") as folder:
        (folder / "data").write_bytes(bytes(500))
        assert cache.clear() >= 2000
    assert names(cache) == {"c"}
    assert cache.clear() >= 500
    assert (cache.size(), names(cache)) == (0, set())


@pytest.mark.skipif(sys.platform == "win32", reason="there the entry stays")
def test_open_files_outlive_their_entry(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    with (put(cache, "a") / "data").open("rb") as file:
        cache.clear()
        assert file.read() == b"text"


def test_a_full_disk_is_one_sentence_and_nothing_is_left(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    put(cache, "kept")
    with pytest.raises(EngineError, match="is full") as caught:
        fail(cache, "a", OSError(errno.ENOSPC, "No space left on device"))
    assert str(tmp_path) in str(caught.value)
    assert names(cache) == {"kept"}


def test_other_errors_stay_what_they_are(tmp_path: Path) -> None:
    with pytest.raises(BrokenPipeError):
        fail(Cache(tmp_path), "a", BrokenPipeError())


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "cache")
    assert not cache.usable()
    assert (cache.find("a"), cache.size(), cache.clear()) == (None, 0, 0)
    with pytest.raises(EngineError, match="cannot be written"), cache.make("a"):
        pytest.fail("nothing can be made there")


def test_several_threads_make_and_find_at_once(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    found = []

    def work(number: int) -> None:
        found.append((put(cache, f"k{number % 3}", b"same") / "data").read_bytes())

    threads = [threading.Thread(target=work, args=(number,)) for number in range(9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [b"same"] * 9
    assert names(cache) == {"k0", "k1", "k2"}


def test_the_users_cache_is_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNROLL_CACHE", str(tmp_path / "mine"))
    assert user_cache().folder == tmp_path / "mine"


def test_where_the_usual_folder_cannot_be_written_another_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.delenv("UNROLL_CACHE")
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda *_, **__: str(tmp_path / "file" / "x"))
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    cache = user_cache()
    assert cache.folder.parent == tmp_path
    assert put(cache, "a").is_dir()


def test_room_is_made_before_a_new_entry_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path)
    used(put(cache, "old", bytes(5000)), 1000)
    monkeypatch.setattr("shutil.disk_usage", lambda _: _Disk(free=0))
    with cache.make("new") as folder:
        assert not (tmp_path / "old").exists()
        (folder / "data").write_bytes(b"text")
    assert names(cache) == {"new"}

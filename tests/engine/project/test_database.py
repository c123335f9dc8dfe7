"""What is not a project is refused in one sentence and left as it is; trouble with the disk loses nothing."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from engine.errors import EngineError
from engine.project import header
from engine.project.database import explained
from engine.project.project import Project
from engine.project.schema import APPLICATION_ID, VERSION
from tests.engine.project.helpers import SOURCE, a_checkpoint, a_run


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "p.unroll"


@pytest.fixture
def whole(path: Path) -> Path:
    """A closed project with a run and weights."""
    with Project.create(path) as project:
        project.save_checkpoint(a_run(project), a_checkpoint(size=30_000))
    return path


def _write_empty(path: Path) -> None:
    path.touch()


def _write_text(path: Path) -> None:
    path.write_text("这不是项目\n" * 50, encoding="utf-8")


def _write_magic_only(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00")


def _write_other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE things (a)")
    connection.commit()
    connection.close()


def _write_database_that_claims(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE runs (a)")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("write", "sentence"),
    [
        (_write_empty, "is empty"),
        (_write_text, "is not an Unroll project"),
        (_write_magic_only, "is not an Unroll project"),
        (_write_other_database, "database of another program"),
        (_write_database_that_claims, "does not hold the tables"),
    ],
)
def test_other_files_are_refused_and_left_alone(
    path: Path, write: Callable[[Path], None], sentence: str
) -> None:
    write(path)
    before = path.read_bytes()

    with pytest.raises(EngineError, match=sentence):
        Project.open(path)

    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_missing_file_and_folder_are_told_apart(path: Path) -> None:
    with pytest.raises(EngineError, match="There is no project"):
        Project.open(path)
    with pytest.raises(EngineError, match="is a folder"):
        Project.open(path.parent)
    assert list(path.parent.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_without_waiting(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(EngineError, match="is not a file"):
        Project.open(path)


@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_truncated_project_is_refused_and_left_alone(whole: Path, share: float) -> None:
    cut = whole.read_bytes()[: int(whole.stat().st_size * share)]
    whole.write_bytes(cut)
    with pytest.raises(EngineError, match="is cut short"):
        Project.open(whole)
    assert whole.read_bytes() == cut


def test_a_project_that_another_program_closes_meanwhile_is_not_called_cut_short(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its log is there when the look begins, the file is still short, and then the log is gone."""
    all_of_it, look = whole.read_bytes(), header._first_bytes
    log = whole.with_name(whole.name + "-wal")

    def look_while_it_is_closed(path: Path) -> tuple[bytes, int]:
        seen = look(path)
        whole.write_bytes(all_of_it)
        log.unlink()
        return seen

    whole.write_bytes(all_of_it[: len(all_of_it) // 2])
    log.touch()
    monkeypatch.setattr(header, "_first_bytes", look_while_it_is_closed)
    with Project.open(whole) as project:
        assert project.runs()


def test_triggers_and_views_from_strangers_are_refused(whole: Path) -> None:
    connection = sqlite3.connect(whole)
    connection.execute("CREATE TRIGGER t AFTER INSERT ON facts BEGIN DELETE FROM runs; END")
    connection.commit()
    connection.close()
    with pytest.raises(EngineError, match="does not hold the tables"):
        Project.open(whole)


def test_damaged_pages_are_a_sentence_or_a_finding(whole: Path) -> None:
    data = bytearray(whole.read_bytes())
    data[16384 + 100 : -16384] = b"\xa5" * len(data[16384 + 100 : -16384])
    whole.write_bytes(data)

    def look() -> None:
        with Project.open(whole) as project:
            assert project.check()
            project.run()

    with pytest.raises(EngineError, match="damaged"):
        look()


def test_newer_version_can_be_read_but_not_saved_over(whole: Path) -> None:
    connection = sqlite3.connect(whole)
    connection.execute("ALTER TABLE runs ADD COLUMN colour TEXT")
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = whole.read_bytes()

    with Project.open(whole) as project:
        assert project.read_only
        assert project.run().name == "run 1"
        with pytest.raises(EngineError, match=r"newer version of Unroll.*can be read, not saved over"):
            project.save_corpus_source(SOURCE)

    assert whole.read_bytes() == before
    assert [p.name for p in whole.parent.iterdir()] == [whole.name]


def test_reading_a_project_does_not_change_a_byte(whole: Path) -> None:
    before = whole.read_bytes()
    with Project.open(whole) as project:
        assert project.load_checkpoint(project.run(), "last")
        assert project.check() == ()
    assert whole.read_bytes() == before


def test_read_only_file_is_read_and_never_written(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)  # root may write anything
    before = whole.read_bytes()
    with Project.open(whole) as project:
        assert project.run().name == "run 1"
        with pytest.raises(EngineError, match="is read-only"):
            a_run(project)
    assert whole.read_bytes() == before
    assert [p.name for p in whole.parent.iterdir()] == [whole.name]


def test_locked_project_is_a_sentence(whole: Path) -> None:
    other = sqlite3.connect(whole, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with Project.open(whole, busy_seconds=0.05) as project:
            assert project.run().name == "run 1"
            with pytest.raises(EngineError, match="Another program is writing"):
                project.save_corpus_source(SOURCE)
    finally:
        other.close()


def test_log_left_by_a_crash_is_taken_in(whole: Path) -> None:
    crashed = Project.open(whole)
    crashed.save_corpus_source(SOURCE)
    copies = whole.parent / "after the crash"
    copies.mkdir()
    for file in list(whole.parent.glob("p.unroll*")):
        shutil.copy(file, copies / file.name)
    crashed.close()

    with Project.open(copies / "p.unroll") as project:
        assert project.corpus_source() == SOURCE
    assert [p.name for p in copies.iterdir()] == ["p.unroll"]


def test_full_disk_is_a_sentence_and_the_project_stays_whole(whole: Path) -> None:
    with Project.open(whole) as project:
        run = project.run()
        with project._database.reading() as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
        project._database._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(EngineError, match=r"disk is full.*nothing that was saved in .* is lost"):
            project.save_checkpoint(run, a_checkpoint(step=99, size=300_000))
        assert project.load_checkpoint(run, "last") == a_checkpoint(size=30_000)
        project.save_corpus_source(SOURCE)

    with Project.open(whole) as project:
        assert project.check() == ()
        assert project.load_checkpoint(project.run(), "last") == a_checkpoint(size=30_000)


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    place = tmp_path / "tiny"
    place.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("mounting is not allowed here")
    yield place
    subprocess.run(["umount", place], check=True)


def test_really_full_disk_loses_nothing(tiny_disk: Path) -> None:
    path = tiny_disk / "p.unroll"
    with Project.create(path) as project:
        run = a_run(project)
        project.save_checkpoint(run, a_checkpoint())
        with pytest.raises(EngineError, match=r"nothing that was saved in .* is lost"):
            project.save_checkpoint(run, a_checkpoint(step=99, size=400_000))
    with Project.open(path) as project:
        assert project.check() == ()
        assert project.load_checkpoint(project.run(), "last") == a_checkpoint()


def test_full_disk_while_creating_leaves_nothing_behind(tiny_disk: Path) -> None:
    (tiny_disk / "filler").write_bytes(bytes(1_040_000))
    with pytest.raises(EngineError, match="disk is full"):
        Project.create(tiny_disk / "p.unroll")
    assert [p.name for p in tiny_disk.iterdir()] == ["filler"]


def _fill(disk: Path) -> Path:
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(4096))
    return filler


def test_project_on_a_full_disk_can_be_looked_at(tiny_disk: Path) -> None:
    path = tiny_disk / "p.unroll"
    with Project.create(path) as project:
        project.save_checkpoint(a_run(project), a_checkpoint())
    filler = _fill(tiny_disk)
    for _ in range(2):  # what the first leaves behind does not stop the second
        with Project.open(path) as project:
            assert project.check() == ()
            assert project.load_checkpoint(project.run(), "last") == a_checkpoint()
            with pytest.raises(EngineError, match="disk is full"):
                project.save_corpus_source(SOURCE)
            with pytest.raises(EngineError, match="disk is full"):
                project.refuse_new_run(None)

    filler.unlink()

    with Project.open(path) as project:
        project.save_corpus_source(SOURCE)
        assert project.check() == ()
    assert [p.name for p in tiny_disk.iterdir()] == ["p.unroll"]


@pytest.mark.parametrize(("free", "sentence"), [(0, "disk is full"), (1 << 40, "is damaged .disk I/O error")])
def test_trouble_of_the_disk_is_called_full_where_there_is_no_room(
    monkeypatch: pytest.MonkeyPatch, free: int, sentence: str
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=free))
    with pytest.raises(EngineError, match=sentence), explained(Path("p.unroll")):
        raise sqlite3.OperationalError("disk I/O error")


@pytest.mark.parametrize("seed", range(40))
def test_any_damage_is_a_sentence_and_never_a_crash(whole: Path, seed: int) -> None:
    draw, data = random.Random(seed), bytearray(whole.read_bytes())
    for _ in range(draw.choice((1, 3, 30, 300))):
        page = draw.randrange(len(data) // 16384) * 16384  # pages are filled from both ends
        place = page + draw.choice((draw.randrange(200), 16384 - 1 - draw.randrange(2000)))
        data[place] = draw.randrange(256)
    whole.write_bytes(data)
    with _told(), Project.open(whole) as project:
        for problem in project.check():
            assert problem
        for look in (project.recipe, project.pipeline, project.runs, project.deleted_runs):
            with _told():
                look()
        run = project.run()
        for look_at in (
            project.history,
            project.run_pipeline,
            lambda run: project.load_checkpoint(run, "last"),
        ):
            with _told():
                look_at(run)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """What goes wrong is one whole sentence or more about the project, with all its values filled in."""
    said = []
    try:
        yield
    except EngineError as error:
        said.append(str(error))
    for sentence in said:
        assert re.fullmatch(r"[A-Z/a-z].*[.?]", sentence, re.DOTALL), sentence
        assert not re.search(r"\{(path|reason|size|name)", sentence), sentence


@pytest.mark.parametrize(
    "name", ["a#b.unroll", "what?.unroll", "100%20.unroll", " 空 格.unroll", "no suffix"]
)
def test_any_name_a_file_may_have(tmp_path: Path, name: str) -> None:
    with Project.create(tmp_path / name) as project:
        project.save_corpus_source(SOURCE)
    with Project.open(tmp_path / name) as project:
        assert project.corpus_source() == SOURCE
    assert [p.name for p in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (sqlite3.OperationalError("database or disk is full"), "nothing that was saved in p.unroll is lost"),
        (OSError(errno.ENOSPC, "No space left on device"), "The disk is full"),
        (sqlite3.OperationalError("database is locked"), "Another program is writing"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "cannot be written here"),
        (PermissionError(errno.EACCES, "Permission denied", "/full/locked"), "cannot be written here"),
        (sqlite3.DataError("string or blob too big"), "too large to be saved"),
        (OverflowError("BLOB longer than INT_MAX bytes"), "too large to be saved"),
        (sqlite3.OperationalError("unable to open database file"), "cannot be opened"),
        (OSError(errno.EIO, "Input/output error"), "cannot be used: Input/output error."),
        (
            sqlite3.DatabaseError("database disk image is malformed"),
            "is damaged (database disk image is malformed)",
        ),
    ],
)
def test_every_trouble_has_its_sentence(error: Exception, sentence: str) -> None:
    with pytest.raises(EngineError) as told, explained(Path("p.unroll")):
        raise error
    assert sentence in str(told.value)


def test_folder_that_may_not_be_written_is_told_before_work(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)  # root may write anything
    with pytest.raises(EngineError, match="Nothing can be saved in the folder"):
        Project.create(path)


def test_file_that_may_not_be_read_is_a_sentence(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # root may read anything
    with pytest.raises(EngineError, match="cannot be read: Permission denied"):
        Project.open(whole)

"""What a person writes about a run stays with it."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.errors import EngineError
from engine.project.notes import LONGEST
from engine.project.project import Project
from tests.engine.project.helpers import a_run

FORMATS = Path(__file__).parent / "formats"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.unroll") as project:
        yield project


def test_a_note_is_kept_with_its_run_alone(project: Project, tmp_path: Path) -> None:
    first, second = a_run(project), a_run(project)
    assert first.note == ""
    assert project.save_note(first, "  wider,\n“更宽” ").note == "wider,\n“更宽”"
    assert [run.note for run in project.runs()] == ["wider,\n“更宽”", ""]
    assert second.note == ""
    project.copy_to(tmp_path / "copy.unroll")
    with Project.open(tmp_path / "copy.unroll") as copy:
        assert copy.run(first.name).note == "wider,\n“更宽”" if copy.runs()[0].usable else True
        assert copy.runs()[0].note == "wider,\n“更宽”"
        assert copy.check() == ()


def test_an_empty_note_is_none(project: Project) -> None:
    run = project.save_note(a_run(project), "something")
    assert project.save_note(run, " \n ").note == ""
    assert project.check() == ()


def test_a_note_goes_to_the_bin_and_back_with_its_run_and_for_good_with_it(project: Project) -> None:
    run, other = project.save_note(a_run(project), "first"), project.save_note(a_run(project), "second")
    project.delete_run(run)
    assert project.restore_run(run).note == "first"
    project.delete_run(run)
    project.empty_bin()
    assert [(r.id, r.note) for r in project.runs()] == [(other.id, "second")]
    with project._database.reading() as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM facts")]
    assert names == [f"note:{other.id}"]


def test_a_note_without_end_is_refused(project: Project) -> None:
    run = a_run(project)
    with pytest.raises(EngineError, match=r"10000 characters; this one has 10001"):
        project.save_note(run, "x" * (LONGEST + 1))
    assert project.runs()[0].note == ""


def test_a_file_from_before_there_were_notes_takes_them(tmp_path: Path) -> None:
    path = tmp_path / "old.unroll"
    path.write_bytes(lzma.decompress((FORMATS / "version_1.unroll.xz").read_bytes()))
    with Project.open(path) as project:
        run = project.run()
        assert run.note == ""
        assert project.save_note(run, "old and good").note == "old and good"
        assert project.check() == ()

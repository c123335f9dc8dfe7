"""A project that another computer writes is read without being opened."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from engine.errors import EngineError
from engine.events import RunStarted
from engine.project import copying
from engine.project.copying import copy_growing, far_learner, log_of
from engine.project.held_files import HELD_FILES
from engine.project.learner import Learner, learner_here
from engine.project.project import Project
from tests.engine.project.helpers import a_checkpoint, a_run

STARTED = RunStarted("run 1", "classification", "cpu", 1, 400, 3, 5, 40, 8)


@pytest.fixture
def far(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every learner is on another computer, and no file is open here."""
    monkeypatch.setattr(Learner, "here", property(lambda _: False))
    monkeypatch.setattr(HELD_FILES, "holds", lambda _: False)


def written(path: Path) -> Project:
    """A project in which a state was saved by who trains, still open."""
    project = Project.create(path)
    run = a_run(project)
    project.save_checkpoints(run, (a_checkpoint(),), learner=learner_here(STARTED, None))
    project.fold()
    return project


@pytest.mark.usefixtures("far")
def test_who_trains_is_known_before_the_file_is_opened(tmp_path: Path) -> None:
    with written(tmp_path / "p.unroll") as project:
        learner = far_learner(project.path)
        assert learner is not None
        assert learner.started == STARTED
    assert far_learner(project.path) is None  # nobody has it open


def test_a_program_here_is_not_far(tmp_path: Path) -> None:
    with written(tmp_path / "p.unroll") as project:
        assert far_learner(project.path) is None
    assert far_learner(tmp_path / "nothing.unroll") is None


@pytest.mark.usefixtures("far")
def test_copies_are_whole_while_it_is_written(tmp_path: Path) -> None:
    over = threading.Event()
    with written(tmp_path / "p.unroll") as project:
        (run,) = project.runs()

        def write() -> None:
            step = 10
            while not over.is_set():
                step += 1
                project.save_checkpoints(run, (a_checkpoint(step=step, size=20_000),))

        writer = threading.Thread(target=write)
        writer.start()
        try:
            steps = []
            for _ in range(8):
                copy_growing(project.path, tmp_path / "copy.unroll")
                with Project.open(tmp_path / "copy.unroll") as copy:
                    assert copy.check() == ()
                    state = copy.load_checkpoint(copy.runs()[0], "last")
                    assert state is not None
                    steps.append(state.step)
        finally:
            over.set()
            writer.join()
    assert steps == sorted(steps)
    assert {path.name for path in tmp_path.iterdir()} == {"p.unroll", "copy.unroll"}


def test_what_is_saved_as_is_trained_by_nobody(tmp_path: Path) -> None:
    with written(tmp_path / "p.unroll") as project:
        project.copy_to(tmp_path / "other.unroll")
        assert project.learner() is not None
    with Project.open(tmp_path / "other.unroll") as other:
        assert other.learner() is None


@pytest.mark.usefixtures("far")
def test_a_log_that_always_begins_anew_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heads = iter(range(100))
    monkeypatch.setattr(copying, "_head", lambda _: bytes([next(heads)]))
    with written(tmp_path / "p.unroll") as project:
        assert log_of(project.path).exists()
        with pytest.raises(EngineError, match="too quickly"):
            copy_growing(project.path, tmp_path / "copy.unroll")
    assert not list(tmp_path.glob(".*"))

"""A project held open here stays locked, however often this process looks at its file."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path

import pytest

from engine.errors import EngineError
from engine.project.header import Header
from engine.project.held_files import HeldFiles
from engine.project.project import Project
from engine.project.schema import VERSION
from engine.recipe.presets import build_recipe

OPEN_AND_CLOSE = """
import sys
from pathlib import Path
from engine.project.project import Project
with Project.open(Path(sys.argv[1])) as project:
    print(project.recipe().model.hidden_size)
"""


def seen_by_another_program(path: Path) -> int:
    """The memory size kept in the project, as another process reads it. It also closes the file as the last one would."""
    command = [sys.executable, "-c", OPEN_AND_CLOSE, str(path)]
    root = Path(__file__).parents[3]
    return int(subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout)


def log_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def test_another_program_never_takes_the_log_away_from_under_an_open_project(tmp_path: Path) -> None:
    """POSIX drops a process's locks on a file when any descriptor of it is closed, so looking once more must not."""
    path = tmp_path / "p.unroll"
    with Project.create(path) as project:
        project.save_recipe(build_recipe("small", {"model": {"hidden_size": 11}}))
        with Project.open(path), contextlib.suppress(EngineError):
            Project.open(path).close()  # as a job beside the window does, again and again
        assert seen_by_another_program(path) == 11
        assert log_of(path).exists()  # the other one saw that it is in use
        project.save_recipe(build_recipe("small", {"model": {"hidden_size": 22}}))
        assert seen_by_another_program(path) == 22
    assert not log_of(path).exists()
    assert seen_by_another_program(path) == 22
    with Project.open(path) as project:
        assert project.check() == ()


def test_a_file_is_looked_at_again_once_nobody_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "p.unroll"
    Project.create(path).close()
    with Project.open(path), Project.open(path):
        pass
    path.write_bytes(b"no project")
    with pytest.raises(EngineError, match="not an Unroll project"):
        Project.open(path)


def test_a_file_that_could_not_be_opened_is_not_held(tmp_path: Path) -> None:
    path = tmp_path / "p.unroll"
    path.write_bytes(b"")
    held = HeldFiles()
    with pytest.raises(EngineError, match="empty"):
        held.hold(path)
    Project.create(tmp_path / "q.unroll").close()
    (tmp_path / "q.unroll").replace(path)
    header, hold = held.hold(path)
    assert header == Header(VERSION)
    hold.release()
    hold.release()  # twice is fine


def test_held_twice_is_held_until_both_let_go(tmp_path: Path) -> None:
    path = tmp_path / "p.unroll"
    Project.create(path).close()
    held = HeldFiles()
    (_, first), (header, second) = held.hold(path), held.hold(path)
    assert header == Header(VERSION)
    first.release()
    assert held.holds(path)
    second.release()
    assert not held.holds(path)

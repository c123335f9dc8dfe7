import os
import sys
from pathlib import Path

import pytest

from engine import bootstrap
from engine.bootstrap import stamp


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A root with one requirement that no Python has, and no `.venv` yet."""
    (tmp_path / "requirements.txt").write_text("unroll-needs-this==1.0\n")
    (tmp_path / "requirements-dev.txt").write_text("")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.delenv("UNROLL_NO_BOOTSTRAP", raising=False)
    monkeypatch.setenv(bootstrap.RESTARTED, "")
    monkeypatch.delenv(bootstrap.RESTARTED)
    return tmp_path


@pytest.fixture
def set_up(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Stands for the installation: stamps at once, and lists each call by its `dev`."""
    calls: list[bool] = []

    def fake(root: Path, venv: Path, dev: bool) -> None:
        calls.append(dev)
        venv.mkdir(exist_ok=True)
        stamp.write(root, venv, dev)

    monkeypatch.setattr("engine.bootstrap.installing.set_up", fake)
    return calls


@pytest.fixture
def restarts(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Stands for the restart: the real one never returns, so this one raises."""
    commands: list[list[str]] = []

    def fake(program: str, command: list[str]) -> None:
        commands.append(command)
        raise ChangedProcess

    monkeypatch.setattr(os, "execv", fake)
    monkeypatch.setattr("subprocess.call", lambda command: fake(command[0], command))
    return commands


class ChangedProcess(Exception):
    pass


def test_first_start_sets_up_and_runs_the_same_command_inside(
    project: Path, set_up: list[bool], restarts: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "orig_argv", ["python3", "-X", "dev", "main.py", "train", "a.unroll"])
    monkeypatch.setattr(sys, "argv", ["main.py", "train", "a.unroll"])

    with pytest.raises(ChangedProcess):
        bootstrap.ensure(window=False)

    assert set_up == [False]
    python = str(bootstrap.venv_python(project / ".venv"))
    assert restarts == [[python, "-X", "dev", "main.py", "train", "a.unroll"]]


def test_installed_script_is_run_again_as_main_py(
    project: Path, set_up: list[bool], restarts: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "orig_argv", ["python3", "/somewhere/bin/unroll", "presets"])
    monkeypatch.setattr(sys, "argv", ["/somewhere/bin/unroll", "presets"])

    with pytest.raises(ChangedProcess):
        bootstrap.ensure(window=False)

    assert restarts[0][1:] == [str(project / "main.py"), "presets"]


def test_second_start_installs_nothing(project: Path, set_up: list[bool], restarts: list[list[str]]) -> None:
    for _ in range(2):
        with pytest.raises(ChangedProcess):
            bootstrap.ensure(window=False)
        os.environ.pop(bootstrap.RESTARTED)

    assert set_up == [False]
    assert len(restarts) == 2


def test_a_start_inside_the_environment_goes_on(
    project: Path, set_up: list[bool], restarts: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "prefix", str(project / ".venv"))
    monkeypatch.setenv(bootstrap.RESTARTED, "1")

    bootstrap.ensure(dev=True, window=False)

    assert set_up == [True]
    assert restarts == []
    assert bootstrap.RESTARTED not in os.environ  # processes started from here are not taken for a loop


def test_a_restart_that_does_not_arrive_stops_with_a_sentence(
    project: Path,
    set_up: list[bool],
    restarts: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(bootstrap.RESTARTED, "1")

    with pytest.raises(SystemExit) as stopped:
        bootstrap.ensure(window=False)

    assert stopped.value.code == 2
    assert restarts == []
    assert "Delete that folder and start again." in capsys.readouterr().err


def test_an_environment_that_has_every_part_is_left_alone(
    project: Path, set_up: list[bool], restarts: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "site-packages" / "unroll_needs_this-1.0+cpu.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(project / "site-packages"), *sys.path])

    bootstrap.ensure(window=False)

    assert set_up == []
    assert restarts == []


def test_it_can_be_switched_off(project: Path, set_up: list[bool], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNROLL_NO_BOOTSTRAP", "1")

    bootstrap.ensure()

    assert set_up == []


def test_an_old_python_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))

    with pytest.raises(SystemExit) as stopped:
        bootstrap.ensure()

    assert stopped.value.code == 2
    assert "Unroll needs Python 3.10 or newer, and this is Python 3.9." in capsys.readouterr().err


def test_ctrl_c_ends_without_a_traceback(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(root: Path, venv: Path, dev: bool) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("engine.bootstrap.installing.set_up", interrupted)

    with pytest.raises(SystemExit) as stopped:
        bootstrap.ensure(window=False)

    assert stopped.value.code == 130
    assert "Start again to go on from here." in capsys.readouterr().err


def test_the_environment_is_prepared_before_torch_and_qt_are_loaded(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNROLL_NO_BOOTSTRAP", "1")
    monkeypatch.delenv("OMP_WAIT_POLICY", raising=False)
    monkeypatch.delenv("QT_API", raising=False)

    bootstrap.ensure()

    assert os.environ["OMP_WAIT_POLICY"] == "PASSIVE"
    assert os.environ["QT_API"] == "pyside6"

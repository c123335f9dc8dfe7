import sys
from collections import namedtuple
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from engine.bootstrap import installing, stamp, venv_python
from engine.bootstrap.trouble import SetupStopped

OFFLINE = "Failed to establish a new connection\nERROR: No matching distribution found for torch==2.13.0"
NO_SUCH = "ERROR: No matching distribution found for torch==2.13.0+cpu"
Answer = Callable[[list[str]], tuple[int, str]]


class Machine:
    """Stands for pip and venv: answers each command, and lists what pip was asked for."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.venv = root / ".venv"
        self.asked: list[str] = []
        self.answer: Answer = lambda arguments: (0, "")

    def run(self, command: Sequence[str], step: object, log: object, limit_s: float = 0.0) -> tuple[int, str]:
        if command[1:3] == ["-m", "venv"]:
            version = ".".join(map(str, sys.version_info[:3]))
            (self.venv / "pyvenv.cfg").write_text(f"home = here\nversion = {version}\n")
            venv_python(self.venv).parent.mkdir(exist_ok=True)
            venv_python(self.venv).touch()
            self.asked.append("venv")
            return 0, ""
        arguments = [argument for argument in command[1:] if argument not in installing.PIP]
        self.asked.append(" ".join(argument.replace(str(self.root), ".") for argument in arguments))
        return self.answer(arguments)

    def set_up(self, dev: bool = False) -> None:
        installing.set_up(self.root, self.venv, dev)

    def is_current(self) -> bool:
        return stamp.is_current(self.root, self.venv, dev=False)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    (tmp_path / "requirements.txt").write_text("torch==2.13.0\n")
    (tmp_path / "requirements-dev.txt").write_text("pytest==9.2.0\n")
    machine = Machine(tmp_path)
    monkeypatch.setattr(installing, "run", machine.run)
    monkeypatch.setattr(installing, "has_nvidia_driver", lambda: False)
    monkeypatch.setattr(installing, "_raw_progress", list)
    monkeypatch.setattr(sys, "platform", "linux")
    return machine


def test_all_steps_are_told_and_stamped(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.set_up(dev=True)

    rest = "-r ./requirements.txt -r ./requirements-dev.txt"
    assert machine.asked == ["venv", "--no-deps torch==2.13.0+cpu", rest]
    assert machine.is_current()
    told = capsys.readouterr().err
    assert "Step 1 of 3: making a place" in told
    assert "Step 2 of 3: installing PyTorch" in told
    assert "Step 3 of 3: " in told
    assert told.endswith("Unroll is set up.\n")


def test_cpu_build_is_looked_for_before_the_large_one(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.answer = lambda arguments: (1, NO_SUCH) if "torch==2.13.0+cpu" in arguments else (0, "")

    machine.set_up()

    assert [words.split()[-1] for words in machine.asked[1:4]] == ["torch==2.13.0+cpu"] * 2 + [
        "torch==2.13.0"
    ]
    assert "--retries 0 --extra-index-url https://" in machine.asked[2]
    assert "installing PyTorch for graphics cards (about 3 GB)" in capsys.readouterr().err


def test_a_graphics_card_gets_the_plain_package(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installing, "has_nvidia_driver", lambda: True)
    machine.set_up()
    assert machine.asked[1] == "torch==2.13.0"


def test_offline_stops_at_once_and_is_not_taken_for_done(machine: Machine) -> None:
    machine.answer = lambda arguments: (1, OFFLINE)

    with pytest.raises(SetupStopped, match="cannot be reached"):
        machine.set_up()

    assert len(machine.asked) == 2  # no second and third try at what cannot be reached
    assert not machine.is_current()


def test_an_interrupted_set_up_goes_on_where_it_was(machine: Machine) -> None:
    def interrupt(arguments: list[str]) -> tuple[int, str]:
        if "-r" in arguments:
            raise KeyboardInterrupt
        return 0, ""

    machine.answer = interrupt
    with pytest.raises(KeyboardInterrupt):
        machine.set_up()
    assert not machine.is_current()

    machine.answer = lambda arguments: (0, "")
    machine.set_up()

    assert machine.is_current()
    assert machine.asked.count("venv") == 1


def test_a_half_made_environment_is_made_again(machine: Machine) -> None:
    machine.venv.mkdir()
    (machine.venv / "setup.log").touch()
    (machine.venv / "leftover").touch()

    machine.set_up()

    assert machine.asked[0] == "venv"
    assert not (machine.venv / "leftover").exists()


def test_an_environment_of_another_python_is_made_again(machine: Machine) -> None:
    machine.set_up()
    (machine.venv / "pyvenv.cfg").write_text("version = 3.1.0\n")
    (machine.venv / "stamp").unlink()

    machine.set_up()

    assert machine.asked.count("venv") == 2


def test_a_folder_that_someone_else_made_is_not_deleted(machine: Machine) -> None:
    (machine.venv / "mine").mkdir(parents=True)

    with pytest.raises(SetupStopped, match="that Unroll did not make"):
        machine.set_up()

    assert (machine.venv / "mine").exists()


def test_parts_that_were_cut_off_are_installed_again(tmp_path: Path) -> None:
    packages = tmp_path / "lib" / "python3.11" / "site-packages"
    for name, files in {"whole": ["METADATA", "RECORD"], "half": ["METADATA"]}.items():
        (packages / f"{name}-1.0.dist-info").mkdir(parents=True)
        for file in files:
            (packages / f"{name}-1.0.dist-info" / file).touch()

    installing.forget_half_installed(tmp_path)

    assert [folder.name for folder in packages.iterdir()] == ["whole-1.0.dist-info"]


def test_a_small_disk_is_told_before_the_download(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    Usage = namedtuple("Usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda path: Usage(10, 9, 1))

    with pytest.raises(SetupStopped, match="the disk is full"):
        machine.set_up()

    assert machine.asked == []


def test_a_folder_that_cannot_be_written_is_told(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> None:
        raise PermissionError(13, "Permission denied", str(machine.root))

    monkeypatch.setattr(installing, "only_one", refuse)
    with pytest.raises(SetupStopped, match="Copy Unroll to a folder of your own"):
        machine.set_up()


def test_samples_are_fetched_but_never_needed(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    (machine.root / "engine" / "corpus").mkdir(parents=True)
    (machine.root / "engine" / "corpus" / "samples.py").write_text("def fetch_registry_samples(): ...")
    machine.answer = lambda arguments: (1, OFFLINE) if "engine.corpus.samples" in arguments else (0, "")

    machine.set_up()

    assert machine.is_current()
    assert "Step 4 of 4: fetching sample texts" in capsys.readouterr().err

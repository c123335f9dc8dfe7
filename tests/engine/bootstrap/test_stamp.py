import sys
from pathlib import Path

import pytest

from engine.bootstrap import ROOT, stamp


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "requirements.txt").write_text("one==1.0\n")
    (tmp_path / "requirements-dev.txt").write_text("two==2.0\n")
    (tmp_path / ".venv").mkdir()
    return tmp_path


def test_nothing_is_current_before_it_was_written(root: Path) -> None:
    assert not stamp.is_current(root, root / ".venv", dev=False)


def test_a_set_up_for_the_tests_serves_the_program_too(root: Path) -> None:
    stamp.write(root, root / ".venv", dev=True)
    assert stamp.is_current(root, root / ".venv", dev=True)
    assert stamp.is_current(root, root / ".venv", dev=False)


def test_a_set_up_for_the_program_does_not_serve_the_tests(root: Path) -> None:
    stamp.write(root, root / ".venv", dev=False)
    assert not stamp.is_current(root, root / ".venv", dev=True)


def test_changed_requirements_ask_for_a_new_set_up(root: Path) -> None:
    stamp.write(root, root / ".venv", dev=False)
    (root / "requirements.txt").write_text("one==1.1\n")
    assert not stamp.is_current(root, root / ".venv", dev=False)


def test_another_python_asks_for_a_new_set_up(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp.write(root, root / ".venv", dev=False)
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    assert not stamp.is_current(root, root / ".venv", dev=False)


@pytest.mark.parametrize(("minor", "numpy"), [(10, "2.2.6"), (11, "2.4.6")])
def test_pins_are_those_of_this_python(minor: int, numpy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, minor, 0))
    pins = dict(stamp.pins(ROOT, dev=True))
    assert pins["numpy"] == numpy
    assert pins["pyside6-essentials"] == "6.11.3"
    assert ("tomli" in pins) == (minor == 10)
    assert "pytest" in pins


def test_every_requirement_is_pinned_and_understood() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / name).read_text().splitlines():
            if line and not line.startswith("#"):
                found = stamp.PIN.match(line)
                assert found, line
                assert found.end() == len(line), line


@pytest.mark.parametrize(("machine", "wanted"), [("x86_64", True), ("arm64", True), ("aarch64", False)])
def test_a_part_without_a_package_for_a_processor_is_not_asked_for(
    machine: str, wanted: bool, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "requirements.txt").write_text('one==1.0; platform_machine != "aarch64"\n')
    monkeypatch.setattr("platform.machine", lambda: machine)
    assert stamp.pins(root, dev=False) == ([("one", "1.0")] if wanted else [])


@pytest.mark.parametrize(
    ("folder", "has"),
    [
        ("one-1.0.dist-info", True),
        ("One-1.0+cpu.dist-info", True),
        ("one-1.1.dist-info", False),
        ("one", False),
    ],
)
def test_a_part_counts_in_its_pinned_version_only(folder: str, has: bool, root: Path) -> None:
    (root / "site" / folder).mkdir(parents=True)
    assert stamp.has_every_part(root, [str(root / "missing"), str(root / "site")], dev=False) == has

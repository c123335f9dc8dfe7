import os
import sys
from collections.abc import Sequence
from typing import Any

import pytest

from engine.bootstrap import libraries
from engine.bootstrap.trouble import SetupStopped

ABSENT = {"libunroll-made-up.so.9": "libunroll-made-up9"}


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Stands for apt-get: lists the commands, and works from the second try on."""
    given: list[list[str]] = []

    def run(command: Sequence[str], *_: Any) -> tuple[int, str]:
        given.append(list(command))
        return (0 if len(given) > 1 else 100), "E: Unable to locate package"

    monkeypatch.setattr("engine.bootstrap.live.run", run)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    return given


def test_only_what_cannot_be_loaded_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "_loads", lambda soname: soname == "liba.so.1")
    assert libraries.missing({"liba.so.1": "liba1", "libb.so.2": "libb2"}) == ["libb2"]


def test_a_library_that_is_nowhere_does_not_load() -> None:
    assert libraries.missing(ABSENT) == ["libunroll-made-up9"]


@pytest.mark.parametrize(
    ("environment", "asks_for_x11"),
    [
        ({"DISPLAY": ":0"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, True),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, False),
    ],
)
def test_the_x11_list_is_asked_for_only_where_x11_is_used(
    environment: dict[str, str], asks_for_x11: bool
) -> None:
    needed = libraries.needed(environment)
    assert ("libxcb-cursor.so.0" in needed) == asks_for_x11
    assert "libGL.so.1" in needed


def test_no_screen_is_said_before_qt_aborts() -> None:
    with pytest.raises(SetupStopped, match=r"no screen .* QT_QPA_PLATFORM=offscreen"):
        libraries.needed({})


@pytest.mark.skipif(sys.platform != "linux", reason="apt-get is Linux's")
def test_a_user_is_given_the_one_line(commands: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(SetupStopped) as stopped:
        libraries.install(["libegl1", "libgl1"])

    assert str(stopped.value).endswith("\n  sudo apt-get install -y --no-install-recommends libegl1 libgl1")
    assert commands == []


@pytest.mark.skipif(sys.platform != "linux", reason="apt-get is Linux's")
def test_root_gets_them_installed_after_reading_which(
    commands: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    libraries.install(["libegl1", "libgl1"])

    install = ["apt-get", "install", "-y", "--no-install-recommends", "libegl1", "libgl1"]
    assert commands == [install, ["apt-get", "update"], install]
    assert capsys.readouterr().err.startswith("Installing system packages: libegl1, libgl1 ...")


@pytest.mark.skipif(sys.platform != "linux", reason="apt-get is Linux's")
def test_a_library_that_stays_away_stops_the_start(
    commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(libraries, "needed", lambda environment: ABSENT)

    with pytest.raises(SetupStopped, match="libunroll-made-up9 cannot be loaded although installed"):
        libraries.ensure_libraries()

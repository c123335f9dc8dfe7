"""The menu's entry that frees the room of prepared texts."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.cache import user_cache
from gui.main_window import MainWindow


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNROLL_CACHE", str(tmp_path / "cache"))


def keep(size: int) -> None:
    with user_cache().make("entry") as folder:
        (folder / "data").write_bytes(bytes(size))


def test_the_menu_says_how_much_is_kept_and_clears_it(window: MainWindow, qtbot: QtBot) -> None:
    actions = window.actions_
    menu, action = actions.menus["file"], actions.named["clear_cache"]
    menu.aboutToShow.emit()
    assert not action.isEnabled()
    keep(3_000_000)
    menu.aboutToShow.emit()
    assert action.isEnabled()
    assert action.text() == "Clear prepared texts (3.0\N{NO-BREAK SPACE}MB)"
    with qtbot.waitSignal(window.workspace.noted, timeout=60_000) as noted:
        action.trigger()
    assert noted.args[0]() == "3.0\N{NO-BREAK SPACE}MB of prepared texts removed"
    assert user_cache().size() == 0
    assert not action.isEnabled()

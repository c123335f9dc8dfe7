"""What is remembered, and what becomes of nonsense in the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gui.preferences import RECENT_LIMIT, Preferences, RecentProject, config_file
from gui.theme import Theme


def test_choices_are_found_again(tmp_path: Path, qapp: QApplication) -> None:
    first = Preferences(tmp_path / "unroll.ini")
    first.set_theme(Theme.DARK)
    first.set_language("zh_CN")
    first.set_text_size(1.25)
    first.set_flag("rail_folded", True)
    first.save()
    again = Preferences(tmp_path / "unroll.ini")
    assert (again.theme(), again.language(), again.text_size()) == (Theme.DARK, "zh_CN", 1.25)
    assert again.flag("rail_folded")
    again.clear_layout()
    assert not again.flag("rail_folded")


@pytest.mark.parametrize(
    "nonsense", ["", "\x00", "[General]\ntheme=42\nlanguage=xx\ntext_size=huge\nrecent={]\ngeometry=7\n"]
)
def test_nonsense_in_the_file_counts_as_not_set(tmp_path: Path, qapp: QApplication, nonsense: str) -> None:
    path = tmp_path / "unroll.ini"
    path.write_text(nonsense, encoding="utf-8")
    preferences = Preferences(path)
    assert preferences.theme() in Theme
    assert preferences.language() in ("en", "zh_CN")
    assert preferences.text_size() == 1.0
    assert preferences.recent() == []
    assert preferences.geometry().isEmpty()


def test_recent_projects_are_the_newest_that_are_still_there(tmp_path: Path, qapp: QApplication) -> None:
    preferences = Preferences(tmp_path / "unroll.ini")
    for number in range(RECENT_LIMIT + 3):
        path = tmp_path / f"{number} 外卖.unroll"
        path.touch()
        preferences.add_recent(RecentProject(str(path), "GRU, 90 %", "2024-05-01T10:00:00+00:00"))
    names = [Path(project.path).stem for project in preferences.recent()]
    assert names[0] == f"{RECENT_LIMIT + 2} 外卖"
    assert len(names) == RECENT_LIMIT
    Path(preferences.recent()[0].path).unlink()
    assert len(preferences.recent()) == RECENT_LIMIT - 1
    preferences.forget_recent(preferences.recent()[0].path)
    assert len(preferences.recent()) == RECENT_LIMIT - 2


def test_the_file_lies_in_the_users_own_folder() -> None:
    assert Path.home() in config_file().parents

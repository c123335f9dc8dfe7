"""The drawing in files: pixels and vectors, as it is shown or whole; a bad place is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from engine.errors import EngineError
from gui import theme
from gui.views.save_drawing import SaveDrawingButton
from tests.gui.views.unrolled.pictures import classifier
from tests.gui.views.unrolled.showing import calm, shown

__all__ = ["calm"]  # a fixture


def test_pictures_are_written(qtbot: QtBot, tmp_path: Path) -> None:
    view = shown(qtbot, classifier(9, trained=True))
    view.render_png(tmp_path / "drawing.png", scale=2)
    image = QImage(str(tmp_path / "drawing.png"))
    assert image.width() == 2 * view.width()
    view.render_svg(tmp_path / "drawing.svg")
    text = (tmp_path / "drawing.svg").read_text(encoding="utf-8")
    assert "<svg" in text
    assert text.count("<path") > 50
    with pytest.raises(EngineError, match="nowhere"):
        view.render_png(tmp_path / "nowhere" / "drawing.png")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["drawing.png", "drawing.svg"]


@pytest.mark.parametrize("colours", list(theme.Theme))
def test_words_in_a_file_are_text_and_every_step_is_there(
    qtbot: QtBot, tmp_path: Path, colours: theme.Theme
) -> None:
    view = shown(qtbot, classifier(40, trained=True))
    before = theme.current_theme()
    view.render_svg(tmp_path / "drawing.svg", colours=colours, whole=True)
    text = (tmp_path / "drawing.svg").read_text(encoding="utf-8")
    numbers = set(re.findall(r">(\d+)</text>", text))
    assert {str(step + 1) for step in range(40)} <= numbers
    assert ">noodles</text>" in text
    ground = theme.DARK.surface if colours is theme.Theme.DARK else theme.LIGHT.surface
    assert ground.lower() in text
    assert theme.current_theme() is before


def test_a_bad_place_is_told_in_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    view = shown(qtbot, classifier(4))
    button = SaveDrawingButton(view)
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.failed, timeout=30_000) as caught:
        assert not button.save(tmp_path / "nowhere" / "drawing.svg")
    assert "nowhere" in caught.args[0]
    assert caught.args[0].endswith("Choose another place.")
    with qtbot.waitSignal(button.saved, timeout=30_000):
        assert button.save(tmp_path / "drawing.png")
    assert QImage(str(tmp_path / "drawing.png")).width() >= view.width()

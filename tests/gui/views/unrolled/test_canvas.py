"""Whatever is shown is drawn and told in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import theme
from gui.views.unrolled.picture import Colouring, Detail, Picture
from tests.gui.views.unrolled.pictures import classifier, fading, writer
from tests.gui.views.unrolled.showing import calm, shown

__all__ = ["calm"]  # a fixture


@pytest.mark.parametrize("detail", list(Detail))
@pytest.mark.parametrize(
    "picture", [None, classifier(0), classifier(1), classifier(600), writer(1), writer(600), fading(1)]
)
def test_empty_tiny_and_huge_texts(qtbot: QtBot, picture: Picture | None, detail: Detail) -> None:
    view = shown(qtbot, picture)
    view.set_rows(answers=True, effects=True, guesses=True)
    view.set_detail(detail)
    for colouring in Colouring:
        view.set_colouring(colouring)
        assert not view.grab().isNull()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Space):
        qtbot.keyClick(view, key)
    view.stop()
    scene = view.scene()
    assert scene is None or len(scene.columns) <= 160
    assert view.preferred_height(800) > 50


def test_a_network_without_layers_is_no_error(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(5, count=0))
    for detail in Detail:
        view.set_detail(detail)
        assert not view.grab().isNull()


def test_cut_off_words_are_told_but_not_read(qtbot: QtBot) -> None:
    picture = classifier(12)
    cut = replace(picture, words=(*picture.words[:9], *(replace(w, cut_off=True) for w in picture.words[9:])))
    view = shown(qtbot, cut)
    scene = view.scene()
    assert scene is not None
    assert [c.step for c in scene.columns] == list(range(9))
    assert view.grab().toImage() != shown(qtbot, replace(picture, words=picture.words[:9])).grab().toImage()


def test_the_theme_repaints_everything(qtbot: QtBot, qapp: QApplication) -> None:
    view = shown(qtbot, classifier(9, trained=True))
    light = view.grab().toImage()
    theme.apply_theme(qapp, theme.Theme.DARK)
    try:
        assert view.grab().toImage() != light
    finally:
        theme.apply_theme(qapp, theme.Theme.LIGHT)
    assert view.grab().toImage() == light


CHINESE = {
    "Words": "词",
    "Unrolled network": "展开的网络",
    "Step {step} of {steps}, word {word}.": "第 {step} 步，共 {steps} 步：{word}。",
}


class Chinese(QTranslator):
    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return CHINESE.get(text, "") if context == "UnrolledView" else ""

    def isEmpty(self) -> bool:  # noqa: N802
        return False


def test_the_language_changes_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    view = shown(qtbot, classifier(9))
    view.select_step(2)
    english, spoken = view.grab().toImage(), view.accessibleDescription()
    translator = Chinese()
    qapp.installTranslator(translator)
    try:
        QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
        assert view.grab().toImage() != english
        assert view.accessibleName() == "展开的网络"
        assert view.accessibleDescription().startswith("第 3 步")
    finally:
        qapp.removeTranslator(translator)
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    assert (view.accessibleName(), view.accessibleDescription()) == ("Unrolled network", spoken)


def test_a_name_given_by_the_page_stays(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(9))
    view.setAccessibleName("How far it learns")
    view.select_step(1)
    assert view.accessibleName() == "How far it learns"


def test_a_step_is_told_in_words(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(9, trained=True))
    assert "9 words" in view.accessibleDescription()
    view.select_step(1)
    assert "Step 2 of 9, word noodles." in view.accessibleDescription()
    assert "Answer so far: positive" in view.accessibleDescription()


def test_the_highlight_survives_a_new_text_of_the_same_length_only(qtbot: QtBot) -> None:
    view = shown(qtbot, classifier(9))
    view.select_step(7)
    view.set_picture(classifier(9, trained=True))
    assert view.selected_step() == 7
    with qtbot.waitSignal(view.step_selected, timeout=60_000) as caught:
        view.set_picture(classifier(3))
    assert caught.args == [-1]
    assert view.selected_step() is None


def test_broken_numbers_do_no_harm(qtbot: QtBot) -> None:
    """A diverged network leaves not-a-numbers; lists may be shorter or longer than the text."""
    nan, inf = float("nan"), float("inf")
    trained = classifier(9, trained=True)
    assert trained.values is not None
    state = trained.values.hidden[0].copy()
    state[2:] = nan
    state[4, 0] = inf
    broken = replace(
        trained,
        values=replace(trained.values, hidden=(state, state), cell=(state, state)),
        answers=(0.5, nan, inf, -3.0),
        effects=(nan, inf, None, 5.0) * 4,
        gradients=((nan, 1.0, inf), (0.0,), (1.0,) * 20),
        positive_label=7,
    )
    guessing = replace(writer(5), guesses=((("a", nan), ("b", inf)), (), (("c", -1.0),)), taken=(5, None))
    for picture in (broken, guessing):
        view = shown(qtbot, picture)
        view.set_rows(answers=True, effects=True, guesses=True)
        for colouring in Colouring:
            view.set_colouring(colouring)
            for detail in Detail:
                view.set_detail(detail)
                for step in range(picture.steps):
                    view.select_step(step)
                    assert view.accessibleDescription()
                assert not view.grab().isNull()
                assert len({len(line) for line in view.table()}) == 1

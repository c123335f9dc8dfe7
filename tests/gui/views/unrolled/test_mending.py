"""Whatever a page hands over, painters get numbers they can draw."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gui.views.unrolled.mending import mended
from tests.gui.views.unrolled.pictures import classifier, fading, writer

NAN, INF = float("nan"), float("inf")


@pytest.mark.parametrize(
    "picture", [classifier(9, trained=True), classifier(9), classifier(0), writer(5), fading(7)]
)
def test_a_sound_picture_keeps_its_numbers(picture) -> None:  # type: ignore[no-untyped-def]
    same = mended(picture)
    for name in ("answers", "effects", "gradients", "guesses", "taken", "positive_label"):
        before = getattr(picture, name)
        assert getattr(same, name) == (before if before else None if name != "positive_label" else before)


def test_answers_and_effects() -> None:
    picture = mended(replace(classifier(3), answers=(NAN, 2.0, -1.0, 0.5), effects=(NAN, -INF, 4.0, 9.0)))
    assert picture.answers == (0.5, 1.0, 0.0)
    assert picture.effects == (None, None, 4.0)


def test_effects_of_words_that_are_not_read_are_left_out() -> None:
    picture = classifier(4)
    words = (replace(picture.words[0], cut_off=True), *picture.words[1:])
    assert mended(replace(picture, words=words, effects=(1.0, 2.0, 3.0, 4.0))).effects == (2.0, 3.0, 4.0)


def test_gradients_have_one_number_per_layer_and_step() -> None:
    picture = mended(replace(fading(3), gradients=((NAN, 1.0), (INF, 2.0, -1.0, 5.0), (1.0,))))
    assert picture.gradients == ((0.0, 1.0, 0.0), (0.0, 2.0, 0.0))


def test_guesses_are_probabilities() -> None:
    picture = mended(
        replace(writer(2), guesses=((("a", NAN), ("b", 7.0)), (), (("c", 0.5),)), taken=(1, 0, 0))
    )
    assert picture.guesses == ((("a", 0.0), ("b", 1.0)), ())
    assert picture.taken == (1, 0)


def test_a_label_that_is_not_there_is_not_positive() -> None:
    assert mended(replace(classifier(3), positive_label=2)).positive_label is None
    assert mended(replace(classifier(3), positive_label=1)).positive_label == 1

"""What is shown of a moment can be read: white space has a sign, and only words are named."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from engine.errors import EngineError
from gui.pages.train_moment_view import AnswerOfThen, Neighbours
from gui.pages.train_moments import Moment
from gui.views.unrolled.picture import Word

SCORED = Moment(
    3,
    label="good",
    probability=0.8,
    probabilities=(("bad", 0.2), ("good", 0.8)),
    words=(Word("warm"), Word(","), Word("not"), Word("tea"), Word("zog", unknown=True)),
    effects=(12.34, 30.0, -20.0, 0.4, None),
    effects_for="good",
)


def test_the_words_that_moved_most_are_named_with_their_signs(qtbot: QtBot) -> None:
    view = AnswerOfThen()
    qtbot.addWidget(view)

    view.show_moment(SCORED)

    assert view.strongest.text() == "Most moved by not \N{MINUS SIGN}20.0 points, warm +12.3 points."
    assert view.words.accessibleName().endswith("tea +0.4 points, zog")
    assert not view.bar.isHidden()
    assert view.bars.isHidden()


def test_of_many_labels_the_likeliest_are_drawn(qtbot: QtBot) -> None:
    view = AnswerOfThen()
    qtbot.addWidget(view)
    shares = (("spring", 0.1), ("summer", 0.7), ("winter", 0.2))

    view.show_moment(Moment(1, "summer", 0.7, shares, (Word("sun"),), (None,), "summer"))

    assert view.bar.isHidden()
    assert not view.bars.isHidden()
    assert view.strongest.isHidden()


def test_a_text_its_lack_and_a_problem(qtbot: QtBot) -> None:
    view = AnswerOfThen()
    qtbot.addWidget(view)
    for moment, shown in (
        (Moment(2, text="so it goes"), "so it goes"),
        (Moment(2, text=" "), "(nothing yet)"),
        (Moment(2, problem=EngineError("There is no word to score.")), "There is no word to score."),
    ):
        view.show_moment(moment)
        assert view.text.text() == shown
        assert not view.text.isHidden()
    view.show_moment(None)
    assert view.text.isHidden()
    assert view.when.isHidden()


def test_neighbours_that_are_white_space_can_be_seen(qtbot: QtBot) -> None:
    view = Neighbours()
    qtbot.addWidget(view)

    view.show_moment(Moment(4, word="a", neighbours=(("\n", 0.5), ("b", -0.25))))

    assert view.rows() == [("↵", "0.50"), ("b", "\N{MINUS SIGN}0.25")]
    assert view.title.text() == "Nearest to 'a' after epoch 4"

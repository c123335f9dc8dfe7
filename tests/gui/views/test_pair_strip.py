"""Each token stands over its answer; what does not fit goes on below."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gui.views.pair_strip import PairStrip

READ = [(sign, sign != "过") for sign in "清晨流水过朝日"]
WRITTEN = tuple("静夜落花归夕阳")


def strip(qtbot: QtBot, width: int) -> PairStrip:
    made = PairStrip()
    qtbot.addWidget(made)
    made.resize(width, 10)
    made.show()
    made.show_pairs(READ, WRITTEN, [0.9] * 7)
    return made


def test_the_pairs_are_shown_and_told(qtbot: QtBot) -> None:
    made = strip(qtbot, 600)
    assert made.pairs()[0] == ("清", "静")
    assert "水 → 花" in made.accessibleDescription()
    assert len({place.top() for place in made.places()}) == 1
    made.grab()


def test_narrow_strips_wrap_and_overlap_nowhere(qtbot: QtBot) -> None:
    made = strip(qtbot, 150)
    places = made.places()
    assert len({place.top() for place in places}) > 1
    assert made.height() >= places[-1].bottom()
    assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[i + 1 :])
    assert all(place.right() <= 150 for place in places)


def test_nothing_takes_no_room(qtbot: QtBot) -> None:
    made = strip(qtbot, 300)
    made.show_pairs([], (), [])
    assert made.height() == 0

"""Label bars, the split bar and the share bar show what they are given, in words too."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.theme import tokens
from gui.views.label_bars import LabelBars, ShareBar, SplitBar


def test_each_label_shows_its_count_and_share(qtbot: QtBot) -> None:
    bars = LabelBars()
    qtbot.addWidget(bars)
    bars.set_counts({"negative": 7986, "positive": 4001}, ("negative", "positive"))
    rows = bars.rows()
    assert [(name, sign) for name, _, _, sign in rows] == [("negative", "-"), ("positive", "+")]
    assert rows[1][1].replace("\N{NO-BREAK SPACE}", " ") == "4 001, 33 %"
    assert "positive" in bars.accessibleDescription()


def test_many_labels_are_summed_up_in_the_last_row(qtbot: QtBot) -> None:
    bars = LabelBars(most=4)
    qtbot.addWidget(bars)
    bars.set_counts({f"label {i}": 10 for i in range(9)})
    rows = bars.rows()
    assert len(rows) == 4
    assert sum(share for _, _, share, _ in rows) == pytest.approx(1)


def test_negative_is_hatched_and_positive_is_not(qtbot: QtBot) -> None:
    bars = LabelBars()
    qtbot.addWidget(bars)
    bars.resize(200, 100)
    bars.set_counts({"bad": 50, "good": 50}, ("bad", "good"))
    bars.resize(200, bars.sizeHint().height())
    image = bars.grab().toImage()
    middle = 20 + 3 + 4
    negative = {image.pixelColor(x, middle).name() for x in range(8, 80)}
    positive = {image.pixelColor(x, middle + bars.sizeHint().height() // 2).name() for x in range(8, 80)}
    assert positive == {tokens().accent.lower()}
    assert len(negative) > 3


@pytest.mark.parametrize("counts", [{}, {"only": 0}, {"only": 5}, {"a" * 300: 1, "b": 2}])
def test_odd_labels_are_drawn(qtbot: QtBot, counts: dict[str, int]) -> None:
    bars = LabelBars()
    qtbot.addWidget(bars)
    bars.set_counts(counts)
    bars.resize(180, 120)
    assert not bars.grab().isNull()


def test_the_split_shows_every_part(qtbot: QtBot) -> None:
    bar = SplitBar()
    qtbot.addWidget(bar)
    bar.set_parts([("training", 90), ("validation", 10), ("test", 0)])
    bar.resize(200, bar.sizeHint().height())
    image = bar.grab().toImage()
    assert image.pixelColor(100, 6).name() == tokens().accent.lower()
    assert image.pixelColor(190, 6).name() not in (tokens().accent.lower(), tokens().surface.lower())
    assert "validation: 10" in bar.accessibleDescription()


@pytest.mark.parametrize("share", [0.0, 0.02, 1.0, 3.0])
def test_a_share_stays_on_its_track(qtbot: QtBot, share: float) -> None:
    bar = ShareBar()
    qtbot.addWidget(bar)
    bar.set_share(share)
    assert 0 <= bar.share() <= 1
    assert not bar.grab().isNull()

"""Numbers are written with a no-break space before thousands and units."""

from __future__ import annotations

import pytest

from gui.figures import count_text, share_text, size_text


@pytest.mark.parametrize(("count", "text"), [(0, "0"), (999, "999"), (11987, "11 987"), (1234567, "1 234 567")])
def test_thousands_stand_apart(count: int, text: str) -> None:
    assert count_text(count) == text.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0, "0 %"),
        (0.0001, "< 0.1 %"),
        (0.022, "2.2 %"),
        (0.04, "4 %"),
        (0.334, "33 %"),
        (0.978, "97.8 %"),
        (0.99999, "> 99.9 %"),
        (1.0, "100 %"),
    ],
)
def test_a_share_never_claims_all_or_nothing_falsely(share: float, text: str) -> None:
    assert share_text(share) == text.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("size", "text"), [(12, "12 B"), (1400, "1.4 kB"), (1_430_000, "1.4 MB"), (999_600, "1.0 MB"), (52_000_000, "52 MB")]
)
def test_sizes_take_the_unit_that_fits(size: int, text: str) -> None:
    assert size_text(size) == text.replace(" ", "\N{NO-BREAK SPACE}")

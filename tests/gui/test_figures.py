"""Shares and sizes are written with a no-break space before their unit."""

from __future__ import annotations

import pytest

from gui.figures import share_text, size_text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0, "0 %"),
        (0.0001, "< 0.1 %"),
        (0.022, "2.2 %"),
        (0.04, "4 %"),
        (0.334, "33 %"),
        (0.978, "97.8 %"),
        (0.99999, "99.9 %"),
        (1.0, "100 %"),
    ],
)
def test_a_share_never_claims_all_or_nothing_falsely(share: float, text: str) -> None:
    assert share_text(share) == text.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("size", "text"),
    [(12, "12 B"), (1400, "1.4 kB"), (1_430_000, "1.4 MB"), (999_600, "1.0 MB"), (52_000_000, "52 MB")],
)
def test_sizes_take_the_unit_that_fits(size: int, text: str) -> None:
    assert size_text(size) == text.replace(" ", "\N{NO-BREAK SPACE}")

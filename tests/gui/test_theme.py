"""The design's table of contrasts, computed anew from the tokens."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from gui import theme
from gui.theme import (
    DARK,
    LIGHT,
    Theme,
    Tokens,
    apply_text_size,
    apply_theme,
    diverging,
    font,
    mix,
    sequential,
)

FOUR = ("window", "surface", "raised", "sunken")

# token: grounds it is read on, least contrast, the worst ratio in light and in dark as the design states it
TABLE = {
    "border": (("window", "surface", "sunken"), 3.0, 3.09, 3.58),
    "edge": (("surface", "cell"), 3.0, 3.32, 4.08),
    "text": (FOUR, 4.5, 13.94, 12.39),
    "muted": (FOUR, 4.5, 5.38, 6.53),
    "accent": (FOUR, 4.5, 5.60, 6.54),
    "accent_text": (("accent", "accent_hover", "accent_pressed"), 4.5, 6.45, 6.6),
    "positive": (("surface", "positive_soft"), 4.5, 5.11, 5.03),
    "negative": (("surface", "negative_soft"), 4.5, 4.76, 5.40),
    "warning": (("window", "surface", "warning_soft"), 4.5, 5.70, 7.56),
    "error": (("surface", "error_soft"), 4.5, 5.40, 6.35),
    "train": (("surface",), 3.0, 6.45, 7.48),
    "valid": (("surface",), 3.0, 5.76, 8.02),
    "focus": (("window", "surface", "sunken"), 3.0, 5.60, 7.48),
    "heat1": (("heat0",), 3.0, 8.92, 9.96),
    "div_n": (("div_0",), 3.0, 5.04, 6.22),
    "div_p": (("div_0",), 3.0, 5.66, 5.80),
    "series1": (("surface",), 3.0, 6.45, 7.48),
    "series2": (("surface",), 3.0, 5.76, 8.02),
    "series3": (("surface",), 3.0, 3.18, 11.99),
    "series4": (("surface",), 3.0, 9.69, 3.33),
    "series5": (("surface",), 3.0, 16.69, 5.17),
}
SOFT_GROUNDS = ("accent_soft", "positive_soft", "negative_soft", "warning_soft", "error_soft", "selection")


def luminance(code: str) -> float:
    """Relative luminance by WCAG 2."""
    colour = QColor(code)

    def linear(c: float) -> float:
        return c / 12.92 if c <= 0.04045 else float(((c + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def worst(t: Tokens, token: str, grounds: tuple[str, ...]) -> float:
    return min(contrast(getattr(t, token), getattr(t, ground)) for ground in grounds)


@pytest.mark.parametrize("token", TABLE)
@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_token_keeps_the_contrast_the_design_states(token: str, name: str) -> None:
    grounds, least, in_light, in_dark = TABLE[token]
    t, stated = (LIGHT, in_light) if name == "light" else (DARK, in_dark)
    found = worst(t, token, grounds)
    assert found >= least
    assert found == pytest.approx(stated, abs=0.06)


@pytest.mark.parametrize("t", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", SOFT_GROUNDS)
def test_text_is_read_well_on_every_soft_ground(t: Tokens, ground: str) -> None:
    assert contrast(t.text, getattr(t, ground)) >= 8.8


@pytest.mark.parametrize("t", [LIGHT, DARK], ids=["light", "dark"])
def test_every_token_is_a_colour(t: Tokens) -> None:
    assert all(QColor(code).isValid() for code in dataclasses.asdict(t).values())


@pytest.mark.parametrize("chosen", Theme)
def test_the_palette_is_written_from_the_tokens(qapp: QApplication, chosen: Theme) -> None:
    apply_theme(qapp, chosen)
    t = theme.tokens()
    palette = qapp.palette()
    assert theme.current_theme() is chosen
    assert palette.color(QPalette.ColorRole.Window).name().upper() == t.window
    assert (
        palette.color(QPalette.ColorRole.Dark).name().upper() == t.border
    )  # else outlines vanish in the dark
    apply_theme(qapp, Theme.LIGHT)


def test_colour_scales_meet_their_ends(qapp: QApplication) -> None:
    apply_theme(qapp, Theme.LIGHT)
    assert diverging(0).name().upper() == LIGHT.div_0
    assert diverging(1).name().upper() == LIGHT.div_p
    assert diverging(-1).name().upper() == LIGHT.div_n
    assert sequential(0).name().upper() == LIGHT.heat0
    assert sequential(0.5).name().upper() == LIGHT.heatm
    assert sequential(1).name().upper() == LIGHT.heat1
    assert mix("#000000", "#FFFFFF", 2).name() == "#ffffff"


def test_text_size_scales_every_role_and_never_makes_it_bold(qapp: QApplication) -> None:
    apply_text_size(qapp, 1.5)
    larger = {role: font(role).pixelSize() for role in theme.TYPE}
    apply_text_size(qapp, 1.0)
    for role, (size, _) in theme.TYPE.items():
        assert larger[role] == round(size * 1.5)
        assert not font(role).bold()
        assert not font(role).italic()

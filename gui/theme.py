"""The face of the program: every colour, type size and space. No colour is written anywhere else.

The tokens of the two themes, the type scale and the measures come from the project's visual design; a test
recomputes their contrast (tests/gui/test_theme.py). Painted widgets ask `tokens()` each time they paint: Qt sends
every widget a `PaletteChange` when the theme changes, so nothing has to be passed around or remembered.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as #RRGGBB."""

    window: str
    surface: str
    raised: str
    sunken: str
    cell: str
    hairline: str
    border: str
    edge: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_text: str
    accent_soft: str
    positive: str
    negative: str
    positive_soft: str
    negative_soft: str
    warning: str
    warning_soft: str
    error: str
    error_soft: str
    train: str
    valid: str
    selection: str
    focus: str
    grid: str
    heat0: str
    heatm: str
    heat1: str
    div_n: str
    div_0: str
    div_p: str
    series1: str
    series2: str
    series3: str
    series4: str
    series5: str


LIGHT: Final = Tokens(
    window="#F4F5F8",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunken="#ECEFF4",
    cell="#F5F7FD",
    hairline="#DFE3EB",
    border="#7F889B",
    edge="#7F889B",
    text="#1B2130",
    muted="#586176",
    disabled="#868FA2",
    accent="#2F55C8",
    accent_hover="#2747AB",
    accent_pressed="#1F3A8F",
    accent_text="#FFFFFF",
    accent_soft="#E6ECFB",
    positive="#2F55C8",
    negative="#A84A0A",
    positive_soft="#DCE5FB",
    negative_soft="#FBE6D3",
    warning="#7A5B00",
    warning_soft="#FFF3CC",
    error="#B3223D",
    error_soft="#FBE4E8",
    train="#2F55C8",
    valid="#A84A0A",
    selection="#D5DFFA",
    focus="#2F55C8",
    grid="#E7EAF0",
    heat0="#F1F3F7",
    heatm="#8BA3EA",
    heat1="#1B3A9A",
    div_n="#A84A0A",
    div_0="#EEF0F4",
    div_p="#2F55C8",
    series1="#2F55C8",
    series2="#A84A0A",
    series3="#17A19A",
    series4="#662E6B",
    series5="#1C1E22",
)

DARK: Final = Tokens(
    window="#11141B",
    surface="#181C25",
    raised="#222734",
    sunken="#0D1016",
    cell="#202532",
    hairline="#2B3140",
    border="#697389",
    edge="#7A849A",
    text="#E7EAF1",
    muted="#A3ACBD",
    disabled="#6C768A",
    accent="#8FA8FF",
    accent_hover="#A6BAFF",
    accent_pressed="#7B96F5",
    accent_text="#0E1322",
    accent_soft="#26304F",
    positive="#8FA8FF",
    negative="#F0A059",
    positive_soft="#2A3765",
    negative_soft="#4D3420",
    warning="#E8C45A",
    warning_soft="#3A3218",
    error="#FF8C9B",
    error_soft="#452029",
    train="#8FA8FF",
    valid="#F0A059",
    selection="#2F3C68",
    focus="#8FA8FF",
    grid="#242A36",
    heat0="#202632",
    heatm="#4A5FA8",
    heat1="#C3D0FF",
    div_n="#F0A059",
    div_0="#2A303D",
    div_p="#8FA8FF",
    series1="#8FA8FF",
    series2="#F0A059",
    series3="#75EBE5",
    series4="#A349AB",
    series5="#868E9C",
)


class Theme(str, Enum):
    """The two themes, by the name that is stored in the preferences."""

    LIGHT = "light"
    DARK = "dark"


# Type scale: pixel size and line height at text size 1.0.
TYPE: Final[dict[str, tuple[float, int]]] = {
    "display": (37, 48),
    "title": (27, 36),
    "writing": (19, 31),
    "lead": (15, 23),
    "heading": (16, 24),
    "rail": (14, 20),
    "body": (13.3, 20),
    "caption": (12, 18),
    "rail_fact": (11.5, 16),
    "shape": (11.3, 16),
}

SPACE: Final = (4, 8, 12, 16, 24, 32, 40, 56)

# What the application object remembers for everybody: theme name, text size, script of the CJK font.
_THEME, _TEXT_SIZE, _SCRIPT = "unroll_theme", "unroll_text_size", "unroll_script"


def _remembered(name: str, default: object) -> object:
    app = QCoreApplication.instance()
    value = app.property(name) if app is not None else None
    return default if value is None else value


def current_theme() -> Theme:
    """The theme the application shows now (light before `apply_theme` was called)."""
    return Theme(str(_remembered(_THEME, Theme.LIGHT.value)))


def tokens() -> Tokens:
    """The colours to paint with now."""
    return DARK if current_theme() is Theme.DARK else LIGHT


def color(hex_code: str, alpha: float = 1.0) -> QColor:
    """A token as QColor; `alpha` 0 to 1."""
    result = QColor(hex_code)
    result.setAlphaF(alpha)
    return result


def mix(first: str, second: str, share: float) -> QColor:
    """`first` moved towards `second` by `share` (0 to 1), in sRGB."""
    a, b = QColor(first), QColor(second)
    share = min(1.0, max(0.0, share))
    return QColor(
        round(a.red() + (b.red() - a.red()) * share),
        round(a.green() + (b.green() - a.green()) * share),
        round(a.blue() + (b.blue() - a.blue()) * share),
    )


def diverging(value: float) -> QColor:
    """The colour of a signed value from -1 to 1 (a unit of a state)."""
    t = tokens()
    return mix(t.div_0, t.div_p if value > 0 else t.div_n, min(1.0, abs(value)) ** 0.8)


def sequential(share: float) -> QColor:
    """The colour of a share from 0 to 1 (a gate, a gradient)."""
    t = tokens()
    return mix(t.heat0, t.heatm, share * 2) if share < 0.5 else mix(t.heatm, t.heat1, share * 2 - 1)


def font(role: str) -> QFont:
    """The font of a role of `TYPE`, at the user's text size; always one family, one weight."""
    size = TYPE[role][0] * float(str(_remembered(_TEXT_SIZE, 1.0)))
    script = str(_remembered(_SCRIPT, "SC"))
    family = f"Noto Sans Mono CJK {script}" if role == "shape" else f"Noto Sans CJK {script}"
    result = QFont(family)
    result.setPixelSize(round(size))
    result.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    # Hinted stems look bold at these sizes.
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return result


def line_height(role: str) -> int:
    """The line height of a role in pixels, at the user's text size."""
    return round(TYPE[role][1] * float(str(_remembered(_TEXT_SIZE, 1.0))))


def palette_for(t: Tokens) -> QPalette:
    """The Qt palette of a theme; without Light to Shadow Fusion's outlines vanish in the dark."""
    dark = t is DARK
    roles = QPalette.ColorRole
    colours = {
        roles.Window: t.window,
        roles.Base: t.sunken if dark else t.surface,
        roles.AlternateBase: t.window,
        roles.Button: t.raised,
        roles.Text: t.text,
        roles.WindowText: t.text,
        roles.ButtonText: t.text,
        roles.BrightText: t.text,
        roles.PlaceholderText: t.muted,
        roles.Highlight: t.selection,
        roles.HighlightedText: t.text,
        roles.Link: t.accent,
        roles.LinkVisited: t.accent,
        roles.Accent: t.accent,
        roles.ToolTipBase: t.raised,
        roles.ToolTipText: t.text,
        roles.Light: t.raised,
        roles.Midlight: t.raised,
        roles.Mid: t.border,
        roles.Dark: t.border,
        roles.Shadow: t.border,
    }
    palette = QPalette()
    for role, code in colours.items():
        palette.setColor(role, QColor(code))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(t.disabled))
    return palette


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Switch the whole application; every widget gets a PaletteChange and repaints itself."""
    app.setProperty(_THEME, theme.value)
    app.setPalette(palette_for(DARK if theme is Theme.DARK else LIGHT))


@contextmanager
def painted_as(theme: Theme) -> Iterator[None]:
    """Paint in the colours of a theme for a moment, in a file; nothing on the screen changes."""
    app, before = QCoreApplication.instance(), current_theme()
    assert app is not None
    app.setProperty(_THEME, theme.value)
    try:
        yield
    finally:
        app.setProperty(_THEME, before.value)


def apply_text_size(app: QApplication, factor: float, script: str = "SC") -> None:
    """Set the user's text size (0.8 to 2.0) and the script of the CJK font ("SC" or "TC")."""
    app.setProperty(_TEXT_SIZE, factor)
    app.setProperty(_SCRIPT, script)
    app.setFont(font("body"))

"""How shares and sizes are written; the unit stands behind a no-break space in both languages."""

from __future__ import annotations

from gui.sentences import NO_BREAK


def share_text(share: float, decimals: int | None = None) -> str:
    """A share from 0 to 1 as "97.8 %". Without `decimals` one is kept, but never a zero, and never a false 0 or 100."""
    percent = share * 100
    if decimals is None:
        decimals = 0 if 10 <= percent <= 90 else 1
        if 0 < percent < 0.05:
            return f"<{NO_BREAK}0.1{NO_BREAK}%"
        if 99.95 <= percent < 100:
            percent = 99.9
    text = f"{percent:.{decimals}f}"
    return f"{text.removesuffix('.0')}{NO_BREAK}%"


def size_text(size: int) -> str:
    """A number of bytes as "1.4 MB"."""
    value, units = float(size), ["B", "kB", "MB", "GB", "TB"]
    while value >= 999.5 and len(units) > 1:
        value /= 1000
        units.pop(0)
    return (
        f"{value:.1f}{NO_BREAK}{units[0]}"
        if value < 9.95 and units[0] != "B"
        else f"{value:.0f}{NO_BREAK}{units[0]}"
    )

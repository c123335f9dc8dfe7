"""The one font of the window, Noto Sans CJK, which comes with the program and has both scripts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase


def load_fonts() -> list[str]:
    """Make the font's families known; gives their names (empty when the file is missing)."""
    import noto_cjk_sans_otc

    found = sorted(Path(noto_cjk_sans_otc.__file__).parent.glob("*.ttc"))
    if not found:
        return []
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(found[0])))

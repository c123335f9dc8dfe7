"""The style sheet, written from the tokens of the theme.

Only what Qt's own controls draw is styled here (labels by role and tone, line edits, sliders, tables, menus, scroll
bars, tool tips, the buttons of system dialogs). Buttons, chips, bars, the rail and the drawing are painted.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from gui.theme import TYPE, Theme, Tokens, apply_text_size, apply_theme, font, tokens

TONES = [
    "text",
    "muted",
    "disabled",
    "accent",
    "positive",
    "negative",
    "warning",
    "error",
    "accent_text",
]  # tokens a label may be written in


def style_sheet(t: Tokens) -> str:
    """The whole style sheet for the tokens of one theme at the text size of now."""
    parts = (_labels, _fields, _sliders, _tables, _menus, _scroll_bars, _dialogs)
    return "\n".join(part(t) for part in parts)


def apply_style(app: QApplication, theme: Theme, text_size: float, script: str = "SC") -> None:
    """Show the application in `theme`, with text `text_size` times the usual."""
    # Taking one sheet away and putting another on is five times as quick as replacing it.
    app.setStyleSheet("")
    apply_text_size(app, text_size, script)
    apply_theme(app, theme)
    app.setStyleSheet(style_sheet(tokens()))


def restyle(widget: QWidget) -> None:
    """Let a widget whose dynamic property changed take its new rules."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _labels(t: Tokens) -> str:
    roles = [
        f'QLabel[role="{role}"] {{ font-family: "{font(role).family()}"; font-size: {font(role).pixelSize()}px; }}'
        for role in TYPE
    ]
    tones = [f'QLabel[tone="{tone}"] {{ color: {getattr(t, tone)}; }}' for tone in TONES]
    disabled = f"QLabel:disabled {{ color: {t.disabled}; }}"
    return "\n".join(["QLabel { background: transparent; }", *roles, *tones, disabled])


def _fields(t: Tokens) -> str:
    base = t.sunken if t.window == "#11141B" else t.surface
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit {{
    background: {base}; color: {t.text}; border: 1px solid {t.border}; border-radius: 6px; padding: 0 9px;
    selection-background-color: {t.selection}; selection-color: {t.text};
}}
QPlainTextEdit, QTextEdit {{ border-radius: 8px; padding: 7px; }}
QLineEdit {{ min-height: 30px; }}
QLineEdit:focus {{ border: 2px solid {t.focus}; padding: 0 8px; min-height: 28px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {t.focus}; padding: 6px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled {{
    background: {t.sunken}; color: {t.disabled}; border-color: {t.hairline};
}}
QLineEdit[wrong="true"] {{ border: 1px solid {t.error}; }}
QLineEdit[wrong="true"]:focus {{ border: 2px solid {t.error}; }}
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus {{
    background: transparent; border: none; padding: 0; min-height: 28px;
}}
"""


def _sliders(t: Tokens) -> str:
    return f"""
QSlider:horizontal {{ min-height: 20px; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {t.hairline}; }}
QSlider::sub-page:horizontal {{ background: {t.accent}; border-radius: 2px; }}
QSlider::sub-page:horizontal:disabled {{ background: {t.disabled}; }}
QSlider::handle:horizontal {{
    width: 12px; height: 12px; margin: -6px 0; border-radius: 8px;
    border: 2px solid {t.accent}; background: {t.surface};
}}
QSlider::handle:horizontal:hover {{ background: {t.accent_soft}; }}
QSlider::handle:horizontal:focus {{ background: {t.accent}; }}
QSlider::handle:horizontal:disabled {{ border-color: {t.disabled}; }}
QProgressBar {{ border: none; border-radius: 3px; background: {t.sunken}; max-height: 6px; text-align: center; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
"""


def _tables(t: Tokens) -> str:
    caption = font("caption").pixelSize()
    return f"""
QTableView, QListView, QTreeView {{
    background: transparent; border: none; color: {t.text}; gridline-color: {t.hairline}; outline: none;
    selection-background-color: {t.accent_soft}; selection-color: {t.text};
}}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{
    background: transparent; color: {t.muted}; font-size: {caption}px; border: none;
    border-bottom: 1px solid {t.hairline}; padding: 0 8px; height: 31px;
}}
QTableCornerButton::section {{ background: transparent; border: none; }}
"""


def _menus(t: Tokens) -> str:
    return f"""
QMenuBar {{ background: {t.window}; color: {t.text}; border: none; padding: 0 12px; spacing: 0; }}
QMenuBar::item {{ background: transparent; padding: 7px 12px; border-radius: 6px; }}
QMenuBar::item:selected {{ background: {t.sunken}; }}
QMenuBar::item:pressed {{ background: {t.accent_soft}; }}
QMenu {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.border}; padding: 4px; }}
QMenu::item {{ padding: 7px 28px 7px 28px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.accent_soft}; }}
QMenu::item:disabled {{ color: {t.disabled}; }}
QMenu::separator {{ height: 1px; background: {t.hairline}; margin: 4px 8px; }}
QMenu::indicator {{ width: 14px; height: 14px; left: 8px; }}
QToolTip {{
    background: {t.raised}; color: {t.text}; border: 1px solid {t.border}; padding: 4px 8px;
}}
QComboBox QAbstractItemView {{
    background: {t.raised}; color: {t.text}; border: 1px solid {t.border}; padding: 4px; outline: none;
    selection-background-color: {t.accent_soft}; selection-color: {t.text};
}}
QComboBox QAbstractItemView::item {{ min-height: 30px; padding: 0 6px; }}
"""


def _scroll_bars(t: Tokens) -> str:
    return f"""
QAbstractScrollArea {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {t.border}; border-radius: 3px; }}
QScrollBar::handle:vertical {{ margin: 3px; min-height: 32px; }}
QScrollBar::handle:horizontal {{ margin: 3px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {t.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _dialogs(t: Tokens) -> str:
    return f"""
QDialog QPushButton {{
    background: {t.raised}; color: {t.text}; border: 1px solid {t.border}; border-radius: 8px;
    padding: 0 16px; min-height: 34px; min-width: 64px;
}}
QDialog QPushButton:hover {{ background: {t.sunken}; }}
QDialog QPushButton:pressed {{ background: {t.hairline}; }}
QDialog QPushButton:focus {{ border: 2px solid {t.focus}; padding: 0 15px; min-height: 32px; }}
QDialog QPushButton:default {{ background: {t.accent}; color: {t.accent_text}; border-color: {t.accent}; }}
QDialog QPushButton:default:hover {{ background: {t.accent_hover}; }}
QDialog QPushButton:disabled {{ background: {t.sunken}; color: {t.disabled}; border-color: {t.hairline}; }}
"""

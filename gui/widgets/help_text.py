"""The words of the help panel, carried by the controls themselves."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

HELP = "help"  # the dynamic property that carries a `Help`


@dataclass(frozen=True)
class Help:
    """What the help panel says about a control; empty parts are left out. All in the language of now.

    `more` holds further sections, such as ("Found here", "All bytes read as GB18030.").
    """

    title: str
    what: str = ""
    smaller: str = ""
    larger: str = ""
    usual: str = ""
    more: tuple[tuple[str, str], ...] = ()


def set_help(widget: QWidget, help_text: Help) -> None:
    """Give a control (or the page, for everything in it) its words."""
    widget.setProperty(HELP, help_text)


def help_of_itself(widget: QWidget) -> Help | None:
    """The words of this control alone."""
    found = widget.property(HELP)
    return found if isinstance(found, Help) else None


def help_of(widget: QWidget | None) -> Help | None:
    """The words of the nearest control that has some, from `widget` outwards."""
    while widget is not None:
        if found := help_of_itself(widget):
            return found
        widget = widget.parentWidget()
    return None

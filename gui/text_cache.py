"""The entry of the File menu that says how much prepared text is kept, and frees that room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from engine.cache import user_cache
from engine.control import RunControl
from engine.events import Work
from gui.figures import size_text
from gui.streams import Opened

if TYPE_CHECKING:
    from gui.workspace import Workspace


class TextCache(QObject):
    """Words and work of the action; nothing is lost by it, since the texts themselves lie elsewhere."""

    def __init__(self, workspace: Workspace, action: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._action = workspace, action

    def refresh(self) -> None:
        """Say how much is kept now."""
        size = user_cache().size()
        self._action.setText(self.tr("Clear prepared texts ({size})").format(size=size_text(size)))
        self._action.setEnabled(size > 0)

    def clear(self) -> None:
        """Remove everything that is not being made just now."""
        self._workspace.run_job(
            lambda: self.tr("Clearing prepared texts"), _clearing(), self._on_cleared, lane="cache"
        )

    def _on_cleared(self, freed: int) -> None:
        self.refresh()
        self._workspace.noted.emit(
            lambda: self.tr("{size} of prepared texts removed").format(size=size_text(freed))
        )


def _clearing() -> Opened[int]:
    def open_work(control: RunControl) -> Work[int]:
        yield from ()
        return user_cache().clear()

    return open_work

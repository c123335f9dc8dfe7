"""Files that are dragged over the window: what would happen is shown, and done when they are dropped."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from gui.opening import Opening
from gui.widgets.toast import DropOverlay
from gui.workspace import Workspace


class Drops:
    """Shows `overlay` while files are over the window, and hands them to `opening`."""

    def __init__(self, workspace: Workspace, opening: Opening, overlay: DropOverlay) -> None:
        self._workspace, self._opening, self._overlay = workspace, opening, overlay

    def enter(self, event: QDragEnterEvent) -> None:
        """Something comes in; while a run is trained nothing is opened."""
        paths = dropped(event)
        if paths and not self._workspace.training:
            event.acceptProposedAction()
            self._overlay.show_effect(self._opening.drop_effect(paths))

    def leave(self) -> None:
        """It went out again."""
        self._overlay.hide()

    def drop(self, event: QDropEvent) -> None:
        """It is let go here."""
        self._overlay.hide()
        paths = dropped(event)
        if paths:
            event.acceptProposedAction()
            self._opening.open_paths(paths)


def dropped(event: QDropEvent) -> list[Path]:
    """The files and folders that are dragged."""
    names = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return [Path(os.path.normpath(name)) for name in names]

"""The field that names what is read: a file, several files and folders, or pasted text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from engine.corpus.sources import CorpusPath, PastedText, given_paths
from gui.figures import size_text
from gui.icons import paint_icon
from gui.importing import origin_name
from gui.theme import color, font, tokens
from gui.widgets.fields import FIELD_HEIGHT, paint_field

WIDTH = 248
MOST_LISTED = 20  # files that can be left out by name


def size_of(origin: CorpusPath | None) -> int:
    """Bytes of the files that are given by name, 0 where a folder is among them or a file is gone."""
    if isinstance(origin, PastedText):
        return len(origin.text.encode("utf-8", "surrogatepass"))
    paths = given_paths(origin) if origin is not None else ()
    try:
        return sum(path.stat().st_size for path in paths) if all(p.is_file() for p in paths) else 0
    except OSError:
        return 0


def _icon_of(origin: CorpusPath | None) -> str:
    if isinstance(origin, PastedText):
        return "note-pencil"
    paths = given_paths(origin) if origin is not None else ()
    if len(paths) > 1:
        return "files"
    return "folder-open" if paths and paths[0].is_dir() else "file-text"


class FileField(QAbstractButton):
    """Icon, name, size. A click offers to choose something else, to add to it, or to leave some of it out.

    Signals:
        files_requested, folder_requested: the person wants to choose; True adds to what is there.
        paste_requested: the person wants to paste a text.
        left_out: the `Path` to leave out.
    """

    files_requested = Signal(bool)
    folder_requested = Signal(bool)
    paste_requested = Signal()
    left_out = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._origin: CorpusPath | None = None
        self.size_in_bytes = 0
        self.setMinimumSize(120, FIELD_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._on_clicked)

    def set_origin(self, origin: CorpusPath | None) -> None:
        """Show what is read."""
        self.setText(origin_name(origin) if origin is not None else "")
        if origin is not self._origin:  # the disk is not asked each time the page is drawn anew
            self._origin, self.size_in_bytes = origin, size_of(origin)
        self.setToolTip("\n".join(map(str, self.paths()[:MOST_LISTED])))
        self.setAccessibleDescription(f"{self.text()} {self._size_words()}".strip())
        self.update()

    def _size_words(self) -> str:
        return size_text(self.size_in_bytes) if self.size_in_bytes else ""

    def paths(self) -> tuple[Path, ...]:
        """The files and folders it names."""
        return given_paths(self._origin) if self._origin is not None else ()

    def menu(self) -> QMenu:
        """What a click offers."""
        menu = QMenu(self)
        menu.addAction(self.tr("Open files…")).triggered.connect(lambda: self.files_requested.emit(False))
        menu.addAction(self.tr("Open a folder…")).triggered.connect(lambda: self.folder_requested.emit(False))
        menu.addAction(self.tr("Paste text…")).triggered.connect(self.paste_requested)
        paths = self.paths()
        if paths:
            menu.addSeparator()
            menu.addAction(self.tr("Add files…")).triggered.connect(lambda: self.files_requested.emit(True))
            menu.addAction(self.tr("Add a folder…")).triggered.connect(
                lambda: self.folder_requested.emit(True)
            )
        if len(paths) > 1:
            menu.addSeparator()
            for path in paths[:MOST_LISTED]:
                action = menu.addAction(self.tr("Leave out {name}").format(name=path.name))
                action.triggered.connect(lambda _=False, path=path: self.left_out.emit(path))
        return menu

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, max(FIELD_HEIGHT, self.fontMetrics().height() + 10))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        paint_field(painter, self.size(), focused=self.hasFocus(), enabled=True)
        icon = QRectF(11, (self.height() - 16) / 2, 16, 16)
        paint_icon(painter, icon, _icon_of(self._origin), t.muted)
        painter.setFont(font("caption"))
        painter.setPen(color(t.muted))
        area = self.rect().adjusted(36, 0, -11, 0)
        size = self._size_words()
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, size)
        taken = painter.fontMetrics().horizontalAdvance(size) + 10 if size else 0
        painter.setFont(font("body"))
        painter.setPen(color(t.text))
        area = area.adjusted(0, 0, -taken, 0)
        name = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)

    def _on_clicked(self) -> None:
        self.menu().popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

"""The note of one run: a small box under the table, kept a moment after the last key."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from engine.project.notes import LONGEST
from engine.project.records import RunRecord
from gui.run_shelf import RunShelf
from gui.sentences import number, run_words
from gui.widgets.labels import Label

HEIGHT = 72
PAUSE_MS = 1200  # after the last key


class RunNote(QWidget):
    """Gone while no run is chosen, or several are.

    Signals:
        kept: the `RunRecord` with its new note.
    """

    kept = Signal(object)

    def __init__(self, shelf: RunShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._run: RunRecord | None = None
        self._read_only = False
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.keep)
        self.name, self.box = Label("", "caption", "muted"), QPlainTextEdit()
        self.name.setBuddy(self.box)
        self.box.setFixedHeight(HEIGHT)
        self.box.setTabChangesFocus(True)
        self.box.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.box.textChanged.connect(self._on_typed)
        self.box.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.name)
        column.addWidget(self.box)
        self.retranslate()
        self.hide()

    def show_run(self, run: RunRecord | None, *, read_only: bool = False) -> None:
        """Show the note of a run; what was typed about another one is kept first."""
        before, self._read_only = self._run, read_only
        if before is not None and (run is None or run.id != before.id):
            self.keep()
        same = run is not None and before is not None and run.id == before.id
        typing = same and (self._pause.isActive() or self.box.hasFocus())
        self._run = run
        self.setVisible(run is not None)
        self.box.setReadOnly(read_only)
        if run is not None and not typing and (not same or self.box.toPlainText().strip() != run.note):
            self._show(run.note)
        self._name()

    def _show(self, text: str) -> None:
        self.box.blockSignals(True)
        self.box.setPlainText(text)
        self.box.blockSignals(False)
        self._pause.stop()

    def keep(self) -> None:
        """Keep what was typed."""
        self._pause.stop()
        run, text = self._run, self.box.toPlainText().strip()
        if run is not None and not self._read_only and text != run.note:
            self._run = replace(run, note=text)
            if self._shelf.write_note(run, text):
                self.kept.emit(self._run)
            else:
                self._run = run

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if watched is self.box and event.type() == QEvent.Type.FocusOut:
            self.keep()
        return super().eventFilter(watched, event)

    def _on_typed(self) -> None:
        if len(self.box.toPlainText()) > LONGEST:
            self.name.set_tone("error")
            self.name.setText(self.tr("A note has room for {n} characters.").format(n=number(LONGEST)))
            self._pause.stop()
            return
        self._name()
        self._pause.start()

    def _name(self) -> None:
        self.name.set_tone("muted")
        run = self._run
        words = self.tr("Note on {run}").format(run=run_words(run.name)) if run else self.tr("Note")
        self.name.setText(words)
        self.box.setAccessibleName(words)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.box.setPlaceholderText(self.tr("What you tried here, and what you think of it"))
        self._name()

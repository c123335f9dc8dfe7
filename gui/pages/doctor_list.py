"""All that the data doctor has found, in place of the preview."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.pages.doctor_finding import FindingRow, FindingView
from gui.pages.section import SectionHead
from gui.widgets.buttons import QuietButton, SecondaryButton
from gui.widgets.labels import Label


class DoctorList(QWidget):
    """Head, one row per finding, and a line where there is none.

    Signals:
        fix_requested, undo_requested: the names of remedies, a tuple.
        back_requested: the person wants to see the preview again.
    """

    fix_requested = Signal(object)
    undo_requested = Signal(object)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FindingRow] = []
        self.fix_all_button = SecondaryButton("", height=28)
        self.fix_all_button.clicked.connect(self._on_fix_all_clicked)
        self.back_button = QuietButton("", "arrow-left", height=28)
        self.back_button.clicked.connect(self.back_requested)
        ends = QWidget()
        buttons = QHBoxLayout(ends)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.fix_all_button)
        self.head = SectionHead(at_end=ends)
        self._note = Label("", "body", "muted", wrap=True)
        self._looked_for = Label("", "caption", "muted", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self.head)
        outer.addLayout(self._list)
        outer.addWidget(self._note)
        outer.addWidget(self._looked_for)
        outer.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.retranslate()

    def show_findings(self, views: Sequence[FindingView], note: str) -> None:
        """Show these; `note` is the line below them ("Nothing wrong was found.")."""
        self._place_rows(views)
        for row, view in zip(self.rows, views, strict=True):
            if row.view != view:
                row.show_view(view)
        self.fix_all_button.setVisible(len(self._fixes()) > 1)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        left = sum(not view.mended for view in views)
        self.head.set_beside(self.tr("{n} to look at").format(n=left) if left else "")

    def note(self) -> str:
        """The line below the findings."""
        return self._note.text()

    def _place_rows(self, views: Sequence[FindingView]) -> None:
        """A row per view in their order; rows that are there already stay, with the keyboard in them."""
        kept = {row.view.key: row for row in self.rows}
        self.rows = []
        for place, view in enumerate(views):
            row = kept.pop(view.key, None)
            if row is None:
                row = FindingRow(view)
                row.fix_requested.connect(self._on_fix_requested)
                row.undo_requested.connect(self._on_undo_requested)
                self._list.insertWidget(place, row)
            elif self._list.indexOf(row) != place:
                self._list.insertWidget(place, row)
            self.rows.append(row)
        for row in kept.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _fixes(self) -> tuple[str, ...]:
        """The first remedy of every finding that is not mended, each once."""
        left = [row.view.remedies[0].name for row in self.rows if row.view.remedies and not row.view.mended]
        return tuple(dict.fromkeys(left))

    def _on_fix_requested(self, fix: object) -> None:
        self.fix_requested.emit((fix,))

    def _on_undo_requested(self, fix: object) -> None:
        self.undo_requested.emit((fix,))

    def _on_fix_all_clicked(self) -> None:
        self.fix_requested.emit(self._fixes())

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.head.set_name(self.tr("Data doctor"))
        self.back_button.setText(self.tr("Back to the preview"))
        self.fix_all_button.setText(self.tr("Fix all"))
        self._looked_for.setText(
            self.tr(
                "It looks for broken characters, markup, empty, over-long and repeated texts, and labels that do not "
                "fit. Nothing changes until you press Fix, and the files themselves are never changed."
            )
        )
        for button in (self.back_button, self.fix_all_button):
            button.updateGeometry()
        for row in self.rows:
            row.retranslate()

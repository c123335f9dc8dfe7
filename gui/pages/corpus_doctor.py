"""The data doctor on the Corpus page: its card beside the page, its line on it, its list, and what their buttons do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.corpus.sources import given_paths
from engine.recipe.fixes import Fix
from gui.doctor import DoctorState, with_fixes
from gui.pages.doctor_card import DoctorCard, DoctorLine
from gui.pages.doctor_finding import FindingView
from gui.pages.doctor_list import DoctorList
from gui.pages.doctor_words import finding_views, note, summary
from gui.widgets.help_text import Help, set_help

if TYPE_CHECKING:
    from gui.workspace import Workspace


class CorpusDoctor(QObject):
    """Holds the three parts and keeps them as the workspace's doctor is.

    Signals:
        list_wanted: True to show the list in place of the preview, False for the preview.
    """

    list_wanted = Signal(bool)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.card = DoctorCard()
        self.line = DoctorLine(self.card)
        self.list = DoctorList()
        for part in (self.card, self.line):
            part.act_requested.connect(self._act)
        self.list.fix_requested.connect(self._fix)
        self.list.undo_requested.connect(self._undo)
        self.list.back_requested.connect(lambda: self.list_wanted.emit(False))
        workspace.doctor.progressed.connect(self._on_progressed)

    def rescues(self) -> bool:
        """Whether it knows how to mend a corpus that cannot be read as it is."""
        w = self._workspace
        lost = w.inspection is None and not w.working_on("corpus") and w.doctor.state is DoctorState.DONE
        return lost and any(row.view.remedies and not row.view.mended for row in self.list.rows)

    def refresh(self) -> None:
        """Show what the doctor knows."""
        w = self._workspace
        views = self._views()
        self.list.show_findings(views, note(w.doctor, views))
        self._show_summary(views)
        self.line.set_wanted(w.inspection is not None and w.doctor.state is not DoctorState.IDLE)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        what = self.tr(
            "It looks through all texts for what spoils learning. Fix mends a finding while the texts are read, "
            "the files stay as they are; Undo or Ctrl+Z takes it back."
        )
        for part in (self.card, self.line, self.list):
            part.retranslate()
            set_help(part, Help(self.tr("Data doctor"), what))
        self.refresh()

    def _views(self) -> list[FindingView]:
        w = self._workspace
        paths = given_paths(origin) if (origin := w.corpus_origin()) is not None else ()
        alone = paths[0].name if len(paths) == 1 else ""
        unread = w.inspection.unread if w.inspection is not None else ()
        return finding_views(w.doctor, w.recipe.corpus.fixes, unread, alone)

    def show_list(self, shown: bool) -> None:
        """Show or hide the list; while it is shown nobody has to offer it."""
        self.list.setVisible(shown)
        self._show_summary(self._views())

    def _show_summary(self, views: list[FindingView]) -> None:
        short = summary(self._workspace.doctor, views)
        if short.act == "look" and not self.list.isHidden():
            short = replace(short, act="")
        for part in (self.card, self.line):
            part.show_summary(short)

    def _on_progressed(self) -> None:
        self._show_summary(self._views())

    def repair_encoding(self) -> None:
        """Read lines in another encoding in their own."""
        self._fix((Fix.REPAIR_ENCODING.value,))

    def _act(self, act: object) -> None:
        w = self._workspace
        if act == "stop":
            w.doctor.stop()
        elif act == "again":
            w.look_for_faults()
        elif act == "look":
            self.list_wanted.emit(True)

    def _fix(self, names: tuple[str, ...]) -> None:
        more = tuple(Fix(name) for name in names)
        self._set(with_fixes(self._workspace.recipe.corpus.fixes, more=more))

    def _undo(self, names: tuple[str, ...]) -> None:
        fewer = tuple(Fix(name) for name in names)
        self._set(with_fixes(self._workspace.recipe.corpus.fixes, fewer=fewer))

    def _set(self, fixes: list[str]) -> None:
        self._workspace.set_corpus_values({"corpus.fixes": fixes})

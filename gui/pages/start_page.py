"""The first screen: what the program does, a text or project to open, samples to start with, projects to go on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from engine.corpus.samples import list_samples
from gui.motion import milliseconds
from gui.pages.page import Page
from gui.pages.tiny_model import TinyModel
from gui.preferences import Preferences
from gui.steps import Step
from gui.views.unrolled.picture import Colouring, Detail
from gui.views.unrolled_view import UnrolledView
from gui.widgets.buttons import PrimaryButton, SecondaryButton, StopLink
from gui.widgets.labels import DisplayLines, Hairline, Label
from gui.widgets.mark import Mark
from gui.widgets.recent_list import RecentList
from gui.widgets.sample_card import SampleCard

if TYPE_CHECKING:
    from gui.workspace import Workspace

CARDS, COLUMNS = 10, 5
LOW = 760  # pages lower than this are drawn tighter
PLAY_AFTER_MS = 800
LINES = {"en": "what does it keep in mind ?", "zh_CN": "它 心里 记住 了 什么 ？"}


class StartPage(Page):
    """Everything here leads on; nothing here needs torch.

    Signals:
        text_requested, paste_requested, project_requested: the user wants to open one.
        sample_chosen: a `Sample`; recent_chosen: the path of a project.
    """

    text_requested = Signal()
    paste_requested = Signal()
    project_requested = Signal()
    sample_chosen = Signal(object)
    recent_chosen = Signal(object)

    step = Step.START
    uses_help = False
    widest = 1200

    def __init__(self, workspace: Workspace, preferences: Preferences, parent: QWidget | None = None) -> None:
        self._preferences = preferences
        self._has_played = False
        super().__init__(workspace, parent)

    def title(self) -> str:
        return self.tr("Start")

    def build(self) -> None:
        self.header.hide()
        self.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        self.body.setSpacing(0)
        self._model = TinyModel.load()
        self._mark = Mark(scale=1.42)
        self._display = DisplayLines()
        self._lead = Label("", "lead", "muted")
        self.text_button = PrimaryButton("", "folder-open", height=40)
        self.project_button = SecondaryButton("", "file-text", height=40)
        self.paste_button = StopLink()
        self._drop_words = Label("", "caption", "muted")
        self.drawing = UnrolledView()
        self._samples_title, self._samples_words = Label("", "heading"), Label("", "body", "muted")
        self.cards = [SampleCard(sample) for sample in list_samples() if sample.available][:CARDS]
        self._recent_title, self._recent_empty = Label("", "heading"), Label("", "body", "muted")
        self.recent = RecentList()
        self.text_button.clicked.connect(self.text_requested)
        self.project_button.clicked.connect(self.project_requested)
        self.paste_button.clicked.connect(self.paste_requested)
        self.recent.chosen.connect(self.recent_chosen)
        for card in self.cards:
            card.chosen.connect(self.sample_chosen)
        self._compose()

    def _compose(self) -> None:
        self._hero = QHBoxLayout()
        self._hero.setSpacing(32)
        self._hero.addLayout(self._words_column(), 0)
        self._hero.addWidget(self.drawing, 1)
        samples = QHBoxLayout()
        samples.setSpacing(16)
        samples.addWidget(self._samples_title)
        samples.addWidget(self._samples_words)
        samples.addStretch(1)
        cards = QGridLayout()
        cards.setHorizontalSpacing(16)
        cards.setVerticalSpacing(16)
        for place, card in enumerate(self.cards):
            cards.addWidget(card, place // COLUMNS, place % COLUMNS)
        self.body.addLayout(self._hero)
        self._gaps = [self._gap(), self._gap(), self._gap(), self._gap()]
        for gap, part in zip(self._gaps, (samples, cards, Hairline(), self._recent_part()), strict=True):
            self.body.addWidget(gap)
            _add(self.body, part)
        self.body.addStretch(1)

    def _words_column(self) -> QVBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.text_button)
        buttons.addWidget(self.project_button)
        buttons.addStretch(1)
        drop = QHBoxLayout()
        drop.setSpacing(2)
        drop.addWidget(self._drop_words)
        drop.addWidget(self.paste_button)
        drop.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._mark)
        self._spaces = [self._gap(), self._gap(), self._gap(), self._gap()]
        for space, part in zip(self._spaces, (self._display, self._lead, buttons, drop), strict=True):
            column.addWidget(space)
            _add(column, part)
        column.addStretch(1)
        return column

    def _recent_part(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self._recent_title)
        column.addWidget(self._recent_empty)
        column.addWidget(self.recent)
        return column

    @staticmethod
    def _gap() -> QWidget:
        gap = QWidget()
        gap.setFixedHeight(0)
        return gap

    # --- words ---------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        super().retranslate()
        language = self._preferences.language()
        self._display.set_text(self.tr("Teach a network\nto read."))
        self._lead.setText(
            self.tr(
                "Open a text, train on it, and watch what the network keeps\n"
                "in mind, word by word. Nothing leaves this computer."
            )
        )
        self.text_button.setText(self.tr("Open a text…"))
        self.project_button.setText(self.tr("Open a project…"))
        self._drop_words.setText(self.tr("or drop files here: txt, csv, xlsx, docx, jsonl, folders, or"))
        self.paste_button.setText(self.tr("paste a text"))
        self.paste_button.updateGeometry()
        self._samples_title.setText(self.tr("Start with a sample"))
        self._samples_words.setText(self.tr("trained in a minute or two"))
        self._recent_title.setText(self.tr("Recent"))
        self._recent_empty.setText(self.tr("No projects yet. Start with a sample."))
        self.drawing.setAccessibleName(self.tr("A small network reading a line"))
        for card in self.cards:
            card.retranslate(language)
        self._show_drawing(language)

    def _show_drawing(self, language: str) -> None:
        line = LINES.get(language, LINES["en"]).split()
        self.drawing.set_detail(Detail.CELLS)
        self.drawing.set_colouring(Colouring.STATE)
        self.drawing.set_rows(answers=False, effects=False, guesses=False)
        self.drawing.set_gutter(False)
        self.drawing.set_picture(self._model.picture(line))
        self.drawing.select_step(len(line) - 2)

    def refresh(self) -> None:
        super().refresh()
        projects = self._preferences.recent()[:4]
        self.recent.show_projects(projects)
        self.recent.setVisible(bool(projects))
        self._recent_empty.setVisible(not projects)

    # --- room ----------------------------------------------------------------------------------------------

    def _set_margins(self) -> None:
        super()._set_margins()
        margins = self.body.contentsMargins()
        margins.setTop(16 if self.height() < LOW else 40)
        self.body.setContentsMargins(margins)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        low = self.height() < LOW
        heights = (12, 8, 20, 8) if low else (24, 12, 36, 14)
        for space, height in zip(self._spaces, heights, strict=True):
            space.setFixedHeight(height)
        heights = (12, 8, 16, 10) if low else (24, 12, 20, 14)
        for gap, height in zip(self._gaps, heights, strict=True):
            gap.setFixedHeight(height)
        for card in self.cards:
            card.set_compact(low)
        self.drawing.setFixedHeight(300 if low else 330)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        self.refresh()
        if not self._has_played and milliseconds(PLAY_AFTER_MS):
            self._has_played = True
            QTimer.singleShot(PLAY_AFTER_MS, self, self._play)

    def _play(self) -> None:
        """Let the small network read its line once."""
        if self.isVisible():
            self.drawing.select_step(0)
            self.drawing.play()


def _add(column: QVBoxLayout, part: object) -> None:
    if isinstance(part, QWidget):
        column.addWidget(part)
    else:
        assert isinstance(part, QLayout)
        column.addLayout(part)

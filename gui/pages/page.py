"""What every page is: a head that never scrolls away, a bar for messages, and contents that scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui.steps import Step
from gui.widgets.message_bar import MessageBar
from gui.widgets.page_header import PageHeader

if TYPE_CHECKING:
    from gui.workspace import Workspace

NARROW = 1360  # windows under this width have smaller margins and the help panel closed
LOW = 700  # pages lower than this are laid out tighter


class Page(QWidget):
    """Base of the pages. A subclass fills `self.body` in `build`, says its words in `retranslate` (calling this one),
    and shows what the workspace holds in `refresh`.

    `refresh` runs when the page is built, whenever the workspace changes while the page is visible, and when it is
    shown again after a change it has missed.

    Signals:
        step_requested: the page asks to go to another `Step`.
    """

    step_requested = Signal(object)

    step: ClassVar[Step]
    uses_help: ClassVar[bool] = True  # whether the help panel stands beside the page
    widest: ClassVar[int] = 1280  # contents are centred in more room than this

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.header = PageHeader(parent=self)
        self.message_bar = MessageBar()
        self._stale = False
        self._arrange()
        self.build()
        self.retranslate()
        self.refresh()
        for changed in (
            workspace.project_changed,
            workspace.corpus_changed,
            workspace.pipeline_changed,
            workspace.recipe_changed,
            workspace.run_changed,
        ):
            changed.connect(self._on_workspace_changed)

    # --- what a page says and does -------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name, also on the rail."""
        raise NotImplementedError

    def sentence(self) -> str:
        """The sentence under the name, for what the workspace holds now."""
        return ""

    def build(self) -> None:
        """Make the controls: contents into `self.body`, buttons with `self.header.add_button`."""

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.header.set_title(self.title())
        self.header.set_sentence(self.sentence())
        self.message_bar.retranslate()

    def refresh(self) -> None:
        """Show what the workspace holds now."""
        self.header.set_sentence(self.sentence())

    def find_in_page(self) -> None:
        """Ctrl+F: put the cursor into the page's search field, where it has one."""

    def help_caption(self) -> tuple[str, str]:
        """Icon and word at the head of the help panel."""
        return "question", self.tr("Help")

    def help_extra(self) -> QWidget | None:
        """A widget of the page's own that stands under the help text (a legend, the data doctor)."""
        return None

    def go_to(self, step: Step) -> None:
        """Ask the window for another page."""
        self.step_requested.emit(step)

    # --- the frame -----------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.content = QWidget()
        self.body = QVBoxLayout(self.content)
        self.body.setSpacing(24)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.content)
        self._scroll.viewport().setAutoFillBackground(False)
        self.content.setAutoFillBackground(False)
        self._head = QHBoxLayout()
        self._head.addWidget(self.header)
        self._bar_row = QHBoxLayout()
        self._bar_row.addWidget(self.message_bar)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 28, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._head)
        outer.addLayout(self._bar_row)
        outer.addWidget(self._scroll, 1)
        self.message_bar.installEventFilter(self)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._set_margins)
        self._set_margins()

    def page_margin(self) -> int:
        """Space left and right of the contents: 40, 32 in a narrow window, more where the page is very wide."""
        usual = 32 if self.window().width() < NARROW else 40
        return max(usual, (self.width() - self.widest) // 2)

    def _set_margins(self) -> None:
        side = self.page_margin()
        self._head.setContentsMargins(side, 0, side, 0)
        told = not self.message_bar.isHidden()  # an empty row would keep its margin
        self._bar_row.setContentsMargins(side, 16 if told else 0, side, 0)
        bar = self._scroll.verticalScrollBar()
        beside = bar.sizeHint().width() if bar.maximum() > bar.minimum() else 0
        self.body.setContentsMargins(side, 12 if self.is_low() else 24, side - beside, 16)

    def is_low(self) -> bool:
        """Whether the page is one of a small window, with less air and less height for each part."""
        return self.height() < LOW

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._set_margins()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if watched is self.message_bar and event.type() in (
            QEvent.Type.ShowToParent,
            QEvent.Type.HideToParent,
        ):
            self._set_margins()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.refresh()

    def _on_workspace_changed(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

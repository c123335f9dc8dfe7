"""The frame between menu bar and status strip: rail, the card the page lies on, help panel."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QWidget

from gui.pages.page import NARROW, Page
from gui.steps import RAIL_STEPS, Step
from gui.theme import color, tokens
from gui.widgets.help_panel import HelpPanel
from gui.widgets.rail import Rail

RADIUS = 12
WIDE = 1800  # windows from this width have a wider help panel


class PageCard(QWidget):
    """The surface under the page, with a hairline and round corners at the top where something stands beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left = self._right = False
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(1, 1, 1, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_page(self, page: Page) -> None:
        """Bring a page to the front."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def set_neighbours(self, *, left: bool, right: bool) -> None:
        """Whether the rail and the help panel stand beside the card."""
        self._left, self._right = left, right
        self._pages.setContentsMargins(1 if left else 0, 1, 1 if right else 0, 0)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(960, 828)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(560, 400)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(tokens().hairline), 1))
        painter.setBrush(color(tokens().surface))
        beyond = RADIUS + 2.0  # a side without a neighbour lies outside of the widget
        left = 0.5 if self._left else -beyond
        right = self.width() - 0.5 if self._right else self.width() + beyond
        path = QPainterPath()
        path.addRoundedRect(QRectF(left, 0.5, right - left, self.height() + beyond), RADIUS, RADIUS)
        painter.drawPath(path)


class Frame(QWidget):
    """Rail, page and help panel side by side; the first screen has the page alone.

    Signals:
        step_chosen: the `Step` chosen on the rail.
    """

    step_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rail = Rail(RAIL_STEPS)
        self.card = PageCard()
        self.help = HelpPanel()
        self.page: Page | None = None
        self._help_choice: bool | None = None  # None: open where there is room
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.card, 1)
        row.addWidget(self.help)
        self.rail.step_chosen.connect(self.step_chosen)
        self.help.close_requested.connect(self._on_close_requested)
        self.help.hide()
        self.rail.hide()

    def show_page(self, page: Page) -> None:
        """Bring a page to the front, with what belongs beside it."""
        self.page = page
        on_start = page.step is Step.START
        self.rail.setVisible(not on_start)
        if not on_start:
            self.rail.set_current(page.step)
        self.card.show_page(page)
        self.refresh_help()

    def refresh_help(self) -> None:
        """Let the help panel stand or go, and say what the page in front says."""
        self._place_help(at_once=True)
        if self.page is not None:
            icon, caption = self.page.help_caption()
            self.help.set_page(self.page, icon, caption, self.page.help_extra())

    def help_open(self) -> bool:
        """Whether the help panel stands open."""
        return self.help.isVisibleTo(self)

    def help_wanted(self) -> bool:
        """Whether the panel is to be open, were the page to use it."""
        return self.window().width() >= NARROW if self._help_choice is None else self._help_choice

    def set_help_choice(self, choice: bool | None) -> None:
        """Open or close the panel for the user; None leaves it to the width of the window."""
        self._help_choice = choice
        self._place_help(at_once=False)

    def _place_help(self, *, at_once: bool) -> None:
        opened = self.page is not None and self.page.uses_help and self.help_wanted()
        self.help.set_panel_width(320 if self.window().width() >= WIDE else 272)
        self.help.set_open(opened, at_once=at_once)
        left = self.page is not None and self.page.step is not Step.START
        self.card.set_neighbours(left=left, right=opened)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._place_help(at_once=True)

    def _on_close_requested(self) -> None:
        self.set_help_choice(False)

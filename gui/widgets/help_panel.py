"""The help panel at the right: what the control in use is, what smaller and larger do, what is usual."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui.icons import paint_icon
from gui.motion import PANEL_MS, Slide
from gui.theme import tokens
from gui.widgets.buttons import IconButton
from gui.widgets.help_text import Help, help_of, help_of_itself
from gui.widgets.labels import Hairline, Label

FOLLOW_MS = 150


class _Icon(QWidget):
    """The icon at the head of the panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = "question"
        self.setFixedSize(18, 18)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        paint_icon(QPainter(self), QRectF(0, 0, 18, 18), self.name, tokens().muted)


class HelpPanel(QWidget):
    """Follows the focus after 150 ms; shows the words of the page while no control in use has any.

    Signals:
        close_requested: the user pressed x.
    """

    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: QWidget | None = None
        self._shown: Help | None = None
        self._extra: QWidget | None = None
        self._width = 272
        self._icon, self._caption = _Icon(), Label("", "body", "muted")
        self._close = IconButton("x", "", side=28)
        self._close.clicked.connect(self.close_requested)
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        self._extra_room = QVBoxLayout()
        self._line = Hairline()
        self._arrange()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FOLLOW_MS)
        self._timer.timeout.connect(self._follow)
        self._slide = Slide(self, PANEL_MS)
        self._slide.valueChanged.connect(self._on_slid)
        self._slide.finished.connect(self._on_slide_finished)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        self.retranslate()

    def _arrange(self) -> None:
        self._inside = QWidget(self)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(10)
        head.addWidget(self._icon)
        head.addWidget(self._caption, 1)
        head.addWidget(self._close)
        contents = QWidget()
        inner = QVBoxLayout(contents)
        inner.setContentsMargins(0, 0, 24, 16)
        inner.setSpacing(16)
        inner.addLayout(self._words)
        inner.addWidget(self._line)
        inner.addLayout(self._extra_room)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        contents.setAutoFillBackground(False)
        scroll.setWidget(contents)
        outer = QVBoxLayout(self._inside)
        outer.setContentsMargins(24, 24, 0, 0)
        outer.setSpacing(12)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 14, 0)
        row.addLayout(head)
        outer.addLayout(row)
        outer.addWidget(scroll, 1)

    # --- what it shows -------------------------------------------------------------------------------------

    def set_page(self, page: QWidget, icon: str, caption: str, extra: QWidget | None) -> None:
        """Stand beside another page, or say the same in another language."""
        self._page = page
        self._icon.name = icon
        self._icon.update()
        self._caption.setText(caption)
        if extra is not self._extra:
            if self._extra is not None:
                self._extra_room.removeWidget(self._extra)
                self._extra.hide()
            self._extra = extra
            if extra is not None:
                self._extra_room.addWidget(extra)
                extra.show()
        self._line.setVisible(extra is not None)
        self._follow()

    def show_help(self, help_text: Help | None) -> None:
        """Show the words of a control (None: nothing)."""
        if help_text == self._shown:
            return
        self._shown = help_text
        while self._words.count():
            item = self._words.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
            elif item is not None:
                del item
        if help_text is None:
            return
        self._words.addWidget(Label(help_text.title, "heading", wrap=True))
        self._words.addSpacing(5)
        self._add_section("", help_text.what)
        for caption, text in (
            (self.tr("Smaller"), help_text.smaller),
            (self.tr("Larger"), help_text.larger),
            *help_text.more,
            (self.tr("Usual"), help_text.usual),
        ):
            if text:
                self._words.addSpacing(15)
                self._add_section(caption, text)

    @Slot()
    def look_again(self) -> None:
        """The words of the page may have changed; see soon."""
        if not self._timer.isActive():
            self._timer.start()

    def shown(self) -> Help | None:
        """The words shown now."""
        return self._shown

    def _add_section(self, caption: str, text: str) -> None:
        if caption:
            self._words.addWidget(Label(caption, "caption", "muted"))
        if text:
            self._words.addWidget(Label(text, "body", wrap=True))

    def retranslate(self) -> None:
        """Say the panel's own words in the language of now."""
        self._close.set_name(self.tr("Close help"))
        self.setAccessibleName(self.tr("Help"))
        shown, self._shown = self._shown, None
        self.show_help(shown)
        self._follow()

    # --- open and closed -----------------------------------------------------------------------------------

    def set_panel_width(self, width: int) -> None:
        """272, or 320 in a wide window."""
        self._width = width
        if self.isVisible() and self._slide.state() != self._slide.State.Running:
            self._on_slid(float(width))

    def set_open(self, opened: bool, *, at_once: bool = False) -> None:
        """Slide in or out."""
        if at_once:
            self._slide.stop()
            self.setVisible(opened)
            self._on_slid(float(self._width))
        elif opened != self.isVisible():
            self.setVisible(True)
            start, target = (0, self._width) if opened else (self._width, 0)
            self._slide.slide(start, target)

    def _on_slid(self, width: float) -> None:
        self.setFixedWidth(max(1, round(width)))
        self._inside.setGeometry(0, 0, self._width, self.height())

    def resizeEvent(self, event: object) -> None:  # noqa: N802 (Qt's name)
        self._inside.setGeometry(0, 0, self._width, self.height())

    @Slot()
    def _on_slide_finished(self) -> None:
        if self._slide.endValue() == 0:
            self.hide()

    # --- following the focus -------------------------------------------------------------------------------

    @Slot("QWidget*", "QWidget*")
    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        self._timer.start()

    @Slot()
    def _follow(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            return
        inside = self._page is not None and focused is not None and self._page.isAncestorOf(focused)
        self.show_help(help_of(focused if inside else None) or self._page_help())

    def _page_help(self) -> Help | None:
        """The words of the page, or of its first control that has some."""
        if self._page is None:
            return None
        controls = (help_of_itself(w) for w in self._page.findChildren(QWidget) if w.isVisibleTo(self._page))
        return help_of(self._page) or next(filter(None, controls), None)

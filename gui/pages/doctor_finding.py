"""One finding of the data doctor: what it is, examples on demand, Fix and Undo."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from gui.icons import paint_icon
from gui.pages.doctor_examples import Examples, ExampleView
from gui.theme import Tokens, tokens
from gui.widgets.buttons import NONE, Look, QuietButton, SecondaryButton
from gui.widgets.labels import Hairline, Label

ICON, GAP = 18, 12


@dataclass(frozen=True)
class Remedy:
    """A fix by its name, what it is called and what it does."""

    name: str
    title: str
    does: str


@dataclass(frozen=True)
class FindingView:
    """What a row shows, in the language of now. `mended` is the remedy in force, "" while there is none."""

    key: str
    title: str
    amount: int
    count: str
    what: str
    examples: tuple[ExampleView, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    mended: str = ""
    opened: bool = False  # whether its examples are shown from the start

    def said(self) -> str:
        """The finding in a few words: "Duplicates, 62 documents"."""
        return f"{self.title}, {self.count}" if self.count else self.title


class _StateIcon(QWidget):
    """A warning, or a tick once it is mended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mended = False
        self.setFixedSize(ICON, ICON + 2)

    def set_mended(self, mended: bool) -> None:
        """Show the tick."""
        self._mended = mended
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        t = tokens()
        name, ink = ("check", t.accent) if self._mended else ("warning", t.warning)
        paint_icon(QPainter(self), QRectF(0, 1, ICON, ICON), name, ink)


class ExamplesLink(QuietButton):
    """Words that unfold the examples, flush with the words above them."""

    def look(self, t: Tokens) -> Look:
        return Look(NONE, NONE, t.accent_hover if self.underMouse() else t.accent)

    def padding(self) -> int:
        return 0


class FindingRow(QWidget):
    """A finding with its buttons.

    Signals:
        fix_requested, undo_requested: the name of the remedy.
    """

    fix_requested = Signal(object)
    undo_requested = Signal(object)

    def __init__(self, view: FindingView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self._icon = _StateIcon()
        self._title, self._count = Label("", "body"), Label("", "body", "muted")
        self._what, self._does = (Label("", "caption", "muted", wrap=True) for _ in range(2))
        self.examples_button = ExamplesLink("", "caret-down", height=24, icon_after=True)
        self.examples_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.examples_button.clicked.connect(self._on_examples_clicked)
        self.fix_button = SecondaryButton("", height=28, icon_after=True)
        self.fix_button.clicked.connect(self._on_fix_clicked)
        self.undo_button = SecondaryButton("", "arrow-counter-clockwise", height=28)
        self.undo_button.clicked.connect(lambda: self.undo_requested.emit(self.view.mended))
        self.examples = Examples()
        self.examples.setVisible(view.opened)
        self._arrange()
        self.show_view(view)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self._title)
        top.addWidget(self._count)
        top.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(top)
        words.addWidget(self._what)
        words.addWidget(self._does)
        words.addWidget(self.examples_button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for button in (self.fix_button, self.undo_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 12, 0, 0)
        outer.setSpacing(4)
        outer.addLayout(row)
        outer.addWidget(self.examples)
        outer.addSpacing(8)
        outer.addWidget(Hairline())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_view(self, view: FindingView) -> None:
        """Show another state of the same finding; examples that are open stay open."""
        had_focus = self.fix_button.hasFocus() or self.undo_button.hasFocus()
        self.view = view
        self._icon.set_mended(bool(view.mended))
        self._title.setText(view.title)
        self._count.setText(view.count)
        self._what.setText(view.what)
        self._does.setText(self._fix_words())
        self._does.setVisible(bool(self._does.text()))
        self.examples.show_examples(view.examples)
        self.examples_button.setVisible(bool(view.examples))
        self.examples.setVisible(bool(view.examples) and self.examples_open())
        self.fix_button.setVisible(bool(view.remedies) and not view.mended)
        self.undo_button.setVisible(bool(view.mended))
        if had_focus:  # the keyboard stays on the row: Fix becomes Undo under it
            (self.undo_button if view.mended else self.fix_button).setFocus()
        self.retranslate()

    def _fix_words(self) -> str:
        """What was done, or what Fix does."""
        done = next((r for r in self.view.remedies if r.name == self.view.mended), None)
        if done is not None:
            return self.tr("Mended: {title}.").format(title=done.title)
        if len(self.view.remedies) == 1:
            return self.tr("Fix: {does}").format(does=self.view.remedies[0].does)
        if not self.view.remedies:
            return ""
        return self.tr("Fix offers {n} ways.").format(n=len(self.view.remedies))

    def title_words(self) -> str:
        """The name of the finding, as shown."""
        return self._title.text()

    def examples_open(self) -> bool:
        """Whether the examples are shown."""
        return not self.examples.isHidden()

    def menu(self) -> QMenu:
        """What Fix offers where there are several ways."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for remedy in self.view.remedies:
            action = menu.addAction(remedy.title)
            action.setToolTip(remedy.does)
            action.triggered.connect(lambda _=False, name=remedy.name: self.fix_requested.emit(name))
        return menu

    def retranslate(self) -> None:
        """Say the buttons in the language of now."""
        self.fix_button.setText(self.tr("Fix"))
        self.fix_button.set_icon_name("caret-down" if len(self.view.remedies) > 1 else "")
        self.undo_button.setText(self.tr("Undo"))
        opened = self.examples_open()
        self.examples_button.setText(self.tr("Hide examples") if opened else self.tr("Show examples"))
        self.examples_button.set_icon_name("caret-up" if opened else "caret-down")
        for button in (self.fix_button, self.undo_button, self.examples_button):
            button.setAccessibleName(f"{button.text()}: {self.view.said()}")
            button.updateGeometry()
        self.fix_button.setAccessibleDescription(self._does.text())

    def _on_fix_clicked(self) -> None:
        if len(self.view.remedies) == 1:
            self.fix_requested.emit(self.view.remedies[0].name)
        else:
            self.menu().popup(self.fix_button.mapToGlobal(QPoint(0, self.fix_button.height() + 2)))

    def _on_examples_clicked(self) -> None:
        self.examples.setVisible(not self.examples_open())
        self.retranslate()

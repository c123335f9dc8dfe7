"""The window: menu bar, frame, status strip; what is opened, shown and closed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenuBar,
    QVBoxLayout,
    QWidget,
)

from gui import dialogs
from gui.actions import Actions
from gui.drops import Drops
from gui.focus_keeper import FocusKeeper
from gui.frame import Frame
from gui.looks import Looks
from gui.menu_corner import MenuCorner
from gui.opening import Opening
from gui.page_shelf import PageShelf
from gui.pages.page import Page
from gui.preferences import Preferences
from gui.road import show_road, step_name
from gui.steps import Step
from gui.task_strip import TaskStrip
from gui.widgets.focus_ring import FocusRing
from gui.widgets.mark import window_icon
from gui.widgets.message_bar import Kind
from gui.widgets.toast import DropOverlay, Toast
from gui.workspace import Message, Workspace

MENU_HEIGHT = 36
SMALLEST = (1024, 640)
USUAL = (1440, 900)


class MainWindow(QMainWindow):
    """Owns the workspace, the pages and the preferences.

    Signals:
        shown: the window is on the screen for the first time.
    """

    shown = Signal()

    def __init__(self, preferences: Preferences | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preferences = preferences or Preferences(parent=self)
        self.looks = Looks(self.preferences, self)
        self.looks.apply()
        self.workspace = Workspace(self)
        self.shelf = PageShelf(self.workspace, self.preferences, self.go_to)
        self.pages = self.shelf.made
        self._was_shown = self._closing = False
        self.setWindowIcon(window_icon())
        self.setMinimumSize(*SMALLEST)
        self.resize(self._usual_size())
        self.restoreGeometry(self.preferences.geometry())
        self.setAcceptDrops(True)
        self._make_menu_bar()
        self.frame = Frame()
        self.strip = TaskStrip(self.workspace)
        self._make_centre()
        self.toast = Toast(self)
        self.drop_overlay = DropOverlay(self)
        self.focus_ring = FocusRing(self)
        self._focus_keeper = FocusKeeper(self.frame, self)
        self.opening = Opening(self)
        self._drops = Drops(self.workspace, self.opening, self.drop_overlay)
        self.actions_ = Actions(self, self.menuBar())
        self._connect()
        self.frame.rail.set_folded(self.preferences.flag("rail_folded"))
        self.retranslate()
        self.go_to(Step.START)

    # --- building ------------------------------------------------------------------------------------------

    def _usual_size(self) -> QSize:
        """The usual size, or what the screen has room for."""
        room = self.screen().availableGeometry().size()
        return QSize(*USUAL).boundedTo(room)

    def _make_menu_bar(self) -> None:
        bar = QMenuBar()
        bar.setNativeMenuBar(False)
        bar.setMinimumHeight(MENU_HEIGHT)
        self.setMenuBar(bar)
        self._corner = MenuCorner(self.looks)  # kept: the menu bar does not own it
        self.theme_button, self.language_button = self._corner.theme_button, self._corner.language_button
        bar.setCornerWidget(self._corner, Qt.Corner.TopRightCorner)

    def _make_centre(self) -> None:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.frame, 1)
        column.addWidget(self.strip)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        workspace = self.workspace
        self.looks.restyled.connect(self._on_restyled)
        self.frame.step_chosen.connect(self.go_to)
        for signal in (
            workspace.project_changed,
            workspace.corpus_changed,
            workspace.pipeline_changed,
            workspace.recipe_changed,
            workspace.run_changed,
        ):
            signal.connect(self._on_workspace_changed)
        workspace.job_started.connect(self._on_workspace_changed)
        workspace.job_progressed.connect(self._refresh_rail)
        workspace.message.connect(self._on_message)
        workspace.run_ended.connect(self._on_run_ended)
        workspace.job_finished.connect(self._on_job_finished)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.activated.connect(self.strip.stop_front_job)

    # --- pages ---------------------------------------------------------------------------------------------

    def page(self, step: Step) -> Page:
        """The page of a step; made when it is first asked for."""
        return self.shelf.page(step, self.opening)

    @Slot(object)
    def go_to(self, step: Step) -> None:
        """Show the page of a step."""
        page = self.page(step)
        self.frame.show_page(page)
        focused = QApplication.focusWidget()
        if focused is None or not self.frame.isAncestorOf(focused):
            self.frame.card.setFocus()  # else the first button of the window would wear the ring
        self._on_workspace_changed()

    def current_step(self) -> Step:
        """The step whose page is in front."""
        return self.frame.page.step if self.frame.page else Step.START

    def step_name(self, step: Step) -> str:
        """A step's name in the language of now."""
        return step_name(step)

    def find_in_page(self) -> None:
        """Ctrl+F."""
        if self.frame.page is not None:
            self.frame.page.find_in_page()

    # --- training ------------------------------------------------------------------------------------------

    def train(self) -> None:
        """Ctrl+R: start a run and look at it."""
        if not self.workspace.can_train():
            self.go_to(Step.TRAIN)
            self.workspace.start_training()

    def pause_or_resume(self) -> None:
        """Let the run wait, or go on."""
        if self.workspace.paused:
            self.workspace.resume()
        else:
            self.workspace.pause()

    @Slot(object)
    def _on_run_ended(self, words: str) -> None:
        self.toast.show_text(words)
        if not self.isActiveWindow():
            QApplication.alert(self)

    # --- looks ---------------------------------------------------------------------------------------------

    @Slot()
    def _on_restyled(self) -> None:
        self._corner.say_theme()
        self.actions_.refresh()

    def toggle_help(self) -> None:
        """F1."""
        self.frame.set_help_choice(not self.frame.help_open())

    def toggle_rail(self) -> None:
        """Fold the rail to its cells, or unfold it."""
        folded = not self.frame.rail.folded()
        self.frame.rail.set_folded(folded)
        self.preferences.set_flag("rail_folded", folded)
        self._on_workspace_changed()

    def toggle_full_screen(self) -> None:
        """F11."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def reset_layout(self) -> None:
        """Window, rail and help panel as they were at first."""
        self.preferences.clear_layout()
        self.showNormal()
        self.resize(self._usual_size())
        self.frame.rail.set_folded(False)
        self.frame.set_help_choice(None)
        self.actions_.refresh()

    # --- words and states ----------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say the window's own words in the language of now."""
        self._corner.retranslate()
        self.actions_.retranslate()
        self.strip.retranslate()
        self.frame.help.retranslate()
        self.frame.refresh_help()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "actions_"):
            # Posted: the pages say their words anew first, so that the panel shows the new ones.
            QTimer.singleShot(0, self, self.retranslate)
            QTimer.singleShot(0, self, self._on_workspace_changed)

    @Slot()
    def _refresh_rail(self) -> None:
        show_road(self.workspace, self.strip, self.frame.rail)

    @Slot()
    def _on_workspace_changed(self) -> None:
        workspace, rail = self.workspace, self.frame.rail
        self._refresh_rail()
        rail.update()
        project = workspace.project
        rail.set_project_name(project.path.stem if project else "")
        self.setWindowTitle(f"{project.path.stem} - Unroll" if project else "Unroll")
        self.actions_.refresh()
        self.frame.help.look_again()

    @Slot(object)
    def _on_message(self, message: Message) -> None:
        page = self.frame.page
        if page is not None:
            page.message_bar.show_message(message.kind, message.text, message.actions, message.details)

    def say(self, kind: Kind, text: str) -> None:
        """Show a sentence on the page in front."""
        self._on_message(Message(kind, text))

    def show_shortcuts(self) -> None:
        """Every shortcut in a dialog."""
        actions = [*self.actions_.step_actions.values(), *self.actions_.named.values()]
        rows = [
            (a.text().replace("&", ""), a.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
            for a in actions
            if not a.shortcut().isEmpty()
        ]
        rows.append((self.tr("Stop the task of now"), "Esc"))
        dialogs.ShortcutsDialog(rows, self).exec()

    def show_about(self) -> None:
        """Version and licence."""
        dialogs.AboutDialog(self).exec()

    # --- dragging ------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        self._drops.enter(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 (Qt's name)
        self._drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        self._drops.drop(event)

    # --- showing and closing -------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.frame.card.setFocus()  # else Qt gives the keyboard to the first button, which would wear its ring
            QTimer.singleShot(0, self, self.shown.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self.toast.place()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        if self.workspace.training and not self._closing:
            event.ignore()
            if dialogs.ask_to_close(self) and self.workspace.training:
                self._closing = True
                self.workspace.stop()  # a stop keeps a checkpoint; the window closes when the run has ended
            elif self._closing or not self.workspace.training:
                self.close()
            return
        if self.workspace.training:
            event.ignore()
            return
        self.strip.remember_project(self.preferences)
        self.preferences.set_geometry(self.saveGeometry())
        self.preferences.save()
        self.workspace.close()
        event.accept()

    @Slot()
    def _on_job_finished(self) -> None:
        self._on_workspace_changed()
        if self._closing and not self.workspace.training:
            self.close()

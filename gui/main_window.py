"""The window: menu bar, frame, status strip; what is opened, shown and closed."""

from __future__ import annotations

import importlib
import os
from pathlib import Path
from typing import cast

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
    QHBoxLayout,
    QMainWindow,
    QMenuBar,
    QVBoxLayout,
    QWidget,
)

from gui import dialogs
from gui.actions import Actions
from gui.frame import Frame
from gui.looks import Looks
from gui.opening import Opening
from gui.pages.page import Page
from gui.pages.start_page import StartPage
from gui.preferences import Preferences
from gui.steps import RAIL_STEPS, Step, StepState
from gui.task_strip import TaskStrip
from gui.theme import Theme, current_theme
from gui.widgets.buttons import IconButton
from gui.widgets.focus_ring import FocusRing
from gui.widgets.language_button import LanguageButton
from gui.widgets.mark import window_icon
from gui.widgets.message_bar import Kind
from gui.widgets.toast import DropOverlay, Toast
from gui.workspace import Message, Workspace

MENU_HEIGHT = 36
SMALLEST = (1024, 640)
USUAL = (1440, 900)
PAGES = {  # a page's module is imported when it is first shown
    Step.CORPUS: ("gui.pages.corpus_page", "CorpusPage"),
    Step.TEXT: ("gui.pages.text_page", "TextPage"),
    Step.NETWORK: ("gui.pages.network_page", "NetworkPage"),
    Step.TRAIN: ("gui.pages.train_page", "TrainPage"),
    Step.TRY: ("gui.pages.try_page", "TryPage"),
    Step.VECTORS: ("gui.pages.vectors_page", "VectorsPage"),
}


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
        self.pages: dict[Step, Page] = {}
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
        self.opening = Opening(self)
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
        self.theme_button = IconButton("moon", "", side=28)
        self.theme_button.clicked.connect(self._on_theme_clicked)
        self.language_button = LanguageButton()
        self.language_button.chosen.connect(self.looks.use_language)
        corner = self._corner = QWidget()  # kept: the menu bar does not own it
        row = QHBoxLayout(corner)
        row.setContentsMargins(6, 4, 0, 4)
        row.setSpacing(6)
        row.addWidget(self.theme_button)
        row.addWidget(self.language_button)
        bar.setCornerWidget(corner, Qt.Corner.TopRightCorner)

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
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._on_focus_changed)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.activated.connect(self.strip.stop_front_job)

    # --- pages ---------------------------------------------------------------------------------------------

    def page(self, step: Step) -> Page:
        """The page of a step; made when it is first asked for."""
        if step not in self.pages:
            if step is Step.START:
                page: Page = self._make_start_page()
            else:
                module, name = PAGES[step]
                page = getattr(importlib.import_module(module), name)(self.workspace)
            page.step_requested.connect(self.go_to)
            self.pages[step] = page
        return self.pages[step]

    def _make_start_page(self) -> StartPage:
        page = StartPage(self.workspace, self.preferences)
        page.text_requested.connect(self.opening.choose_text)
        page.paste_requested.connect(self.opening.paste_text)
        page.project_requested.connect(self.opening.choose_project)
        page.recent_chosen.connect(self.opening.open_project)
        page.sample_chosen.connect(self.opening.open_sample)
        return page

    @Slot("QWidget*", "QWidget*")
    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """A control that goes away hands the keyboard to the page, not to the first button of the window."""
        if old is None or new is None or new.window() is not self or self.frame.isAncestorOf(new):
            return
        if self.frame.isAncestorOf(old) and _is_hidden(old):
            self.frame.card.setFocus()

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
        return {
            Step.START: self.tr("Start"),
            Step.CORPUS: self.tr("Corpus"),
            Step.TEXT: self.tr("Text"),
            Step.NETWORK: self.tr("Network"),
            Step.TRAIN: self.tr("Train"),
            Step.TRY: self.tr("Try it"),
            Step.VECTORS: self.tr("Vectors"),
        }[step]

    def _state_words(self, state: StepState) -> str:
        return {
            StepState.EMPTY: self.tr("empty"),
            StepState.READY: self.tr("ready"),
            StepState.WORKING: self.tr("working"),
            StepState.DONE: self.tr("done"),
            StepState.OUT_OF_DATE: self.tr("out of date"),
        }[state]

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
        self._say_theme()
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

    @Slot()
    def _on_theme_clicked(self) -> None:
        self.looks.use_theme(Theme.LIGHT if current_theme() is Theme.DARK else Theme.DARK)

    def _say_theme(self) -> None:
        dark = current_theme() is Theme.DARK
        self.theme_button.set_icon_name("sun" if dark else "moon")
        self.theme_button.set_name(self.tr("Light theme") if dark else self.tr("Dark theme"))

    # --- words and states ----------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say the window's own words in the language of now."""
        self._say_theme()
        self.language_button.set_language(self.looks.translations.language, self.tr("Language"))
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
        """How far each step is. Ten times a second while a job goes on, so what stays as it is is left alone."""
        workspace, rail = self.workspace, self.frame.rail
        for step in RAIL_STEPS:
            state = workspace.step_state(step)
            share = self.strip.share_of(step)
            rail.steps[step].show_state(
                self.step_name(step), state, workspace.step_fact(step), share, self._state_words(state)
            )

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
        paths = _dropped(event)
        if paths and not self.workspace.training:
            event.acceptProposedAction()
            self.drop_overlay.show_effect(self.opening.drop_effect(paths))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 (Qt's name)
        self.drop_overlay.hide()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        self.drop_overlay.hide()
        paths = _dropped(event)
        if paths:
            event.acceptProposedAction()
            self.opening.open_paths(paths)

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


def _is_hidden(widget: QWidget | None) -> bool:
    """Whether the widget, or something it lies in, was taken off the screen."""
    while widget is not None and not widget.isWindow():
        if widget.isHidden():
            return True
        widget = widget.parentWidget()
    return False


def _dropped(event: QDropEvent) -> list[Path]:
    """The files and folders that are dragged."""
    names = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return [Path(os.path.normpath(name)) for name in names]

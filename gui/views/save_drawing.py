"""The button that saves a drawing as a file: SVG or PNG, all of it, in light or dark colours."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from engine.errors import EngineError
from gui import theme
from gui.sentences import translate_error
from gui.theme import Theme
from gui.widgets.buttons import IconButton

FINE = 2.0  # pixels of a PNG for one of the screen's


class Drawing(Protocol):
    """What can be saved. `whole`: all of it, also what the window has no room for. Both raise EngineError when nothing
    can be written there."""

    def render_png(
        self, path: str | Path, scale: float = 2, *, colours: Theme | None = None, whole: bool = False
    ) -> None: ...

    def render_svg(self, path: str | Path, *, colours: Theme | None = None, whole: bool = False) -> None: ...


class SaveDrawingButton(IconButton):
    """Asks for a place and writes the drawing of `view` there.

    Signals:
        saved: a sentence that says what was written.
        failed: a sentence that says why not, and what to do.
    """

    saved = Signal(str)
    failed = Signal(str)

    def __init__(self, view: Drawing, parent: QWidget | None = None) -> None:
        super().__init__("export", "", parent, outlined=True)
        self._view = view
        self._subject = ""
        self.choices = QMenu(self)
        self.svg, self.png = QAction(self), QAction(self)
        self.svg.triggered.connect(self._on_svg_wanted)
        self.png.triggered.connect(self._on_png_wanted)
        self.light, self.dark = QAction(self, checkable=True), QAction(self, checkable=True)
        colours = QActionGroup(self)
        for action in (self.light, self.dark):
            colours.addAction(action)
        self.choices.addActions([self.svg, self.png])
        self.choices.addSeparator()
        self.choices.addActions([self.light, self.dark])
        self._chosen = False
        colours.triggered.connect(self._on_colours_chosen)
        self.clicked.connect(self._on_clicked)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.set_name(self.tr("Save the drawing"))
        self.svg.setText(self.tr("Save as SVG…"))
        self.png.setText(self.tr("Save as PNG…"))
        self.light.setText(self.tr("In light colours"))
        self.dark.setText(self.tr("In dark colours"))

    def set_subject(self, subject: str) -> None:
        """What is drawn: the name that is offered for the file."""
        self._subject = subject

    def colours(self) -> Theme:
        """The theme to save in: the window's until one is chosen."""
        if not self._chosen:
            return theme.current_theme()
        return Theme.DARK if self.dark.isChecked() else Theme.LIGHT

    def save(self, path: Path) -> bool:
        """Write the file; its ending says as what. False when it could not be written."""
        try:
            if path.suffix.lower() == ".svg":
                self._view.render_svg(path, colours=self.colours(), whole=True)
            else:
                self._view.render_png(path, FINE, colours=self.colours(), whole=True)
        except EngineError as error:
            self.failed.emit(translate_error(error))
            return False
        self.saved.emit(self.tr("The drawing was saved as {name}.").format(name=path.name))
        return True

    def _on_clicked(self) -> None:
        (self.dark if self.colours() is Theme.DARK else self.light).setChecked(True)
        self.choices.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _on_colours_chosen(self) -> None:
        self._chosen = True

    def _on_svg_wanted(self) -> None:
        self._ask("svg", self.tr("SVG pictures (*.svg)"))

    def _on_png_wanted(self) -> None:
        self._ask("png", self.tr("PNG pictures (*.png)"))

    def _ask(self, ending: str, kind: str) -> None:
        first = f"{self._subject or self.tr('network')}.{ending}"
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the drawing"), first, kind)
        if name:
            path = Path(name)
            self.save(
                path if path.suffix.lower() == f".{ending}" else path.with_name(f"{path.name}.{ending}")
            )

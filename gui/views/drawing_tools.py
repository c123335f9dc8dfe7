"""The buttons of a drawing: one word back, carry one word through, play, save as a file."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.views.save_drawing import SaveDrawingButton
from gui.views.unrolled_view import UnrolledView
from gui.widgets.buttons import IconButton


class DrawingTools(QWidget):
    """A row of small buttons for one `UnrolledView`.

    Signals:
        numbers_wanted: a word shall be carried through a network whose numbers nobody has worked out; whoever can,
            sets a picture with values and calls `carry`.
    """

    numbers_wanted = Signal()

    def __init__(self, view: UnrolledView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.back = IconButton("caret-left", "", outlined=True)
        self.step = IconButton("caret-right", "", outlined=True)
        self.play = IconButton("play", "", outlined=True)
        self.save = SaveDrawingButton(view)
        self.back.clicked.connect(self._on_back_clicked)
        self.step.clicked.connect(self._on_step_clicked)
        self.play.clicked.connect(self._on_play_clicked)
        view.carry_wanted.connect(self._on_step_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.back, self.step, self.play, self.save):
            row.addWidget(button)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.back.set_name(self.tr("One word back (Backspace)"))
        self.step.set_name(self.tr("Carry one word through the network (Enter)"))
        self.play.set_name(self.tr("Play the reading (Space)"))

    def carry(self) -> None:
        """Carry the next word through."""
        self._view.carry(1)

    def _on_step_clicked(self) -> None:
        picture = self._view.picture()
        if picture is not None and picture.values is None:
            self.numbers_wanted.emit()
        else:
            self.carry()

    def _on_back_clicked(self) -> None:
        self._view.carry(-1)

    def _on_play_clicked(self) -> None:
        if self._view.is_playing():
            self._view.stop()
        else:
            self._view.play()

"""The epochs that a map looks back at: a slider, and a button that goes from the first to the newest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.widgets.buttons import IconButton
from gui.widgets.stepped_slider import SteppedSlider

SLIDE_MS, PLAY_MS = 60, 700  # after the last move of the slider; between two epochs


class EpochRow(QWidget):
    """Gone while there are no two epochs.

    Signals:
        changed: another epoch is wanted.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.play, self.slider = IconButton("play", "", outlined=True), SteppedSlider((1, 2))
        self._epochs: tuple[int, ...] = ()
        self._drawn: int | None = None  # the epoch of the newest map
        self._slid = QTimer(self, interval=SLIDE_MS, singleShot=True)
        self._slid.timeout.connect(self.changed)
        self.playing = QTimer(self, interval=PLAY_MS)
        self.playing.timeout.connect(self._on_played)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.play)
        row.addWidget(self.slider, 1)
        self.slider.set_value_words(self._words_at)
        self.slider.changed.connect(lambda _: self._slid.start())
        self.slider.slider.sliderPressed.connect(self._stop)
        self.play.clicked.connect(self._on_play_clicked)
        self.hide()

    def epoch(self) -> int | None:
        """The epoch to look back at; None for the newest."""
        place = round(self.slider.value()) - 1
        return None if not 0 <= place < len(self._epochs) - 1 else self._epochs[place]

    def set_epochs(self, epochs: Sequence[int]) -> None:
        """Offer these epochs; 0 is before the first. Whoever looks at the newest goes on doing so."""
        if tuple(epochs) == self._epochs:
            return
        before = self.epoch()
        self._epochs = tuple(epochs)
        several = len(self._epochs) > 1
        self.setVisible(several)
        if several:
            self.slider.set_values(range(1, len(self._epochs) + 1))
            place = self._epochs.index(before) if before in self._epochs else len(self._epochs) - 1
            self.slider.set_value(float(place + 1))
        else:
            self._stop()
        self._name()

    def note_drawn(self) -> None:
        """The map of the epoch is there: the next one may follow."""
        self._drawn = self.epoch()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._name()
        self._name_play()

    def _name(self) -> None:
        ends = (self._epochs[0], self._epochs[-1]) if self._epochs else (1, 1)
        low, high = (self._words_of(epoch) for epoch in ends)
        self.slider.set_texts(self.tr("Look back at"), low, high)
        self.slider.set_value(self.slider.value())

    def _words_at(self, place: float) -> str:
        place = min(max(0, round(place) - 1), len(self._epochs) - 1)
        return self._words_of(self._epochs[place]) if self._epochs else ""

    def _words_of(self, epoch: int) -> str:
        return self.tr("before learning") if epoch == 0 else self.tr("epoch {epoch}").format(epoch=epoch)

    # --- playing -------------------------------------------------------------------------------------------

    @Slot()
    def _on_play_clicked(self) -> None:
        """Go from the first epoch to the newest, or stay where it is."""
        if self.playing.isActive():
            self._stop()
            return
        self._move_to(1)
        self.playing.start()
        self._name_play()

    @Slot()
    def _on_played(self) -> None:
        place = round(self.slider.value())
        if place >= len(self._epochs) or not self.isVisible():
            self._stop()
        elif self._drawn == self.epoch() and not self._slid.isActive():  # never ahead of what is drawn
            self._move_to(place + 1)

    def _move_to(self, place: int) -> None:
        self.slider.set_value(float(place))
        self.changed.emit()

    @Slot()
    def _stop(self) -> None:
        self.playing.stop()
        self._name_play()

    def _name_play(self) -> None:
        going = self.playing.isActive()
        self.play.set_name(self.tr("Stay here") if going else self.tr("From the first epoch to the newest"))
        self.play.set_icon_name("pause" if going else "play")

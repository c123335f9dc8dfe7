"""The buttons of the coach, under its words: each does what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.training.coach import Deed, Offer, Reading
from gui.pages.train_words import offer_words
from gui.sentences import recipe_word
from gui.widgets.buttons import SecondaryButton
from gui.widgets.message_bar import Kind

if TYPE_CHECKING:
    from gui.workspace import Workspace


class CoachOffers(QWidget):
    """As many buttons as there are offers, none while there are none.

    Signals:
        use_requested: the best epoch shall be tried.
        look_requested: the vectors shall be looked at.
        rate_requested: the learning rate shall be measured.
    """

    use_requested = Signal()
    look_requested = Signal()
    rate_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._offers: tuple[Offer, ...] = ()
        self.buttons = [SecondaryButton("", height=32) for _ in range(2)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for place, button in enumerate(self.buttons):
            button.clicked.connect(lambda _=False, place=place: self.take(self._offers[place]))
            column.addWidget(button)
            button.hide()

    def show_reading(self, reading: Reading) -> None:
        """Offer what fits to what the curves say."""
        self._offers = reading.offers
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(self._offers))
            if place < len(self._offers):
                offer = self._offers[place]
                button.setText(offer_words(offer))
                button.set_blocked(self._workspace.can_train() if offer.deed is Deed.FIND_RATE else "")

    def offers(self) -> tuple[Offer, ...]:
        """What is offered now."""
        return self._offers

    def take(self, offer: Offer) -> None:
        """Do what a button says."""
        if offer.deed is Deed.GO_ON:
            self._workspace.go_on_with(offer.values)
        elif offer.deed is Deed.STOP:
            self._workspace.stop()
        elif offer.deed is Deed.NEXT_RUN:
            self._set(offer)
        elif offer.deed is Deed.USE_BEST:
            self.use_requested.emit()
        elif offer.deed is Deed.LOOK:
            self.look_requested.emit()
        else:
            self.rate_requested.emit()

    def _set(self, offer: Offer) -> None:
        from engine.recipe.recipe import find_setting

        if self._workspace.set_values(offer.values):
            words = ", ".join(
                f"{recipe_word(find_setting(key).title)} {value:g}" for key, value in offer.values.items()
            )
            self._workspace.tell(
                Kind.INFO, self.tr("Set for the next run: {settings}.").format(settings=words)
            )

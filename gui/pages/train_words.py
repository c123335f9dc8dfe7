"""What the coach says of the curves, and what its buttons are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from engine.events import EpochDone
from engine.training.coach import Deed, Offer, Reading
from engine.training.coach_words import COACH_WORDS
from engine.words import QT_TRANSLATE_NOOP
from gui.figures import share_text
from gui.sentences import in_a_row, number
from gui.widgets.help_text import Help

_GO_ON: Final[dict[str, str]] = {
    "training.learning_rate": QT_TRANSLATE_NOOP("coach", "Go on with a learning rate of {value}"),
    "training.batch_size": QT_TRANSLATE_NOOP("coach", "Go on with a batch size of {value}"),
    "training.epochs": QT_TRANSLATE_NOOP("coach", "Learn until epoch {value}"),
}
_NEXT_RUN: Final[dict[str, str]] = {
    "model.dropout": QT_TRANSLATE_NOOP("coach", "Dropout of {value} for the next run"),
    "model.hidden_size": QT_TRANSLATE_NOOP("coach", "Memory of {value} for the next run"),
    "corpus.validation_fraction": QT_TRANSLATE_NOOP("coach", "Keep back {value} for the next run"),
    "vectors.epochs": QT_TRANSLATE_NOOP("coach", "{value} epochs for the next run"),
    "vectors.learning_rate": QT_TRANSLATE_NOOP("coach", "A learning rate of {value} for the next run"),
}


def translate(text: str) -> str:
    """A word of the coach in the language of now."""
    return QCoreApplication.translate("coach", text)


def offer_words(offer: Offer) -> str:
    """What the button of an offer is called."""
    plain = {
        Deed.STOP: QT_TRANSLATE_NOOP("coach", "Stop and use the best epoch"),
        Deed.USE_BEST: QT_TRANSLATE_NOOP("coach", "Try the best epoch"),
        Deed.LOOK: QT_TRANSLATE_NOOP("coach", "Look at the vectors"),
        Deed.FIND_RATE: QT_TRANSLATE_NOOP("coach", "Measure which learning rate suits"),
    }
    if offer.deed in plain:
        return translate(plain[offer.deed])
    return settings_words(_GO_ON if offer.deed is Deed.GO_ON else _NEXT_RUN, offer.values)


def remedy_words(values: Mapping[str, Any], device: str | None) -> str:
    """What the button is called that goes on after trouble."""
    if device is not None:
        return translate(QT_TRANSLATE_NOOP("coach", "Go on with the processor"))
    return settings_words(_GO_ON, values)


def settings_words(words: Mapping[str, str], values: Mapping[str, Any]) -> str:
    """The words for the first of some settings that has words; the others follow from it."""
    key = next(key for key in words if key in values)
    return translate(words[key]).format(value=_value_text(key, values[key]))


def _value_text(key: str, value: Any) -> str:
    return share_text(value) if key == "corpus.validation_fraction" else f"{value:g}"


def coach_help(reading: Reading, newest: EpochDone | None = None, batch_size: int = 0) -> Help:
    """Heading, what is happening and what to do, with the figures of the newest epoch and how to read the drawing."""
    words = COACH_WORDS[reading.advice]
    since = "" if reading.since is None else number(reading.since)
    reach = QCoreApplication.translate(
        "coach",
        "When the answer is wrong, a correction travels from right to left. The stronger the colour, the more arrives.",
    )
    fades = QCoreApplication.translate(
        "coach", "In a plain RNN it tends to fade on the way. An LSTM keeps a path open."
    )
    more = [
        (QCoreApplication.translate("coach", "What to do"), translate(words.hint)),
        (QCoreApplication.translate("coach", "Corrections"), _care_words(newest, batch_size)),
    ]
    if not reading.advice.of_vectors:
        more.append((QCoreApplication.translate("coach", "How far back it learns"), in_a_row(reach, fades)))
    return Help(translate(words.heading).format(epoch=since), translate(words.what), more=tuple(more))


def _care_words(newest: EpochDone | None, batch_size: int) -> str:
    """The learning rate, how many corrections were shortened, and how much of them is luck of the batch."""
    if newest is None:
        return ""
    said = [
        QCoreApplication.translate(
            "coach", "The learning rate at the end of epoch {epoch} was {rate}."
        ).format(epoch=number(newest.epoch), rate=f"{newest.learning_rate:.2g}")
    ]
    if newest.clipped_share is not None:
        said.append(
            QCoreApplication.translate("coach", "{share} of the corrections were shortened.").format(
                share=share_text(newest.clipped_share)
            )
        )
    if newest.noise_scale is not None and batch_size:
        said.append(
            QCoreApplication.translate(
                "coach",
                "Luck and gradient weigh the same in a batch of about {noise}; yours has {batch}.",
            ).format(noise=number(max(1, round(newest.noise_scale))), batch=number(batch_size))
        )
    return in_a_row(*said)

"""What the coach says of the curves."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from engine.training.coach import Advice
from engine.words import QT_TRANSLATE_NOOP
from gui.widgets.help_text import Help

_WORDS: Final[dict[Advice, tuple[str, str, str]]] = {
    Advice.WAITING: (
        QT_TRANSLATE_NOOP("coach", "Before the first epoch"),
        QT_TRANSLATE_NOOP(
            "coach",
            "One epoch is one reading of the whole training part. After each, the network is tested on text it has not read.",
        ),
        QT_TRANSLATE_NOOP("coach", "Press Train and watch the two curves."),
    ),
    Advice.GOING_WELL: (
        QT_TRANSLATE_NOOP("coach", "Going well"),
        QT_TRANSLATE_NOOP(
            "coach", "The validation curve still falls: it learns rules, not the texts by heart."
        ),
        QT_TRANSLATE_NOOP(
            "coach",
            "If validation turns up while training keeps falling, stop. The best epoch is kept for you either way.",
        ),
    ),
    Advice.MEMORISING: (
        QT_TRANSLATE_NOOP("coach", "Starting to memorise"),
        QT_TRANSLATE_NOOP(
            "coach", "Training still falls, but validation has turned up: it learns the texts by heart."
        ),
        QT_TRANSLATE_NOOP(
            "coach", "Stop, or try more dropout, a smaller memory, or more text. The best epoch is kept."
        ),
    ),
    Advice.LEVELLED_OFF: (
        QT_TRANSLATE_NOOP("coach", "Levelled off"),
        QT_TRANSLATE_NOOP("coach", "Validation has not improved for some epochs."),
        QT_TRANSLATE_NOOP("coach", "More epochs will not help much. A larger network or more text might."),
    ),
    Advice.NOT_LEARNING: (
        QT_TRANSLATE_NOOP("coach", "Not learning"),
        QT_TRANSLATE_NOOP("coach", "The training loss does not fall."),
        QT_TRANSLATE_NOOP(
            "coach", "Try a learning rate ten times larger, or an LSTM instead of a plain RNN on long texts."
        ),
    ),
    Advice.JUMPING: (
        QT_TRANSLATE_NOOP("coach", "Jumping"),
        QT_TRANSLATE_NOOP("coach", "The training loss has risen: the corrections are too large."),
        QT_TRANSLATE_NOOP("coach", "Try a learning rate three to ten times smaller. The best epoch is kept."),
    ),
    Advice.UNCHECKED: (
        QT_TRANSLATE_NOOP("coach", "Not checked"),
        QT_TRANSLATE_NOOP(
            "coach", "Nothing was kept back for validation, so nobody can tell whether it memorises."
        ),
        QT_TRANSLATE_NOOP("coach", "Set a validation part of 0.1 on the Corpus page."),
    ),
}


def coach_help(advice: Advice) -> Help:
    """Heading, what is happening and what to do, with how to read the drawing below it."""
    heading, what, hint = (QCoreApplication.translate("coach", text) for text in _WORDS[advice])
    reach = QCoreApplication.translate(
        "coach",
        "When the answer is wrong, a correction travels from right to left. The stronger the colour, the more arrives.",
    )
    fades = QCoreApplication.translate(
        "coach", "A plain RNN fades after a few steps. An LSTM keeps a path open."
    )
    return Help(
        heading,
        what,
        more=(
            (QCoreApplication.translate("coach", "What to do"), hint),
            (QCoreApplication.translate("coach", "How far back it learns"), f"{reach} {fades}"),
        ),
    )

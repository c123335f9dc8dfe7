"""What the coach says: heading, what is happening, what to do; in English, for the window to translate."""

from __future__ import annotations

from typing import Final, NamedTuple

from engine.training.coach import Advice, Reading
from engine.words import QT_TRANSLATE_NOOP


class CoachWords(NamedTuple):
    """Three templates; `{epoch}` in the heading is where it began."""

    heading: str
    what: str
    hint: str


COACH_WORDS: Final[dict[Advice, CoachWords]] = {
    Advice.WAITING: CoachWords(
        QT_TRANSLATE_NOOP("coach", "Before the first epoch"),
        QT_TRANSLATE_NOOP(
            "coach",
            "One epoch is one reading of the whole training part. After each, the network is tested on text it has not read.",
        ),
        QT_TRANSLATE_NOOP("coach", "Press Train and watch the two curves."),
    ),
    Advice.GOING_WELL: CoachWords(
        QT_TRANSLATE_NOOP("coach", "Going well"),
        QT_TRANSLATE_NOOP(
            "coach", "The validation curve still falls: it learns rules, not the texts by heart."
        ),
        QT_TRANSLATE_NOOP(
            "coach",
            "If validation turns up while training keeps falling, stop. The best epoch is kept for you either way.",
        ),
    ),
    Advice.STILL_LEARNING: CoachWords(
        QT_TRANSLATE_NOOP("coach", "Still learning"),
        QT_TRANSLATE_NOOP(
            "coach", "The last epoch was the best one, and validation still fell: it ended too soon."
        ),
        QT_TRANSLATE_NOOP("coach", "Let it learn for more epochs; it goes on from where it is."),
    ),
    Advice.VECTORS_LEARNING: CoachWords(
        QT_TRANSLATE_NOOP("coach", "Going well"),
        QT_TRANSLATE_NOOP(
            "coach",
            "Words that stand beside each other are told from words drawn at random, better and better: the loss of a pair "
            "falls.",
        ),
        QT_TRANSLATE_NOOP(
            "coach",
            "Look at the neighbours of a word below while it learns. The corrections become smaller down to none, so let it "
            "come to its end.",
        ),
    ),
    Advice.VECTORS_READY: CoachWords(
        QT_TRANSLATE_NOOP("coach", "The vectors are ready"),
        QT_TRANSLATE_NOOP(
            "coach",
            "A low loss only says that pairs are told from chance. Whether like words lie together, their neighbours say.",
        ),
        QT_TRANSLATE_NOOP(
            "coach",
            "Look at them. If neighbours seem to be chance, let the next run read the text more often, or use more text.",
        ),
    ),
    Advice.VECTORS_HARDLY_BEGUN: CoachWords(
        QT_TRANSLATE_NOOP("coach", "Hardly begun"),
        QT_TRANSLATE_NOOP(
            "coach",
            "The loss of a pair is still about what guessing costs: the text was read too few times for its size.",
        ),
        QT_TRANSLATE_NOOP("coach", "Let the next run read it more often."),
    ),
    Advice.VECTORS_TOO_FAST: CoachWords(
        QT_TRANSLATE_NOOP("coach", "Too large steps"),
        QT_TRANSLATE_NOOP(
            "coach",
            "The loss of a pair has risen: the corrections are so large that vectors are thrown past where they belong.",
        ),
        QT_TRANSLATE_NOOP("coach", "Let the next run begin with a smaller learning rate."),
    ),
    Advice.MEMORISING: CoachWords(
        QT_TRANSLATE_NOOP("coach", "Memorising since epoch {epoch}"),
        QT_TRANSLATE_NOOP(
            "coach", "Training still falls, but validation has turned up: it learns the texts by heart."
        ),
        QT_TRANSLATE_NOOP(
            "coach",
            "Use the best epoch, which is kept. For a better one: more text, more dropout or a smaller memory.",
        ),
    ),
    Advice.TOO_LITTLE_TEXT: CoachWords(
        QT_TRANSLATE_NOOP("coach", "Not enough text"),
        QT_TRANSLATE_NOOP(
            "coach",
            "It knows its texts by heart, and what is new was hardly ever foretold better than by guessing.",
        ),
        QT_TRANSLATE_NOOP(
            "coach",
            "More text helps most. With this little, start from another run or from word vectors, or try more dropout.",
        ),
    ),
    Advice.LEVELLED_OFF: CoachWords(
        QT_TRANSLATE_NOOP("coach", "On a level since epoch {epoch}"),
        QT_TRANSLATE_NOOP("coach", "Validation has not improved for some epochs, nor got much worse."),
        QT_TRANSLATE_NOOP(
            "coach",
            "Use the best epoch. A smaller learning rate may still find a little; more text finds more.",
        ),
    ),
    Advice.UNDERFITTING: CoachWords(
        QT_TRANSLATE_NOOP("coach", "Can do no better since epoch {epoch}"),
        QT_TRANSLATE_NOOP(
            "coach",
            "Training and validation have levelled off together, still high: the network is too small for this text.",
        ),
        QT_TRANSLATE_NOOP(
            "coach", "Try a larger memory, another layer, less dropout, or an LSTM instead of a plain RNN."
        ),
    ),
    Advice.NOT_LEARNING: CoachWords(
        QT_TRANSLATE_NOOP("coach", "Not learning"),
        QT_TRANSLATE_NOOP("coach", "The training loss stays where guessing is."),
        QT_TRANSLATE_NOOP(
            "coach",
            "Try a learning rate ten times larger, or an LSTM instead of a plain RNN on long texts. If nothing helps, "
            "look whether the labels follow from the texts at all.",
        ),
    ),
    Advice.TOO_FAST: CoachWords(
        QT_TRANSLATE_NOOP("coach", "Too fast"),
        QT_TRANSLATE_NOOP("coach", "The training loss rises or jumps: the corrections are too large."),
        QT_TRANSLATE_NOOP("coach", "Try a learning rate three to ten times smaller. The best epoch is kept."),
    ),
    Advice.TOO_SLOW: CoachWords(
        QT_TRANSLATE_NOOP("coach", "Too slow"),
        QT_TRANSLATE_NOOP(
            "coach", "The training loss falls in a line that hardly falls: the corrections are too small."
        ),
        QT_TRANSLATE_NOOP("coach", "Try a learning rate ten times larger, or measure which one suits."),
    ),
    Advice.DIVERGED: CoachWords(
        QT_TRANSLATE_NOOP("coach", "Broken off"),
        QT_TRANSLATE_NOOP(
            "coach", "The loss was no finite number any more: the corrections were far too large."
        ),
        QT_TRANSLATE_NOOP(
            "coach",
            "Go on from the last good state with a smaller learning rate; nothing that was saved is lost.",
        ),
    ),
    Advice.UNCHECKED: CoachWords(
        QT_TRANSLATE_NOOP("coach", "Not checked"),
        QT_TRANSLATE_NOOP(
            "coach", "Nothing was kept back for validation, so nobody can tell whether it memorises."
        ),
        QT_TRANSLATE_NOOP("coach", "Keep back a tenth of the text for the next run."),
    ),
}


def english(reading: Reading) -> str:
    """The heading and what it means as one line."""
    words = COACH_WORDS[reading.advice]
    heading = words.heading.format(epoch=reading.since or "")
    return f"{heading}. {words.what} {words.hint}"

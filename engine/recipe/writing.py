"""How a language model writes."""

from __future__ import annotations

from engine.recipe.settings import Level, Settings, setting
from engine.words import QT_TRANSLATE_NOOP


class WritingSettings(Settings):
    """`writing.`: how the next token is chosen, and how many."""

    temperature: float = setting(
        0.8,
        QT_TRANSLATE_NOOP("recipe", "Temperature"),
        QT_TRANSLATE_NOOP(
            "recipe", "How daring the choice of the next token is. 0 always takes the likeliest."
        ),
        smaller=QT_TRANSLATE_NOOP("recipe", "Careful, repeats itself."),
        larger=QT_TRANSLATE_NOOP("recipe", "Wild, makes more mistakes."),
        usual=QT_TRANSLATE_NOOP("recipe", "0.6 to 1."),
        level=Level.SIMPLE,
        ge=0.0,
        le=5.0,
    )
    top_k: int = setting(
        0,
        QT_TRANSLATE_NOOP("recipe", "top-k"),
        QT_TRANSLATE_NOOP("recipe", "Only the k likeliest tokens may be chosen. 0 allows all."),
        usual=QT_TRANSLATE_NOOP("recipe", "0, or 10 to 50."),
        level=Level.SIMPLE,
        ge=0,
        le=1_000_000,
    )
    top_p: float = setting(
        1.0,
        QT_TRANSLATE_NOOP("recipe", "top-p"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "Only the likeliest tokens that together reach this probability may be chosen. 1 allows all.",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "0.9 to 1."),
        level=Level.SIMPLE,
        gt=0.0,
        le=1.0,
    )
    repetition_penalty: float = setting(
        1.0,
        QT_TRANSLATE_NOOP("recipe", "Repetition penalty"),
        QT_TRANSLATE_NOOP("recipe", "Makes tokens that were just written less likely. 1 is off."),
        level=Level.EXPERT,
        ge=1.0,
        le=5.0,
    )
    beam: int = setting(
        1,
        QT_TRANSLATE_NOOP("recipe", "Beam"),
        QT_TRANSLATE_NOOP("recipe", "How many drafts are kept side by side. 1 writes straight on."),
        level=Level.EXPERT,
        ge=1,
        le=64,
    )
    length_power: float = setting(
        1.0,
        QT_TRANSLATE_NOOP("recipe", "Length normalisation"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "How drafts of different length are compared: 0 by the probability of the whole answer, "
            "1 by the mean over its tokens.",
        ),
        smaller=QT_TRANSLATE_NOOP("recipe", "Short answers win."),
        larger=QT_TRANSLATE_NOOP("recipe", "Long answers win."),
        usual=QT_TRANSLATE_NOOP("recipe", "0.6 to 1."),
        level=Level.EXPERT,
        tasks=("seq2seq",),
        ge=0.0,
        le=2.0,
    )
    tokens: int = setting(
        200,
        QT_TRANSLATE_NOOP("recipe", "Length"),
        QT_TRANSLATE_NOOP("recipe", "How many tokens are written."),
        level=Level.SIMPLE,
        ge=1,
        le=1_000_000,
    )
    seed: int = setting(
        0,
        QT_TRANSLATE_NOOP("recipe", "Seed"),
        QT_TRANSLATE_NOOP("recipe", "The same seed writes the same text."),
        level=Level.SIMPLE,
        ge=0,
        le=2**31 - 1,
    )

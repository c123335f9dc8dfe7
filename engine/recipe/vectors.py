"""How word vectors are learned."""

from __future__ import annotations

from enum import Enum

from engine.recipe.settings import Level, Settings, setting
from engine.words import QT_TRANSLATE_NOOP

_TASKS = ("word_vectors",)


class Architecture(str, Enum):
    """Which of the two foretells the other (Mikolov et al. 2013)."""

    CBOW = "cbow"
    SKIP_GRAM = "skip_gram"


class VectorSettings(Settings):
    """`vectors.`: CBOW and skip-gram with negative sampling.

    Some of these have a twin that other tasks use, see `recipe.TWINS`.
    """

    architecture: Architecture = setting(
        Architecture.SKIP_GRAM,
        QT_TRANSLATE_NOOP("recipe", "What is guessed"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "CBOW guesses a word from the mean of the words around it; skip-gram guesses each word around from the one "
            "in the middle.",
        ),
        usual=QT_TRANSLATE_NOOP(
            "recipe", "Skip-gram: better with little text and rare words. CBOW is three times as fast."
        ),
        level=Level.SIMPLE,
        tasks=_TASKS,
    )
    dim: int = setting(
        100,
        QT_TRANSLATE_NOOP("recipe", "Numbers a word"),
        QT_TRANSLATE_NOOP("recipe", "How many numbers stand for one word."),
        smaller=QT_TRANSLATE_NOOP("recipe", "Learned sooner; words are told apart less finely."),
        larger=QT_TRANSLATE_NOOP("recipe", "Finer differences; needs more text and more time."),
        usual=QT_TRANSLATE_NOOP("recipe", "50 to 300."),
        level=Level.SIMPLE,
        tasks=_TASKS,
        ge=1,
        le=4096,
    )
    window: int = setting(
        5,
        QT_TRANSLATE_NOOP("recipe", "Window"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "How many words to the left and to the right belong together at most; for each word a smaller number is drawn, "
            "so that near words count more.",
        ),
        smaller=QT_TRANSLATE_NOOP("recipe", "Alike are words that can take each other's place."),
        larger=QT_TRANSLATE_NOOP("recipe", "Alike are words of one topic; slower."),
        usual=QT_TRANSLATE_NOOP("recipe", "5; 2 for grammar, 10 for topics."),
        tasks=_TASKS,
        ge=1,
        le=100,
    )
    negative: int = setting(
        5,
        QT_TRANSLATE_NOOP("recipe", "Negative samples"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "With how many words drawn at random a true pair is compared; the vectors learn to tell it from them.",
        ),
        smaller=QT_TRANSLATE_NOOP("recipe", "Faster."),
        larger=QT_TRANSLATE_NOOP("recipe", "Slower; helps with little text."),
        usual=QT_TRANSLATE_NOOP("recipe", "5 to 20 with little text, 2 to 5 with much."),
        tasks=_TASKS,
        ge=1,
        le=100,
    )
    min_count: int = setting(
        5,
        QT_TRANSLATE_NOOP("recipe", "Minimum count"),
        QT_TRANSLATE_NOOP("recipe", "A word seen fewer times than this gets no vector and is passed over."),
        smaller=QT_TRANSLATE_NOOP("recipe", "Rare words get vectors, bad ones."),
        larger=QT_TRANSLATE_NOOP("recipe", "Fewer words, all of them well known."),
        usual=QT_TRANSLATE_NOOP("recipe", "5; 2 with very little text."),
        tasks=_TASKS,
        ge=1,
        le=1000,
    )
    subsample: float = setting(
        1e-3,
        QT_TRANSLATE_NOOP("recipe", "Subsampling"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "Words that make up more than about this share of the text are passed over now and then, the more frequent the "
            "more often. 0 reads every word.",
        ),
        smaller=QT_TRANSLATE_NOOP("recipe", "Faster; frequent words are read more rarely."),
        larger=QT_TRANSLATE_NOOP("recipe", "Slower; words like 'the' take part in most pairs."),
        usual=QT_TRANSLATE_NOOP("recipe", "0.001 to 0.00001."),
        level=Level.EXPERT,
        tasks=_TASKS,
        ge=0.0,
        le=1.0,
    )
    epochs: int = setting(
        5,
        QT_TRANSLATE_NOOP("recipe", "Epochs"),
        QT_TRANSLATE_NOOP("recipe", "How many times the text is read."),
        smaller=QT_TRANSLATE_NOOP("recipe", "Done sooner."),
        larger=QT_TRANSLATE_NOOP("recipe", "More practice: what little text needs."),
        usual=QT_TRANSLATE_NOOP("recipe", "5 for millions of words, 20 for less than one million."),
        tasks=_TASKS,
        ge=1,
        le=100_000,
    )
    learning_rate: float = setting(
        0.025,
        QT_TRANSLATE_NOOP("recipe", "Learning rate"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "How large the first corrections are; they become smaller with every word, down to none.",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "0.025 to 0.05."),
        level=Level.EXPERT,
        tasks=_TASKS,
        gt=0.0,
        le=100.0,
    )

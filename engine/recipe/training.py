"""How the network learns."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Literal

from pydantic import Field

from engine.recipe.settings import Level, Settings, setting
from engine.words import QT_TRANSLATE_NOOP


class OptimizerName(str, Enum):
    """The ways of turning gradients into steps."""

    ADAM = "adam"
    ADAMW = "adamw"
    SGD = "sgd"
    RMSPROP = "rmsprop"


class TrainingSettings(Settings):
    """`training.`: epochs, batches, the optimiser, when to stop."""

    epochs: int = setting(
        5,
        QT_TRANSLATE_NOOP("recipe", "Epochs"),
        QT_TRANSLATE_NOOP("recipe", "How many times the network reads the whole training part."),
        smaller=QT_TRANSLATE_NOOP("recipe", "Done sooner, may not have learned enough."),
        larger=QT_TRANSLATE_NOOP(
            "recipe", "More practice; past a point it memorises. The best epoch is kept either way."
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "3 to 10 for reviews, more for writing."),
        level=Level.STANDARD,
        ge=1,
        le=100_000,
    )
    batch_size: int = setting(
        32,
        QT_TRANSLATE_NOOP("recipe", "Batch size"),
        QT_TRANSLATE_NOOP("recipe", "How many examples are read before the network is corrected once."),
        smaller=QT_TRANSLATE_NOOP("recipe", "More corrections per epoch, each less certain; slower."),
        larger=QT_TRANSLATE_NOOP("recipe", "Faster; needs a larger learning rate or more epochs."),
        usual=QT_TRANSLATE_NOOP("recipe", "32 to 128."),
        ge=1,
        le=65_536,
    )
    learning_rate: float = setting(
        1e-3,
        QT_TRANSLATE_NOOP("recipe", "Learning rate"),
        QT_TRANSLATE_NOOP("recipe", "How large each correction is."),
        smaller=QT_TRANSLATE_NOOP("recipe", "Slow but steady."),
        larger=QT_TRANSLATE_NOOP("recipe", "Fast at first; too large and the loss jumps or overflows."),
        usual=QT_TRANSLATE_NOOP("recipe", "0.001 to 0.005 for Adam, 0.1 to 1 for SGD."),
        gt=0.0,
        le=100.0,
    )
    optimizer: OptimizerName = setting(
        OptimizerName.ADAM,
        QT_TRANSLATE_NOOP("recipe", "Optimiser"),
        QT_TRANSLATE_NOOP("recipe", "The rule that turns a gradient into a correction."),
        usual=QT_TRANSLATE_NOOP("recipe", "Adam."),
    )
    weight_decay: float = setting(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Weight decay"),
        QT_TRANSLATE_NOOP("recipe", "Pulls all weights a little towards zero at every step."),
        level=Level.EXPERT,
        ge=0.0,
        le=1.0,
    )
    clip_norm: float = setting(
        1.0,
        QT_TRANSLATE_NOOP("recipe", "Clip norm"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "A longer gradient is shortened to this, so that one bad batch cannot throw the network off. 0 is off.",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "1 to 5."),
        ge=0.0,
        le=1e6,
    )
    bptt_steps: int = setting(
        35,
        QT_TRANSLATE_NOOP("recipe", "Steps per window"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "How many tokens of running text are unrolled at once; the state is carried to the next window.",
        ),
        smaller=QT_TRANSLATE_NOOP("recipe", "More corrections, a shorter reach back."),
        larger=QT_TRANSLATE_NOOP("recipe", "Learns from further back; slower steps."),
        usual=QT_TRANSLATE_NOOP("recipe", "35 for words, 64 to 128 for characters."),
        tasks=("language_model",),
        ge=1,
        le=10_000,
    )
    teacher_forcing: float = setting(
        1.0,
        QT_TRANSLATE_NOOP("recipe", "Teacher forcing at the end"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "The share of steps at which a decoder that learns is given the true token instead of its own guess: all of "
            "them in the first epoch, this share in the last, evenly between.",
        ),
        smaller=QT_TRANSLATE_NOOP(
            "recipe", "Used to its own mistakes; learned step by step, which is slower."
        ),
        larger=QT_TRANSLATE_NOOP("recipe", "Learns faster; after a mistake it is on unknown ground."),
        usual=QT_TRANSLATE_NOOP("recipe", "1, or 0.5 to 0.8 in long trainings."),
        level=Level.EXPERT,
        tasks=("seq2seq",),
        ge=0.0,
        le=1.0,
    )
    both_ways: bool = setting(
        False,
        QT_TRANSLATE_NOOP("recipe", "Pairs both ways"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "Learns each pair the other way round as well, the answer as the text: twice as much to learn from. "
            "It needs one vocabulary for both.",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "On for couplets, off for tags."),
        level=Level.EXPERT,
        tasks=("aligned",),
    )
    patience: int = setting(
        3,
        QT_TRANSLATE_NOOP("recipe", "Patience"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "Training stops when validation has not improved for this many epochs. 0 never stops early.",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "2 to 5."),
        ge=0,
        le=100_000,
    )
    seed: int = setting(
        1,
        QT_TRANSLATE_NOOP("recipe", "Seed"),
        QT_TRANSLATE_NOOP("recipe", "The same seed gives the same run on the same computer."),
        level=Level.EXPERT,
        ge=0,
        le=2**31 - 1,
    )
    threads: Literal["auto"] | Annotated[int, Field(ge=1, le=256)] = setting(
        "auto",
        QT_TRANSLATE_NOOP("recipe", "Threads"),
        QT_TRANSLATE_NOOP("recipe", "How many processor threads compute. Auto leaves the computer usable."),
        level=Level.EXPERT,
    )
    sample_every: int = setting(
        1,
        QT_TRANSLATE_NOOP("recipe", "Sample every"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "After how many epochs a sample text is written or the watched sentences are scored. 0 never.",
        ),
        level=Level.EXPERT,
        ge=0,
        le=100_000,
    )

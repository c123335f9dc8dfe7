"""How the network learns."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Literal

from pydantic import Field

from engine.recipe.model import NETWORKS
from engine.recipe.settings import Level, Settings, setting
from engine.words import QT_TRANSLATE_NOOP


class OptimizerName(str, Enum):
    """The ways of turning gradients into steps."""

    ADAM = "adam"
    ADAMW = "adamw"
    SGD = "sgd"
    RMSPROP = "rmsprop"


class ScheduleName(str, Enum):
    """How the learning rate changes while a run learns."""

    CONSTANT = "constant"
    COSINE = "cosine"
    STEP = "step"
    PLATEAU = "plateau"


class ClassWeights(str, Enum):
    """How much a document of each label counts."""

    NONE = "none"
    BALANCED = "balanced"


class Averaging(str, Enum):
    """Which weights are tested and handed out: those of the last step, or an average."""

    NONE = "none"
    EMA = "ema"
    SWA = "swa"


class Precision(str, Enum):
    """How exactly a network computes while it learns."""

    AUTO = "auto"
    FLOAT32 = "float32"
    BFLOAT16 = "bfloat16"


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
    schedule: ScheduleName = setting(
        ScheduleName.CONSTANT,
        QT_TRANSLATE_NOOP("recipe", "Learning rate over time"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "Constant keeps the learning rate. Cosine lets it fall along half a wave to nothing at the last step. "
            "In steps, it is multiplied every few epochs; on a plateau, whenever validation has not improved for a few.",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "Constant to try things, cosine for the last tenths of a percent."),
    )
    warmup: float = setting(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Warm-up"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "At first the learning rate rises in a line from near 0. Below 1: over this share of all steps; from 1 on: over "
            "so many steps. 0 is off.",
        ),
        larger=QT_TRANSLATE_NOOP("recipe", "A gentler start; lost time when it is too long."),
        usual=QT_TRANSLATE_NOOP("recipe", "0, or 0.05 with large learning rates."),
        level=Level.EXPERT,
        ge=0.0,
        le=1e9,
    )
    schedule_epochs: int = setting(
        1,
        QT_TRANSLATE_NOOP("recipe", "Epochs between two falls"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "In steps: after how many epochs the learning rate falls. On a plateau: after how many epochs without a "
            "better one.",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "1 or 2; less than the patience."),
        level=Level.EXPERT,
        ge=1,
        le=100_000,
    )
    schedule_factor: float = setting(
        0.5,
        QT_TRANSLATE_NOOP("recipe", "Factor of a fall"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "In steps and on a plateau: what the learning rate is multiplied with each time it falls.",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "0.5, or 0.1 for few falls."),
        level=Level.EXPERT,
        gt=0.0,
        le=1.0,
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
    label_smoothing: float = setting(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Label smoothing"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "This share of every right answer is spread evenly over all answers while learning, so that the network does "
            "not become too sure. Validation is measured without it; an adaptive softmax learns without it.",
        ),
        larger=QT_TRANSLATE_NOOP("recipe", "More careful probabilities; too much hides what is right."),
        usual=QT_TRANSLATE_NOOP("recipe", "0 or 0.1."),
        level=Level.EXPERT,
        ge=0.0,
        le=0.9,
    )
    class_weights: ClassWeights = setting(
        ClassWeights.NONE,
        QT_TRANSLATE_NOOP("recipe", "Weights of the labels"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "Balanced: each document counts the more the rarer its label is, in learning and in the validation loss, so "
            "that a rare label is not ignored.",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "Balanced when one label has many times the documents of another."),
        level=Level.EXPERT,
        tasks=("classification",),
    )
    averaging: Averaging = setting(
        Averaging.NONE,
        QT_TRANSLATE_NOOP("recipe", "Average of the weights"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "Tests, keeps and hands out an average of the weights over many steps instead of those of the last one. "
            "Moving: later steps count more. Of the end: all steps of the last part count alike.",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "None; moving for a smoother, often better end."),
        level=Level.EXPERT,
    )
    averaging_decay: float = setting(
        0.999,
        QT_TRANSLATE_NOOP("recipe", "Memory of the moving average"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "What each step leaves of the moving average: 0.999 looks back over about a thousand steps. It is less "
            "at the beginning.",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "0.99 to 0.9999."),
        level=Level.EXPERT,
        ge=0.0,
        le=0.999999,
    )
    averaging_share: float = setting(
        0.25,
        QT_TRANSLATE_NOOP("recipe", "Share averaged at the end"),
        QT_TRANSLATE_NOOP("recipe", "The average of the end is over this last share of all steps."),
        level=Level.EXPERT,
        gt=0.0,
        le=1.0,
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
    gradual_unfreezing: bool = setting(
        False,
        QT_TRANSLATE_NOOP("recipe", "Gradual unfreezing"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "What was taken from another run or from word vectors stays as it is at first; with every epoch one more "
            "layer begins to learn, from the top down, the word vectors last.",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "Off; on with few texts and a good start."),
        level=Level.EXPERT,
        tasks=NETWORKS,
    )
    layer_rate: float = setting(
        1.0,
        QT_TRANSLATE_NOOP("recipe", "Rate of lower layers"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "Each layer learns this many times as fast as the one above it, the word vectors slowest.",
        ),
        smaller=QT_TRANSLATE_NOOP("recipe", "What was learned before is kept for longer."),
        larger=QT_TRANSLATE_NOOP("recipe", "All layers learn alike at 1."),
        usual=QT_TRANSLATE_NOOP("recipe", "1; about 0.4 after a start from another run."),
        level=Level.EXPERT,
        tasks=NETWORKS,
        gt=0.0,
        le=1.0,
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
    precision: Precision = setting(
        Precision.AUTO,
        QT_TRANSLATE_NOOP("recipe", "Precision"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "How exactly products are worked out while learning. bfloat16 keeps three digits and is faster for large "
            "networks, on processors and cards that have it; others go on with float32. Auto times a large network on the "
            "processor and takes bfloat16 where it is clearly faster; on cards it is float32 with the quicker products of TF32. "
            "Choose float32 for exact products.",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "Auto."),
        level=Level.EXPERT,
    )
    snapshots: int = setting(
        64,
        QT_TRANSLATE_NOOP("recipe", "Room for snapshots"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "The weights after every epoch are kept in the project, in half precision, so that one can see later what the "
            "network could do then. A run takes at most so many megabytes for them; when they grow too many, every second "
            "one goes. 0 keeps none.",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "64."),
        level=Level.EXPERT,
        ge=0,
        le=100_000,
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

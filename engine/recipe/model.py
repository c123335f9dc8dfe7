"""What the network is made of."""

from __future__ import annotations

from enum import Enum

from engine.recipe.settings import Level, Settings, setting
from engine.words import QT_TRANSLATE_NOOP


class Cell(str, Enum):
    """The recurrent cells."""

    RNN = "rnn"
    LSTM = "lstm"
    GRU = "gru"


class Activation(str, Enum):
    """The squashing function of the plain RNN cell."""

    TANH = "tanh"
    RELU = "relu"


class Readout(str, Enum):
    """How the states of all steps become one answer (N→1)."""

    LAST = "last"
    MEAN = "mean"
    MAX = "max"
    MEAN_MAX = "mean_max"


class ModelSettings(Settings):
    """`model.`: cell, sizes, layers, readout."""

    cell: Cell = setting(
        Cell.LSTM,
        QT_TRANSLATE_NOOP("recipe", "Cell"),
        QT_TRANSLATE_NOOP(
            "recipe", "What happens at every step. An RNN mixes, a GRU and an LSTM also choose what to keep."
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "LSTM or GRU; a plain RNN to see why they were invented."),
    )
    activation: Activation = setting(
        Activation.TANH,
        QT_TRANSLATE_NOOP("recipe", "Activation"),
        QT_TRANSLATE_NOOP("recipe", "The function that bends the sum in a plain RNN cell."),
        usual=QT_TRANSLATE_NOOP("recipe", "tanh."),
        level=Level.EXPERT,
    )
    embedding_dim: int = setting(
        64,
        QT_TRANSLATE_NOOP("recipe", "Word vector"),
        QT_TRANSLATE_NOOP("recipe", "How many numbers stand for one token (embedding dim)."),
        smaller=QT_TRANSLATE_NOOP("recipe", "Fewer numbers to learn; words are told apart less finely."),
        larger=QT_TRANSLATE_NOOP("recipe", "Finer differences between words; needs more text."),
        usual=QT_TRANSLATE_NOOP("recipe", "32 to 128 for reviews."),
        level=Level.SIMPLE,
        ge=1,
        le=4096,
    )
    hidden_size: int = setting(
        64,
        QT_TRANSLATE_NOOP("recipe", "Memory size"),
        QT_TRANSLATE_NOOP(
            "recipe", "How many numbers the network keeps in mind between two words (hidden size)."
        ),
        smaller=QT_TRANSLATE_NOOP("recipe", "Trains faster, forgets sooner, rarely learns a text by heart."),
        larger=QT_TRANSLATE_NOOP(
            "recipe", "Remembers more. Needs more text: with little of it, it starts to memorise."
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "32 to 128 for reviews, 256 for writing."),
        level=Level.SIMPLE,
        ge=1,
        le=4096,
    )
    num_layers: int = setting(
        1,
        QT_TRANSLATE_NOOP("recipe", "Layers"),
        QT_TRANSLATE_NOOP(
            "recipe", "How many cells are stacked: each layer reads the states of the one below."
        ),
        smaller=QT_TRANSLATE_NOOP("recipe", "Faster and easier to train."),
        larger=QT_TRANSLATE_NOOP("recipe", "Can learn more involved patterns; slower, harder to train."),
        usual=QT_TRANSLATE_NOOP("recipe", "1 or 2."),
        level=Level.SIMPLE,
        ge=1,
        le=16,
    )
    bidirectional: bool = setting(
        False,
        QT_TRANSLATE_NOOP("recipe", "Both directions"),
        QT_TRANSLATE_NOOP(
            "recipe", "A second network reads the text from its end; each word then knows what follows."
        ),
        tasks=("classification",),
    )
    dropout: float = setting(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Dropout"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "The share of numbers blanked at random in training, so that the network cannot lean on a few.",
        ),
        smaller=QT_TRANSLATE_NOOP("recipe", "Learns faster, memorises sooner."),
        larger=QT_TRANSLATE_NOOP("recipe", "Memorises less, learns more slowly."),
        usual=QT_TRANSLATE_NOOP("recipe", "0.2 to 0.5 on small corpora."),
        ge=0.0,
        le=0.9,
    )
    readout: Readout = setting(
        Readout.LAST,
        QT_TRANSLATE_NOOP("recipe", "Readout"),
        QT_TRANSLATE_NOOP(
            "recipe", "Which states make the answer: the last one, or the mean or largest over all steps."
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "mean_max learns fastest on reviews."),
        tasks=("classification",),
    )

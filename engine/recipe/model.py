"""What the network is made of."""

from __future__ import annotations

import re
from enum import Enum
from typing import Annotated

from pydantic import BeforeValidator, Field

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
    SIGMOID = "sigmoid"


class Skip(str, Enum):
    """How what lies below a layer gets past it."""

    NONE = "none"
    RESIDUAL = "residual"
    DENSE = "dense"


class Readout(str, Enum):
    """How the states of all steps become one answer (N→1)."""

    LAST = "last"
    MEAN = "mean"
    MAX = "max"
    MEAN_MAX = "mean_max"
    FLATTEN = "flatten"
    ATTENTION = "attention"


class Softmax(str, Enum):
    """How the next token's probabilities are worked out."""

    FULL = "full"
    ADAPTIVE = "adaptive"


class Attention(str, Enum):
    """How a decoder chooses where in the source to look (N→M)."""

    NONE = "none"
    DOT = "dot"
    ADDITIVE = "additive"


READING = ("classification", "aligned", "seq2seq")  # tasks that have the whole text before they answer
WRITING = ("language_model", "conditional", "seq2seq")  # tasks that answer with one token after the other
NETWORKS = (
    "classification",
    "language_model",
    "aligned",
    "conditional",
    "seq2seq",
)  # all but word vectors alone


def _as_sizes(value: object) -> object:
    """`128, 64`, as it is typed in a field or after --set, is (128, 64); one number is one layer."""
    if isinstance(value, str):
        return [
            int(part) if part.isdigit() else part
            for part in re.split(r"[\s,，]+", value.strip("[]() "))
            if part
        ]
    return [value] if isinstance(value, int) and not isinstance(value, bool) else value


LayerSizes = Annotated[
    tuple[Annotated[int, Field(ge=1, le=4096)], ...], BeforeValidator(_as_sizes), Field(max_length=16)
]


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
    layer_sizes: LayerSizes = setting(
        (),
        QT_TRANSLATE_NOOP("recipe", "Sizes of the layers"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "The memory size of each layer from below, such as 128, 64. Left empty, every layer has the same; "
            "filled in, it says how many layers there are.",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "Empty."),
        level=Level.EXPERT,
    )
    bidirectional: bool = setting(
        False,
        QT_TRANSLATE_NOOP("recipe", "Both directions"),
        QT_TRANSLATE_NOOP(
            "recipe", "A second network reads the text from its end; each word then knows what follows."
        ),
        tasks=READING,
    )
    skip: Skip = setting(
        Skip.NONE,
        QT_TRANSLATE_NOOP("recipe", "Skip connections"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "A way past each layer: residual adds what lies below to its states, dense lets it read everything below.",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "None; residual or dense from three layers on."),
        level=Level.EXPERT,
    )
    layer_norm: bool = setting(
        False,
        QT_TRANSLATE_NOOP("recipe", "Layer norm"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "Brings the sums inside each cell to one scale at every step. Computed step by step, so it is slower.",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "Off; on when training stumbles in deep or wide networks."),
        level=Level.EXPERT,
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
    locked_dropout: bool = setting(
        True,
        QT_TRANSLATE_NOOP("recipe", "Locked dropout"),
        QT_TRANSLATE_NOOP("recipe", "Blanks the same numbers at every step of a text, not others each time."),
        usual=QT_TRANSLATE_NOOP("recipe", "On: a state is not shredded a little at every step."),
        level=Level.EXPERT,
    )
    embedding_dropout: float = setting(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Word dropout"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "The share of words blanked at random in training, each wherever it occurs, "
            "so that no answer hangs on one word.",
        ),
        smaller=QT_TRANSLATE_NOOP("recipe", "Learns faster, leans on single words."),
        larger=QT_TRANSLATE_NOOP("recipe", "Looks at more of the text, learns more slowly."),
        usual=QT_TRANSLATE_NOOP("recipe", "0 to 0.2."),
        level=Level.EXPERT,
        ge=0.0,
        le=0.9,
    )
    recurrent_dropout: float = setting(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Recurrent dropout"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "The share of the state blanked on its way to the next step, the same numbers at every step. "
            "Computed step by step, so it is slower.",
        ),
        smaller=QT_TRANSLATE_NOOP("recipe", "Learns faster, memorises sooner."),
        larger=QT_TRANSLATE_NOOP("recipe", "Memorises less, forgets more between two words."),
        usual=QT_TRANSLATE_NOOP("recipe", "0; 0.1 to 0.3 for large states and little text."),
        level=Level.EXPERT,
        ge=0.0,
        le=0.9,
    )
    readout: Readout = setting(
        Readout.LAST,
        QT_TRANSLATE_NOOP("recipe", "Readout"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "Which states make the answer: the last one, the mean or largest over all steps, "
            "all of them side by side (flatten), or those the network chooses itself (attention).",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "mean_max learns fastest on reviews."),
        tasks=("classification",),
    )
    single_output: bool = setting(
        False,
        QT_TRANSLATE_NOOP("recipe", "Single output"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "With two labels the answer is one number through a sigmoid, as in the lecture; "
            "off, it is one number for each label.",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "Off; both learn the same."),
        level=Level.EXPERT,
        tasks=("classification",),
    )
    tie_weights: bool = setting(
        False,
        QT_TRANSLATE_NOOP("recipe", "Tied weights"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "The word vectors that are read also make the guesses, so there is only one table of words to learn. "
            "An adaptive softmax has tables of its own.",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "On for words and little text; off for characters."),
        level=Level.EXPERT,
        tasks=(*WRITING, "aligned"),
    )
    softmax: Softmax = setting(
        Softmax.FULL,
        QT_TRANSLATE_NOOP("recipe", "Softmax"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "How the next word is guessed: full weighs every word each time, "
            "adaptive looks at rare words only when one is due, which is faster.",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "full; adaptive from 20 000 words on."),
        level=Level.EXPERT,
        tasks=WRITING,
    )
    attention: Attention = setting(
        Attention.ADDITIVE,
        QT_TRANSLATE_NOOP("recipe", "Attention"),
        QT_TRANSLATE_NOOP(
            "recipe", "Whether each word that is written may look back at the words read, and how it chooses."
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "additive; none to see why it was invented."),
        tasks=("seq2seq",),
    )
    reads_answer: bool = setting(
        False,
        QT_TRANSLATE_NOOP("recipe", "Reads its own answer"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "A last layer reads each state beside the token answered before it, so that the tokens of an answer fit "
            "together; they are then answered one after the other.",
        ),
        usual=QT_TRANSLATE_NOOP(
            "recipe", "On where the answer is itself a text, such as couplets; off for tags."
        ),
        level=Level.EXPERT,
        tasks=("aligned",),
    )
    initial_run: str = setting(
        "",
        QT_TRANSLATE_NOOP("recipe", "Start from a run"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "A trained run whose word vectors and layers this network begins with: its name, or FILE.unroll:NAME for "
            "one of another project. Words are matched one by one; what does not fit begins anew, and is told.",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "A language model of many texts without labels."),
        level=Level.EXPERT,
        tasks=NETWORKS,
        max_length=4096,
    )
    vectors: str = setting(
        "random",
        QT_TRANSLATE_NOOP("recipe", "Word vectors from"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "What the word vectors begin as: random numbers, those of a run (its name, or FILE.unroll:NAME) or of a file "
            "(word2vec, GloVe or fastText), or dictionary, what jieba's dictionary tells of each Chinese character.",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "Vectors of many texts of the same kind."),
        level=Level.EXPERT,
        tasks=NETWORKS,
        max_length=4096,
    )
    freeze_embedding: bool = setting(
        False,
        QT_TRANSLATE_NOOP("recipe", "Keep word vectors"),
        QT_TRANSLATE_NOOP("recipe", "The word vectors stay as they begin; everything else learns."),
        usual=QT_TRANSLATE_NOOP("recipe", "Off; on with good vectors and few texts."),
        level=Level.EXPERT,
        tasks=NETWORKS,
    )

    @property
    def widths(self) -> tuple[int, ...]:
        """The memory size of each layer from below."""
        return self.layer_sizes or (self.hidden_size,) * self.num_layers

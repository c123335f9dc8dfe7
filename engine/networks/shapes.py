"""What a network is made of, before it exists: every layer's output shape and numbers to learn. No torch here.

The counts are torch's own. Its cells add two bias vectors, one beside W·x and one beside U·h, where a textbook writes
one; they are summed, so the second adds nothing that the first could not learn. A plain RNN of 32 on vectors of 32 is
32·32 + 32·32 + 32 = 2 080 numbers in the lecture and 2 112 here: `LayerShape.second_bias` says how many of
`parameters` are the second one, and `textbook` leaves it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.networks.stack_config import StackConfig, answering_of, stack_of
from engine.recipe.model import READING, Attention, Cell, ModelSettings, Readout, Softmax
from engine.recipe.recipe import Recipe
from engine.text.vocabulary import SPECIALS

if TYPE_CHECKING:
    from engine.text.pipeline import TextPipeline

# How many vectors one step of a cell works out: a; i f g o; r z n.
GATES = {Cell.RNN: 1, Cell.LSTM: 4, Cell.GRU: 3}
GATE_NAMES = {Cell.RNN: ("a",), Cell.LSTM: ("i", "f", "g", "o"), Cell.GRU: ("r", "z", "n")}


@dataclass(frozen=True, slots=True)
class Sizes:
    """What a network's size depends on beside its recipe: `vocabulary` and `labels` of the corpus, for pairs the
    `targets` vocabulary, and for the readout flatten how many tokens the longest document has.

    `shared`: sources and targets have one vocabulary, so that an aligned network may be tied.
    """

    vocabulary: int
    labels: int = 0
    targets: int = 0
    max_tokens: int = 0
    shared: bool = False


def sizes_of(recipe: Recipe, pipeline: TextPipeline, labels: int) -> Sizes:
    """The sizes of a run's network: what its recipe, its text and its `labels` give."""
    vocabulary, target = pipeline.vocabulary, pipeline.target
    return Sizes(
        len(vocabulary),
        labels,
        targets=len(target.vocabulary) if target else 0,
        max_tokens=recipe.text.max_tokens,
        shared=pipeline.shares_vocabulary,
    )


@dataclass(frozen=True, slots=True)
class LayerShape:
    """One row of the layer table; `output` is (steps, batch, size), or (batch, size) once steps are one answer."""

    name: str
    kind: str  # embedding, rnn, lstm, gru, readout, attention, linear, echo
    output: tuple[str | int, ...]
    parameters: int
    second_bias: int = 0

    @property
    def textbook(self) -> int:
        """The numbers to learn when a cell has one bias."""
        return self.parameters - self.second_bias


def reads_both_ways(task: str, model: ModelSettings) -> bool:
    """Whether a second reader comes from the end; what writes never looks ahead."""
    return model.bidirectional and task in READING


def directions(recipe: Recipe) -> int:
    """2 when a second network reads from the end; a language model never looks ahead."""
    return 2 if reads_both_ways(recipe.task.value, recipe.model) else 1


def cell_parameters(cell: Cell, input_size: int, hidden_size: int, layer_norm: bool = False) -> int:
    """Numbers to learn in one cell of one direction, both biases counted.

    Layer norm has a factor for each of the two sums, and in an lstm a factor and a shift for c.
    """
    rows = GATES[cell] * hidden_size
    normed = 2 * rows + (2 * hidden_size if cell is Cell.LSTM else 0)
    return rows * (input_size + hidden_size + 2) + (normed if layer_norm else 0)


def layer_parameters(stack: StackConfig, number: int) -> int:
    """Numbers to learn in layer `number` (from 0): every direction, and the projection of what skips it."""
    layer = stack.layer(number)
    cell = cell_parameters(layer.cell, layer.input_size, layer.hidden_size, layer.layer_norm)
    sizes = stack.output_sizes
    skip = sizes[number - 1] * sizes[number] if stack.projected(number) else 0
    return stack.directions * cell + skip


def readout_size(readout: Readout, size: int, max_tokens: int = 0) -> int:
    """How many numbers a readout makes of states of `size`."""
    if readout is Readout.FLATTEN:
        return max_tokens * size
    return 2 * size if readout is Readout.MEAN_MAX else size


def answers(labels: int, single_output: bool) -> int:
    """How many numbers a classifier's last layer puts out; with two labels one can be enough."""
    return 1 if single_output and labels == 2 else labels


def adaptive_cutoffs(vocabulary: int) -> list[int]:
    """Where the adaptive softmax cuts a vocabulary that is ordered by frequency: the frequent, the middle, the rare.

    A sixteenth of the words makes up most of a text (Zipf); each next part is looked at only when one of it is due.
    """
    return sorted({max(1, vocabulary // 16), max(1, vocabulary // 4)} - {vocabulary})


def adaptive_division(size: int) -> int:
    """How many times fewer numbers tell the words of each next part apart; small networks can spare none.

    The rarest words keep at least 16 numbers to be told apart by.
    """
    return 4 if size >= 256 else 2 if size >= 64 else 1


def describe_network(
    recipe: Recipe, vocabulary: int, labels: int, steps: int, targets: int = 0
) -> tuple[LayerShape, ...]:
    """The rows of the layer table for texts of `steps` tokens, from the embedding up to the answer.

    `targets` is the size of the second vocabulary of a task that turns one text into another.
    """
    sizes = Sizes(vocabulary, labels, targets, recipe.text.max_tokens)
    return describe_task(recipe.task.value, recipe.model, sizes, steps, recipe.training.batch_size)


def count_parameters(recipe: Recipe, vocabulary: int, labels: int, targets: int = 0) -> int:
    """All numbers to learn."""
    return sum(row.parameters for row in describe_network(recipe, vocabulary, labels, 1, targets))


def describe_task(
    task: str, model: ModelSettings, sizes: Sizes, steps: int, batch: int
) -> tuple[LayerShape, ...]:
    """The rows of the layer table of a task, by its name."""
    if task == "seq2seq":
        return tuple(_pairs(model, sizes, steps, batch))
    if task == "word_vectors":
        return tuple(_matrices(sizes, model))
    stack = stack_of(model, reads_both_ways(task, model))
    rows = [_embedding("Embedding", sizes.vocabulary, model, steps, batch)]
    if task == "conditional":
        stack = stack_of(model, False, 2 * model.embedding_dim)
        rows.append(
            LayerShape("Label", "embedding", (batch, model.embedding_dim), sizes.labels * model.embedding_dim)
        )
    rows += _layers(stack, steps, batch)
    if task == "classification":
        rows += _label_rows(model, sizes, stack.output_size, batch)
    elif task == "aligned":
        rows += _aligned_rows(model, sizes, stack, steps, batch)
    else:
        rows.append(_word_answer(model, stack.output_size, sizes.vocabulary, steps, batch))
    return tuple(rows)


def _embedding(name: str, words: int, model: ModelSettings, steps: int, batch: int) -> LayerShape:
    return LayerShape(name, "embedding", (steps, batch, model.embedding_dim), words * model.embedding_dim)


def _matrices(sizes: Sizes, model: ModelSettings) -> Iterator[LayerShape]:
    """Both matrices of word vectors, in which special tokens have no row."""
    words, size = max(0, sizes.vocabulary - len(SPECIALS)), model.embedding_dim
    for name in ("Word", "Context"):
        yield LayerShape(f"{name} vectors", f"{name.lower()}_matrix", (words, size), words * size)


def _layers(stack: StackConfig, steps: int, batch: int, whose: str = "") -> Iterator[LayerShape]:
    for number, size in enumerate(stack.output_sizes):
        yield LayerShape(
            name=f"{whose}{stack.cell.value.upper()} {number + 1}",
            kind=stack.cell.value,
            output=(steps, batch, size),
            parameters=layer_parameters(stack, number),
            second_bias=GATES[stack.cell] * size,
        )


def _label_rows(model: ModelSettings, sizes: Sizes, size: int, batch: int) -> Iterator[LayerShape]:
    chooser = size * (size + 1) + size if model.readout is Readout.ATTENTION else 0
    width = readout_size(model.readout, size, sizes.max_tokens)
    yield LayerShape("Readout", "readout", (batch, width), chooser)
    count = answers(sizes.labels, model.single_output)
    yield _linear(width, count, (batch, count))


def _aligned_rows(
    model: ModelSettings, sizes: Sizes, stack: StackConfig, steps: int, batch: int
) -> Iterator[LayerShape]:
    """What an aligned network has above its stack; a tied one reads its own answer with the words it knows."""
    size, tied = stack.output_size, tied_pairs(model, sizes)
    if model.reads_answer:
        if not tied:
            yield _embedding("Target embedding", sizes.targets, model, steps, batch)
        answering = answering_of(model, stack)
        yield from _layers(answering, steps, batch, "Answer ")
        size += answering.output_size
        output = (steps, batch, sizes.targets)
        yield LayerShape("Echo", "echo", output, echo_parameters(sizes.shared))
    linear = _linear(size, sizes.targets, (steps, batch, sizes.targets))
    own = tied_parameters(size, model.embedding_dim, sizes.targets)
    yield replace(linear, parameters=own) if tied else linear


def _linear(size: int, count: int, output: tuple[int, ...]) -> LayerShape:
    return LayerShape("Linear", "linear", output, count * (size + 1))


def _word_answer(model: ModelSettings, size: int, words: int, steps: int, batch: int) -> LayerShape:
    """The layer that foretells a word: full, tied to the word vectors, or adaptive."""
    output = (steps, batch, words)
    if model.softmax is Softmax.ADAPTIVE:
        return LayerShape("Linear", "linear", output, adaptive_parameters(size, words))
    if model.tie_weights:
        return LayerShape("Linear", "linear", output, tied_parameters(size, model.embedding_dim, words))
    return _linear(size, words, output)


def tied_parameters(size: int, embedding_dim: int, words: int) -> int:
    """Numbers to learn in a tied answer: a bias for each word, and a projection when the sizes differ."""
    return words + (0 if size == embedding_dim else size * embedding_dim)


def echo_parameters(shared: bool) -> int:
    """Numbers to learn in the echo of a network that reads its own answer; see echo.py."""
    return 4 if shared else 2


def tied_pairs(model: ModelSettings, sizes: Sizes) -> bool:
    """Whether source and target of an aligned network share one table."""
    return model.tie_weights and sizes.shared


def adaptive_parameters(size: int, words: int) -> int:
    """Numbers to learn in an adaptive softmax: the frequent words and one entry for each other part, then the parts."""
    edges = [*adaptive_cutoffs(words), words]
    total = (size + 1) * (edges[0] + len(edges) - 1)  # the head has a bias, so that frequency needs no vector
    for part in range(1, len(edges)):
        width = size // adaptive_division(size) ** part
        total += width * (size + edges[part] - edges[part - 1])
    return total


def _pairs(model: ModelSettings, sizes: Sizes, steps: int, batch: int) -> Iterator[LayerShape]:
    """Encoder, what it hands over, decoder, attention and answer; source and target are both `steps` long here."""
    encoder = stack_of(model, model.bidirectional)
    context = encoder.output_size
    decoder = stack_of(model, False, model.embedding_dim + context)
    yield _embedding("Source embedding", sizes.vocabulary, model, steps, batch)
    yield from _layers(encoder, steps, batch, "Encoder ")
    start = sum(decoder.widths) * (2 if model.cell is Cell.LSTM else 1)
    yield LayerShape("Start", "linear", (batch, start), start * (context + 1))
    yield _embedding("Target embedding", sizes.targets, model, steps, batch)
    yield from _layers(decoder, steps, batch, "Decoder ")
    size = decoder.output_size
    if model.attention is not Attention.NONE:
        yield LayerShape(
            "Attention",
            "attention",
            (steps, batch, steps),
            attention_parameters(model.attention, size, context),
        )
    yield LayerShape("Combined", "linear", (steps, batch, size), size * (size + context + 1))
    yield _word_answer(model, size, sizes.targets, steps, batch)


def attention_parameters(attention: Attention, query: int, key: int) -> int:
    """Numbers to learn in an attention from states of size `query` over states of size `key`."""
    if attention is Attention.ADDITIVE:
        return query * (query + key + 1) + query  # W and its bias, U, v
    return 0 if attention is Attention.NONE or query == key else query * key

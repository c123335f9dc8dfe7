"""From recipes, explanations and gradients to what the unrolled view shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from engine.corpus.label_names import positive_index
from engine.events import GradientMeasured, TokenWritten
from engine.networks.shapes import answers, directions, layer_parameters, readout_size
from engine.networks.stack_config import stack_of
from engine.networks.states import StateTrace
from engine.recipe.recipe import Recipe, Task
from gui.views.unrolled.picture import LayerPicture, Picture, Values, Word

if TYPE_CHECKING:
    from engine.text.pipeline import TracedToken
    from engine.use.scoring import Explanation


def layer_pictures(recipe: Recipe) -> tuple[LayerPicture, ...]:
    """The recurrent layers of a recipe, bottom first."""
    model, ways = recipe.model, directions(recipe)
    stack = stack_of(model, ways == 2)
    layers = []
    for number, width in enumerate(model.widths):
        name = QCoreApplication.translate("pictures", "{cell} {number}").format(
            cell=model.cell.value.upper(), number=number + 1
        )
        parameters = layer_parameters(stack, number)
        layers.append(
            LayerPicture(
                name,
                model.cell.value,
                width,
                ways == 2,
                parameters,
                stack.input_sizes[number],
                stack.projected(number),
            )
        )
    return tuple(layers)


def structure_picture(
    recipe: Recipe, words: Sequence[Word], vocabulary: int, labels: Sequence[str]
) -> Picture:
    """The network of a recipe reading `words`, before anything is learnt."""
    scores = recipe.task is Task.CLASSIFICATION
    states = stack_of(recipe.model, directions(recipe) == 2).output_size
    return Picture(
        task="classification" if scores else "language_model",  # one answer, or one at every step
        words=tuple(words),
        layers=layer_pictures(recipe),
        embedding_dim=recipe.model.embedding_dim,
        batch=recipe.training.batch_size,
        vocabulary=vocabulary,
        activation=recipe.model.activation.value,
        readout=recipe.model.readout.value if scores else None,
        readout_size=readout_size(recipe.model.readout, states, recipe.text.max_tokens),
        answer_size=answers(max(1, len(labels)), recipe.model.single_output),
        labels=tuple(labels) if scores else (),
        positive_label=positive_index(labels) if scores else None,
        skip=recipe.model.skip.value,
        layer_norm=recipe.model.layer_norm,
        dropout=recipe.model.dropout,
        word_dropout=recipe.model.embedding_dropout,
        recurrent_dropout=recipe.model.recurrent_dropout,
    )


def reach_picture(gradient: GradientMeasured, recipe: Recipe) -> Picture:
    """How far back the gradient reached on the fixed line after an epoch."""
    words = [Word(token) for token in gradient.tokens]
    return replace(structure_picture(recipe, words, 0, ()), gradients=gradient.norms, readout=None)


def explanation_picture(
    explanation: Explanation, recipe: Recipe, labels: Sequence[str], vocabulary: int
) -> Picture:
    """A scored sentence: each word's state, the answer so far, and what each word did to it."""
    picture = structure_picture(recipe, (), vocabulary, labels)
    positive = picture.positive_label
    flipped = positive is not None and labels[positive] != explanation.score.label
    answers = tuple(1 - a if flipped else a for a in explanation.answers)
    # Of a word that nobody knows nobody can say what it does.
    effects = tuple(
        None if e is None or not token.known else (-e if flipped else e)
        for e, token in zip(explanation.effects, explanation.tokens, strict=True)
    )
    # Of many labels it is the one that was answered whose probability is drawn.
    return replace(
        picture,
        positive_label=list(labels).index(explanation.score.label) if positive is None else positive,
        words=_words(explanation.tokens, effects),
        values=values_of(explanation.trace),
        answers=answers,
        effects=effects,
    )


def _words(tokens: Sequence[TracedToken], effects: Sequence[float | None]) -> tuple[Word, ...]:
    """Chips coloured by what each word did to the answer; unknown words stay plain."""
    scale = max([10.0, *(abs(e) for e in effects if e is not None)])
    return tuple(
        Word(token.token, not token.known, token.cut_off, None if e is None or abs(e) < 1 else e / scale)
        for token, e in zip(tokens, effects, strict=True)
    )


def writing_picture(
    read: Sequence[str],
    written: Sequence[TokenWritten],
    trace: StateTrace | None,
    recipe: Recipe,
    first_step: int,
) -> Picture:
    """A text being written: the words read, each one's state, and the guesses made after it."""
    words = [Word(token) for token in read]
    picture = structure_picture(recipe, words, 0, ())
    guesses = tuple(event.guesses for event in written)
    values = values_of(trace) if trace is not None else None
    return replace(
        picture, guesses=guesses, taken=tuple(e.taken for e in written), values=values, first_step=first_step
    )


def values_of(trace: StateTrace, *, first: bool = False) -> Values:
    """What was computed for a text, as the drawing wants it; `first`: by a network that has learned nothing yet."""
    return Values(
        trace.embedding,
        trace.hidden,
        trace.cell or None,
        trace.gates or None,
        trace.outputs,
        trace.attention,
        first,
    )

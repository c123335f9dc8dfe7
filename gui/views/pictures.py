"""From recipes, explanations and gradients to what the unrolled view shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication

from engine.corpus.label_names import positive_index
from engine.events import GradientMeasured, TokenWritten
from engine.networks.shapes import answers as answer_size
from engine.networks.shapes import directions, layer_parameters, readout_size
from engine.networks.stack_config import StackConfig, answering_of, stack_of
from engine.networks.states import StateTrace
from engine.recipe.recipe import Recipe, Task
from gui.views.unrolled.picture import Given, LayerPicture, Picture, Values, Word
from gui.views.unrolled.picture import Task as TaskName

if TYPE_CHECKING:
    from engine.text.pipeline import TracedToken
    from engine.use.answer_trace import AnswerTrace, ReadingTrace
    from engine.use.scoring import Explanation


def layer_pictures(recipe: Recipe, stack: StackConfig | None = None) -> tuple[LayerPicture, ...]:
    """The recurrent layers of a recipe, bottom first; `stack` says it where the task has more than one."""
    stack = stack or stack_of_task(recipe)
    layers = []
    for number, width in enumerate(stack.widths):
        name = QCoreApplication.translate("pictures", "{cell} {number}").format(
            cell=stack.cell.value.upper(), number=number + 1
        )
        parameters = layer_parameters(stack, number)
        layers.append(
            LayerPicture(
                name,
                stack.cell.value,
                width,
                stack.bidirectional,
                parameters,
                stack.input_sizes[number],
                stack.projected(number),
            )
        )
    return tuple(layers)


def stack_of_task(recipe: Recipe) -> StackConfig:
    """The stack that reads first: the only one, or the encoder."""
    label = recipe.model.embedding_dim if recipe.task is Task.CONDITIONAL else 0
    return stack_of(recipe.model, directions(recipe) == 2, recipe.model.embedding_dim + label)


def structure_picture(
    recipe: Recipe,
    words: Sequence[Word],
    vocabulary: int,
    labels: Sequence[str],
    answers: Sequence[Word] = (),
    targets: int = 0,
    label: str = "",
) -> Picture:
    """The network of a recipe reading `words`, before anything is learnt.

    answers: the other text of a pair, for aligned and seq2seq. targets: the size of the answers' vocabulary, 0 if it
    is that of the words. label: what a conditional network writes for, the first of `labels` unless it is said.
    """
    task = recipe.task
    if task is Task.CLASSIFICATION:
        return _classifier(recipe, words, vocabulary, labels)
    picture = _plain(recipe, words, vocabulary)
    if task is Task.ALIGNED:
        picture = replace(picture, targets=tuple(answers), vocabulary=targets or vocabulary)
        return _with_own_answer(picture, recipe) if recipe.model.reads_answer else picture
    if task is Task.CONDITIONAL:
        given = Given("label", label or next(iter(labels), ""), recipe.model.embedding_dim)
        return _shifted(replace(picture, given=given, labels=tuple(labels)), words)
    if task is Task.SEQ2SEQ:
        return replace(picture, decoder=_decoder(recipe, answers, targets or vocabulary))
    return picture


def _plain(recipe: Recipe, words: Sequence[Word], vocabulary: int) -> Picture:
    """What every shape has in common."""
    model = recipe.model
    return Picture(
        task=cast(TaskName, recipe.task.value),
        words=tuple(words),
        layers=layer_pictures(recipe),
        embedding_dim=model.embedding_dim,
        batch=recipe.training.batch_size,
        vocabulary=vocabulary,
        activation=model.activation.value,
        skip=model.skip.value,
        layer_norm=model.layer_norm,
        dropout=model.dropout,
        word_dropout=model.embedding_dropout,
        recurrent_dropout=model.recurrent_dropout,
        attention=model.attention.value if recipe.task is Task.SEQ2SEQ else "none",
    )


def _classifier(recipe: Recipe, words: Sequence[Word], vocabulary: int, labels: Sequence[str]) -> Picture:
    """Many steps, one answer."""
    model = recipe.model
    return replace(
        _plain(recipe, words, vocabulary),
        readout=model.readout.value,
        readout_size=readout_size(model.readout, stack_of_task(recipe).output_size, recipe.text.max_tokens),
        answer_size=answer_size(max(1, len(labels)), model.single_output),
        labels=tuple(labels),
        positive_label=positive_index(labels),
    )


def _with_own_answer(picture: Picture, recipe: Recipe) -> Picture:
    """One more layer, which reads each state beside the word answered before it."""
    (layer,) = layer_pictures(recipe, answering_of(recipe.model, stack_of_task(recipe)))
    name = QCoreApplication.translate("pictures", "Answer {cell}").format(
        cell=recipe.model.cell.value.upper()
    )
    return replace(picture, layers=(*picture.layers, replace(layer, name=name)), own_answer=True)


def _decoder(recipe: Recipe, answers: Sequence[Word], vocabulary: int) -> Picture:
    """The writing half of encoder and decoder: onwards only, the context beside every word."""
    context = stack_of_task(recipe).output_size
    stack = stack_of(recipe.model, False, recipe.model.embedding_dim + context)
    picture = replace(
        _plain(recipe, (), vocabulary),
        task="decoder",
        layers=layer_pictures(recipe, stack),
        given=Given("context", "", context),
    )
    return _shifted(picture, answers)


def _shifted(picture: Picture, words: Sequence[Word]) -> Picture:
    """Writing: after a mark for the start each word is read, and asked for one step before; then the end."""
    words = tuple(word for word in words if not word.cut_off)
    return replace(picture, words=(start_mark(), *words), targets=(*words, end_mark()))


def start_mark() -> Word:
    """What stands before the first word that is written."""
    return Word(QCoreApplication.translate("pictures", "start"), mark=True)


def end_mark() -> Word:
    """What stands behind the last one."""
    return Word(QCoreApplication.translate("pictures", "end"), mark=True)


def reach_picture(gradient: GradientMeasured, recipe: Recipe) -> Picture:
    """How far back the gradient reached on the fixed line after an epoch."""
    picture = replace(structure_picture(recipe, (), 0, ()), gradients=gradient.norms, readout=None)
    words = tuple(Word(token) for token in gradient.tokens)
    return replace(picture, words=words, targets=(), given=None, decoder=None)


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
    label: str = "",
) -> Picture:
    """A text being written: the words read, each one's state, and the guesses made after it.

    label: what it is written for, in a network that writes for labels.
    """
    words = tuple(Word(token) for token in read)
    picture = replace(structure_picture(recipe, (), 0, (), label=label), words=words, targets=())
    guesses = tuple(event.guesses for event in written)
    values = values_of(trace, recipe.model.embedding_dim) if trace is not None else None
    return replace(
        picture, guesses=guesses, taken=tuple(e.taken for e in written), values=values, first_step=first_step
    )


def answer_picture(
    seen: AnswerTrace, recipe: Recipe, vocabulary: int, targets: int = 0, label: str = ""
) -> Picture:
    """An answered text: what was read, every state, what was guessed and where the network looked.

    For aligned, seq2seq and conditional; `targets` and `label` as for `structure_picture`.
    """
    task = recipe.task
    read = [Word(token.token, not token.known) for token in seen.read]
    picture = structure_picture(recipe, read, vocabulary, (), (), targets, label)
    dim = recipe.model.embedding_dim
    if task is Task.SEQ2SEQ:
        assert picture.decoder is not None
        assert seen.encoder is not None
        decoder = _answering(picture.decoder, seen, dim)
        return replace(picture, values=values_of(seen.encoder), decoder=decoder, alignment=seen.alignment)
    return _answering(picture, seen, dim)


def with_first_numbers(picture: Picture, seen: ReadingTrace) -> Picture:
    """The drawing of a network before training, with what its first weights make of the text it is drawn with."""
    values = _values_of_answering(seen, picture.embedding_dim, first=True)
    if picture.decoder is None or seen.encoder is None:
        return replace(picture, values=values)
    return replace(
        picture,
        values=values_of(seen.encoder, first=True),
        decoder=replace(picture.decoder, values=values),
        alignment=seen.alignment,
    )


def _values_of_answering(
    seen: AnswerTrace | ReadingTrace, embedding_dim: int, *, first: bool = False
) -> Values:
    """The numbers of the half that answers: of its stack, of what stands on it, and of what it begins with."""
    values = values_of(seen.states, embedding_dim, first=first)
    if seen.answering is not None:
        values = _stacked(values, values_of(seen.answering))
    return replace(
        values,
        start=tuple(layer[0] for layer in seen.start),
        start_cell=tuple(layer[1] for layer in seen.start if len(layer) > 1),
    )


def _answering(picture: Picture, seen: AnswerTrace, embedding_dim: int) -> Picture:
    """The half that answers, with its numbers."""
    values = _values_of_answering(seen, embedding_dim)
    words = picture.words
    if picture.reads_its_own:
        words = tuple(start_mark() if token is None else Word(token) for token in seen.inputs)
    return replace(
        picture,
        words=words,
        targets=_targets(seen),
        values=values,
        guesses=tuple(
            tuple((end_mark().text if guess.ends else guess.token, guess.probability) for guess in guesses)
            for guesses in seen.guesses
        ),
        taken=seen.taken,
    )


def _stacked(below: Values, above: Values) -> Values:
    """The numbers of two stacks, one over the other."""
    return replace(
        below,
        hidden=(*below.hidden, *above.hidden),
        cell=(*below.cell, *above.cell) if below.cell and above.cell else None,
        gates=(*(below.gates or ()), *(above.gates or ())),
        outputs=(*below.outputs, *above.outputs),
    )


def _targets(seen: AnswerTrace) -> tuple[Word, ...]:
    """What was written at each step; within a prompt what was read next."""
    written = [Word(token) for token in seen.written]
    end = [end_mark()] if len(seen.inputs) > len(written) and seen.ended else []
    prompt = [Word(token or "") for token in seen.inputs[1 : len(seen.inputs) - len(written) - len(end) + 1]]
    return (*prompt, *written, *end)


def values_of(trace: StateTrace, embedding_dim: int | None = None, *, first: bool = False) -> Values:
    """What was computed for a text, as the drawing wants it.

    embedding_dim: the size of the words' own vectors, where the layers read something beside them. first: it was
    computed by a network that has learned nothing yet.
    """
    words, given = (
        trace.embedding[:, :embedding_dim],
        trace.embedding[:1, embedding_dim or trace.embedding.shape[1] :],
    )
    return Values(
        words,
        trace.hidden,
        trace.cell or None,
        trace.gates or None,
        trace.outputs,
        trace.attention,
        first,
        given=given[0] if given.size else None,
    )

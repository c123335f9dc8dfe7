"""The steps of one training pair in words, with its own numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from engine.recipe.vectors import Architecture
from gui.sentences import in_a_row, listed, number, percent
from gui.views.unrolled.picture import visible
from gui.views.vector_pair_columns import chance_after
from gui.views.vector_pair_picture import PairPicture, Stage
from gui.views.vector_pair_rows import signed


def stage_name(stage: Stage, architecture: Architecture = Architecture.SKIP_GRAM) -> str:
    """What a step is called."""
    translate = QCoreApplication.translate
    if stage is Stage.INPUTS and architecture is Architecture.CBOW:
        return translate("VectorPair", "The input rows move")
    return {
        Stage.PAIR: translate("VectorPair", "A pair from a sentence"),
        Stage.FALSE_WORDS: translate("VectorPair", "False words beside the true one"),
        Stage.ROWS: translate("VectorPair", "Their rows in the two matrices"),
        Stage.PRODUCT: translate("VectorPair", "A score for each word"),
        Stage.PROBABILITY: translate("VectorPair", "From score to probability"),
        Stage.LOSS: translate("VectorPair", "How wrong that is: the loss"),
        Stage.ERROR: translate("VectorPair", "What it should have been"),
        Stage.OUTPUTS: translate("VectorPair", "The output rows move"),
        Stage.INPUTS: translate("VectorPair", "The input row moves"),
        Stage.AFTER: translate("VectorPair", "The same pair again"),
    }[stage]


def stage_formula(picture: PairPicture, pair: int, stage: Stage) -> str:
    """The step as a formula, where it is one."""
    rate = f"{picture.pairs[pair].rate:g}"
    mean = picture.architecture is Architecture.CBOW
    return {
        Stage.ROWS: "h = Σ x / n" if mean else "h = x",
        Stage.PRODUCT: "score = Σ u × h",
        Stage.PROBABILITY: "σ(score) = 1 / (1 + e^−score)",
        Stage.LOSS: "loss = −ln σ(score), −ln(1 − σ(score))",
        Stage.ERROR: "error = 1 − σ(score), 0 − σ(score)",
        Stage.OUTPUTS: f"u ← u + {rate} × error × h",
        Stage.INPUTS: f"x ← x + {rate} × Σ error × u",
    }.get(stage, "")


def pair_name(picture: PairPicture, pair: int) -> str:
    """Which pair it is: what is known, and what is to be guessed."""
    step = picture.pairs[pair]
    known = listed(visible(word) for word in step.inputs)
    return QCoreApplication.translate("VectorPair", "{known} → {guessed}").format(
        known=known, guessed=visible(step.compared[0].word)
    )


def stage_sentence(picture: PairPicture, pair: int, stage: Stage) -> str:
    """What happens in a step, told with the numbers of this pair."""
    tell = {
        Stage.PAIR: _tell_pair,
        Stage.FALSE_WORDS: _tell_false_words,
        Stage.ROWS: _tell_rows,
        Stage.PRODUCT: _tell_product,
        Stage.PROBABILITY: _tell_probability,
        Stage.LOSS: _tell_loss,
        Stage.ERROR: _tell_error,
        Stage.OUTPUTS: _tell_outputs,
        Stage.INPUTS: _tell_inputs,
        Stage.AFTER: _tell_after,
    }[stage]
    return tell(picture, pair)


def _tell_pair(picture: PairPicture, pair: int) -> str:
    step = picture.pairs[pair]
    if picture.architecture is Architecture.CBOW:
        said = QCoreApplication.translate(
            "VectorPair",
            "The window around '{word}' reaches up to {window} words to each side. CBOW takes all {n} words in "
            "it together: from them the network is to guess '{word}'.",
        )
        return said.format(
            word=visible(step.compared[0].word), window=picture.window, n=number(len(step.inputs))
        )
    said = QCoreApplication.translate(
        "VectorPair",
        "The window around '{word}' reaches up to {window} words to each side. Skip-gram takes them one by "
        "one: from '{word}' the network is to guess '{other}', pair {i} of {n}.",
    )
    return said.format(
        word=visible(step.inputs[0]), window=picture.window, other=visible(step.compared[0].word), i=pair + 1,
        n=number(len(picture.pairs)),
    )  # fmt: skip


def _tell_false_words(picture: PairPicture, pair: int) -> str:
    true, *false = picture.pairs[pair].compared
    if not false:
        return QCoreApplication.translate(
            "VectorPair",
            "'{true}' really stands there. All words drawn at random were that one again, so nothing is "
            "compared with it.",
        ).format(true=visible(true.word))
    said = QCoreApplication.translate(
        "VectorPair",
        "'{true}' really stands there. {n} more are drawn at random from all words, frequent ones more often: "
        "{false}. These do not belong there. Learning means telling the true word from the false ones.",
    )
    return said.format(
        true=visible(true.word), n=number(len(false)), false=listed(visible(one.word) for one in false)
    )


def _tell_rows(picture: PairPicture, pair: int) -> str:
    step, dim = picture.pairs[pair], number(picture.shape[1])
    if picture.fresh:
        begun = QCoreApplication.translate(
            "VectorPair",
            "Every word has a row of {dim} numbers in each matrix. Before learning those of the input matrix "
            "are small and random, those of the output matrix all zero.",
        )
        return begun.format(dim=dim)
    if picture.architecture is Architecture.CBOW:
        said = QCoreApplication.translate(
            "VectorPair",
            "Every word has a row of {dim} numbers in each matrix. The {n} words around give their input rows, "
            "whose mean is h; the words to compare give their output rows, u.",
        )
        return said.format(dim=dim, n=number(len(step.inputs)))
    said = QCoreApplication.translate(
        "VectorPair",
        "Every word has a row of {dim} numbers in each matrix. '{word}' gives its input row, h; the words to "
        "compare give their output rows, u.",
    )
    return said.format(dim=dim, word=visible(step.inputs[0]))


def _tell_product(picture: PairPicture, pair: int) -> str:
    true = picture.pairs[pair].compared[0]
    said = QCoreApplication.translate(
        "VectorPair",
        "Each output row is multiplied by h, number by number, and the {dim} products are added. For '{true}' "
        "that makes {score}. The more the two rows point the same way, the larger the score.",
    )
    return said.format(dim=number(picture.shape[1]), true=visible(true.word), score=signed(true.score, 3))


def _tell_probability(picture: PairPicture, pair: int) -> str:
    true = picture.pairs[pair].compared[0]
    said = QCoreApplication.translate(
        "VectorPair",
        "The sigmoid σ makes a probability of it: σ({score}) = {chance}. So with {share} it takes '{true}' for "
        "the true word. The line at the end of each bar is where it should be: 1 for the true word, 0 for the "
        "others.",
    )
    return said.format(
        score=signed(true.score, 3), chance=f"{true.probability:.3f}", share=percent(true.probability),
        true=visible(true.word),
    )  # fmt: skip


def _tell_loss(picture: PairPicture, pair: int) -> str:
    step = picture.pairs[pair]
    true, worst = step.compared[0], max(step.compared, key=lambda one: one.loss)
    said = QCoreApplication.translate(
        "VectorPair",
        "The farther from where it should be, the larger the loss: −ln {chance} = {loss} for '{true}'. The "
        "largest part comes from '{worst}', {most}. All together: {sum}.",
    )
    if worst is true:
        said = QCoreApplication.translate(
            "VectorPair",
            "The farther from where it should be, the larger the loss: −ln {chance} = {loss} for '{true}', the "
            "largest part. All together: {sum}.",
        )
    return said.format(
        chance=f"{true.probability:.3f}", loss=f"{true.loss:.3f}", true=visible(true.word),
        worst=visible(worst.word), most=f"{worst.loss:.3f}", sum=f"{step.loss:.3f}",
    )  # fmt: skip


def _tell_error(picture: PairPicture, pair: int) -> str:
    true, *false = picture.pairs[pair].compared
    said = QCoreApplication.translate(
        "VectorPair",
        "What the probability should have been, minus what it was: 1 − {chance} = {error} for '{true}'.",
    ).format(chance=f"{true.probability:.3f}", error=signed(true.error, 3), true=visible(true.word))
    if not false:
        return said
    more = QCoreApplication.translate(
        "VectorPair",
        "For '{false}' it is 0 − {chance} = {error}. Plus will pull the two rows together, minus push them "
        "apart, the more the larger it is.",
    ).format(
        false=visible(false[0].word), chance=f"{false[0].probability:.3f}", error=signed(false[0].error, 3)
    )
    return in_a_row(said, more)


def _tell_outputs(picture: PairPicture, pair: int) -> str:
    step = picture.pairs[pair]
    true = step.compared[0]
    said = QCoreApplication.translate(
        "VectorPair",
        "To each output row learning rate × error × h is added. For '{true}' that is {rate} × {error} × h: its "
        "strip of changes looks like h, so the row moves towards h. Those of the false words look the other "
        "way round: they move away.",
    )
    return said.format(true=visible(true.word), rate=f"{step.rate:g}", error=signed(true.error, 3))


def _tell_inputs(picture: PairPicture, pair: int) -> str:
    step = picture.pairs[pair]
    if not any(step.correction):
        return QCoreApplication.translate(
            "VectorPair",
            "To the input row learning rate × the sum of error × u is added. All output rows were still zero, "
            "so it stays where it is. From the next pair on it moves, too.",
        )
    place = max(range(len(step.correction)), key=lambda number_: abs(step.correction[number_]))
    values = {
        "n": place + 1, "before": signed(step.before[0][place]), "after": signed(step.after[0][place]),
        "word": visible(step.inputs[0]), "count": number(len(step.inputs)), "true": visible(step.compared[0].word),
    }  # fmt: skip
    if picture.architecture is Architecture.CBOW:
        said = QCoreApplication.translate(
            "VectorPair",
            "Learning rate × the sum of error × u is added to each of the {count} input rows, all of it to "
            "every one. Number {n} of '{word}' goes from {before} to {after}.",
        )
    else:
        said = QCoreApplication.translate(
            "VectorPair",
            "To the input row learning rate × the sum of error × u is added: it moves towards '{true}' and "
            "away from the false words. Its number {n} goes from {before} to {after}.",
        )
    return said.format(**values)


def _tell_after(picture: PairPicture, pair: int) -> str:
    step = picture.pairs[pair]
    true = step.compared[0]
    said = QCoreApplication.translate(
        "VectorPair",
        "Worked out once more, '{true}' has the probability {after} instead of {before}, and the loss is "
        "{loss_after} instead of {loss}. A small step; a training takes one for every pair of the text, again "
        "and again.",
    )
    return said.format(
        true=visible(true.word), after=f"{chance_after(true):.3f}", before=f"{true.probability:.3f}",
        loss_after=f"{step.loss_after:.3f}", loss=f"{step.loss:.3f}",
    )  # fmt: skip


def table_of(picture: PairPicture, pair: int) -> list[list[str]]:
    """All numbers of the pair, headings first, to copy: rows before and after, and what was worked out."""
    step = picture.pairs[pair]
    translate = QCoreApplication.translate
    heads = [
        translate("VectorPair", "Matrix"), translate("VectorPair", "Word"), translate("VectorPair", "score"),
        translate("VectorPair", "σ(score)"), translate("VectorPair", "loss"), translate("VectorPair", "error"),
        translate("VectorPair", "Row"),
    ]  # fmt: skip
    rows = [[*heads, *(str(place + 1) for place in range(picture.shape[1]))]]
    before, after = translate("VectorPair", "before"), translate("VectorPair", "after")

    def add(
        matrix: str, word: str, worked_out: Sequence[float | str], when: str, row: Sequence[float]
    ) -> None:
        rows.append([matrix, word, *map(_plain, worked_out), when, *map(_plain, row)])

    nothing = [""] * 4
    for word, old, new in zip(step.inputs, step.before, step.after, strict=True):
        add(translate("VectorPair", "Input matrix"), word, nothing, before, old)
        add(translate("VectorPair", "Input matrix"), word, nothing, after, new)
    for one in step.compared:
        name = translate("VectorPair", "Output matrix")
        add(name, one.word, (one.score, one.probability, one.loss, one.error), before, one.vector)
        add(name, one.word, (one.score_after, chance_after(one), "", ""), after, one.moved)
    return rows


def _plain(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.6g}"

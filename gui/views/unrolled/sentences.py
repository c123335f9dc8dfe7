"""The drawing in words and numbers: what a screen reader says about a step, and the table behind the colours."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QCoreApplication

from gui.sentences import in_a_row
from gui.views.unrolled.answers import percent, signed
from gui.views.unrolled.geometry import Look
from gui.views.unrolled.picture import Array, Colouring, Detail, Picture, Row, rows_of, visible
from gui.views.unrolled.reach import strengths
from gui.views.unrolled.stripes import finite, gates_of, one_direction


def overview(picture: Picture | None) -> str:
    """What is drawn, in one or two sentences."""
    if picture is None or not picture.layers:
        return QCoreApplication.translate("UnrolledView", "Nothing is drawn yet.")
    if picture.decoder is not None:
        return _pair_overview(picture, picture.decoder)
    layers = ", ".join(layer.name for layer in picture.layers)
    if picture.steps == 1:
        return QCoreApplication.translate("UnrolledView", "One word goes through {layers}.").format(
            layers=layers
        )
    template = QCoreApplication.translate("UnrolledView", "{steps} words go through {layers}, one step each.")
    return template.format(steps=picture.steps, layers=layers)


def _pair_overview(picture: Picture, decoder: Picture) -> str:
    """Encoder and decoder in words."""
    template = QCoreApplication.translate(
        "UnrolledView",
        "The encoder reads {steps} words through {layers}. The decoder writes in {answers} steps, "
        "each given what the encoder knows at the end.",
    )
    layers = ", ".join(layer.name for layer in picture.layers)
    text = template.format(steps=picture.steps, layers=layers, answers=decoder.steps)
    if picture.attention == "none":
        return text
    looks = QCoreApplication.translate("UnrolledView", "At each step it looks over all the encoder's states.")
    return in_a_row(text, looks)


def step_sentence(picture: Picture, step: int) -> str:
    """The highlighted step in words; of encoder and decoder, which of them takes it and where it looks."""
    if picture.decoder is None:
        return _plain_step_sentence(picture, step)
    half, local = picture.half_of(step)
    name = (
        QCoreApplication.translate("UnrolledView", "Encoder.")
        if half is picture
        else QCoreApplication.translate("UnrolledView", "Decoder.")
    )
    parts = [name, _plain_step_sentence(half, local)]
    if half is not picture and picture.alignment is not None:
        parts.append(_looks_sentence(picture, local))
    return in_a_row(*parts)


def _looks_sentence(picture: Picture, step: int) -> str:
    """Where the decoder looked most, at most three words."""
    row = picture.alignment[step] if picture.alignment is not None else np.zeros(0)
    best = [int(i) for i in np.argsort(-row)[:3] if row[i] >= 0.05]
    if not best:
        return ""
    words = ", ".join(f"{visible(picture.read[i].text)} {percent(float(row[i]))}" for i in best)
    return QCoreApplication.translate("UnrolledView", "It looks at: {words}.").format(words=words)


def _plain_step_sentence(picture: Picture, step: int) -> str:
    """The highlighted step in words: the word, the answer so far, what it did, how strong each state is."""
    template = QCoreApplication.translate("UnrolledView", "Step {step} of {steps}, word {word}.")
    last = picture.steps + picture.first_step - 1
    parts = [
        template.format(step=step + picture.first_step, steps=last, word=visible(picture.read[step].text))
    ]
    if picture.read[step].unknown:
        parts.append(QCoreApplication.translate("UnrolledView", "The network has never seen this word."))
    parts += _answer_sentences(picture, step)
    if picture.values is not None:
        for row in rows_of(picture.layers):
            if row.layer < len(picture.values.hidden):
                parts.append(_state_sentence(picture, row, step))
    if picture.gradients:
        parts.append(_gradient_sentence(picture, step))
    return in_a_row(*parts)


def _answer_sentences(picture: Picture, step: int) -> list[str]:
    parts = []
    if picture.answers and step < len(picture.answers):
        which = picture.positive_label if picture.positive_label is not None else -1
        label = picture.labels[which] if picture.labels else ""
        template = QCoreApplication.translate("UnrolledView", "Answer so far: {label} {percent}.")
        parts.append(template.format(label=label, percent=percent(picture.answers[step])))
    effects = picture.step_effects
    effect = effects[step] if step < len(effects) else None
    if effect is not None:
        template = QCoreApplication.translate("UnrolledView", "The word moved the answer by {points} points.")
        parts.append(template.format(points=signed(effect)))
    if picture.guesses and step < len(picture.guesses) and picture.guesses[step]:
        template = QCoreApplication.translate("UnrolledView", "Guesses for the next word: {guesses}.")
        if picture.task == "aligned":
            template = QCoreApplication.translate("UnrolledView", "Guesses for the answer here: {guesses}.")
        guesses = ", ".join(f"{text} {percent(chance)}" for text, chance in picture.guesses[step])
        parts.append(template.format(guesses=guesses))
    return parts


def _direction(row: Row) -> str:
    return (
        QCoreApplication.translate("UnrolledView", "backward")
        if row.backward
        else QCoreApplication.translate("UnrolledView", "forward")
    )


def row_title(picture: Picture, row: Row) -> str:
    """A layer's name, with the direction as a word: an arrow is not read aloud."""
    layer = picture.layers[row.layer]
    return f"{layer.name} {_direction(row)}" if layer.bidirectional else layer.name


def _states(picture: Picture, row: Row) -> Array:
    assert picture.values is not None
    return one_direction(picture.values.hidden[row.layer], row, picture.layers[row.layer].units)


def _state_sentence(picture: Picture, row: Row, step: int) -> str:
    state = finite(_states(picture, row)[step])
    template = QCoreApplication.translate(
        "UnrolledView", "{layer}: {plus} of {units} units above zero, mean strength {strength}."
    )
    return template.format(
        layer=row_title(picture, row),
        plus=int((state > 0).sum()),
        units=state.size,
        strength=f"{float(np.abs(state).mean()):.2f}",
    )


def _gradient_sentence(picture: Picture, step: int) -> str:
    shares = ", ".join(
        f"{picture.layers[i].name} {gradient_share(picture, i, step)}"
        for i in range(len(picture.gradients or ()))
    )
    return QCoreApplication.translate("UnrolledView", "Gradient that arrives: {shares}.").format(
        shares=shares
    )


def gradient_share(picture: Picture, layer: int, step: int) -> str:
    """The gradient here, in percent of the largest one anywhere."""
    gradients = picture.gradients or ()
    largest = max((g for row in gradients for g in row), default=0.0)
    value = gradients[layer][step] / largest if largest > 0 and step < len(gradients[layer]) else 0.0
    return f"{100 * value:.2g}\u00a0%"


def table_of(picture: Picture | None, look: Look) -> list[list[str]]:
    """The current layer of colour as a table: one line per step under one line of headings.

    Encoder and decoder follow each other, each under headings of its own.
    """
    if picture is None:
        return []
    if picture.decoder is not None:
        first, second = table_of(replace(picture, decoder=None), look), table_of(picture.decoder, look)
        width = max(len(row) for row in first + second)
        return [row + [""] * (width - len(row)) for row in first + second]
    head = [
        QCoreApplication.translate("UnrolledView", "Step"),
        QCoreApplication.translate("UnrolledView", "Word"),
    ]
    lines = [[str(i + picture.first_step), visible(word.text)] for i, word in enumerate(picture.read)]
    for title, cells in _table_columns(picture, look):
        head.append(title)
        for line, cell in zip(lines, cells, strict=True):
            line.append(cell)
    return [head, *lines]


def _table_columns(picture: Picture, look: Look) -> list[tuple[str, list[str]]]:
    steps, columns = picture.steps, []
    if look.colouring is Colouring.GRADIENT and picture.gradients:
        for index in range(len(strengths(picture))):
            columns.append(
                (picture.layers[index].name, [gradient_share(picture, index, i) for i in range(steps)])
            )
    elif look.colouring is Colouring.STATE and picture.values is not None:
        columns += _state_columns(picture)
        if look.detail is Detail.GATES:
            columns += _gate_columns(picture)
    if look.shown.answers and picture.answers:
        columns.append(
            (
                QCoreApplication.translate("UnrolledView", "Answer so far"),
                _padded([percent(a) for a in picture.answers], steps),
            )
        )
    if look.shown.effects and picture.effects:
        texts = ["?" if e is None else signed(e) for e in picture.step_effects]
        columns.append(
            (QCoreApplication.translate("UnrolledView", "Did to the answer"), _padded(texts, steps))
        )
    if look.shown.guesses and picture.guesses:
        texts = [", ".join(f"{word} {percent(p)}" for word, p in guesses) for guesses in picture.guesses]
        name = QCoreApplication.translate("UnrolledView", "Guesses, %")
        if picture.task == "aligned":
            name = QCoreApplication.translate("UnrolledView", "Answers, %")
        columns.append((name, _padded(texts, steps)))
    return columns


def _padded(texts: list[str], steps: int) -> list[str]:
    return (texts + [""] * steps)[:steps]


def _state_columns(picture: Picture) -> list[tuple[str, list[str]]]:
    """Per line of cells the mean strength of its units."""
    assert picture.values is not None
    columns = []
    for row in rows_of(picture.layers):
        if row.layer < len(picture.values.hidden):
            sizes = np.abs(finite(_states(picture, row))).mean(axis=1)
            title = QCoreApplication.translate("UnrolledView", "{layer}, mean strength").format(
                layer=row_title(picture, row)
            )
            columns.append((title, _padded([f"{float(v):.2f}" for v in sizes], picture.steps)))
    return columns


def _gate_columns(picture: Picture) -> list[tuple[str, list[str]]]:
    """Per line of cells the mean of each gate."""
    columns = []
    for row in rows_of(picture.layers):
        for name, values in gates_of(picture, row).items():
            means = [f"{float(v):.2f}" for v in finite(values).mean(axis=1)]
            columns.append((f"{row_title(picture, row)}, {name}", _padded(means, picture.steps)))
    return columns

"""Everything a network computes at one step, as equations with the sizes of this very network. Pure: plain texts.

Time is written t: h_{t} is the state of now, h_{t−1} the one before (t+1 where a reader comes from the end).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from gui.views.unrolled.equations import Equation, equations
from gui.views.unrolled.geometry import skip_of
from gui.views.unrolled.picture import Picture

_STATE = re.compile(r"h(?=[→←]?_)")  # the letter of a state


@dataclass(frozen=True)
class Block:
    """One part of the network: its name, what goes in and out, and its equations."""

    title: str
    note: str
    lines: tuple[Equation, ...]


def network_equations(picture: Picture) -> list[Block]:
    """All parts from below; of encoder and decoder first the one, then the other."""
    blocks = [_words(picture)]
    blocks += [_layer(picture, number) for number in range(len(picture.layers))]
    if picture.decoder is not None:
        return blocks + _decoder(picture)
    if skip_of(picture) == "dense":
        blocks.append(_all_layers(picture))
    return blocks + list(_answer(picture))


def _line(text: str, meaning: str, sizes: str = "") -> Equation:
    return Equation("", text, meaning, sizes)


def _words(picture: Picture) -> Block:
    size = picture.embedding_dim
    lines = [
        _line(
            "x_{t} = E[w_{t}]",
            QCoreApplication.translate("equations", "the row of the word's number in the table"),
            f"E {picture.vocabulary} × {size}",
        )
    ]
    if picture.given is not None:
        meaning = (
            QCoreApplication.translate("equations", "the label's vector beside the word's")
            if picture.given.kind == "label"
            else QCoreApplication.translate("equations", "the context beside the word's vector")
        )
        letter = "l" if picture.given.kind == "label" else "c"
        lines.append(_line(f"z_{{t}} = [x_{{t}}; {letter}]", meaning, f"{size} + {picture.given.size}"))
    return Block(QCoreApplication.translate("equations", "Embedding"), _gives(size), tuple(lines))


def _gives(size: int) -> str:
    return QCoreApplication.translate("equations", "gives {size}").format(size=size)


def _layer(picture: Picture, number: int) -> Block:
    """The cell, what it reads, both directions, and what is added to it."""
    layer, skip = picture.layers[number], skip_of(picture)
    lines = list(_reading(picture, number))
    sizes = (layer.units, picture.reads(number))
    lines += equations(layer.kind, "t", "t−1", picture.activation, normed=picture.layer_norm, sizes=sizes)
    if layer.bidirectional:
        meaning = QCoreApplication.translate(
            "equations", "a second reader, from the end, with weights of its own"
        )
        lines.append(_line("h←_{t}, from h←_{t+1}", meaning))
        both = QCoreApplication.translate("equations", "both directions side by side")
        lines.append(_line("h_{t} = [h→_{t}; h←_{t}]", both, f"{layer.units} + {layer.units}"))
    if skip == "residual" and number:
        lines.append(_residual(picture, number))
    note = QCoreApplication.translate("equations", "reads {reads}, gives {size}")
    return Block(layer.name, note.format(reads=picture.reads(number), size=layer.size), tuple(lines))


def _reading(picture: Picture, number: int) -> Iterator[Equation]:
    """What x is to a layer above the first."""
    if not number:
        return
    if skip_of(picture) == "dense":
        below = "; ".join(f"h_{{{n + 1},t}}" for n in range(number))
        sizes = " + ".join(str(size) for size in (picture.embedding_dim, *_sizes(picture, number)))
        meaning = QCoreApplication.translate("equations", "the word and the outputs of all layers below")
        yield _line(f"x_{{{number + 1},t}} = [x_{{t}}; {below}]", meaning, sizes)
        return
    meaning = QCoreApplication.translate("equations", "what the layer below hands on")
    yield _line(
        f"x_{{{number + 1},t}} = {'y' if skip_of(picture) == 'residual' and number > 1 else 'h'}_{{{number},t}}",
        meaning,
    )


def _sizes(picture: Picture, count: int) -> list[int]:
    return [layer.size for layer in picture.layers[:count]]


def _residual(picture: Picture, number: int) -> Equation:
    layer, below = picture.layers[number], picture.layers[number - 1].size
    if layer.projected:
        meaning = QCoreApplication.translate("equations", "what it read, brought to its size, is added")
        return _line("y_{t} = h_{t} + P x_{t}", meaning, f"P {layer.size} × {below}")
    meaning = QCoreApplication.translate("equations", "what it read is added")
    return _line("y_{t} = h_{t} + x_{t}", meaning)


def _all_layers(picture: Picture) -> Block:
    """With dense skips the answer reads every layer."""
    every = "; ".join(f"h_{{{n + 1},t}}" for n in range(len(picture.layers)))
    sizes = " + ".join(map(str, _sizes(picture, len(picture.layers))))
    meaning = QCoreApplication.translate("equations", "the outputs of all layers side by side")
    title = QCoreApplication.translate("equations", "All layers")
    return Block(title, _gives(picture.output_size), (_line(f"h_{{t}} = [{every}]", meaning, sizes),))


# Answers


def _answer(picture: Picture) -> Iterator[Block]:
    if picture.readout is not None:
        yield _readout(picture)
        yield _labels(picture)
        return
    size, words = picture.output_size, picture.vocabulary
    meaning = QCoreApplication.translate("equations", "a probability for every word")
    line = _line("ŷ_{t} = softmax(V h_{t} + d)", meaning, f"V {words} × {size},  d {words}")
    lines = tuple(_of_sums(picture, [line]))
    yield Block(QCoreApplication.translate("equations", "Answer at every step"), _gives(words), lines)


def _readout(picture: Picture) -> Block:
    size, both = picture.output_size, any(layer.bidirectional for layer in picture.layers)
    width = picture.readout_size or size * (2 if picture.readout == "mean_max" else 1)
    title = QCoreApplication.translate("equations", "Readout")
    note = QCoreApplication.translate("equations", "reads {reads}, gives {size}").format(
        reads=size, size=width
    )
    return Block(title, note, tuple(_of_sums(picture, _readout_lines(picture, size, width, both=both))))


def _of_sums(picture: Picture, lines: list[Equation]) -> list[Equation]:
    """With residual skips it is y, the states and what was added, that is read."""
    if skip_of(picture) != "residual":
        return lines
    return [replace(line, text=_STATE.sub("y", line.text)) for line in lines]


def _readout_lines(picture: Picture, size: int, width: int, *, both: bool) -> list[Equation]:
    mean = _line(
        "r = (h_{1} + … + h_{T}) / T", QCoreApplication.translate("equations", "the mean of all states")
    )
    most = _line(
        "r_{i} = max_{t} h_{t,i}",
        QCoreApplication.translate("equations", "the largest value each unit ever had"),
    )
    if picture.readout == "mean_max":
        meaning = QCoreApplication.translate("equations", "mean and largest values side by side")
        return [_line("r = [mean_{t} h_{t}; max_{t} h_{t}]", meaning, f"{size} + {size}")]
    if picture.readout == "flatten":
        meaning = QCoreApplication.translate(
            "equations", "all states in a row, zeros where the text has ended"
        )
        return [_line("r = [h_{1}; h_{2}; …; h_{L}]", meaning, f"L = {width // max(1, size)},  {width}")]
    if picture.readout == "attention":
        weight = QCoreApplication.translate("equations", "how much each step has to say, together 1")
        total = QCoreApplication.translate("equations", "the states, weighed")
        return [
            _line(
                "α_{t} = softmax_{t}(v · tanh(A h_{t} + b))",
                weight,
                f"A {size} × {size},  b {size},  v {size}",
            ),
            _line("r = α_{1}h_{1} + … + α_{T}h_{T}", total),
        ]
    if picture.readout == "last":
        meaning = QCoreApplication.translate("equations", "the state after the last word")
        if both:
            meaning = QCoreApplication.translate("equations", "where each reader has ended")
            return [_line("r = [h→_{T}; h←_{1}]", meaning)]
        return [_line("r = h_{T}", meaning)]
    return [mean if picture.readout == "mean" else most]


def _labels(picture: Picture) -> Block:
    width = picture.readout_size or picture.output_size
    count = picture.answer_size or max(1, len(picture.labels))
    sizes = f"V {count} × {width},  d {count}"
    if count == 1:
        meaning = QCoreApplication.translate("equations", "the probability of the second label")
        line = _line("ŷ = σ(V r + d)", meaning, sizes)
    else:
        meaning = QCoreApplication.translate("equations", "a probability for every label")
        line = _line("ŷ = softmax(V r + d)", meaning, sizes)
    return Block(QCoreApplication.translate("equations", "Linear"), _gives(count), (line,))


# Encoder and decoder


def _decoder(picture: Picture) -> list[Block]:
    """The context, the decoder's layers, attention and its answer."""
    decoder, size = picture.decoder, picture.output_size
    assert decoder is not None
    both = any(layer.bidirectional for layer in picture.layers)
    meaning = QCoreApplication.translate("equations", "what the encoder knows at the end")
    line = _line("c = [h→_{T}; h←_{1}]" if both else "c = h_{T}", meaning)
    start = QCoreApplication.translate("equations", "where each layer of the decoder begins")
    widths = sum(layer.units for layer in decoder.layers) * (2 if decoder.layers[0].kind == "lstm" else 1)
    first = _line("s_{0} = tanh(S c + b)", start, f"S {widths} × {size},  b {widths}")
    title = QCoreApplication.translate("equations", "Context")
    blocks = [Block(title, _gives(size), (line, first)), _words(decoder)]
    blocks += [_layer(decoder, number) for number in range(len(decoder.layers))]
    if picture.attention != "none":
        blocks.append(_attention(picture.attention, decoder.output_size, size))
    return [*blocks, *_written(picture)]


def _attention(attention: str, query: int, key: int) -> Block:
    weight = QCoreApplication.translate("equations", "how much it looks at source step s, together 1")
    found = QCoreApplication.translate("equations", "what it finds there")
    if attention == "additive":
        text = "α_{ts} = softmax_{s}(v · tanh(A s_{t} + B h_{s} + b))"
        sizes = f"A {query} × {query},  B {query} × {key},  b {query},  v {query}"
    elif query == key:
        text, sizes = "α_{ts} = softmax_{s}(s_{t} · h_{s} / √n)", f"n = {query}"
    else:
        text, sizes = "α_{ts} = softmax_{s}(s_{t} · B h_{s} / √n)", f"B {query} × {key},  n = {query}"
    title = QCoreApplication.translate("equations", "Attention")
    return Block(title, _gives(key), (_line(text, weight, sizes), _line("a_{t} = Σ_{s} α_{ts} h_{s}", found)))


def _written(picture: Picture) -> list[Block]:
    decoder, size = picture.decoder, picture.output_size
    assert decoder is not None
    own, words = decoder.output_size, decoder.vocabulary
    beside = "a_{t}" if picture.attention != "none" else "c"
    joined = QCoreApplication.translate("equations", "state and source together")
    chance = QCoreApplication.translate("equations", "a probability for every word")
    lines = (
        _line(f"o_{{t}} = tanh(C [s_{{t}}; {beside}] + b)", joined, f"C {own} × {own + size},  b {own}"),
        _line("ŷ_{t} = softmax(V o_{t} + d)", chance, f"V {words} × {own},  d {words}"),
    )
    return [Block(QCoreApplication.translate("equations", "Answer at every step"), _gives(words), lines)]

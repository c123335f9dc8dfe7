"""Pictures of networks that answer at every step: aligned, conditional, encoder and decoder."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from gui.views.unrolled.picture import Attention, Given, Kind, LayerPicture, Picture, Skip, Word
from tests.gui.views.unrolled.pictures import layers, values, words

UPPER, LOWER = "晚风摇树树还挺", "晨露润花花更红"
ENGLISH = [
    "the",
    "boat",
    "had",
    "left",
    "before",
    "we",
    "came",
    "to",
    "the",
    "river",
    "and",
    "nobody",
    "was",
    "waiting",
    "there",
]
CHINESE = [
    "我们",
    "来到",
    "河边",
    "之前",
    "，",
    "船",
    "已经",
    "开走",
    "了",
    "，",
    "那里",
    "没有",
    "人",
    "在",
    "等",
]
START, END = Word("start", mark=True), Word("end", mark=True)


def _texts(count: int, source: list[str]) -> tuple[Word, ...]:
    return tuple(Word(source[i % len(source)], unknown=i % 7 == 5) for i in range(count))


def _guesses(targets: tuple[Word, ...], taken: tuple[int, ...]) -> tuple[tuple[tuple[str, float], ...], ...]:
    """Four guesses a step; what is asked for stands at the place that was taken."""
    found = []
    for step, (target, place) in enumerate(zip(targets, taken, strict=True)):
        others = [targets[(step + k) % len(targets)].text for k in range(1, 5)]
        others[place] = target.text
        shares = np.array([0.62, 0.17, 0.08, 0.04]) if step % 3 else np.array([0.93, 0.03, 0.02, 0.01])
        found.append(tuple(zip(others, shares.tolist(), strict=True)))
    return tuple(found)


def _answered(picture: Picture) -> Picture:
    """With numbers as a trained network gives them."""
    taken = tuple(1 if step % 5 == 4 else 0 for step in range(picture.steps))
    computed = values(picture.steps, picture.layers, picture.embedding_dim)
    if picture.given is not None:
        given = np.tanh(np.random.default_rng(3).normal(size=picture.given.size))
        computed = replace(computed, given=given)
    return replace(picture, values=computed, guesses=_guesses(picture.targets, taken), taken=taken)


def aligned(
    steps: int = 7,
    *,
    kind: Kind = "lstm",
    count: int = 1,
    two: bool = True,
    trained: bool = False,
    chinese: bool = True,
    skip: Skip = "none",
    own: bool = False,
) -> Picture:
    """N to N: one line of a couplet answers the other, sign for sign."""
    if chinese:
        read, asked = _texts(steps, list(UPPER)), _texts(steps, list(LOWER))
    else:
        read, asked = words(steps), _texts(steps, ["DET", "NOUN", "VERB", "ADJ", "CONJ"])
    picture = Picture("aligned", read, layers(kind, count, two=two), 16, 32, 4883, targets=asked, skip=skip)
    if own:
        (top,) = layers(kind, 1)
        top = replace(top, name=f"Answer {kind.upper()}")
        picture = replace(picture, layers=(*picture.layers, top), own_answer=True)
    return _answered(picture) if trained else picture


def conditional(
    steps: int = 8,
    *,
    kind: Kind = "gru",
    count: int = 2,
    trained: bool = False,
    chinese: bool = True,
    label: str = "",
    skip: Skip = "none",
) -> Picture:
    """1 to N: a line is written for a label."""
    text = _texts(max(0, steps - 1), list("海上生明月天涯共此时") if chinese else ENGLISH)
    picture = Picture(
        "conditional",
        (START, *text)[:steps],
        layers(kind, count),
        16,
        32,
        4883,
        targets=(*text, END)[:steps],
        given=Given("label", label or ("李白" if chinese else "sports"), 16),
        labels=("a", "b"),
        skip=skip,
    )
    return _answered(picture) if trained else picture


def pair(
    steps: int = 6,
    answer: int = 7,
    *,
    kind: Kind = "gru",
    count: int = 2,
    two: bool = False,
    attention: Attention = "additive",
    trained: bool = False,
    chinese: bool = False,
    skip: Skip = "none",
    widths: tuple[int, ...] = (),
) -> Picture:
    """N to M; `answer` counts the decoder's steps, the one that writes the end among them."""
    source, target = (CHINESE, ENGLISH) if chinese else (ENGLISH, CHINESE)
    encoder = layers(kind, count, two=two)
    if widths:
        encoder = tuple(replace(layer, units=units) for layer, units in zip(encoder, widths, strict=True))
    decoder_layers: tuple[LayerPicture, ...] = tuple(replace(layer, bidirectional=False) for layer in encoder)
    text = _texts(answer - 1, target)
    decoder = Picture(
        "decoder",
        (START, *text),
        decoder_layers,
        16,
        32,
        6120,
        targets=(*text, END),
        given=Given("context", "", sum(layer.size for layer in encoder[-1 if skip != "dense" else 0 :])),
        attention=attention,
        skip=skip,
    )
    picture = Picture("seq2seq", _texts(steps, source), encoder, 16, 32, 4883, attention=attention, skip=skip)
    if trained:
        decoder = _answered(decoder)
        picture = replace(picture, values=values(steps, encoder))
        if attention != "none":
            picture = replace(picture, alignment=alignment(answer, steps))
    return replace(picture, decoder=decoder)


def alignment(rows: int, columns: int) -> np.ndarray:
    """Attention that goes along the source, a little blurred."""
    centre = np.arange(rows)[:, None] * max(1, columns - 1) / max(1, rows - 1)
    weights = np.exp(-((np.arange(columns)[None] - centre) ** 2) / 1.2)
    weights[rows // 2 :: 3] += 0.25 * weights[rows // 2 :: 3, ::-1]
    shares: np.ndarray = weights / weights.sum(axis=1, keepdims=True)
    return shares

"""Pictures of every kind, for the tests of the unrolled view."""

from __future__ import annotations

from typing import get_args

import numpy as np

from gui.views.unrolled.picture import Kind, LayerPicture, Picture, Readout, Skip, Values, Word

KINDS: tuple[Kind, ...] = get_args(Kind)
READOUTS: tuple[Readout, ...] = get_args(Readout)
SKIPS: tuple[Skip, ...] = get_args(Skip)
ENGLISH_LINE = "the noodles were cold and the box had leaked over everything but the driver was so kind again"
CHINESE_LINE = "送餐 很 快 ， 包装 也 好 ， 但是 等 了 一个 小时 ， 味道 不 错"
GATES = {"lstm": "figo", "gru": "rzn", "rnn": "a"}


def words(count: int, *, chinese: bool = False) -> tuple[Word, ...]:
    source = (CHINESE_LINE if chinese else ENGLISH_LINE).split()
    return tuple(Word(source[i % len(source)], unknown=i % 7 == 5) for i in range(count))


def layers(
    kind: Kind = "lstm", count: int = 2, units: int = 24, *, two: bool = False, widths: tuple[int, ...] = ()
) -> tuple[LayerPicture, ...]:
    sizes = widths or (units,) * count
    return tuple(
        LayerPicture(f"{kind.upper()} {i + 1}", kind, size, two, 9600, 0, i > 0 and size != sizes[i - 1])
        for i, size in enumerate(sizes)
    )


def values(steps: int, of: tuple[LayerPicture, ...], embedding: int = 16) -> Values:
    """Numbers as a network would give them, the same ones every time."""
    random = np.random.default_rng(7)
    hidden = tuple(np.tanh(random.normal(size=(steps, layer.units * layer.directions))) for layer in of)
    gates = tuple(
        {
            name: 1 / (1 + np.exp(-random.normal(size=hidden[i].shape))) if name not in "gna" else hidden[i]
            for name in GATES[layer.kind]
        }
        for i, layer in enumerate(of)
    )
    cell = tuple(2.5 * state for state in hidden) if of and of[0].kind == "lstm" else None
    weights = np.exp(random.normal(size=steps))
    return Values(
        random.normal(size=(steps, embedding)),
        hidden,
        cell,
        gates,
        hidden,
        weights / max(1e-9, weights.sum()),
    )


def classifier(
    steps: int = 12,
    *,
    kind: Kind = "lstm",
    count: int = 2,
    two: bool = False,
    readout: Readout = "mean_max",
    trained: bool = False,
    chinese: bool = False,
    labels: tuple[str, ...] = ("positive", "negative"),
    skip: Skip = "none",
    widths: tuple[int, ...] = (),
) -> Picture:
    """N to 1; trained, it also has answers and effects."""
    stack = layers(kind, count, two=two, widths=widths)
    return Picture(
        task="classification",
        words=words(steps, chinese=chinese),
        layers=stack,
        embedding_dim=16,
        batch=32,
        vocabulary=4883,
        readout=readout,
        labels=labels,
        positive_label=0,
        values=values(steps, stack) if trained else None,
        answers=tuple(0.5 + 0.48 * np.sin(i) for i in range(steps)) if trained else None,
        effects=tuple(None if i % 7 == 5 else 60 * np.sin(2.0 * i) for i in range(steps))
        if trained
        else None,
        skip=skip,
    )


def writer(
    steps: int = 8,
    *,
    kind: Kind = "gru",
    count: int = 1,
    two: bool = False,
    trained: bool = True,
    chinese: bool = False,
) -> Picture:
    """N to N; trained, it has guesses."""
    stack = layers(kind, count, two=two)
    text = words(steps, chinese=chinese)
    guesses = tuple(
        tuple((text[(i + k) % steps].text, 0.5 / (k + 1)) for k in range(1, 5)) for i in range(steps)
    )
    return Picture(
        task="language_model",
        words=text,
        layers=stack,
        embedding_dim=16,
        batch=32,
        vocabulary=4883,
        values=values(steps, stack) if trained else None,
        guesses=guesses if trained and steps else None,
        taken=tuple(i % 4 for i in range(steps)) if trained else None,
        first_step=39,
    )


def fading(steps: int = 15, count: int = 2) -> Picture:
    """A gradient that halves with every step back."""
    norms = tuple(tuple(0.5 ** (steps - 1 - i) for i in range(steps)) for _ in range(count))
    stack = layers("rnn", count)
    return Picture("classification", words(steps), stack, 16, 32, 4883, gradients=norms, labels=("a", "b"))

"""What happens inside a cell, as equations with step numbers, each with its meaning in a few plain words.

Subscripts are written `_{...}` and set by `ink.draw_sub`. The letters follow the drawing: W reads the word, U
reads the state before, b is the bias.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from gui.views.unrolled.picture import Kind, LayerPicture


@dataclass(frozen=True)
class Equation:
    """`part` names the piece of the drawing that lights with it."""

    part: str
    text: str
    meaning: str
    sizes: str = ""  # of the weights in it


def equations(
    kind: Kind,
    now: str,
    before: str,
    activation: str = "tanh",
    *,
    normed: bool = False,
    sizes: tuple[int, int] | None = None,
) -> list[Equation]:
    """All equations of a cell at step `now`, whose state comes from step `before`.

    normed: with layer norm, LN. sizes: how many numbers its state has and how many it reads.
    """
    every = _plain(kind, now, before, activation, normed=normed)
    if normed:
        every = [replace(one, text=_normed(one.text)) for one in every]
    if sizes is not None:
        every = [replace(one, sizes=weights_of(one.text, *sizes)) for one in every]
    return every


def _plain(kind: Kind, now: str, before: str, activation: str, *, normed: bool) -> list[Equation]:
    if kind == "lstm":
        return _lstm(now, before, normed=normed)
    return _gru(now, before) if kind == "gru" else _rnn(now, before, activation)


_WEIGHT = re.compile(r"([WU])(_\{[a-z]\})?([xh])(_\{[^}]*\})")


def _normed(text: str) -> str:
    """Layer norm around each product of a matrix."""
    return _WEIGHT.sub(lambda found: f"LN({found.group(0)})", text)


def weights_of(text: str, units: int, reads: int) -> str:
    """The weights of an equation with their sizes: W_{f} 64 × 32, U_{f} 64 × 64, b_{f} 64."""
    found = []
    for letter, part, of, _ in _WEIGHT.findall(text):
        found.append(f"{letter}{part} {units} × {reads if of == 'x' else units}")
    bias = re.search(r"b(_\{[a-z]\})?(?=\)|$)", text)
    if found and bias:
        found.append(f"{bias.group(0)} {units}")
    return ",  ".join(found)


def _gate(part: str, now: str, before: str, function: str = "σ") -> str:
    return (
        f"{part}_{{{now}}} = {function}(W_{{{part}}}x_{{{now}}} + U_{{{part}}}h_{{{before}}} + b_{{{part}}})"
    )


def _lstm(now: str, before: str, *, normed: bool = False) -> list[Equation]:
    return [
        Equation(
            "f",
            _gate("f", now, before),
            QCoreApplication.translate("UnrolledView", "how much of each old memory to keep"),
        ),
        Equation(
            "i",
            _gate("i", now, before),
            QCoreApplication.translate("UnrolledView", "how much of the new to let in"),
        ),
        Equation(
            "g",
            _gate("g", now, before, "tanh"),
            QCoreApplication.translate("UnrolledView", "the new, from −1 to +1"),
        ),
        Equation(
            "o",
            _gate("o", now, before),
            QCoreApplication.translate("UnrolledView", "how much of the memory to show"),
        ),
        Equation(
            "c",
            f"c_{{{now}}} = f_{{{now}}} ⊙ c_{{{before}}} + i_{{{now}}} ⊙ g_{{{now}}}",
            QCoreApplication.translate("UnrolledView", "old memory kept, new memory added"),
        ),
        Equation(
            "h",
            f"h_{{{now}}} = o_{{{now}}} ⊙ tanh({'LN(' if normed else ''}c_{{{now}}}{')' if normed else ''})",
            QCoreApplication.translate("UnrolledView", "what the next layer and step see"),
        ),
    ]


def _gru(now: str, before: str) -> list[Equation]:
    new = f"n_{{{now}}} = tanh(W_{{n}}x_{{{now}}} + r_{{{now}}} ⊙ U_{{n}}h_{{{before}}} + b_{{n}})"
    return [
        Equation(
            "r",
            _gate("r", now, before),
            QCoreApplication.translate("UnrolledView", "how much of the old to look at"),
        ),
        Equation(
            "z",
            _gate("z", now, before),
            QCoreApplication.translate("UnrolledView", "how much of the old to keep"),
        ),
        Equation("n", new, QCoreApplication.translate("UnrolledView", "the new, from −1 to +1")),
        Equation(
            "h",
            f"h_{{{now}}} = (1 − z_{{{now}}}) ⊙ n_{{{now}}} + z_{{{now}}} ⊙ h_{{{before}}}",
            QCoreApplication.translate("UnrolledView", "what the next layer and step see"),
        ),
    ]


def _rnn(now: str, before: str, activation: str) -> list[Equation]:
    function = {"sigmoid": "σ", "relu": "relu"}.get(activation, "tanh")
    return [
        Equation(
            "a",
            f"a_{{{now}}} = Wx_{{{now}}} + Uh_{{{before}}} + b",
            QCoreApplication.translate("UnrolledView", "the word and the state before, weighed and added"),
        ),
        Equation(
            "h",
            f"h_{{{now}}} = {function}(a_{{{now}}})",
            QCoreApplication.translate("UnrolledView", "what the next layer and step see"),
        ),
    ]


def neighbours(step: int, steps: int, first_step: int, *, backward: bool) -> tuple[str, str]:
    """(now, before) as numbers: backwards, the state comes from the step after. The zero state has number 0."""
    now = step + first_step
    if backward:
        return str(now), str(now + 1) if step + 1 < steps else "0"
    return str(now), str(now - 1)


def card_rows(layer: LayerPicture, now: str, before: str, activation: str) -> list[str]:
    """The equations that fit on a hover card: at most three."""
    every = {equation.part: equation.text for equation in equations(layer.kind, now, before, activation)}
    if layer.kind == "lstm":
        return [every["c"], every["h"]]
    if layer.kind == "gru":
        return [every["z"], every["h"]]
    return [every["a"], every["h"]]

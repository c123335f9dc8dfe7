"""A picture as painters want it: every number finite, every list along time as long as the text or shorter.

A run that diverged leaves not-a-numbers, and a page may hand over lists of another text's length while two jobs meet;
neither may ever stop the drawing.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from gui.views.unrolled.picture import Array, Picture


def mended(picture: Picture) -> Picture:
    """The picture with what cannot be drawn left out: unknown answers stand at one half, unknown effects are None."""
    steps = picture.steps
    labels, positive = len(picture.labels), picture.positive_label
    return replace(
        picture,
        positive_label=positive if positive is not None and 0 <= positive < labels else None,
        answers=tuple(_share(a, 0.5) for a in picture.answers[:steps]) if picture.answers else None,
        effects=tuple(_effect(e) for e in picture.step_effects[:steps]) or None,
        gradients=_gradients(picture),
        guesses=_guesses(picture),
        taken=picture.taken[:steps] if picture.taken else None,
        alignment=_alignment(picture),
        decoder=mended(picture.decoder) if picture.decoder is not None else None,
    )


def _alignment(picture: Picture) -> Array | None:
    """Weights from 0 to 1, one row per step of the decoder, one column per step of the encoder."""
    if picture.alignment is None or picture.decoder is None:
        return None
    rows, columns = picture.decoder.steps, picture.steps
    found = np.zeros((rows, columns))
    known = np.nan_to_num(np.asarray(picture.alignment, dtype=np.float64), posinf=0.0, neginf=0.0)
    known = np.clip(known[:rows, :columns], 0.0, 1.0)
    found[: len(known), : known.shape[1]] = known
    return found


def _share(value: float, unknown: float) -> float:
    return min(1.0, max(0.0, value)) if math.isfinite(value) else unknown


def _effect(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


def _gradients(picture: Picture) -> tuple[tuple[float, ...], ...] | None:
    """One row per layer, one norm per step; what is missing did not arrive."""
    if not picture.gradients:
        return None
    rows = []
    for row in picture.gradients[: len(picture.layers)]:
        known = [value if math.isfinite(value) and value > 0 else 0.0 for value in row[: picture.steps]]
        rows.append(tuple(known + [0.0] * (picture.steps - len(known))))
    return tuple(rows) or None


def _guesses(picture: Picture) -> tuple[tuple[tuple[str, float], ...], ...] | None:
    if not picture.guesses:
        return None
    return tuple(
        tuple((text, _share(p, 0.0)) for text, p in guesses) for guesses in picture.guesses[: picture.steps]
    )

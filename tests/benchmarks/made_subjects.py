"""Made-up text for word vectors: documents about subjects, each with words of its own, among words that stand everywhere."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.made_corpora import made_word

_WORDS, _EVERYWHERE, _SUBJECTS, _OWN = 20_000, 200, 400, 60
_DOCUMENTS, _LENGTH = 12_000, 85


def write_subjects(path: Path, documents: int = _DOCUMENTS) -> Path:
    """A table of one column, a row a document: half of its words are those that stand everywhere, the others belong to two subjects."""
    draw = np.random.default_rng(1)
    names = np.array([made_word(number) for number in range(_WORDS)])
    frequent = _falling(_EVERYWHERE)
    own = np.array(
        [draw.choice(np.arange(_EVERYWHERE, _WORDS), _OWN, replace=False) for _ in range(_SUBJECTS)]
    )
    of_subject = _falling(_OWN)
    lines = list[str]()
    for length in draw.poisson(_LENGTH, documents):
        subjects = own[draw.choice(_SUBJECTS, 2, p=_falling(_SUBJECTS))]
        words = subjects[draw.integers(0, 2, length), draw.choice(_OWN, length, p=of_subject)]
        everywhere = draw.random(length) < 0.5
        words[everywhere] = draw.choice(_EVERYWHERE, int(everywhere.sum()), p=frequent)
        lines.append(" ".join(names[words]))
    path.write_text("\n".join(["text", *lines]) + "\n", encoding="utf-8")
    return path


def _falling(count: int) -> NDArray[np.float64]:
    """Shares that fall as those of words in a language do."""
    shares: NDArray[np.float64] = 1.0 / np.arange(5, count + 5)
    shares /= shares.sum()
    return shares

"""BLEU (Papineni et al., 2002): how much of the references' wording the answers have, over a whole corpus.

The geometric mean of the precisions of runs of one to four tokens, each token counted at most as often as its reference
has it, times a penalty when the answers together are shorter than the references. From 0 to 100. Where no run of a
length is right, its precision is smoothed exponentially (Chen and Cherry, 2014, method 3): the first such length counts
as half a right run, the next as a quarter. These are the numbers of sacrebleu's corpus BLEU on tokens, one reference each.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

LONGEST = 4


@dataclass
class Bleu:
    """Takes answers one by one and keeps counts only."""

    right: list[int] = field(default_factory=lambda: [0] * LONGEST)
    total: list[int] = field(default_factory=lambda: [0] * LONGEST)
    written: int = 0
    wanted: int = 0

    def add(self, answer: Sequence[str], reference: Sequence[str]) -> None:
        """One answer and what it should have been."""
        self.written += len(answer)
        self.wanted += len(reference)
        for size in range(1, LONGEST + 1):
            runs, known = _runs(answer, size), _runs(reference, size)
            self.right[size - 1] += sum(min(count, known[run]) for run, count in runs.items())
            self.total[size - 1] += max(0, len(answer) - size + 1)

    def score(self) -> float:
        """0 to 100; 0 when nothing at all is right, or no answer has four tokens."""
        if not any(self.right) or not all(self.total):
            return 0.0
        logs, halved = 0.0, 1.0
        for right, total in zip(self.right, self.total, strict=True):
            if right == 0:
                halved /= 2
            logs += math.log((right or halved) / total)
        short = min(1.0, math.exp(1 - self.wanted / self.written))
        return 100.0 * short * math.exp(logs / LONGEST)


def _runs(tokens: Sequence[str], size: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(tokens[i : i + size]) for i in range(len(tokens) - size + 1))

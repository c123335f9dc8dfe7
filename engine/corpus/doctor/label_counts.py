"""Labels that have nearly all documents, or nearly none."""

from __future__ import annotations

from collections.abc import Mapping

_FEWEST = 20  # documents without which nothing is said about labels
_MOST = 0.8  # the share from which a label is called one-sided
_KEPT = 3  # documents of that label for each one of the others, when it is mended
_FEW = 5
_TIMES_FEWER, _MANY_TIMES_FEWER = 10, 100


def too_many(counts: Mapping[str, int]) -> str | None:
    """The label that at least four of five documents have; None where there is none, or no other label."""
    total = sum(counts.values())
    if total < _FEWEST or len(counts) < 2:
        return None
    label = max(counts, key=lambda name: counts[name])
    return label if counts[label] >= _MOST * total else None


def even_share(counts: Mapping[str, int]) -> int:
    """How many documents the most frequent label keeps beside the others."""
    most = max(counts.values())
    return min(most, _KEPT * (sum(counts.values()) - most))


def rare_labels(counts: Mapping[str, int]) -> list[str]:
    """Labels with fewer than five documents or far fewer than the others have on average, the rarest first.

    Where most labels are rare they are no slips: then the column holds something else than labels.
    """
    left = dict(counts)
    found: list[str] = []
    while rare := _rare(left):
        found += rare
        left = {name: count for name, count in left.items() if name not in rare}
    return sorted(found, key=lambda name: (counts[name], name))


def _rare(counts: Mapping[str, int]) -> set[str]:
    total = sum(counts.values())
    if total < _FEWEST or len(counts) < 2:
        return set()
    mean = total / len(counts)
    rare = {
        name
        for name, count in counts.items()
        if (count < _FEW and count * _TIMES_FEWER <= mean) or count * _MANY_TIMES_FEWER <= mean
    }
    return rare if len(rare) * 2 <= len(counts) else set()

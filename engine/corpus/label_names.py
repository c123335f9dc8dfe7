"""Which of two labels is the positive one: the side that is drawn to the right."""

from __future__ import annotations

from collections.abc import Sequence

_POSITIVE = {
    *("positive", "pos", "1", "+1", "+", "good", "true", "yes", "like", "spam", "y", "p"),
    *("好评", "正面", "积极", "正向", "正", "好", "是", "喜欢", "褒"),
}


def positive_label(labels: Sequence[str]) -> str | None:
    """The positive one of two labels, by its name, else the last; None when there are not exactly two."""
    if len(labels) != 2:
        return None
    known = [label for label in labels if label.strip().lower() in _POSITIVE]
    return known[0] if len(known) == 1 else labels[-1]


def positive_index(labels: Sequence[str]) -> int | None:
    """The place of `positive_label` in `labels`."""
    positive = positive_label(labels)
    return None if positive is None else labels.index(positive)

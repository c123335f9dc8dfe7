"""The positive side of two labels."""

from __future__ import annotations

import pytest

from engine.corpus.label_names import positive_index, positive_label


@pytest.mark.parametrize(
    ("labels", "positive"),
    [
        (("neg", "pos"), "pos"),
        (("pos", "neg"), "pos"),
        (("0", "1"), "1"),
        (("好评", "差评"), "好评"),
        (("Negative", "Positive "), "Positive "),
        (("cat", "dog"), "dog"),
        (("a", "b", "c"), None),
        (("only",), None),
    ],
)
def test_positive_label(labels: tuple[str, ...], positive: str | None) -> None:
    assert positive_label(labels) == positive
    assert positive_index(labels) == (None if positive is None else labels.index(positive))

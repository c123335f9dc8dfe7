"""How the vectors' metrics and figures are said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from engine.vectors.similarity import Metric
from gui.sentences import listed, number

MINUS = "\N{MINUS SIGN}"


def metric_name(metric: Metric) -> str:
    """What a metric is called."""
    translate = QCoreApplication.translate
    return {
        Metric.COSINE: translate("Vectors", "Cosine"),
        Metric.EUCLIDEAN: translate("Vectors", "Euclidean"),
        Metric.MANHATTAN: translate("Vectors", "Manhattan"),
        Metric.CHEBYSHEV: translate("Vectors", "Chebyshev"),
    }[metric]


def metric_sentence(metric: Metric) -> str:
    """What a metric looks at."""
    translate = QCoreApplication.translate
    return {
        Metric.COSINE: translate("Vectors", "Angle, not length. 1 is nearest."),
        Metric.EUCLIDEAN: translate("Vectors", "The straight line. 0 is nearest."),
        Metric.MANHATTAN: translate("Vectors", "All differences added. 0 is nearest."),
        Metric.CHEBYSHEV: translate("Vectors", "The largest difference. 0 is nearest."),
    }[metric]


def figure(value: float) -> str:
    """A cosine or a distance: three decimals, fewer where there is more before the point."""
    size = abs(value)
    decimals = 3 if size < 10 else 2 if size < 100 else 1
    return number(value, decimals).replace("-", MINUS)


def unknown_sentence(words: Sequence[str]) -> str:
    """Which words have no vector."""
    translate = QCoreApplication.translate
    if len(words) == 1:
        said = translate("Vectors", "The run has never met the word '{word}'. Choose another one.")
        return said.format(word=words[0])
    said = translate("Vectors", "The run has never met these words: {words}. Choose others.")
    return said.format(words=listed(words))


def split_words(text: str) -> tuple[str, ...]:
    """The words of a line, between spaces or commas of either script, each once."""
    for sign in ",，、;；":
        text = text.replace(sign, " ")
    return tuple(dict.fromkeys(text.split()))

"""What the help panel says about the Vectors page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from engine.recipe.recipe import find_setting
from engine.vectors.similarity import Metric
from gui.pages.vectors_words import metric_name
from gui.sentences import setting_words
from gui.widgets.help_text import Help, set_help

if TYPE_CHECKING:
    from gui.pages.vectors_heat import HeatView
    from gui.pages.vectors_near import NearView
    from gui.pages.vectors_pair import PairView


def explain_page(page: QWidget, runs: QWidget, views: QWidget) -> None:
    """The page as a whole, and the choices at its head."""
    translate = QCoreApplication.translate
    set_help(
        page,
        Help(
            translate("VectorsHelp", "Word vectors"),
            translate(
                "VectorsHelp",
                "A network knows a word only as a row of numbers, its vector. It learns these rows so that words used alike "
                "get rows that are alike. Here you can ask which ones are.",
            ),
            more=(
                (
                    translate("VectorsHelp", "Where they come from"),
                    translate(
                        "VectorsHelp",
                        "From the text alone: nobody told the network what a word means. What the text holds little of, it "
                        "knows little about.",
                    ),
                ),
            ),
        ),
    )
    set_help(
        runs,
        Help(
            translate("VectorsHelp", "Whose vectors"),
            translate(
                "VectorsHelp",
                "Every trained run has vectors of its own, of its own vocabulary. Two runs draw different maps and agree on "
                "neighbours.",
            ),
        ),
    )
    set_help(
        views,
        Help(
            translate("VectorsHelp", "Ways to look at vectors"),
            translate(
                "VectorsHelp",
                "Words: questions and answers. Heat map: the numbers themselves. Map: all words at once. One pair: how "
                "learning moves two of them.",
            ),
        ),
    )


def metric_help(metric: Metric) -> str:
    """What a metric does."""
    translate = QCoreApplication.translate
    return {
        Metric.COSINE: translate(
            "VectorsHelp",
            "How much two rows point the same way: 1 the same way, 0 at a right angle, −1 the opposite. How long they are "
            "does not count. The usual one for words.",
        ),
        Metric.EUCLIDEAN: translate(
            "VectorsHelp",
            "The straight line from one end to the other: the root of all squared differences added. Frequent words have "
            "long rows and so are far from rare ones.",
        ),
        Metric.MANHATTAN: translate(
            "VectorsHelp",
            "All differences added, without their signs, as one walks along streets. Many small differences count as much "
            "as a large one.",
        ),
        Metric.CHEBYSHEV: translate(
            "VectorsHelp",
            "The largest difference alone. Two rows are near when none of their numbers differs much.",
        ),
    }[metric]


def explain_near(view: NearView) -> None:
    """The questions of the first view."""
    translate = QCoreApplication.translate
    metrics = tuple((metric_name(metric), metric_help(metric)) for metric in Metric)
    what = translate(
        "VectorsHelp", "The words whose rows are nearest, in four ways of measuring side by side."
    )
    set_help(view, Help(translate("VectorsHelp", "Nearest words"), what, more=metrics))
    set_help(
        view.pair,
        Help(
            translate("VectorsHelp", "How alike two words are"),
            translate(
                "VectorsHelp",
                "Alike is what stands among the same words. So good and bad may be near each other: both are said of the same "
                "things.",
            ),
            more=metrics,
        ),
    )
    set_help(
        view.analogy,
        Help(
            translate("VectorsHelp", "Analogy"),
            translate(
                "VectorsHelp",
                "Second word minus first word plus third word: the words nearest to that, the three themselves left out. For "
                "the cosine the three rows are made equally long first.",
            ),
            usual=translate(
                "VectorsHelp",
                "It works where the text has many examples of the same relation: man and woman, good and better.",
            ),
        ),
    )
    set_help(
        view.odd,
        Help(
            translate("VectorsHelp", "Odd one out"),
            translate(
                "VectorsHelp",
                "The middle of all rows is worked out; the word that is farthest from it does not belong. Type three words or "
                "more.",
            ),
            more=metrics,
        ),
    )


def explain_heat(view: HeatView) -> None:
    """The numbers as colours."""
    translate = QCoreApplication.translate
    set_help(
        view,
        Help(
            translate("VectorsHelp", "Heat map"),
            translate(
                "VectorsHelp",
                "One row is one word, one column one of its numbers. Zero has no colour; plus and minus have their own, the "
                "stronger the larger. A column stands for nothing by itself: look at whole rows.",
            ),
            more=(
                (
                    translate("VectorsHelp", "Keys"),
                    translate(
                        "VectorsHelp",
                        "Arrows walk over the cells and say each number, Escape leaves, Ctrl+C copies all numbers.",
                    ),
                ),
            ),
        ),
    )
    set_help(
        view.order,
        Help(
            translate("VectorsHelp", "Order of the rows"),
            translate(
                "VectorsHelp",
                "As typed, or so that each row is followed by the one most like it: groups of words become visible.",
            ),
        ),
    )


def explain_map(map_: QWidget, ways: QWidget, count: QWidget, epochs: QWidget) -> None:
    """The map with what stands around it."""
    translate = QCoreApplication.translate
    keys = (
        translate("VectorsHelp", "Keys"),
        translate("VectorsHelp", "Arrows move the map, + and − zoom, Home shows all of it."),
    )
    set_help(
        map_,
        Help(
            translate("VectorsHelp", "Map of words"),
            translate(
                "VectorsHelp",
                "Each point is a word. Names appear as there is room, frequent words first. A click marks a word and its "
                "nearest ones, which are found with all numbers: on the map they may lie apart.",
            ),
            more=(keys,),
        ),
    )
    set_help(
        ways,
        Help(
            translate("VectorsHelp", "How the map is drawn"),
            translate(
                "VectorsHelp",
                "PCA is there at once: it looks along the two directions in which the words differ most, and the rest is "
                "lost. t-SNE takes a while and keeps neighbours together; distances between groups mean nothing in it.",
            ),
        ),
    )
    set_help(
        count,
        Help(
            translate("VectorsHelp", "How many words"),
            translate("VectorsHelp", "The most frequent words of the vocabulary."),
            smaller=translate("VectorsHelp", "Fewer words, all well known; drawn sooner."),
            larger=translate("VectorsHelp", "Rare words, too; their places are less sure."),
        ),
    )
    set_help(
        epochs,
        Help(
            translate("VectorsHelp", "Time machine"),
            translate(
                "VectorsHelp",
                "The same map after each epoch, from random places to meaningful ones, as far as snapshots were kept.",
            ),
        ),
    )


def explain_map_tools(other: QWidget, select: QWidget, save: QWidget) -> None:
    """What one does with maps."""
    translate = QCoreApplication.translate
    set_help(
        other,
        Help(
            translate("VectorsHelp", "Beside it"),
            translate(
                "VectorsHelp",
                "Another run, or a file of word vectors, drawn the same way. A word that is chosen on one map is found on the "
                "other, with its neighbours there.",
            ),
        ),
    )
    set_help(
        select,
        Help(
            translate("VectorsHelp", "Choosing words"),
            translate(
                "VectorsHelp",
                "While this is on, dragging draws a rectangle. The words in it are listed, and are what is saved.",
            ),
        ),
    )
    set_help(
        save,
        Help(
            translate("VectorsHelp", "Saving"),
            translate(
                "VectorsHelp",
                "The points as a table of word, x and y, or the vectors as other programs read them. The chosen words alone, "
                "where some are chosen.",
            ),
        ),
    )


def explain_pair(view: PairView) -> None:
    """One training pair."""
    translate = QCoreApplication.translate
    set_help(
        view,
        Help(
            translate("VectorsHelp", "One training pair"),
            translate(
                "VectorsHelp",
                "How word vectors are learned: a word is to tell the words around it from words drawn at random. Each time "
                "a few rows of two matrices move a little. The input matrix is what is used in the end.",
            ),
            more=(
                (
                    translate("VectorsHelp", "Keys"),
                    translate(
                        "VectorsHelp",
                        "Left and right go through the steps, up and down through the pairs. Shift with left and right "
                        "takes another word of the sentence. Space plays, Ctrl+C copies all numbers.",
                    ),
                ),
                (
                    translate("VectorsHelp", "Percent under a word"),
                    translate(
                        "VectorsHelp",
                        "How often a frequent word is read at all; the rest of the time it is passed over.",
                    ),
                ),
            ),
        ),
    )
    set_help(view.architectures, setting_words(find_setting("vectors.architecture")))
    set_help(view.dice, setting_words(find_setting("vectors.negative")))
    set_help(
        view.states,
        Help(
            translate("VectorsHelp", "Whose numbers are shown"),
            translate(
                "VectorsHelp",
                "As learned: the rows of the run as they are now, and what one more step would make of them. Before learning: "
                "the random rows that learning begins with.",
            ),
        ),
    )

"""What the Network page has for word vectors: their settings as a form, and which of a line's words are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from engine.recipe.settings import Level
from gui.widgets.help_text import Help, set_help
from gui.widgets.recipe_form import RecipeForm, Section
from gui.widgets.setting_editors import SliderEditor

if TYPE_CHECKING:
    from engine.text.pipeline import TracedToken

DIMS: Final = (10, 25, 50, 75, 100, 150, 200, 300, 500)
WINDOWS: Final = (1, 2, 3, 4, 5, 6, 8, 10, 15)
NEGATIVES: Final = (1, 2, 3, 4, 5, 7, 10, 15, 20)
SLIDERS: Final = {"vectors.dim": DIMS, "vectors.window": WINDOWS, "vectors.negative": NEGATIVES}
FIELDS: Final = (
    "vectors.architecture",
    "vectors.epochs",
    "vectors.min_count",
    "vectors.subsample",
    "vectors.learning_rate",
    "training.seed",
    "training.threads",
    "training.snapshots",
    "training.sample_every",
)
MOST_WORDS = 60  # of a line; more than any drawing has room for


def vector_form() -> RecipeForm:
    """The form: three sliders and what is guessed at every level, all else as it is declared."""
    return RecipeForm(
        [Section(list(SLIDERS), columns=3), Section(list(FIELDS))],
        {key: partial(SliderEditor, steps=steps) for key, steps in SLIDERS.items()},
        levels={**dict.fromkeys(SLIDERS, Level.SIMPLE), "vectors.epochs": Level.SIMPLE},
    )


def drawn_words(traced: Sequence[TracedToken]) -> list[str]:
    """The words of a line that have a vector: those that are read."""
    return [token.token for token in traced if token.known and token.is_read][:MOST_WORDS]


def explain_drawing(view: QWidget) -> None:
    """What the drawing of word vectors shows."""
    translate = QCoreApplication.translate
    set_help(
        view,
        Help(
            translate("NetworkVectors", "The network of word vectors"),
            translate(
                "NetworkVectors",
                "Two tables with a row for each word, and nothing else. A row of the left one meets rows of the right one: with "
                "a word that stands beside it the product shall be large, with words drawn at random small. What is kept of "
                "it all is the left table.",
            ),
            more=(
                (
                    translate("NetworkVectors", "Another word"),
                    translate("NetworkVectors", "Click a word of the line, or press left and right."),
                ),
            ),
        ),
    )

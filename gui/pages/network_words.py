"""How a network goes about its task, in one sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.networks.shapes import directions
from engine.recipe.model import Attention
from engine.recipe.recipe import Recipe, Task
from engine.recipe.vectors import Architecture


def reading_words(recipe: Recipe, *, signs: bool) -> str:
    """The sentence; `signs`: its tokens are single characters."""
    translate = QCoreApplication.translate
    if recipe.task is Task.WORD_VECTORS:
        if recipe.vectors.architecture is Architecture.CBOW:
            return translate("NetworkPage", "Foretells each word from the mean of those around it.")
        return translate("NetworkPage", "Foretells the words around each word.")
    both = directions(recipe) == 2
    if recipe.task is Task.LANGUAGE_MODEL:
        if signs:
            return translate("NetworkPage", "Reads character by character, guesses the next one each time.")
        return translate("NetworkPage", "Reads word by word, guesses the next one each time.")
    if recipe.task is Task.CONDITIONAL:
        if signs:
            return translate(
                "NetworkPage", "Writes character by character, and reads the label at every step."
            )
        return translate("NetworkPage", "Writes word by word, and reads the label at every step.")
    if recipe.task is Task.ALIGNED:
        if both:
            return translate(
                "NetworkPage", "Reads the text from both ends, then answers each token with one."
            )
        return translate("NetworkPage", "Reads the text and answers each token with one.")
    if recipe.task is Task.SEQ2SEQ:
        if recipe.model.attention is Attention.NONE:
            return translate("NetworkPage", "Reads the whole text, then writes the answer from memory.")
        return translate(
            "NetworkPage", "Reads the whole text, then writes the answer and looks back at each step."
        )
    if both:
        if signs:
            return translate("NetworkPage", "Reads character by character from both ends, then answers.")
        return translate("NetworkPage", "Reads word by word from both ends, then answers.")
    if signs:
        return translate("NetworkPage", "Reads character by character, answers at the end.")
    return translate("NetworkPage", "Reads word by word, answers at the end.")

"""What the program says about errors, settings, numbers and times, in the language of now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from engine.errors import EngineError, SettingsError
from engine.events import Stage

if TYPE_CHECKING:
    from engine.recipe.settings import SettingInfo
    from gui.job import Problem
    from gui.widgets.help_text import Help

NO_BREAK = "\u00a0"


def translate_error(error: EngineError) -> str:
    """The sentence of an engine error; several problems follow one another."""
    if isinstance(error, SettingsError):
        return in_a_row(*map(translate_error, error.problems))
    template = QCoreApplication.translate("engine", error.template)
    values = {
        name: translate_error(value) if isinstance(value, EngineError) else value
        for name, value in error.values.items()
    }
    return template.format(**values) if values else template


def problem_sentence(problem: Problem) -> str:
    """Why a job failed, and what to do."""
    if problem.error is not None:
        return translate_error(problem.error)
    if "out of memory" in problem.details.lower() or "MemoryError" in problem.details:
        return QCoreApplication.translate(
            "Sentences",
            "There was not enough memory. Nothing is lost: try a smaller batch or a shorter text.",
        )
    return QCoreApplication.translate(
        "Sentences", "Something went wrong inside the program. Your project is safe; Details say what it was."
    )


def recipe_word(text: str) -> str:
    """A word or sentence of the recipe's declarations."""
    return QCoreApplication.translate("recipe", text) if text else ""


def setting_words(info: SettingInfo) -> Help:
    """Title and help of a setting for the help panel."""
    from gui.widgets.help_text import Help

    return Help(
        recipe_word(info.title),
        recipe_word(info.what),
        recipe_word(info.smaller),
        recipe_word(info.larger),
        recipe_word(info.usual),
    )


def in_a_row(*sentences: str) -> str:
    """Whole sentences after one another; none but Latin ones need a space between them."""
    said = ""
    for sentence in filter(None, sentences):
        said += sentence if not said or said.endswith(("。", "！", "？")) else f" {sentence}"
    return said


def listed(words: Iterable[str]) -> str:
    """Words one after another: "soup, bread", in Chinese “汤、面包”."""
    return QCoreApplication.translate("Sentences", ", ").join(words)


def run_words(name: str) -> str:
    """What a run is called: the names that runs get by themselves are said in the language of now."""
    count = name.removeprefix("run ")
    if count == name or not count.isdecimal():
        return name
    return QCoreApplication.translate("Sentences", "run {n}").format(n=count)


def number(value: float, decimals: int = 0) -> str:
    """A number with a no-break space between thousands: 11 987."""
    return f"{value:,.{decimals}f}".replace(",", NO_BREAK)


def percent(share: float, decimals: int = 0) -> str:
    """A share as 88 %."""
    return f"{share * 100:.{decimals}f}{NO_BREAK}%"


def duration(seconds: float) -> str:
    """A rough time: 8 s, 3 min, 2 h."""
    if seconds < 60:
        return QCoreApplication.translate("Sentences", "{n} s").format(n=max(1, round(seconds)))
    if seconds < 5400:
        return QCoreApplication.translate("Sentences", "{n} min").format(n=round(seconds / 60))
    return QCoreApplication.translate("Sentences", "{n} h").format(n=round(seconds / 3600))


def time_left(seconds: float) -> str:
    """about 3 min left"""
    return QCoreApplication.translate("Sentences", "about {time} left").format(time=duration(seconds))


def stage_words(stage: Stage) -> str:
    """What preparation is doing."""
    translate = QCoreApplication.translate
    return {
        Stage.CHECKING: translate("Sentences", "Looking whether the text is known"),
        Stage.READING: translate("Sentences", "Reading"),
        Stage.CUTTING: translate("Sentences", "Cutting words"),
        Stage.COUNTING: translate("Sentences", "Counting words"),
        Stage.LEARNING: translate("Sentences", "Learning word pieces"),
        Stage.ENCODING: translate("Sentences", "Turning words into numbers"),
        Stage.LOADING: translate("Sentences", "Loading"),
        Stage.SAVING: translate("Sentences", "Saving"),
        Stage.EVALUATING: translate("Sentences", "Checking"),
        Stage.SCORING: translate("Sentences", "Scoring"),
        Stage.ANSWERING: translate("Sentences", "Answering"),
        Stage.EXAMINING: translate("Sentences", "Looking for faults"),
        Stage.COMPARING: translate("Sentences", "Comparing documents"),
        Stage.MAPPING: translate("Sentences", "Drawing the map"),
    }[stage]

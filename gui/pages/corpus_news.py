"""What is told once about a corpus that was looked through: doubts about it, and what could not be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from engine.corpus.doctor.findings import Fault
from engine.corpus.doctor.words import fix_words
from engine.errors import EngineError
from engine.recipe.fixes import Fix
from gui.doctor import Doctor
from gui.pages.corpus_fields import encoding_name
from gui.sentences import in_a_row, number, translate_error
from gui.widgets.message_bar import Kind, MessageBar

if TYPE_CHECKING:
    from engine.corpus.inspecting import Inspection
    from engine.recipe.recipe import Recipe

CERTAIN = ("utf-8", "utf-8-sig", "utf-16")  # encodings that are recognised without doubt


def is_count(problem: EngineError) -> bool:
    """Whether a problem only counts what was left out; then it belongs to the page's sentence."""
    return set(problem.values) == {"count"}


class CorpusNews:
    """Fills the message bar, once per look through the corpus."""

    def __init__(self, bar: MessageBar) -> None:
        self._bar = bar
        self._told: object = None
        self._offered: object = None  # the diagnosis whose fix was offered
        self._said = ""

    def say_again(self) -> None:
        """Another language: say once more what still stands in the bar."""
        if self._bar.isVisible() and self._bar.text() == self._said:
            self._told = None

    def offer_encodings(self, doctor: Doctor, mend: Callable[[], None]) -> None:
        """Where lines in another encoding keep the texts from being read: offer, once per look, to read them in theirs."""
        finding = doctor.diagnosis.of(Fault.MIXED_ENCODINGS) if doctor.diagnosis is not None else None
        if finding is None or doctor.diagnosis is self._offered:
            return
        self._offered = doctor.diagnosis
        translate = QCoreApplication.translate
        words = translate(
            "CorpusPage",
            "The texts cannot be read yet: lines in another encoding than the rest, {n} of them.",
        )
        self._said = ""
        button = translate("engine", fix_words(Fix.REPAIR_ENCODING).title)
        self._bar.show_message(Kind.WARNING, words.format(n=number(finding.count)), ((button, mend),))

    def tell(self, found: Inspection | None, recipe: Recipe) -> None:
        """Say what is doubtful about `found`, unless that was said already."""
        if found is self._told:
            return
        self._told = found
        if found is None:  # another corpus is coming: what was said is no longer true
            self._bar.clear()
            return
        problems = [problem for problem in found.problems if not is_count(problem)]
        translate = QCoreApplication.translate
        if problems:
            more = translate("CorpusPage", "Details list {} more.").format(len(problems) - 1)
            details = "\n".join(translate_error(problem) for problem in found.problems)
            several = len(problems) > 1
            words = in_a_row(translate_error(problems[0]), more if several else "")
            self._say(Kind.WARNING, words, details if several else "")
        elif recipe.corpus.encoding == "auto" and found.encoding not in CERTAIN:
            words = translate(
                "CorpusPage",
                "This file reads best as {}. The preview shows the first lines; change it if they look wrong.",
            )
            self._say(Kind.INFO, words.format(encoding_name(found.encoding)))
        else:
            self._bar.clear()

    def _say(self, kind: Kind, words: str, details: str = "") -> None:
        self._said = words
        self._bar.show_message(kind, words, (), details)

"""Joining and cutting by a click: which gaps can be mended, the entry it makes, and what it has changed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.recipe.text import CutterName
from engine.recipe.word_lists import entry_fault
from engine.text.user_words import join_entry, split_entry, with_entry
from gui.figures import share_text
from gui.pages.text_counts import Counted
from gui.pages.text_reading import Mendable
from gui.pages.text_work import TextWork
from gui.sentences import in_a_row, number

if TYPE_CHECKING:
    from gui.workspace import Workspace

KEY = "text.user_words"


class Mending(QObject):
    """Writes mends into the recipe, and tells what each has done once it is counted.

    Signals:
        told: a sentence about the last mend; "" when there is nothing to tell.
    """

    told = Signal(str)

    def __init__(self, workspace: Workspace, work: TextWork, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._work = workspace, work
        self._word = ""  # the characters of the last mend
        self._before: Counted | None = None
        self._entries: tuple[str, ...] = workspace.recipe.text.user_words
        work.changed.connect(self._on_worked)
        workspace.recipe_changed.connect(self._on_recipe_changed)

    def rule(self) -> Mendable | None:
        """Which gaps can be mended; None where the user's words have no effect."""
        lines = self._work.lines()
        return can_be_mended if lines is not None and lines.cutter is CutterName.JIEBA else None

    def mend(self, left: str, right: str, joins: bool) -> None:
        """Join two words, or cut one in two."""
        entry = join_entry(left, right) if joins else split_entry(left + right, len(left))
        self.set_entries(with_entry(self._workspace.recipe.text.user_words, entry))

    def set_entries(self, entries: tuple[str, ...]) -> None:
        """Take other entries, with one step for Undo."""
        self._workspace.set_values({KEY: entries})

    # What it has done

    def _on_recipe_changed(self) -> None:
        before, after = self._entries, self._workspace.recipe.text.user_words
        self._entries = after
        if before == after:
            return
        changed = [entry for entry in (*after, *before) if (entry in after) != (entry in before)]
        words = {entry.replace("/", "") for entry in changed}
        self._word = words.pop() if len(words) == 1 else ""
        self._before = self._work.counted()
        self.told.emit("")

    def _on_worked(self) -> None:
        after, before = self._work.counted(), self._before
        if before is None or after is None or after is before or not self._work.exact():
            return
        self._before = None
        self.told.emit(in_a_row(self._seen_words(before, after), self._unknown_words(before, after)))

    def _seen_words(self, before: Counted, after: Counted) -> str:
        """How often the mended word is seen now."""
        was, now = before.seen(self._word), after.seen(self._word)
        if not self._word:
            return ""
        if was == now:
            return self.tr('"{word}" is still seen {n} times.').format(word=self._word, n=number(now))
        words = self.tr('"{word}" was seen {was} times, now {now} times.')
        return words.format(word=self._word, was=number(was), now=number(now))

    def _unknown_words(self, before: Counted, after: Counted) -> str:
        settings = self._workspace.recipe.text
        was, now = (share_text(1 - counted.counts.known_share(settings)) for counted in (before, after))
        if was == now:
            return self.tr("Unknown words: {share}, as before.").format(share=now)
        return self.tr("Unknown words: {was} before, {now} now.").format(was=was, now=now)


@lru_cache(maxsize=4096)
def can_be_mended(left: str, right: str, joins: bool) -> bool:
    """Whether an entry about these characters can be made: letters, numbers and Chinese characters, no marks."""
    word = left + right
    entry = join_entry(left, right) if joins else split_entry(word, len(left))
    return word.replace("'", "").isalnum() and not entry_fault(entry)

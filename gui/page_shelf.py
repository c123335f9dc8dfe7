"""The pages of the window, each made when it is first asked for."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from gui.opening import Opening
from gui.pages.page import Page
from gui.pages.start_page import StartPage
from gui.preferences import Preferences
from gui.steps import Step
from gui.workspace import Workspace

PAGES = {  # a page's module is imported when it is first shown
    Step.CORPUS: ("gui.pages.corpus_page", "CorpusPage"),
    Step.TEXT: ("gui.pages.text_page", "TextPage"),
    Step.NETWORK: ("gui.pages.network_page", "NetworkPage"),
    Step.TRAIN: ("gui.pages.train_page", "TrainPage"),
    Step.TRY: ("gui.pages.try_page", "TryPage"),
    Step.VECTORS: ("gui.pages.vectors_page", "VectorsPage"),
}


class PageShelf:
    """`made` holds those that were asked for; a page that asks for another step calls `go_to`."""

    def __init__(self, workspace: Workspace, preferences: Preferences, go_to: Callable[[Step], None]) -> None:
        self._workspace, self._preferences, self._go_to = workspace, preferences, go_to
        self.made: dict[Step, Page] = {}

    def page(self, step: Step, opening: Opening) -> Page:
        """The page of a step; the first one asks `opening` for what is to be opened."""
        if step not in self.made:
            page = self._start_page(opening) if step is Step.START else self._page(step)
            page.step_requested.connect(self._go_to)
            self.made[step] = page
        return self.made[step]

    def _page(self, step: Step) -> Page:
        module, name = PAGES[step]
        page = getattr(importlib.import_module(module), name)(self._workspace)
        assert isinstance(page, Page)
        return page

    def _start_page(self, opening: Opening) -> StartPage:
        page = StartPage(self._workspace, self._preferences)
        page.text_requested.connect(opening.choose_text)
        page.paste_requested.connect(opening.paste_text)
        page.project_requested.connect(opening.choose_project)
        page.recent_chosen.connect(opening.open_project)
        page.sample_chosen.connect(opening.open_sample)
        return page

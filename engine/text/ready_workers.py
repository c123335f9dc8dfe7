"""Processes that get ready to cut while the text is still being read."""

from __future__ import annotations

import contextlib
from pathlib import Path

from engine.corpus.documents import Corpus
from engine.corpus.sources import CorpusPath, given_paths
from engine.events import Progressed, Stage, Work
from engine.recipe.recipe import Recipe, Task
from engine.recipe.text import CutterName
from engine.text.cutting_pool import Worker, start_workers, usual_workers

_WORTH_IT = 1_500_000  # bytes
_LOOKED_AT = 1 << 16  # bytes


class ReadyWorkers:
    """Use it in a `with`, which ends those that nobody has taken."""

    def __init__(self) -> None:
        self._workers: list[Worker] = []

    def __enter__(self) -> ReadyWorkers:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.take(len(self._workers)):
            worker.end()

    def take(self, count: int) -> list[Worker]:
        """At most `count` workers, which the caller ends."""
        taken, self._workers = self._workers[:count], self._workers[count:]
        return taken

    def while_reading(self, work: Work[Corpus], origin: CorpusPath, recipe: Recipe) -> Work[Corpus]:
        """`work`, and workers are started as soon as it reads much; what comes from the cache needs none."""
        asked = False
        while True:
            try:
                event = next(work)
            except StopIteration as end:
                corpus: Corpus = end.value
                return corpus
            if isinstance(event, Progressed) and event.stage is Stage.READING and not asked:
                asked = True
                if (event.total or 0) >= _WORTH_IT:
                    self._workers = start_workers(usual_workers(), chinese=_expects_words(origin, recipe))
            yield event


def _expects_words(origin: CorpusPath, recipe: Recipe) -> bool:
    """Whether jieba will be needed, as far as the first bytes tell: of Chinese most are no ASCII."""
    cutter = recipe.text.cutter
    if cutter is not CutterName.AUTO or recipe.task not in (Task.CLASSIFICATION, Task.WORD_VECTORS):
        return cutter is CutterName.JIEBA
    with contextlib.suppress(OSError, IndexError), Path(given_paths(origin)[0]).open("rb") as file:
        head = file.read(_LOOKED_AT)
        return sum(byte > 127 for byte in head) * 3 > len(head)
    return False

"""The texts of a file that is to be scored: its labels, if it has any, do not matter."""

from __future__ import annotations

from collections.abc import Sequence

from engine.cache import Cache
from engine.control import RunControl
from engine.corpus.reading import read_corpus
from engine.corpus.sources import CorpusPath
from engine.errors import EngineError
from engine.events import Work
from engine.recipe.corpus import CorpusFormat, CorpusSettings
from engine.recipe.recipe import Task


def read_texts(
    path: CorpusPath, trained_on: CorpusSettings, control: RunControl, cache: Cache | None = None
) -> Work[Sequence[str]]:
    """Every text of a file of any form. The run's own text column is taken where the file has it.

    A plain text file is one text a line: to score, a book is not one document. With a `cache` they lie on disk, however many
    they are.
    """
    settings = CorpusSettings(text_column=trained_on.text_column)
    try:
        corpus = yield from read_corpus(path, settings, Task.LANGUAGE_MODEL, control, cache)
    except EngineError:
        if not settings.text_column:
            raise
        corpus = yield from read_corpus(path, CorpusSettings(), Task.LANGUAGE_MODEL, control, cache)
    if corpus.running:
        lines = settings.model_copy(update={"format": CorpusFormat.LINES})
        corpus = yield from read_corpus(path, lines, Task.LANGUAGE_MODEL, control, cache)
    return corpus.texts

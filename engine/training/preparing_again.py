"""The corpus of a run once more: to go on with it, or to learn it together with other processes."""

from __future__ import annotations

from engine.cache import Cache
from engine.control import RunControl
from engine.corpus.documents import CorpusSource
from engine.corpus.reading import read_corpus
from engine.corpus.sources import CorpusPath, given_paths, kept_paths, origin_of
from engine.errors import EngineError
from engine.events import Work
from engine.recipe.recipe import Recipe
from engine.text.pipeline import TextPipeline
from engine.training.preparing import Prepared, prepare
from engine.words import QT_TRANSLATE_NOOP


def prepare_again(
    source: CorpusSource,
    recipe: Recipe,
    pipeline: TextPipeline,
    control: RunControl,
    cache: Cache | None,
    moved: CorpusPath | None = None,
) -> Work[Prepared]:
    """A corpus with a text pipeline that was made from it, where it was or was `moved` to.

    Raises `EngineError` when it is not the very text of then.
    """
    origin = moved if moved is not None else origin_of(source)
    for path in given_paths(origin):
        if not path.exists():
            raise EngineError(
                QT_TRANSLATE_NOOP(
                    "engine",
                    "The run's corpus {path} is not there any more. Put it back, or start a new run.",
                ),
                path=path,
            )
    corpus = yield from read_corpus(origin, recipe.corpus, recipe.task, control, cache)
    if corpus.source.sha256 != source.sha256:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "The corpus {path} has changed since the run began. Put the old one back, or start a new run.",
            ),
            path=", ".join(kept_paths(source)),
        )
    return (yield from prepare(origin, recipe, control, corpus, pipeline, cache=cache))

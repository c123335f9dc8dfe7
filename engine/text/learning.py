"""What has to be learned from a corpus before it can be cut."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.cache import Cache, make_key
from engine.control import RunControl
from engine.corpus.documents import Corpus
from engine.events import Work
from engine.recipe.text import TextSettings
from engine.text.bpe_model import BpeModel
from engine.text.bpe_training import spread_pieces, spread_texts, train_bpe
from engine.text.cutting import split_stream
from engine.text.cutting_settings import cutting_settings
from engine.text.learned_settings import to_learn, with_bpe

_VERSION = 1
_MODEL = "bpe.json"


def learn_settings(
    corpus: Corpus,
    settings: TextSettings,
    documents: Sequence[int] | NDArray[np.integer],
    control: RunControl,
    cache: Cache | None = None,
) -> Work[TextSettings]:
    """`settings` with what BPE learns from `documents` (the training part); as they are where nothing is to be learned.

    One running text is learned from as a whole. What was learned is kept in the cache.
    """
    if not to_learn(settings):
        return settings
    if cache is None or not corpus.key:
        return with_bpe(settings, (yield from _learn(corpus, settings, documents, control)))
    seen = sha256(np.asarray(documents, dtype=np.int64).tobytes()).hexdigest()
    key = make_key("bpe", _VERSION, corpus.key, cutting_settings(settings), seen)
    model = _read(cache.find(key))
    if not model:
        model = yield from _learn(corpus, settings, documents, control)
        with cache.make(key) as folder:
            (folder / _MODEL).write_text(model, "utf-8")
    return with_bpe(settings, model)


def _learn(
    corpus: Corpus,
    settings: TextSettings,
    documents: Sequence[int] | NDArray[np.integer],
    control: RunControl,
) -> Work[str]:
    if corpus.running:
        pieces = (piece for _, piece in split_stream(corpus.pieces()))
        sample = spread_pieces(pieces, corpus.characters)
    else:
        sample = spread_texts(corpus.texts, documents)
    return (yield from train_bpe(sample, settings, control))


def _read(folder: Path | None) -> str:
    """A model that was kept; empty when there is none, or a damaged one."""
    try:
        text = (folder / _MODEL).read_text("utf-8") if folder else ""
        return BpeModel.from_json(text).as_json() if text else ""
    except (OSError, ValueError, KeyError, TypeError):
        return ""

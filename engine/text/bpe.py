"""Pieces of words, found by byte pair encoding: frequent words are one token, rare ones a few."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from engine.recipe.text import CutterName
from engine.text.bpe_model import BpeModel, split_words, unspelled

_KEPT_WORDS = 1 << 17


class BpeCutter:
    """Cuts with what `engine/text/bpe_training.py` has learned, which is given as JSON."""

    name = CutterName.BPE

    def __init__(self, model: str) -> None:
        self.model = BpeModel.from_json(model)
        self._encode = _encoder(self.model)
        self._known: dict[str, tuple[str, ...]] = {}

    def cut(self, text: str) -> list[str]:
        """The pieces of `text`, white space among them; the space before a word belongs to its first piece."""
        return self.cut_many([text])[0]

    def cut_many(self, texts: Sequence[str]) -> list[list[str]]:
        """The pieces of each text."""
        found = [split_words(self.model.spelled(text)) for text in texts]
        self._learn(set(chain.from_iterable(found)))
        known = self._known.__getitem__
        return [list(chain.from_iterable(map(known, words))) for words in found]

    def join(self, tokens: Sequence[str]) -> str:
        """The pieces side by side, bytes as the characters they are."""
        return unspelled("".join(tokens))

    def places(self, text: str, tokens: Sequence[str]) -> Iterable[tuple[int, int]]:
        """Start and end of each piece in `text`; of a byte those of its character."""
        places = self.model.places(text)
        start = 0
        for token in tokens:
            end = start + len(token)
            yield places[start], places[end - 1] + 1
            start = end

    def _learn(self, words: set[str]) -> None:
        """Cut the words that were not met before."""
        if len(self._known) > _KEPT_WORDS:
            self._known.clear()
        new = [word for word in words if word not in self._known]
        if not new:
            return
        encoding = self._encode(new)
        pieces: list[list[str]] = [[] for _ in new]
        for token, word in zip(encoding.tokens, encoding.word_ids, strict=True):
            pieces[word].append(token)
        self._known.update(zip(new, map(tuple, pieces), strict=True))


def _encoder(model: BpeModel) -> Any:
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # several processes cut already
    import tokenizers
    from tokenizers import models

    numbers = {token: i for i, token in enumerate(model.tokens)}
    bpe: Any = models.BPE(vocab=numbers, merges=list(model.merges), cache_capacity=0)
    tokenizer = tokenizers.Tokenizer(bpe)

    def encode(words: list[str]) -> Any:
        return tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False)

    return encode

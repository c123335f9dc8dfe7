"""Learning which neighbours to join: byte pair encoding by the tokenizers library, on a sample of the training part."""

from __future__ import annotations

import json
import math
import os
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from engine.control import RunControl
from engine.corpus.sources import Meter
from engine.errors import EngineError
from engine.events import Stage, Work
from engine.recipe.text import TextSettings
from engine.text.bpe_model import BYTES, BpeModel, split_words
from engine.text.cleaning import clean
from engine.text.pieces import split_pieces
from engine.text.vocabulary import SPECIALS
from engine.words import QT_TRANSLATE_NOOP

SMALLEST = 300  # bytes, the special tokens, and some characters
LEARNED_FROM = 2_000_000  # characters; more change little
_MOST_OF_ONE = 50_000  # characters of one document
_LONGEST_TOKEN = 16
_ASK_SECONDS = 0.05


def train_bpe(texts: Iterable[str], settings: TextSettings, control: RunControl) -> Work[str]:
    """The model for a sample of texts as JSON, with as many tokens as the vocabulary may have.

    Yields progress in characters. The same texts give the same model.
    """
    if settings.max_vocabulary < SMALLEST:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "text.max_vocabulary is {value}; word pieces need at least {limit}, because every byte is one of them.",
            ),
            value=settings.max_vocabulary,
            limit=SMALLEST,
        )
    meter = Meter(Stage.LEARNING, None, control)
    sample: list[str] = []
    for text in texts:
        sample.append(clean(text, settings))
        meter.move(len(text))
        yield from meter.events()
    yield meter.last()
    size = settings.max_vocabulary - len(SPECIALS)
    characters = _characters(sample, size)
    plain = BpeModel(characters, ())
    training = _Training([split_words(plain.spelled(text)) for text in sample], size, (*BYTES, *characters))
    training.start()
    try:
        while not training.finished.wait(_ASK_SECONDS):
            meter.move(0)
            yield from meter.events()
    finally:
        training.stop()
    return BpeModel(characters, training.merges()).as_json()


def spread_texts(texts: Sequence[str], documents: Sequence[int] | NDArray[np.integer]) -> Iterator[str]:
    """Texts from all over `documents`, until there are enough characters; of a single one pieces of it."""
    if len(documents) == 1:
        text = texts[int(documents[0])]
        yield from spread_pieces((piece for _, piece in split_pieces(text)), len(text))
        return
    count, characters = len(documents), 0
    step = int(count * 0.618) or 1  # goes through all of them, far from the one before
    while count and math.gcd(step, count) > 1:
        step += 1
    for i in range(count):
        text = texts[int(documents[i * step % count])][:_MOST_OF_ONE]
        yield text
        characters += len(text)
        if characters >= LEARNED_FROM:
            return


def spread_pieces(pieces: Iterable[str], characters: int) -> Iterator[str]:
    """Pieces from all over a text of so many characters."""
    every = max(1, -(-characters // LEARNED_FROM))
    return islice(pieces, 0, None, every)


def _characters(sample: Iterable[str], size: int) -> str:
    """The characters that are known as themselves: seen twice, the most frequent first, with room left for merges."""
    counts: Counter[str] = Counter()
    for text in sample:
        counts.update(text)
    room = (size - len(BYTES)) * 3 // 4
    always = {" ": 0, "\n": 0}
    ranked = sorted(((n, c) for c, n in counts.items() if n > 1), key=lambda pair: (-pair[0], pair[1]))
    frequent = [c for _, c in ranked if c not in BYTES and c not in always and not "\ud800" <= c <= "\udfff"]
    return "".join([*always, *frequent][: max(room, len(always))])


class _Training(threading.Thread):
    """The library learns in a thread, so that a stop is answered while it counts."""

    def __init__(self, words: Sequence[Sequence[str]], size: int, alphabet: Sequence[str]) -> None:
        super().__init__(name="learning word pieces", daemon=True)
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        import tokenizers
        from tokenizers import models

        self.finished = threading.Event()
        self._stopped = False
        self._words, self._size, self._alphabet = words, size, alphabet
        self._tokenizer = tokenizers.Tokenizer(models.BPE())
        self._fault: Exception | None = None

    def run(self) -> None:
        from tokenizers import trainers

        trainer = trainers.BpeTrainer(
            vocab_size=self._size,
            min_frequency=2,
            show_progress=False,
            initial_alphabet=list(self._alphabet),
            limit_alphabet=len(self._alphabet),
            max_token_length=_LONGEST_TOKEN,
        )
        try:
            self._tokenizer.train_from_iterator(self._until_stopped(), trainer)
        except Exception as fault:  # noqa: BLE001 raised again where the result is asked for
            self._fault = fault
        self.finished.set()

    def stop(self) -> None:
        """End the counting at the next text."""
        self._stopped = True

    def merges(self) -> tuple[tuple[str, str], ...]:
        """What was learned."""
        if self._fault:
            raise self._fault
        found = json.loads(self._tokenizer.to_str())["model"]["merges"]
        return tuple((first, second) for first, second in found)

    def _until_stopped(self) -> Iterator[Sequence[str]]:
        for words in self._words:
            if self._stopped:
                return
            yield words

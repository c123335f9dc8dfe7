"""The one road of text: clean, cut, number, truncate. The same for training, scoring and writing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
from typing import Any

from engine.control import RunControl
from engine.corpus.sources import Meter
from engine.errors import EngineError
from engine.events import Stage, Work
from engine.recipe.recipe import Task
from engine.recipe.text import CutterName, TextSettings, Truncate
from engine.text.bpe_training import spread_texts, train_bpe
from engine.text.cleaning import clean
from engine.text.cutters import Cutter, choose_cutter, make_cutter, tokens_always
from engine.text.learned_settings import parse_text_settings, to_learn, with_bpe
from engine.text.pieces import split_pieces
from engine.text.stop_words import expand_stop_words, stop_set
from engine.text.vocabulary import EOS, PAD, UNK, Vocabulary, count_vocabulary
from engine.words import QT_TRANSLATE_NOOP

# 1: without script, normalisation, user words, stop words and what BPE has learned; 3: with a pipeline of the answers
_VERSION, _WITHOUT_TARGETS = 3, 2
_CUT_SPACES = (CutterName.CHARACTERS, CutterName.BPE)  # cutters with tokens of white space alone
_READS_WORDS = (Task.CLASSIFICATION, Task.WORD_VECTORS)  # tasks to which white space says nothing
_LEAVE_OUT = ("classification", "word_vectors")  # tasks that stop words are left out for


@dataclass(frozen=True, slots=True)
class TracedToken:
    """One token and where it stands: `text[start:end]` of the original.

    `cut_off`: beyond the longest document. `left_out`: a stop word. Neither is read.
    """

    token: str
    start: int
    end: int
    id: int
    known: bool
    cut_off: bool
    left_out: bool = False

    @property
    def is_read(self) -> bool:
        """Whether the network gets to see it."""
        return not (self.cut_off or self.left_out)


@dataclass(frozen=True)
class TextPipeline:
    """Settings (the cutter is not "auto"), vocabulary and task: all that decides which ids a text has.

    `target` is the pipeline of the answers where one text answers another.
    """

    settings: TextSettings
    vocabulary: Vocabulary
    task: Task = Task.CLASSIFICATION
    target: TextPipeline | None = None

    @cached_property
    def cutter(self) -> Cutter:
        """What cuts."""
        return make_cutter(self.settings.cutter, self.settings)

    @property
    def shares_vocabulary(self) -> bool:
        """Whether texts and their answers have the same tokens."""
        return self.target is not None and self.target.vocabulary.tokens == self.vocabulary.tokens

    def tokens(self, text: str) -> list[str]:
        """All tokens of `text`, not truncated."""
        return [token for piece in self.token_pieces(text) for token in piece]

    def token_pieces(self, text: str) -> Iterator[list[str]]:
        """The tokens of `text` piece by piece, for texts as long as a book."""
        return cut_pieces(text, self.settings, self.cutter, self.task)

    def encode(self, text: str) -> list[int]:
        """The ids of `text`; for classification no more than the longest document has."""
        ids = [i for piece in self.id_pieces(text) for i in piece]
        kept = self.kept(len(ids))
        return ids if len(kept) == len(ids) else ids[kept.start : kept.stop]

    def id_pieces(self, text: str) -> Iterator[list[int]]:
        """The ids of `text` piece by piece, not truncated."""
        get = self.vocabulary.ids.get
        for piece in self.token_pieces(text):
            yield [get(token, UNK) for token in piece]

    def decode(self, ids: Iterable[int]) -> str:
        """Natural text of ids, without the special ones that mean no text."""
        names = self.vocabulary.tokens
        return self.cutter.join([names[i] for i in ids if i not in (PAD, EOS)])

    def trace(self, text: str) -> tuple[TracedToken, ...]:
        """Every token of `text` with its place; also those that are too many, and stop words."""
        places = list(self._places(text))
        stop = stop_words_for(self.settings, self.task)
        left_out = [token in stop for token, _, _ in places]
        kept = self.kept(left_out.count(False))
        numbers = accumulate((not out for out in left_out), initial=0)  # of what is read, before each token
        get = self.vocabulary.id_of
        return tuple(
            TracedToken(token, start, end, get(token), get(token) != UNK, not out and i not in kept, out)
            for (token, start, end), i, out in zip(places, numbers, left_out, strict=False)
        )

    def as_json(self) -> str:
        """The pipeline as it is kept in a project."""
        return json.dumps(self._as_tree(), ensure_ascii=False)

    def _as_tree(self) -> dict[str, Any]:
        vocabulary = self.vocabulary
        tree = {
            "version": _WITHOUT_TARGETS,
            "task": self.task.value,
            "settings": self.settings.model_dump(mode="json"),
            "tokens": vocabulary.tokens,
            "counts": vocabulary.counts,
            "total": vocabulary.total,
        }
        return (
            tree if self.target is None else {**tree, "version": _VERSION, "target": self.target._as_tree()}
        )

    @classmethod
    def from_json(cls, text: str) -> TextPipeline:
        """The pipeline that `as_json` wrote."""
        return cls._from_tree(json.loads(text))

    @classmethod
    def _from_tree(cls, tree: dict[str, Any]) -> TextPipeline:
        if tree["version"] > _VERSION:
            raise EngineError(
                QT_TRANSLATE_NOOP(
                    "engine", "The text settings were saved by a newer version. Update the program."
                )
            )
        return cls(
            parse_text_settings(tree["settings"]),
            Vocabulary(tuple(tree["tokens"]), tuple(tree["counts"]), tree["total"]),
            Task(tree["task"]),
            cls._from_tree(tree["target"]) if "target" in tree else None,
        )

    def _places(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Each token, where it begins and where it ends: cleaning moves nothing and cutting leaves out white space alone."""
        for offset, piece in split_pieces(text):
            cleaned = clean(piece, self.settings)
            tokens = self.cutter.cut(cleaned)
            for token, (start, end) in zip(tokens, self.cutter.places(cleaned, tokens), strict=True):
                if not token.isspace() or self.task not in _READS_WORDS:
                    yield token, offset + start, offset + end

    def kept(self, count: int) -> range:
        """Which of `count` tokens are read: all, or to classify as many as the longest document has."""
        longest = self.settings.max_tokens
        if self.task is not Task.CLASSIFICATION or count <= longest:
            return range(count)
        if self.settings.truncate is Truncate.TAIL:
            return range(count - longest, count)
        return range(longest)


def cut_pieces(text: str, settings: TextSettings, cutter: Cutter, task: Task) -> Iterator[list[str]]:
    """Clean and cut, piece by piece, and leave out what the task does not read."""
    stop = stop_words_for(settings, task)
    for _, piece in split_pieces(text):
        yield _read(cutter.cut(clean(piece, settings)), cutter, task, stop)


def cut_many(texts: Sequence[str], settings: TextSettings, cutter: Cutter, task: Task) -> list[list[str]]:
    """The tokens of many texts, none longer than a piece: what `cut_pieces` gives for each, several times faster."""
    stop = stop_words_for(settings, task)
    cleaned = [clean(text, settings) for text in texts]
    found = cutter.cut_many(cleaned)
    if stop or cutter.name in _CUT_SPACES:
        return [_read(tokens, cutter, task, stop) for tokens in found]
    return [
        without_white_space(tokens, cutter, task) if "\n" in text else tokens
        for text, tokens in zip(cleaned, found, strict=True)
    ]


def _read(tokens: list[str], cutter: Cutter, task: Task, stop: frozenset[str]) -> list[str]:
    tokens = without_white_space(tokens, cutter, task)
    return [token for token in tokens if token not in stop] if stop else tokens


def without_white_space(tokens: list[str], cutter: Cutter, task: Task) -> list[str]:
    """Where words are read, white space says nothing; to write, line ends are tokens, and spaces between characters."""
    if task not in _READS_WORDS:
        return tokens
    if cutter.name in _CUT_SPACES:
        return [token for token in tokens if not token.isspace()]
    return [token for token in tokens if token != "\n"] if "\n" in tokens else tokens


def stop_words_for(settings: TextSettings, task: Task) -> frozenset[str]:
    """The tokens that are left out: none where text is written, nor among the pieces of words."""
    if settings.cutter is CutterName.BPE or task.value not in _LEAVE_OUT or not settings.stop_words:
        return frozenset()
    return stop_set(settings)


def resolve_settings(texts: Iterable[str], settings: TextSettings, task: Task) -> TextSettings:
    """The settings as they are kept with what they have cut: "auto" decided, our stop lists written out."""
    name = choose_cutter(islice(texts, 1000), settings, task)
    return settings.model_copy(update={"cutter": name, "stop_words": expand_stop_words(settings.stop_words)})


def build_pipeline(
    texts: Sequence[str], settings: TextSettings, task: Task, control: RunControl
) -> Work[TextPipeline]:
    """Cut and count `texts` (the training part); yields progress in documents (characters of a running text)."""
    settings = resolve_settings(texts, settings, task)
    if to_learn(settings):
        settings = with_bpe(
            settings, (yield from train_bpe(spread_texts(texts, range(len(texts))), settings, control))
        )
    cutter = make_cutter(settings.cutter, settings)
    counter: Counter[str] = Counter()
    meter = Meter(Stage.COUNTING, sum(map(len, texts)), control)
    for text in texts:
        for tokens in cut_pieces(text, settings, cutter, task):
            counter.update(tokens)
            meter.move(0)
            yield from meter.events()
        meter.move(len(text))
    yield meter.last()
    vocabulary = count_vocabulary(
        counter, settings.max_vocabulary, settings.min_count, tokens_always(settings)
    )
    return TextPipeline(settings, vocabulary, task)

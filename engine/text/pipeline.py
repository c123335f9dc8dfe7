"""The one road of text: clean, cut, number, truncate. The same for training, scoring and writing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from engine.control import RunControl
from engine.corpus.sources import Meter
from engine.errors import EngineError
from engine.events import Stage, Work
from engine.recipe.recipe import Task
from engine.recipe.text import CutterName, TextSettings, Truncate
from engine.text.cleaning import clean
from engine.text.cutters import Cutter, choose_cutter, make_cutter
from engine.text.pieces import split_pieces
from engine.text.vocabulary import EOS, PAD, UNK, Vocabulary, count_vocabulary
from engine.words import QT_TRANSLATE_NOOP

_VERSION = 1


@dataclass(frozen=True, slots=True)
class TracedToken:
    """One token and where it stands: `text[start:end]` of the original. `cut_off`: beyond the longest document."""

    token: str
    start: int
    end: int
    id: int
    known: bool
    cut_off: bool


@dataclass(frozen=True)
class TextPipeline:
    """Settings (the cutter is not "auto"), vocabulary and task: all that decides which ids a text has."""

    settings: TextSettings
    vocabulary: Vocabulary
    task: Task = Task.CLASSIFICATION

    @cached_property
    def cutter(self) -> Cutter:
        """What cuts."""
        return make_cutter(self.settings.cutter, self.settings)

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
        """Every token of `text` with its place; also those that are too many."""
        places = list(self._places(text))
        kept = self.kept(len(places))
        get = self.vocabulary.id_of
        return tuple(
            TracedToken(token, start, start + len(token), get(token), get(token) != UNK, i not in kept)
            for i, (token, start) in enumerate(places)
        )

    def as_json(self) -> str:
        """The pipeline as it is kept in a project."""
        vocabulary = self.vocabulary
        return json.dumps(
            {
                "version": _VERSION,
                "task": self.task.value,
                "settings": self.settings.model_dump(mode="json"),
                "tokens": vocabulary.tokens,
                "counts": vocabulary.counts,
                "total": vocabulary.total,
            },
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, text: str) -> TextPipeline:
        """The pipeline that `as_json` wrote."""
        tree = json.loads(text)
        if tree["version"] > _VERSION:
            raise EngineError(
                QT_TRANSLATE_NOOP(
                    "engine", "The text settings were saved by a newer version. Update the program."
                )
            )
        return cls(
            TextSettings.model_validate(tree["settings"]),
            Vocabulary(tuple(tree["tokens"]), tuple(tree["counts"]), tree["total"]),
            Task(tree["task"]),
        )

    def _places(self, text: str) -> Iterator[tuple[str, int]]:
        """Each token and where it begins: cleaning moves nothing and cutting leaves out white space alone."""
        for (offset, piece), tokens in zip(split_pieces(text), self.token_pieces(text), strict=True):
            cleaned = clean(piece, self.settings.lowercase)
            end = 0
            for token in tokens:
                start = cleaned.index(token, end)
                end = start + len(token)
                yield token, offset + start

    def kept(self, count: int) -> range:
        """Which of `count` tokens are read: all, or to classify as many as the longest document has."""
        longest = self.settings.max_tokens
        if self.task is not Task.CLASSIFICATION or count <= longest:
            return range(count)
        if self.settings.truncate is Truncate.TAIL:
            return range(count - longest, count)
        return range(longest)


def cut_pieces(text: str, settings: TextSettings, cutter: Cutter, task: Task) -> Iterator[list[str]]:
    """Clean and cut, piece by piece. To classify, white space says nothing; to write, line ends are tokens."""
    for _, piece in split_pieces(text):
        yield _read(cutter.cut(clean(piece, settings.lowercase)), cutter, task)


def cut_many(texts: Sequence[str], settings: TextSettings, cutter: Cutter, task: Task) -> list[list[str]]:
    """The tokens of many texts, none longer than a piece: what `cut_pieces` gives for each, several times faster."""
    found = cutter.cut_many([clean(text, settings.lowercase) for text in texts])
    return [_read(tokens, cutter, task) for tokens in found]


def _read(tokens: list[str], cutter: Cutter, task: Task) -> list[str]:
    """The tokens that the task reads: to classify, white space says nothing."""
    if task is not Task.LANGUAGE_MODEL and (cutter.name is CutterName.CHARACTERS or "\n" in tokens):
        return [token for token in tokens if not token.isspace()]
    return tokens


def build_pipeline(
    texts: Sequence[str], settings: TextSettings, task: Task, control: RunControl
) -> Work[TextPipeline]:
    """Cut and count `texts` (the training part); yields progress in documents (characters of a running text)."""
    name = choose_cutter(islice(texts, 1000), settings, task)
    settings = settings.model_copy(update={"cutter": name})
    cutter = make_cutter(name, settings)
    counter: Counter[str] = Counter()
    meter = Meter(Stage.COUNTING, sum(map(len, texts)), control)
    for text in texts:
        for tokens in cut_pieces(text, settings, cutter, task):
            counter.update(tokens)
            meter.move(0)
            yield from meter.events()
        meter.move(len(text))
    yield meter.last()
    vocabulary = count_vocabulary(counter, settings.max_vocabulary, settings.min_count)
    return TextPipeline(settings, vocabulary, task)

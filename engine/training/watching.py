"""What is looked at after each epoch: watched sentences or a sample, and how far back the gradient reaches."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from engine.corpus.label_names import positive_index
from engine.events import AnswersGiven, GradientMeasured, SentencesScored, Work
from engine.networks.aligned import Aligned
from engine.networks.classifier import Classifier
from engine.networks.conditional import Conditional, ForLabel
from engine.networks.language_model import LanguageModel
from engine.networks.seq2seq import Seq2Seq
from engine.recipe.recipe import Recipe, Task
from engine.text.vocabulary import EOS
from engine.training.answers import answer_ids
from engine.training.batches import pad_ids
from engine.training.loop import AfterEpoch
from engine.training.preparing import Prepared, streams_of
from engine.training.reach import MOST_STEPS, gradient_reach
from engine.training.samples import PROMPT_TOKENS, draw_sample
from engine.training.session import Session

WATCHED = 3
MOST_LABELS = 8
MODERATE_TOKENS = 20
LOOKED_AT = 1 << 18  # documents


def make_watcher(recipe: Recipe, prepared: Prepared, sentences: Sequence[str] = ()) -> AfterEpoch:
    """What looks at a run of this recipe after every epoch; `sentences` are looked at instead of some of the corpus."""
    if recipe.task in (Task.CLASSIFICATION, Task.LANGUAGE_MODEL):
        return Watcher(recipe, prepared, sentences)
    if recipe.task is Task.CONDITIONAL:
        return LabelWatcher(prepared)
    return AnswerWatcher(prepared, sentences)


class Watcher:
    """Looks at the same lines after every epoch. It draws nothing from the run's random numbers."""

    def __init__(self, recipe: Recipe, prepared: Prepared, sentences: Sequence[str] = ()) -> None:
        self._pipeline, self._names = prepared.pipeline, prepared.encoded.label_names
        self._label: int | None = None
        self._line: list[int]
        self._sentences: Sequence[str] = ()
        if recipe.task is Task.LANGUAGE_MODEL:
            train, valid = streams_of(prepared, recipe)
            self._line = (valid if len(valid) > MOST_STEPS else train)[: MOST_STEPS + 1].tolist()
        else:
            texts = prepared.corpus.texts
            moderate = moderate_documents(prepared, WATCHED)
            self._sentences = tuple(sentences) or tuple(texts[number] for number in moderate)
            self._line = prepared.encoded.document(moderate[0]).tolist()
            assert prepared.encoded.labels is not None
            self._label = int(prepared.encoded.labels[moderate[0]])

    def __call__(self, session: Session) -> Work[None]:
        """The events after an epoch that is not closed yet."""
        recipe, network, epoch = session.recipe, session.network, session.position.epoch + 1
        if _is_due(session):
            if isinstance(network, LanguageModel):
                yield draw_sample(
                    network,
                    self._pipeline,
                    self._prompt(),
                    recipe.writing,
                    epoch,
                    endless=session.prepared.running,
                )
            elif isinstance(network, Classifier):
                yield self._score(network, epoch)
        assert isinstance(network, (Classifier, LanguageModel))
        norms = gradient_reach(network, self._line, self._label)
        token_of = self._pipeline.vocabulary.token_of
        yield GradientMeasured(
            epoch, tuple(token_of(number) for number in self._line[: len(norms[0])]), norms
        )

    def _prompt(self) -> list[int]:
        """The beginning of the line, up to the end of its first document."""
        first = self._line[:PROMPT_TOKENS]
        return first[: first.index(EOS)] or first[:1] if EOS in first else first

    def _score(self, network: Classifier, epoch: int) -> SentencesScored:
        """With more than two labels none is the positive one: then each sentence has its winner's probability."""
        encoded = [self._pipeline.encode(text) for text in self._sentences]
        ids, lengths = pad_ids(encoded, network.answer.weight.device)
        network.eval()
        with torch.no_grad():
            shares = network(ids, lengths).softmax(dim=1).cpu().numpy()
        network.train()
        winners, place = shares.argmax(axis=1), positive_index(self._names)
        rows = range(len(self._sentences))
        return SentencesScored(
            epoch,
            "" if place is None else self._names[place],
            tuple((self._sentences[i], self._names[winners[i]], float(shares[i, winners[i]])) for i in rows),
            tuple(float(shares[i, winners[i] if place is None else place]) for i in rows),
        )


class AnswerWatcher:
    """Has the same few texts answered after every epoch."""

    def __init__(self, prepared: Prepared, sentences: Sequence[str] = ()) -> None:
        texts = prepared.corpus.texts
        self._texts = tuple(sentences) or tuple(texts[i] for i in moderate_documents(prepared, WATCHED))

    def __call__(self, session: Session) -> Work[None]:
        """The answers after an epoch that is not closed yet."""
        if not _is_due(session):
            return
        network, pipeline = session.network, session.prepared.pipeline
        assert isinstance(network, (Aligned, Seq2Seq))
        assert pipeline.target is not None
        network.eval()
        encoded = [pipeline.encode(text) for text in self._texts]
        answers = answer_ids(network, encoded, session.recipe.writing.tokens)
        network.train()
        said = [pipeline.target.decode(answer) for answer in answers]
        yield AnswersGiven(session.position.epoch + 1, tuple(zip(self._texts, said, strict=True)))


class LabelWatcher:
    """Has a text written for each label after every epoch; of many labels for the most frequent ones."""

    def __init__(self, prepared: Prepared) -> None:
        names = prepared.encoded.label_names
        self._labels = [
            (name, names.index(name)) for name in list(prepared.corpus.label_counts)[:MOST_LABELS]
        ]

    def __call__(self, session: Session) -> Work[None]:
        """The texts after an epoch that is not closed yet."""
        if not _is_due(session):
            return
        network, epoch = session.network, session.position.epoch + 1
        assert isinstance(network, Conditional)
        samples = [
            draw_sample(
                ForLabel(network, label), session.prepared.pipeline, [EOS], session.recipe.writing, epoch
            )
            for _, label in self._labels
        ]
        texts = tuple((name, sample.text) for (name, _), sample in zip(self._labels, samples, strict=True))
        yield AnswersGiven(epoch, texts)


def _is_due(session: Session) -> bool:
    every = session.recipe.training.sample_every
    return every > 0 and (session.position.epoch + 1) % every == 0


def moderate_documents(prepared: Prepared, count: int) -> list[int]:
    """Documents of about 20 tokens, the labels in turn; of the validation part, or of training when none is kept back.

    Of very many the first ones are looked at.
    """
    encoded, split = prepared.encoded, prepared.split
    documents = (split.valid if len(split.valid) else split.train)[:LOOKED_AT]
    lengths = encoded.lengths[documents]
    documents = documents[np.argsort(np.abs(lengths - MODERATE_TOKENS), kind="stable")]
    documents = documents[encoded.lengths[documents] > 0] if lengths.any() else documents
    if encoded.labels is None:
        return [int(number) for number in documents[:count]]
    labels = encoded.labels[documents]
    rank = np.zeros(len(documents), np.int64)  # the how-manieth of its label each document is
    for label in np.unique(labels):
        rank[labels == label] = np.arange((labels == label).sum())
    return [int(number) for number in documents[np.argsort(rank, kind="stable")][:count]]

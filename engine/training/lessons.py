"""What the tasks do differently in training: how text becomes batches, and what the loss is."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from itertools import islice

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from engine.networks.aligned import Aligned
from engine.networks.answers import set_smoothing, smoothing_of
from engine.networks.build import AnyNetwork
from engine.networks.classifier import Classifier
from engine.networks.language_model import LanguageModel, detached
from engine.networks.layers import StackState
from engine.networks.rows import ALONE, Member
from engine.recipe.recipe import Recipe
from engine.recipe.training import ClassWeights
from engine.text.encoded import EncodedCorpus
from engine.training.batches import Documents, padded_cells, shuffled_batches, sorted_batches
from engine.training.lesson import Lesson as Lesson
from engine.training.lesson import Lessons as Lessons
from engine.training.lesson import counted, own_rows
from engine.training.preparing import Prepared, streams_of
from engine.training.resident import Texts
from engine.training.scores import Scores
from engine.training.sums import LossSums
from engine.training.token_lessons import TokenLessons, make_reader
from engine.training.windows import Tokens, TrainingWindows, Window, evaluation_windows

EVALUATION_TEXTS, EVALUATION_TOKENS = 256, 32_768
EVALUATION_STREAMS = 32


def make_lessons(network: AnyNetwork, recipe: Recipe, prepared: Prepared) -> Lessons:
    """The lessons of a network, from a prepared corpus."""
    training, split, encoded = recipe.training, prepared.split, prepared.encoded
    size, seed = training.batch_size, training.seed
    set_smoothing(network.answer, training.label_smoothing)
    if isinstance(network, Classifier):
        balanced = training.class_weights is ClassWeights.BALANCED
        weights = balanced_weights(encoded, split.train) if balanced else None
        return TextLessons(network, encoded, split.train, split.valid, size, seed, weights)
    if isinstance(network, LanguageModel):
        return StreamLessons(network, *streams_of(prepared, recipe), size, training.bptt_steps, seed)
    reader = make_reader(network, encoded, prepared.targets)
    train = split.train
    if isinstance(network, Aligned) and training.both_ways and prepared.pipeline.shares_vocabulary:
        train = np.concatenate([train, train + len(encoded)])
    return TokenLessons(reader, train, split.valid, size, seed, training.epochs, training.teacher_forcing)


class TextLessons:
    """Classification: batches of texts of like length. `weights`: how much a text of each label counts."""

    gives_accuracy, gives_perplexity = True, False

    def __init__(
        self,
        network: Classifier,
        encoded: EncodedCorpus,
        train: Documents,
        valid: Documents,
        batch_size: int,
        seed: int,
        weights: Tensor | None = None,
    ) -> None:
        self.network, self.encoded, self.train, self.valid = network, encoded, train, valid
        self.weights = None if weights is None else weights.to(network.answer.weight.device)
        self.batch_size, self.seed = batch_size, seed
        self.device = network.answer.weight.device
        self.texts, self.lengths = Texts(encoded, self.device), encoded.lengths
        self.steps_per_epoch = -(-len(train) // batch_size)
        self.train_examples, self.valid_examples = len(train), len(valid)
        self.state: StackState | None = None
        self.member = ALONE

    def begin_epoch(self, epoch: int) -> None:
        self.order = shuffled_batches(self.train, self.lengths, self.batch_size, self.seed, epoch)

    def read(self, index: int) -> Lesson:
        documents = self.order[index]
        rows = own_rows(self.network, self.member, len(documents))
        batch = self.texts.batch(documents, rows.part)
        logits = self.network(batch.ids, batch.lengths)
        right = (logits.detach().argmax(dim=1) == batch.labels).sum()
        texts = len(batch.labels)
        return counted(Lesson(self._loss(logits, batch.labels), right, texts, texts, batch.tokens), rows)

    def cells(self, index: int) -> int:
        return padded_cells(self.lengths[self.order[index]])

    def _loss(self, logits: Tensor, labels: Tensor) -> Tensor:
        smoothing = smoothing_of(self.network.answer)
        if self.weights is None:
            return cross_entropy(logits, labels, label_smoothing=smoothing)
        # Over the number of texts, not their weights: a batch of rare labels alone teaches more than one of frequent ones.
        summed = cross_entropy(logits, labels, self.weights, reduction="sum", label_smoothing=smoothing)
        return summed / len(labels)

    def validate(self) -> Generator[None, None, Scores]:
        looking = classify_all(self.network, self.texts, self.valid, self.weights, self.member)
        return (yield from looking).scores()


class StreamLessons:
    """Language model: windows that follow one another, the state carried, the gradient cut between them."""

    gives_accuracy, gives_perplexity = False, True

    def __init__(
        self, network: LanguageModel, train: Tokens, valid: Tokens, streams: int, steps: int, seed: int
    ) -> None:
        self.network, self.valid, self.steps = network, valid, steps
        self.device = network.answer.weight.device
        self.plan = TrainingWindows(train, streams, steps, seed)
        self.steps_per_epoch = self.plan.count
        self.train_examples, self.valid_examples = len(train), len(valid)
        self.state: StackState | None = None
        self.member = ALONE

    def begin_epoch(self, epoch: int) -> None:
        self.rows = own_rows(self.network, self.member, self.plan.streams)
        self.windows = self.plan.epoch(epoch, self.device, self.rows.part)
        self.state = None

    def read(self, index: int) -> Lesson:
        window = self.windows[index]
        loss, self.state = window_loss(self.network, window, self.state)
        tokens = window.tokens
        return counted(Lesson(loss / max(1, tokens), None, tokens, len(window.inputs), tokens), self.rows)

    def cells(self, index: int) -> int:
        return self.plan.streams * self.steps

    def validate(self) -> Generator[None, None, Scores]:
        return (yield from foretell_all(self.network, self.valid, self.steps, self.member))


def window_loss(
    network: LanguageModel, window: Window, state: StackState | None
) -> tuple[Tensor, StackState]:
    """The summed loss over a window, and the state to go on from, cut off from its past."""
    loss, end = network.loss(window.inputs, window.targets, state)
    return loss, detached(end)


@dataclass(frozen=True)
class Answers:
    """What a classifier made of `count` texts: `confusion[i, j]` of label i were given label j; the summed loss.

    `weight` is what the texts count together, when not all count alike.
    """

    count: int
    confusion: Documents
    loss: float
    weight: float | None = None

    def scores(self) -> Scores:
        """Mean loss and share of right answers."""
        right = int(np.trace(self.confusion))
        weight = max(1, self.count) if self.weight is None else self.weight
        return Scores(self.loss / weight, right / max(1, self.count), self.count, self.weight)


@torch.inference_mode()
def classify_all(
    network: Classifier,
    texts: Texts,
    documents: Documents,
    weights: Tensor | None = None,
    member: Member = ALONE,
) -> Generator[None, None, Answers]:
    """Read all `documents` in large batches of like length, without dropout; a text of label i counts `weights[i]`.

    Of several processes each reads every so-manieth batch.
    """
    encoded, device = texts.encoded, texts.device
    labels = max(1, len(encoded.label_names))
    network.eval()
    sums = LossSums(in_order=False)
    confusion = torch.zeros(labels * labels, dtype=torch.int64, device=device)
    parts = sorted_batches(documents, encoded.lengths, EVALUATION_TEXTS, EVALUATION_TOKENS)
    for part in islice(parts, member.rank, None, member.size):
        batch = texts.batch(part)
        logits = network(batch.ids, batch.lengths)
        sums.add(cross_entropy(logits, batch.labels, weights, reduction="sum"))
        pairs = batch.labels * labels + logits.softmax(dim=1).argmax(dim=1)
        confusion.index_add_(0, pairs, torch.ones_like(pairs))
        yield
    network.train()
    found = confusion.cpu().numpy().reshape(labels, labels)
    weight = None if weights is None else float(found.sum(axis=1) @ weights.double().cpu().numpy())
    return Answers(int(found.sum()), found, sums.total(), weight or None)


def balanced_weights(encoded: EncodedCorpus, documents: Documents) -> Tensor:
    """What a text of each label counts so that all labels count alike and a text 1 in the mean; 0 of a label without one."""
    assert encoded.labels is not None
    counts = np.bincount(encoded.labels[documents], minlength=len(encoded.label_names))
    present = counts > 0
    weights = np.zeros(len(counts))
    weights[present] = counts.sum() / (present.sum() * counts[present])
    return torch.from_numpy(weights).float()


@torch.inference_mode()
def foretell_all(
    network: LanguageModel, ids: Tokens, steps: int, member: Member = ALONE
) -> Generator[None, None, Scores]:
    """Read all of `ids` in windows with the state carried, without dropout; of several processes each some streams."""
    device = network.answer.weight.device
    network.eval()
    sums, count = LossSums(in_order=True), 0
    state: StackState | None = None
    windows = evaluation_windows(ids, EVALUATION_STREAMS, steps, device, member)
    for window in windows if windows.streams else ():
        loss, state = window_loss(network, window, state)
        sums.add(loss)
        count += window.tokens
        yield
    network.train()
    return Scores(sums.total() / max(1, count), None, count)

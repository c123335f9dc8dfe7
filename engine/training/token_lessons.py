"""Lessons of the tasks that answer with tokens, a document or a pair at a time; what differs is the loss of a batch."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Generator
from itertools import islice

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from engine.networks.aligned import Aligned
from engine.networks.conditional import Conditional
from engine.networks.layers import StackState
from engine.networks.losses import TokenLoss
from engine.networks.rows import ALONE, Member
from engine.networks.seq2seq import Seq2Seq
from engine.text.encoded import EncodedCorpus
from engine.training.batches import (
    ALL_ROWS,
    Documents,
    padded_cells,
    sent,
    shuffled_batches,
    sorted_batches,
)
from engine.training.lesson import Lesson, counted, own_rows
from engine.training.resident import Texts
from engine.training.scores import Scores
from engine.training.sums import LossSums

EVALUATION_TEXTS, EVALUATION_TOKENS = 128, 16_384


class TokenReader(ABC):
    """How a batch of documents is read by a network, and what its loss is. `device` is the network's."""

    def __init__(self, network: nn.Module, encoded: EncodedCorpus) -> None:
        self.network, self.encoded = network, encoded
        self.device = next(network.parameters()).device
        self.texts = Texts(encoded, self.device)

    @property
    @abstractmethod
    def lengths(self) -> NDArray[np.integer]:
        """How many steps each document takes, to put like beside like."""

    @abstractmethod
    def read(
        self, documents: Documents, forced: float = 1.0, rows: slice = ALL_ROWS
    ) -> tuple[TokenLoss, int, int]:
        """The loss over the tokens of a batch, how many these are, and how many tokens were read and written.

        `forced` is the share of steps at which a decoder is given the true token. Of the batch only some `rows` are read.
        """


class AlignedReader(TokenReader):
    """A target token for each token. Document n + i of n is pair i the other way round."""

    network: Aligned

    def __init__(self, network: Aligned, encoded: EncodedCorpus, targets: EncodedCorpus) -> None:
        super().__init__(network, encoded)
        self.targets, self.target_texts = targets, Texts(targets, self.device)
        self._lengths: NDArray[np.integer] = np.concatenate([encoded.lengths, encoded.lengths])

    @property
    def lengths(self) -> NDArray[np.integer]:
        return self._lengths

    def read(
        self, documents: Documents, forced: float = 1.0, rows: slice = ALL_ROWS
    ) -> tuple[TokenLoss, int, int]:
        turned, numbers = documents[rows] >= len(self.encoded), documents % len(self.encoded)
        texts = self.texts.padded(numbers, rows)
        targets = self.target_texts.padded(numbers, rows).ids  # of the same shape
        ids = texts.ids
        if turned.any():
            other = sent(turned, self.device)[:, None]
            ids, targets = torch.where(other, targets, ids), torch.where(other, ids, targets)
        return self.network.loss(ids, texts.lengths, targets), texts.tokens, texts.tokens


class ConditionalReader(TokenReader):
    """A text for a label; the end of the text is one of its tokens."""

    network: Conditional

    @property
    def lengths(self) -> NDArray[np.integer]:
        return self.encoded.lengths

    def read(
        self, documents: Documents, forced: float = 1.0, rows: slice = ALL_ROWS
    ) -> tuple[TokenLoss, int, int]:
        texts = self.texts.padded(documents, rows)
        labels = self.texts.labels(documents[rows])
        count = texts.tokens + len(documents[rows])
        return self.network.loss(texts.ids, texts.lengths, labels), count, count


class PairReader(TokenReader):
    """A source that is read, then a target that is written, its end included."""

    network: Seq2Seq

    def __init__(self, network: Seq2Seq, encoded: EncodedCorpus, targets: EncodedCorpus) -> None:
        super().__init__(network, encoded)
        self.targets, self.target_texts = targets, Texts(targets, self.device)
        self._lengths: NDArray[np.integer] = np.add(encoded.lengths, targets.lengths, dtype=np.int32)

    @property
    def lengths(self) -> NDArray[np.integer]:
        return self._lengths

    def read(
        self, documents: Documents, forced: float = 1.0, rows: slice = ALL_ROWS
    ) -> tuple[TokenLoss, int, int]:
        source, target = self.texts.padded(documents, rows), self.target_texts.padded(documents, rows)
        loss = self.network.loss(source.ids, source.lengths, target.ids, target.lengths, forced)
        count = target.tokens + len(documents[rows])
        return loss, count, source.tokens + count


class TokenLessons:
    """Batches of documents of like length, read by a `TokenReader`.

    `last_forced` is the share of true tokens that a decoder is given in the last of `epochs`; it falls to it from 1.
    """

    gives_accuracy = gives_perplexity = True

    def __init__(
        self,
        reader: TokenReader,
        train: Documents,
        valid: Documents,
        batch_size: int,
        seed: int,
        epochs: int = 1,
        last_forced: float = 1.0,
    ) -> None:
        self.reader, self.train, self.valid = reader, train, valid
        self.batch_size, self.seed = batch_size, seed
        self.epochs, self.last_forced = epochs, last_forced
        self.forced = 1.0
        self.steps_per_epoch = -(-len(train) // batch_size)
        self.train_examples, self.valid_examples = len(train), len(valid)
        self.state: StackState | None = None
        self.member = ALONE

    def begin_epoch(self, epoch: int) -> None:
        self.forced = forced_share(epoch, self.epochs, self.last_forced)
        self.order = shuffled_batches(self.train, self.reader.lengths, self.batch_size, self.seed, epoch)

    def read(self, index: int) -> Lesson:
        documents = self.order[index]
        rows = own_rows(self.reader.network, self.member, len(documents))
        loss, count, tokens = self.reader.read(documents, self.forced, rows.part)
        texts = rows.last - rows.first
        return counted(Lesson(loss.total / count, loss.right, count, texts, tokens), rows)

    def cells(self, index: int) -> int:
        return padded_cells(self.reader.lengths[self.order[index]])

    def validate(self) -> Generator[None, None, Scores]:
        return (yield from read_all(self.reader, self.valid, self.member))


def forced_share(epoch: int, epochs: int, last: float) -> float:
    """The share of true tokens a decoder is given in `epoch` (from 0): 1 in the first, `last` in the last, a line between."""
    return 1.0 - (1.0 - last) * min(1.0, epoch / (epochs - 1)) if epochs > 1 else 1.0


@torch.inference_mode()
def read_all(
    reader: TokenReader, documents: Documents, member: Member = ALONE
) -> Generator[None, None, Scores]:
    """The mean loss in nats and the share of right tokens over all `documents`, each given the true tokens before it.

    Of several processes each reads every so-manieth batch.
    """
    reader.network.eval()
    total, right, count = LossSums(in_order=False), LossSums(in_order=False), 0
    parts = sorted_batches(documents, reader.lengths, EVALUATION_TEXTS, EVALUATION_TOKENS)
    for part in islice(parts, member.rank, None, member.size):
        loss, tokens, _ = reader.read(part)
        total.add(loss.total)
        right.add(loss.right)
        count += tokens
        yield
    reader.network.train()
    return Scores(total.total() / max(1, count), right.total() / max(1, count), count)


def make_reader(
    network: Aligned | Conditional | Seq2Seq, encoded: EncodedCorpus, targets: EncodedCorpus | None
) -> TokenReader:
    """The reader of a network."""
    if isinstance(network, Conditional):
        return ConditionalReader(network, encoded)
    assert targets is not None
    if isinstance(network, Aligned):
        return AlignedReader(network, encoded, targets)
    return PairReader(network, encoded, targets)

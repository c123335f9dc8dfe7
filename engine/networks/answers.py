"""The last layer of a network that foretells words: full, tied to the word vectors, or adaptive.

All three are called alike: states (…, size) → logits (…, vocabulary). An adaptive one gives log probabilities, which
are logits too (their softmax is the probabilities), but works out the loss without them.
"""

from __future__ import annotations

from typing import cast

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, linear

from engine.networks.shapes import adaptive_cutoffs, adaptive_division
from engine.recipe.model import Softmax

IGNORED = -100  # a target that does not count: torch's own number for it


class TiedAnswer(nn.Module):
    """Each word is foretold by the likeness of the state to its own vector (Press and Wolf, 2017).

    A state of another size than the vectors goes through a learned projection first.
    """

    def __init__(self, embedding: nn.Embedding, size: int) -> None:
        super().__init__()
        dim = embedding.embedding_dim
        self.projection = nn.Identity() if size == dim else nn.Linear(size, dim, bias=False)
        self.bias = nn.Parameter(torch.zeros(embedding.num_embeddings))
        self._shared = [embedding]  # in a list, so that the table is kept once, under the embedding's name

    @property
    def weight(self) -> Tensor:
        """The table of word vectors."""
        return self._shared[0].weight

    def forward(self, states: Tensor) -> Tensor:
        """States (…, size) → logits (…, vocabulary)."""
        return linear(self.projection(states), self.weight, self.bias)


class AdaptiveAnswer(nn.Module):
    """Frequent words first, rare ones in parts that are looked at only when due (Grave et al., 2017).

    It relies on ids that are ordered by frequency, as a vocabulary's are.
    """

    def __init__(self, size: int, words: int) -> None:
        super().__init__()
        self.parts = nn.AdaptiveLogSoftmaxWithLoss(
            size, words, adaptive_cutoffs(words), div_value=adaptive_division(size), head_bias=True
        )

    @property
    def weight(self) -> Tensor:
        """The table of the frequent words."""
        return self.parts.head.weight

    def forward(self, states: Tensor) -> Tensor:
        """States (…, size) → log probabilities (…, vocabulary)."""
        known = self.parts.log_prob(states.reshape(-1, states.shape[-1]))
        return known.view(*states.shape[:-1], -1)

    def summed_loss(self, states: Tensor, targets: Tensor) -> Tensor:
        """-log p of `targets` (n,) after `states` (n, size), summed."""
        counted = targets != IGNORED
        if torch.is_autocast_enabled(
            states.device.type
        ):  # torch's own puts what it works out beside the states
            states = states.to(torch.get_autocast_dtype(states.device.type))
        return -cast(Tensor, self.parts(states[counted], targets[counted]).output).float().sum()


WordAnswer = nn.Linear | TiedAnswer | AdaptiveAnswer


def make_answer(embedding: nn.Embedding, size: int, softmax: Softmax, tied: bool) -> WordAnswer:
    """The answer over the words of `embedding`. An adaptive one has tables of its own, so it cannot be tied."""
    if softmax is Softmax.ADAPTIVE and embedding.num_embeddings > 1:
        return AdaptiveAnswer(size, embedding.num_embeddings)
    if tied:
        return TiedAnswer(embedding, size)
    return nn.Linear(size, embedding.num_embeddings)


def summed_loss(answer: WordAnswer, states: Tensor, targets: Tensor) -> Tensor:
    """The cross entropy in nats of `targets` (n,) after `states` (n, size), summed; those `IGNORED` do not count."""
    if isinstance(answer, AdaptiveAnswer):
        return answer.summed_loss(states, targets)
    return cross_entropy(answer(states), targets, reduction="sum", label_smoothing=smoothing_of(answer))


def set_smoothing(answer: nn.Module, share: float) -> None:
    """While it learns, `share` of every right answer is spread evenly over all (Szegedy et al., 2016)."""
    answer.label_smoothing = share  # type: ignore[assignment]


def smoothing_of(answer: nn.Module) -> float:
    """What `set_smoothing` said of an answer that learns, 0 of one that is tested."""
    return float(getattr(answer, "label_smoothing", 0.0)) if answer.training else 0.0

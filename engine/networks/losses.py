"""The loss over texts of different lengths side by side: what stands behind a text's end does not count."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from engine.networks.answers import IGNORED, AdaptiveAnswer, WordAnswer, smoothing_of, summed_loss
from engine.networks.readouts import inside


@dataclass(frozen=True, slots=True)
class TokenLoss:
    """`total`: cross entropy in nats, summed over tokens, with its gradient. `right`: how many tokens were the
    likeliest. `count`: over how many tokens. All three have no dimension and stay on the device.
    """

    total: Tensor
    right: Tensor
    count: Tensor

    @property
    def mean(self) -> Tensor:
        """Nats per token: what to take the gradient of."""
        return self.total / self.count


def token_loss(answer: WordAnswer, states: Tensor, lengths: Tensor, targets: Tensor) -> TokenLoss:
    """From `states` (steps, batch, size) and `targets` (batch, steps); only the `lengths` first of each text count."""
    within = inside(states, lengths)  # (steps, batch)
    if not chooses(answer, states.device):
        wanted = targets.T.masked_fill(~within, IGNORED)
        logits = answer(states).flatten(0, 1)
        return logits_loss(logits, wanted.flatten(), smoothing_of(answer), within.sum())
    known, wanted = states[within], targets.T[within]  # (tokens, size), (tokens,)
    if isinstance(answer, AdaptiveAnswer):
        with torch.no_grad():
            right = (answer.parts.predict(known) == wanted).sum()
        return TokenLoss(summed_loss(answer, known, wanted), right, within.sum())
    return logits_loss(answer(known), wanted, smoothing_of(answer))


def chooses(answer: WordAnswer, device: torch.device) -> bool:
    """Whether only what counts is worked out: not on a graphics card, which alone knows how many tokens are chosen, so
    that every step would wait for it. An adaptive answer chooses anyway.
    """
    return device.type == "cpu" or isinstance(answer, AdaptiveAnswer)


def logits_loss(logits: Tensor, wanted: Tensor, smoothing: float, count: Tensor | None = None) -> TokenLoss:
    """From `logits` (tokens, targets) and `wanted` (tokens,), of which those `IGNORED` do not count; all do where there
    is no `count` of the others.
    """
    total = cross_entropy(logits, wanted, reduction="sum", label_smoothing=smoothing)
    right = (logits.detach().argmax(dim=-1) == wanted).sum()
    return TokenLoss(
        total, right, torch.tensor(len(wanted), device=wanted.device) if count is None else count
    )


def shifted(ids: Tensor, lengths: Tensor, end: int) -> tuple[Tensor, Tensor]:
    """What a writer reads and what it should write then, each (batch, steps + 1), of `lengths` + 1 tokens.

    A text a b c becomes `end` a b c to read and a b c `end` to write: it begins where another one ended.
    """
    blank = ids.new_full((len(ids), 1), end)
    inputs, targets = torch.cat([blank, ids], dim=1), torch.cat([ids, blank], dim=1)
    return inputs, targets.scatter(1, lengths[:, None], end)

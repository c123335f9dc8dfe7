"""Beam search: several drafts side by side, the likeliest is kept."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from engine.control import RunControl
from engine.events import TokenWritten
from engine.networks import sampling
from engine.networks.conditional import ForLabel
from engine.networks.language_model import LanguageModel
from engine.networks.layers import StackState
from engine.recipe.writing import WritingSettings
from engine.text.vocabulary import EOS


@dataclass(frozen=True, slots=True)
class Draft:
    """A beginning and the sum of its tokens' log probabilities."""

    tokens: tuple[int, ...]
    log_probability: float
    ended: bool = False

    @property
    def quality(self) -> float:
        """Log probability per token, so that a short draft is not better for being short."""
        return self.log_probability / max(len(self.tokens) + self.ended, 1)


def search(
    network: LanguageModel | ForLabel,
    opening: Sequence[int],
    settings: WritingSettings,
    forbidden: Sequence[int],
    recent: int,
    control: RunControl,
) -> Generator[TokenWritten, None, tuple[tuple[int, ...], bool]]:
    """The tokens of the likeliest draft and whether it ended; a stop gives the best one so far."""
    yield from ()
    logits, state = _read(network, [list(opening)], None)
    open_drafts, ended = [Draft((), 0.0)], list[Draft]()
    for _ in range(settings.tokens):
        if not control.proceed():
            break
        grown = _grow(open_drafts, logits, list(opening), settings, forbidden, recent)
        ended += [draft for _, draft in grown if draft.ended]
        kept = [(parent, draft) for parent, draft in grown if not draft.ended][: settings.beam]
        if not kept or _nothing_better_can_come(ended, kept[0][1], settings.beam):
            break
        open_drafts = [draft for _, draft in kept]
        state = _chosen(state, [parent for parent, _ in kept])
        logits, state = _read(network, [[draft.tokens[-1]] for draft in open_drafts], state)
    best = max((*ended, *open_drafts), key=lambda draft: draft.quality)
    return best.tokens, best.ended


def _grow(
    drafts: Sequence[Draft],
    logits: sampling.Floats,
    opening: list[int],
    settings: WritingSettings,
    forbidden: Sequence[int],
    recent: int,
) -> list[tuple[int, Draft]]:
    """The best next tokens of all drafts together: `(number of the draft, the longer draft)`, the best first."""
    grown = []
    for number, draft in enumerate(drafts):
        seen = [*opening[-recent:], *draft.tokens[-recent:]][-recent:]
        p = sampling.probabilities(
            sampling.penalised(sampling.forbid(logits[number], forbidden), seen, settings.repetition_penalty)
        )
        for token in sampling.likeliest(p, 2 * settings.beam):  # twice: as many may come to their end
            sum_of_logs = draft.log_probability + float(np.log(p[token]))
            if token == EOS:
                grown.append((number, Draft(draft.tokens, sum_of_logs, ended=True)))
            else:
                grown.append((number, Draft((*draft.tokens, token), sum_of_logs)))
    return sorted(grown, key=lambda pair: -pair[1].log_probability)[: 2 * settings.beam]


def _nothing_better_can_come(ended: Sequence[Draft], best_open: Draft, beam: int) -> bool:
    return len(ended) >= beam and max(draft.quality for draft in ended) >= best_open.quality


def _chosen(state: StackState, parents: list[int]) -> StackState:
    """The states of the drafts that live on; the batch is the second axis."""
    index = torch.tensor(parents)
    return tuple(tuple(part.index_select(1, index) for part in layer) for layer in state)


@torch.no_grad()
def _read(
    network: LanguageModel | ForLabel, ids: list[list[int]], state: StackState | None
) -> tuple[sampling.Floats, StackState]:
    logits, state = network(torch.tensor(ids), state)
    return logits[:, -1].double().numpy(), state

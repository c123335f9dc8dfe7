"""Writing answers with a network that goes step by step: the likeliest token each time, or the likeliest of drafts.

A network to decode with has `step(tokens (batch,), state)`, which gives the log probabilities of the next token
(batch, vocabulary), the state after it, and where an attention looked (batch, source) or None. Its state is `Rows`.
The first token it is given is <eos>: a text begins where another one ended.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, Protocol, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.text.vocabulary import EOS, PAD, UNK

Self = TypeVar("Self", bound="Rows")
State = TypeVar("State", bound="Rows")
FORBIDDEN = (PAD, UNK)


@dataclass(frozen=True)
class Rows:
    """Base of states that belong to a batch: tensors (batch, …), stack states (1, batch, size), and rows in rows."""

    def select(self: Self, index: Tensor) -> Self:
        """The rows `index` (n,), in this order and as often as they are named."""
        chosen = {part.name: _selected(getattr(self, part.name), index) for part in fields(self)}
        return replace(self, **chosen)


def _selected(value: Any, index: Tensor) -> Any:
    if isinstance(value, Rows):
        return value.select(index)
    if isinstance(value, Tensor):
        return value.index_select(0, index)
    if isinstance(value, tuple):  # a stack state: layers of parts (1, batch, size)
        return tuple(tuple(part.index_select(1, index) for part in layer) for layer in value)
    return value


class Steps(Protocol[State]):
    """What goes step by step."""

    def step(self, tokens: Tensor, state: State) -> tuple[Tensor, State, Tensor | None]:
        """Read one more token of each row: log probabilities, state, where it looked."""


@dataclass(frozen=True)
class Answer:
    """What was written, without <eos>. `log_probability` counts the end, if `ended`: it was not cut off.

    `alignment[t, s]`: how much source step s was looked at when token t was written; the last row is that of the end.
    None without attention, and from a beam (read the answer once more with `trace` to see it).
    """

    tokens: tuple[int, ...]
    log_probability: float
    ended: bool
    alignment: NDArray[np.float32] | None = field(default=None, compare=False)

    def quality(self, length_power: float) -> float:
        """log p / length^power: 0 prefers short answers, 1 compares them by the mean over their tokens."""
        return float(self.log_probability / max(1, len(self.tokens) + self.ended) ** length_power)


@torch.no_grad()
def greedy_tokens(
    network: Steps[State],
    state: State,
    batch: int,
    most: int,
    device: torch.device,
    forbidden: Sequence[int] = FORBIDDEN,
) -> list[Answer]:
    """The likeliest token at every step of `batch` answers, of at most `most` tokens each."""
    tokens = torch.full((batch,), EOS, device=device)
    written, logs, maps = list[Tensor](), list[Tensor](), list[Tensor]()
    done = torch.zeros(batch, dtype=torch.bool, device=device)
    for _ in range(most):
        known, state, looked = network.step(tokens, state)
        best, tokens = _without(known, forbidden).max(dim=-1)
        written.append(tokens)
        logs.append(best)
        if looked is not None:
            maps.append(looked)
        done |= tokens == EOS
        if bool(done.all()):
            break
    if not written:
        return [Answer((), 0.0, False)] * batch
    rows, sums = torch.stack(written, dim=1).tolist(), torch.stack(logs, dim=1).double().cpu()
    seen = torch.stack(maps, dim=1).float().cpu().numpy() if maps else [None] * batch
    return [_answer(row, sums[number], seen[number]) for number, row in enumerate(rows)]


def _answer(row: list[int], logs: Tensor, looked: NDArray[np.float32] | None) -> Answer:
    ended = EOS in row
    tokens = row[: row.index(EOS)] if ended else row
    count = len(tokens) + ended
    return Answer(tuple(tokens), float(logs[:count].sum()), ended, None if looked is None else looked[:count])


@dataclass
class _Drafts:
    """One answer being searched for: its open drafts (as many rows of the batch) and those that ended."""

    open: list[Answer]
    ended: list[Answer] = field(default_factory=list)

    def finished(self, beam: int, length_power: float, most: int) -> bool:
        """Whether no open draft can still win: its log probability only falls, its length can only reach `most`."""
        if not self.open:
            return True
        if len(self.ended) < beam:
            return False
        hope = max(draft.log_probability for draft in self.open) / max(1, most + 1) ** length_power
        return bool(max(draft.quality(length_power) for draft in self.ended) >= hope)

    def ranked(self, length_power: float) -> list[Answer]:
        """What ended, if anything did, else the open drafts; the best quality first."""
        return sorted(self.ended or self.open, key=lambda draft: -draft.quality(length_power))


@torch.no_grad()
def beam_tokens(
    network: Steps[State],
    state: State,
    batch: int,
    most: int,
    device: torch.device,
    beam: int = 4,
    length_power: float = 1.0,
    forbidden: Sequence[int] = FORBIDDEN,
) -> list[Answer]:
    """The best of several drafts for each of `batch` answers, of at most `most` tokens each; see `beam_drafts`."""
    drafts = beam_drafts(network, state, batch, most, device, beam, length_power, forbidden)
    return [ranked[0] for ranked in drafts]


@torch.no_grad()
def beam_drafts(
    network: Steps[State],
    state: State,
    batch: int,
    most: int,
    device: torch.device,
    beam: int = 4,
    length_power: float = 1.0,
    forbidden: Sequence[int] = FORBIDDEN,
) -> list[list[Answer]]:
    """All finished drafts of each of `batch` answers, of at most `most` tokens each, the best first.

    `beam` drafts of an answer live side by side; at every step the likeliest continuations of all of them together
    are kept. Drafts that ended are compared by log p / length^`length_power` (Wu et al., 2016, keep it below 1).
    """
    searches = [_Drafts([Answer((), 0.0, False)]) for _ in range(batch)]
    alive = list(range(batch))
    tokens = torch.full((batch,), EOS, device=device)
    for _ in range(most):
        known, state, _ = network.step(tokens, state)
        rows, taken, alive = _grow(searches, alive, _without(known, forbidden), beam, length_power, most)
        if not alive:
            break
        state = state.select(torch.tensor(rows, device=device))
        tokens = torch.tensor(taken, device=device)
    return [search.ranked(length_power) for search in searches]


def _grow(
    searches: Sequence[_Drafts],
    alive: Sequence[int],
    known: Tensor,
    beam: int,
    length_power: float,
    most: int,
) -> tuple[list[int], list[int], list[int]]:
    """One more token for every open draft: which row each new draft came from, its token, who is not finished."""
    rows, taken, still, first = list[int](), list[int](), list[int](), 0
    for number in alive:
        search = searches[number]
        count = len(search.open)
        before = torch.tensor([draft.log_probability for draft in search.open], dtype=torch.float64)
        total = before[:, None] + known[first : first + count].double().cpu()  # (drafts, vocabulary)
        parents = _extend(search, total, beam)
        if not search.finished(beam, length_power, most):
            rows += [first + parent for parent in parents]
            taken += [draft.tokens[-1] for draft in search.open]
            still.append(number)
        first += count
    return rows, taken, still


def _extend(search: _Drafts, total: Tensor, beam: int) -> list[int]:
    """Keep the `beam` likeliest drafts that go on and note those that end; gives the parents of the open ones."""
    best, places = total.flatten().topk(min(2 * beam, total.numel()))  # twice: as many may come to their end
    drafts, parents = list[Answer](), list[int]()
    for log, place in zip(best.tolist(), places.tolist(), strict=True):
        parent, token = divmod(place, total.shape[1])
        if log == float("-inf") or len(drafts) == beam:
            break
        if token == EOS:
            search.ended.append(Answer(search.open[parent].tokens, log, True))
        else:
            drafts.append(Answer((*search.open[parent].tokens, token), log, False))
            parents.append(parent)
    search.open = drafts
    return parents


def _without(known: Tensor, forbidden: Sequence[int]) -> Tensor:
    """Log probabilities in which some tokens are impossible."""
    known = known.clone()
    known[:, list(forbidden)] = float("-inf")
    return known

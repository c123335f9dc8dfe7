"""The likeliest answers to one text, each with the probability that the network gives the whole of it."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch

from engine.networks.aligned import Aligned
from engine.networks.decoding import FORBIDDEN, Answer, beam_drafts, greedy_tokens
from engine.networks.seq2seq import Seq2Seq
from engine.recipe.writing import WritingSettings
from engine.text.pipeline import TextPipeline
from engine.text.vocabulary import EOS

MOST = 5


@dataclass(frozen=True, slots=True)
class Alternative:
    """One answer: its token ids, the words of it, and how probable it is as a whole; `ended`: it was not cut off."""

    ids: tuple[int, ...]
    text: str
    tokens: tuple[str, ...]
    probability: float
    ended: bool = True


@torch.no_grad()
def likeliest_answers(
    network: Aligned | Seq2Seq,
    answering: TextPipeline,
    question: Sequence[int],
    writing: WritingSettings,
    most: int = MOST,
) -> tuple[Alternative, ...]:
    """At most `most` answers to a question (ids), the best first; none to an empty one. The network is in eval mode.

    Token for token each step is chosen by itself, so these are the likeliest of all answers. Written freely there are
    as many as `writing.beam` drafts came to an end, in the order that `writing.length_power` gives them; with one draft
    there is only the greedy answer.
    """
    if not question:
        return ()
    ids, lengths = torch.tensor([list(question)]), torch.tensor([len(question)])
    if isinstance(network, Aligned):
        found = _best_products(network(ids, lengths)[0].double().log_softmax(dim=-1), most)
    elif writing.beam > 1:
        state, device = network.start(ids, lengths), ids.device
        (found,) = beam_drafts(network, state, 1, writing.tokens, device, writing.beam, writing.length_power)
    else:
        found = greedy_tokens(network, network.start(ids, lengths), 1, writing.tokens, ids.device)
    return tuple(_alternative(answer, answering) for answer in found[:most])


def _alternative(answer: Answer, answering: TextPipeline) -> Alternative:
    names = answering.vocabulary.tokens
    return Alternative(
        answer.tokens,
        answering.decode(answer.tokens),
        tuple(names[i] for i in answer.tokens),
        math.exp(answer.log_probability),
        answer.ended,
    )


def _best_products(known: torch.Tensor, most: int) -> list[Answer]:
    """The likeliest sequences of independent choices: `known` (steps, vocabulary) are their log probabilities."""
    known = known.clone()
    known[:, [*FORBIDDEN, EOS]] = -math.inf
    best = [Answer((), 0.0, True)]
    for step in known:
        values, tokens = step.topk(min(most, max(1, int(torch.isfinite(step).sum()))))
        choices = list(zip(values.tolist(), tokens.tolist(), strict=True))
        grown = [
            Answer((*draft.tokens, token), draft.log_probability + value, True)
            for draft in best
            for value, token in choices
        ]
        best = heapq.nlargest(most, grown, key=lambda draft: draft.log_probability)
    return best

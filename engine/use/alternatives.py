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
LONGEST_SEARCHED = 48  # tokens: every step of the search reads the text again


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

    Token for token each step is chosen by itself, so these are the likeliest of all answers; a network that reads its
    own answer is searched with a beam, and for a long text gives the one answer it would give. Written freely there are
    as many as `writing.beam` drafts came to an end, in the order that `writing.length_power` gives them; with one draft
    there is only the greedy answer.
    """
    if not question:
        return ()
    ids, lengths = torch.tensor([list(question)]), torch.tensor([len(question)])
    if isinstance(network, Aligned):
        found = _one_for_one(network, ids, lengths, most)
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


def _one_for_one(network: Aligned, ids: torch.Tensor, lengths: torch.Tensor, most: int) -> list[Answer]:
    """The likeliest answers with a token for each."""
    if network.config.answering is None:
        known = network(ids, lengths)[0].double().log_softmax(dim=-1)
        best = [Answer((), 0.0, True)]
        for step in known:
            best = _grown(best, step.expand(len(best), -1), most)
        return best
    if ids.shape[1] > LONGEST_SEARCHED:
        tokens = network.answer_tokens(ids, lengths)[0]
        known = network(ids, lengths, torch.tensor([tokens]))[0].double().log_softmax(dim=-1)
        return [Answer(tuple(tokens), float(known[torch.arange(len(tokens)), tokens].sum()), True)]
    return _searched(network, ids, lengths, most)


def _searched(network: Aligned, ids: torch.Tensor, lengths: torch.Tensor, most: int) -> list[Answer]:
    """The best drafts of a network whose next token depends on those before it."""
    best, steps = [Answer((), 0.0, True)], ids.shape[1]
    for number in range(steps):
        given = torch.tensor([[*draft.tokens, *[EOS] * (steps - number)] for draft in best])
        logits = network(ids.expand(len(best), -1), lengths.expand(len(best)), given)
        best = _grown(best, logits[:, number].double().log_softmax(dim=-1), most)
    return best


def _grown(drafts: Sequence[Answer], known: torch.Tensor, most: int) -> list[Answer]:
    """The best drafts with one token more: `known` (drafts, vocabulary) are the log probabilities of it."""
    known = known.clone()
    known[:, [*FORBIDDEN, EOS]] = -math.inf
    values, tokens = known.topk(min(most, known.shape[1]))
    grown = [
        Answer((*draft.tokens, token), draft.log_probability + value, True)
        for draft, row, names in zip(drafts, values.tolist(), tokens.tolist(), strict=True)
        for value, token in zip(row, names, strict=True)
        if value > -math.inf
    ]
    return heapq.nlargest(most, grown, key=lambda draft: draft.log_probability)

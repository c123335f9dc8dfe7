"""Looking into an answer: the network answers once more, and everything on the way is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import torch
from torch import Tensor

from engine.networks.aligned import Aligned
from engine.networks.build import AnyNetwork
from engine.networks.conditional import Conditional, ForLabel
from engine.networks.language_model import LanguageModel
from engine.networks.layers import StackState
from engine.networks.seq2seq import Seq2Seq
from engine.networks.states import Floats, StateTrace
from engine.networks.tracing import trace_states
from engine.text.pipeline import TracedToken
from engine.text.vocabulary import EOS, PAD, UNK, Vocabulary
from engine.use.answer_trace import AnswerTrace, Guess, ReadingTrace

MOST_GUESSES = 4


@torch.no_grad()
def look_at_reading(
    network: AnyNetwork, read: Sequence[int], answer: Sequence[int] = (), label: int = 0
) -> ReadingTrace:
    """Into the reading of a text, with the answer that belongs to it where there is one: also before any training."""
    ids, given = torch.tensor(list(read)), torch.tensor(list(answer), dtype=torch.long)
    if isinstance(network, Seq2Seq):
        pair = network.trace(ids, given)
        first = network.first_state(torch.from_numpy(pair.context)[None])
        return ReadingTrace(pair.decoder, _start(first), pair.encoder, pair.alignment)
    if isinstance(network, Conditional):
        return ReadingTrace(network.trace(torch.cat([ids.new_tensor([EOS]), ids]), label))
    if isinstance(network, Aligned):
        lengths, fits = torch.tensor([len(ids)]), len(given) == len(ids)
        answering = _look_at_answering(network, ids[None], lengths, given[None]) if fits else None
        return ReadingTrace(network.trace(ids), answering=answering)
    return ReadingTrace(network.trace(ids))


def _start(state: StackState) -> tuple[tuple[Floats, ...], ...]:
    return tuple(tuple(_floats(part[0, 0]) for part in layer) for layer in state)


@torch.no_grad()
def look_token_by_token(
    network: Aligned, read: Sequence[TracedToken], answers: Vocabulary, answer: Sequence[int]
) -> AnswerTrace:
    """Into an answer as long as its question."""
    ids, given = torch.tensor([token.id for token in read]), torch.tensor(list(answer))
    lengths = torch.tensor([len(ids)])
    p = network(ids[None], lengths, given[None])[0].softmax(dim=-1)
    p[:, EOS] = 0.0  # such an answer has no end of its own
    guesses, taken = _guesses(p, answer, answers)
    return AnswerTrace(
        read=tuple(read),
        inputs=tuple(token.token for token in read),
        written=tuple(answers.token_of(token) for token in answer),
        ended=True,
        states=network.trace(ids),
        guesses=guesses,
        taken=taken,
        probabilities=_of(p, answer),
        answering=_look_at_answering(network, ids[None], lengths, given[None]),
    )


def _look_at_answering(network: Aligned, ids: Tensor, lengths: Tensor, answer: Tensor) -> StateTrace | None:
    """Into the layer that reads the answer itself, if there is one."""
    if network.config.answering is None:
        return None
    states = network.states(ids, lengths, answer)[:, 0, : network.config.stack.output_size]
    before = torch.cat([answer.new_tensor([EOS]), answer[0, :-1]])
    vectors = network.embed(before) if network.config.tied else network.target_embedding(before)
    return trace_states(torch.cat([states, vectors], dim=-1), network.answering)[0]


@torch.no_grad()
def look_at_pair(
    network: Seq2Seq,
    read: Sequence[TracedToken],
    answers: Vocabulary,
    answer: Sequence[int],
    *,
    ended: bool,
) -> AnswerTrace:
    """Into an answer that a decoder wrote; `ended`: it was not cut off, so the end is one more step."""
    source = torch.tensor([token.id for token in read])
    wanted = [*answer, EOS] if ended else list(answer)
    inputs = torch.tensor([EOS, *wanted[:-1]])
    state = network.start(source[None], torch.tensor([len(source)]))
    combined, _, _ = network.decode(inputs[None], state)
    p = network.answer(combined[:, 0]).softmax(dim=-1)
    pair = network.trace(source, inputs[1:])
    guesses, taken = _guesses(p, wanted, answers)
    return AnswerTrace(
        read=tuple(read),
        inputs=_names(inputs, answers),
        written=tuple(answers.token_of(token) for token in answer),
        ended=ended,
        states=pair.decoder,
        guesses=guesses,
        taken=taken,
        probabilities=_of(p, wanted),
        start=_start(state.stack),
        encoder=pair.encoder,
        context=pair.context,
        alignment=pair.alignment,
    )


@torch.no_grad()
def look_at_writing(
    network: LanguageModel | ForLabel,
    vocabulary: Vocabulary,
    opening: Sequence[int],
    written: Sequence[int],
    *,
    ended: bool,
) -> AnswerTrace:
    """Into a text that was written after `opening`, all that was read before its first token."""
    wanted = [*written, EOS] if ended else list(written)
    inputs = torch.tensor([*opening, *wanted[:-1]])
    p = network(inputs[None])[0][0].softmax(dim=-1)
    asked = [*opening[1:], *wanted][: len(inputs)]
    guesses, taken = _guesses(p, asked, vocabulary)
    before = len(opening) - 1  # steps within the prompt
    probabilities = _of(p, asked)
    probabilities[:before] = 0.0
    trace = AnswerTrace(
        read=(),
        inputs=_names(inputs, vocabulary),
        written=tuple(vocabulary.token_of(token) for token in written),
        ended=ended,
        states=network.trace(inputs),
        guesses=guesses,
        taken=taken,
        probabilities=probabilities,
    )
    return replace(trace, taken=(*[None] * before, *trace.taken[before:]))


def _names(ids: Tensor, vocabulary: Vocabulary) -> tuple[str | None, ...]:
    """The tokens that are read; where a text begins there is none."""
    numbers: list[int] = ids.tolist()
    return tuple(None if token == EOS else vocabulary.token_of(token) for token in numbers)


def _guesses(
    p: Tensor, taken: Sequence[int], vocabulary: Vocabulary
) -> tuple[tuple[tuple[Guess, ...], ...], tuple[int | None, ...]]:
    """The likeliest tokens at every step of `p` (steps, vocabulary), what was taken always among them."""
    shown = p.clone()
    shown[:, [PAD, UNK]] = -1.0
    count = min(MOST_GUESSES, max(1, p.shape[1] - 2))
    likeliest: list[list[int]] = shown.topk(count, dim=-1).indices.tolist()
    guesses, places = list[tuple[Guess, ...]](), list[int | None]()
    for step, (best, token) in enumerate(zip(likeliest, taken, strict=True)):
        if token not in best:
            best[-1] = token
        places.append(best.index(token))
        guesses.append(tuple(Guess(vocabulary.token_of(i), float(p[step, i]), i == EOS) for i in best))
    return tuple(guesses), tuple(places)


def _of(p: Tensor, taken: Sequence[int]) -> Floats:
    """The probability of what was taken, (steps,)."""
    return _floats(p[torch.arange(len(taken)), torch.tensor(list(taken), dtype=torch.long)])


def _floats(x: Tensor) -> Floats:
    return x.float().cpu().numpy()

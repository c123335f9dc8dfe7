"""Answering with a network that turns one text into another, as ids."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from engine.networks.aligned import Aligned
from engine.networks.decoding import beam_tokens, greedy_tokens
from engine.networks.seq2seq import Seq2Seq
from engine.training.batches import pad_ids


@torch.no_grad()
def answer_ids(
    network: Aligned | Seq2Seq,
    texts: Sequence[Sequence[int]],
    most: int,
    beam: int = 1,
    length_power: float = 1.0,
) -> list[list[int]]:
    """The answer to each of `texts`, side by side; that to an empty text is empty. The network has to be in eval mode.

    Token for token, an answer is as long as its text; written freely it has at most `most` tokens, and `beam` drafts
    are kept of it, compared as `length_power` says.
    """
    if not texts:
        return []
    device = network.embedding.weight.device
    ids, lengths = pad_ids([list(text) for text in texts], device)
    if isinstance(network, Aligned):
        answers = network.answer_tokens(ids, lengths)
        return [answer[: len(text)] for answer, text in zip(answers, texts, strict=True)]
    state = network.start(ids, lengths)
    if beam > 1:
        found = beam_tokens(network, state, len(texts), most, device, beam, length_power)
    else:
        found = greedy_tokens(network, state, len(texts), most, device)
    return [list(answer.tokens) if text else [] for answer, text in zip(found, texts, strict=True)]

"""What a language model writes after an epoch: a short text, always from the same beginning."""

from __future__ import annotations

import torch
from torch import Tensor

from engine.events import SampleDrawn
from engine.networks.language_model import LanguageModel
from engine.recipe.writing import WritingSettings
from engine.text.pipeline import TextPipeline
from engine.text.vocabulary import EOS, PAD, UNK

PROMPT_TOKENS, SAMPLE_TOKENS = 8, 80


def draw_sample(
    network: LanguageModel, pipeline: TextPipeline, prompt: list[int], settings: WritingSettings, epoch: int
) -> SampleDrawn:
    """A text that begins with `prompt` (ids); ends at <eos> or after 80 tokens. Draws from a stream of its own."""
    draw = torch.Generator().manual_seed(settings.seed)
    training = network.training
    network.eval()
    written: list[int] = []
    with torch.no_grad():
        logits, state = network(torch.tensor([prompt], device=network.answer.weight.device))
        while len(written) < min(settings.tokens, SAMPLE_TOKENS):
            token = choose_token(logits[0, -1].float().cpu(), settings, draw)
            if token == EOS:
                break
            written.append(token)
            logits, state = network(torch.tensor([[token]], device=logits.device), state)
    network.train(training)
    return SampleDrawn(epoch, pipeline.decode(prompt), pipeline.decode(prompt + written))


def choose_token(logits: Tensor, settings: WritingSettings, draw: torch.Generator) -> int:
    """One token id by temperature, top-k and top-p from `logits` (vocabulary,); never <pad> or <unk>."""
    logits = logits.clone()
    logits[[PAD, UNK]] = float("-inf")
    if settings.temperature == 0.0:
        return int(logits.argmax())
    values, tokens = (logits / settings.temperature).sort(descending=True)
    shares = values.softmax(dim=0)
    before = shares.cumsum(dim=0) - shares
    shares = shares * (before < settings.top_p)
    if settings.top_k:
        shares[settings.top_k :] = 0.0
    return int(tokens[torch.multinomial(shares, 1, generator=draw)])

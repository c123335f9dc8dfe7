"""What a language model writes after an epoch: a short text, always from the same beginning."""

from __future__ import annotations

import numpy as np
import torch

from engine.events import SampleDrawn
from engine.networks import sampling
from engine.networks.conditional import ForLabel
from engine.networks.language_model import LanguageModel
from engine.recipe.writing import WritingSettings
from engine.text.pipeline import TextPipeline
from engine.text.vocabulary import EOS, PAD, UNK

PROMPT_TOKENS, SAMPLE_TOKENS = 8, 80


def draw_sample(
    network: LanguageModel | ForLabel,
    pipeline: TextPipeline,
    prompt: list[int],
    settings: WritingSettings,
    epoch: int,
    *,
    endless: bool = False,
) -> SampleDrawn:
    """A text that begins with `prompt` (ids); ends at <eos> or after 80 tokens. Draws from a stream of its own.

    `endless`: it learns from one running text, where nothing ever ends, so <eos> is never drawn.
    """
    forbidden = (PAD, UNK, EOS) if endless else (PAD, UNK)
    random = np.random.default_rng(settings.seed)
    module = network.network if isinstance(network, ForLabel) else network
    training = module.training
    module.eval()
    written: list[int] = []
    with torch.no_grad():
        logits, state = network(torch.tensor([prompt], device=module.embedding.weight.device))
        while len(written) < min(settings.tokens, SAMPLE_TOKENS):
            allowed = sampling.forbid(logits[0, -1].double().cpu().numpy(), forbidden)
            token = sampling.draw(
                sampling.next_probabilities(allowed, [*prompt, *written], settings)[0], random
            )
            if token == EOS:
                break
            written.append(token)
            logits, state = network(torch.tensor([[token]], device=logits.device), state)
    module.train(training)
    return SampleDrawn(epoch, pipeline.decode(prompt), pipeline.decode(prompt + written))

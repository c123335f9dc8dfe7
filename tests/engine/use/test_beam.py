"""Beam search finds likelier texts than taking the likeliest token each time."""

from __future__ import annotations

import itertools

import pytest
import torch

from engine.control import RunControl
from engine.events import result_of
from engine.recipe.writing import WritingSettings
from engine.text.vocabulary import EOS, PAD, UNK
from engine.use.writing import Writer, WrittenText
from tests.engine.use.helpers import a_writer


def write(writer: Writer, **settings: object) -> WrittenText:
    return result_of(writer.write("ab", WritingSettings.model_validate(settings), RunControl()))


def log_probability(writer: Writer, tokens: tuple[int, ...]) -> float:
    """Of a continuation of "ab", with the special tokens impossible."""
    ids = writer.pipeline.encode("ab")
    logits = writer._network(torch.tensor([[*ids, *tokens]]))[0][0].detach().double()
    logits[:, [PAD, UNK, EOS]] = -torch.inf
    shares = logits.log_softmax(dim=-1)[len(ids) - 1 : -1]
    return sum(float(shares[n, token]) for n, token in enumerate(tokens))


def test_a_wide_beam_finds_the_likeliest_text_of_all() -> None:
    writer = a_writer()
    words = range(3, len(writer.pipeline.vocabulary))
    best = max(itertools.product(words, repeat=3), key=lambda tokens: log_probability(writer, tokens))
    written = write(writer, tokens=3, beam=64)
    assert tuple(writer.pipeline.encode("".join(written.tokens))) == best


@pytest.mark.parametrize("beam", [2, 4])
def test_beam_is_at_least_as_likely_as_greedy_here(beam: int) -> None:
    writer = a_writer()
    drafts = [write(writer, tokens=8, temperature=0.0), write(writer, tokens=8, beam=beam)]
    greedy, kept = (log_probability(writer, tuple(writer.pipeline.encode("".join(d.tokens)))) for d in drafts)
    assert kept >= greedy - 1e-9


def test_beam_ends_where_documents_end() -> None:
    written = write(a_writer(endless=False, likes={EOS: 30.0}), tokens=10, beam=3)
    assert (written.tokens, written.ended) == ((), True)


def test_beam_never_writes_special_tokens() -> None:
    written = write(a_writer(likes={PAD: 30.0, UNK: 30.0, EOS: 30.0}), tokens=20, beam=3)
    assert len(written.tokens) == 20
    assert set(written.tokens) <= set("abc ")


def test_a_stop_ends_the_search() -> None:
    control = RunControl()
    control.stop()
    written = result_of(a_writer().write("ab", WritingSettings(tokens=5, beam=2), control))
    assert written.tokens == ()

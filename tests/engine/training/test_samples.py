"""Choosing the next token."""

import torch

from engine.recipe.writing import WritingSettings
from engine.text.vocabulary import PAD, UNK
from engine.training.samples import choose_token

LOGITS = torch.tensor([9.0, 8.0, -5.0, 2.0, 1.0, 0.0])


def chosen(**settings: float) -> set[int]:
    draw = torch.Generator().manual_seed(1)
    return {choose_token(LOGITS, WritingSettings.model_validate(settings), draw) for _ in range(400)}


def test_cold_takes_the_likeliest_that_means_text() -> None:
    assert chosen(temperature=0.0) == {3}


def test_padding_and_the_unknown_are_never_written() -> None:
    assert chosen(temperature=5.0).isdisjoint({PAD, UNK})


def test_top_k_and_top_p_leave_the_likeliest() -> None:
    assert chosen(temperature=2.0, top_k=2) == {3, 4}
    assert chosen(temperature=1.0, top_p=0.5) == {3}
    assert len(chosen(temperature=2.0)) >= 3


def test_the_logits_stay_as_they_were() -> None:
    before = LOGITS.clone()
    choose_token(LOGITS, WritingSettings(), torch.Generator())

    assert torch.equal(LOGITS, before)

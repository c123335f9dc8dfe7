"""Dropout blanks a text's numbers for all its steps, and draws from its own stream."""

import torch

from engine.networks.dropout import SequenceDropout, WordDropout, set_noise


def test_a_number_is_blanked_at_every_step_or_at_none() -> None:
    dropped = SequenceDropout(0.5)(torch.ones(7, 4, 50))

    assert set(dropped.unique().tolist()) == {0.0, 2.0}
    assert torch.equal(dropped, dropped[:1].expand_as(dropped))
    assert not torch.equal(dropped[:, 0], dropped[:, 1])


def test_unlocked_it_blanks_anew_at_every_step() -> None:
    dropped = SequenceDropout(0.5, locked=False)(torch.ones(7, 4, 50))

    assert set(dropped.unique().tolist()) == {0.0, 2.0}
    assert not torch.equal(dropped[0], dropped[1])


def test_a_word_is_blanked_wherever_it_occurs_or_nowhere() -> None:
    ids = torch.randint(100, (50, 8))

    dropped = WordDropout(0.5)(torch.ones(50, 8, 3), ids, 100)

    for word in range(100):
        assert len(set(dropped[ids == word].flatten().tolist())) <= 1
    assert set(dropped.unique().tolist()) == {0.0, 2.0}


def test_a_mask_for_many_steps() -> None:
    state = torch.zeros(4, 50)

    mask = SequenceDropout(0.5).mask(state)

    assert mask is not None
    assert set(mask.flatten().tolist()) == {0.0, 2.0}
    assert SequenceDropout(0.0).mask(state) is None


def test_nothing_is_blanked_when_not_training() -> None:
    x = torch.ones(3, 2, 5)

    assert SequenceDropout(0.5).eval()(x) is x
    assert SequenceDropout(0.0)(x) is x


def test_it_draws_from_the_runs_own_stream_only() -> None:
    dropout, x = SequenceDropout(0.5), torch.ones(1, 3, 40)
    before = torch.get_rng_state()
    set_noise(dropout, torch.Generator().manual_seed(3))
    first = dropout(x)
    set_noise(dropout, torch.Generator().manual_seed(3))

    assert torch.equal(dropout(x), first)
    assert torch.equal(torch.get_rng_state(), before)

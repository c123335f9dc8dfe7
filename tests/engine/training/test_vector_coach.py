"""The coach of word vectors says only what their loss can say."""

from __future__ import annotations

import math

from engine.recipe.vectors import VectorSettings
from engine.training.coach import Advice, Deed
from engine.training.coach_words import COACH_WORDS
from engine.training.vector_coach import read_pair_losses

USUAL = VectorSettings(epochs=4, learning_rate=0.025, negative=5)
GUESSING = 6 * math.log(2)


def test_a_falling_loss_goes_well_and_is_ready_at_its_end() -> None:
    losses = [3.1, 2.6, 2.3]
    assert read_pair_losses(losses, USUAL, ended=False).advice is Advice.VECTORS_LEARNING
    ready = read_pair_losses(losses, USUAL, ended=True)
    assert ready.advice is Advice.VECTORS_READY
    assert [offer.deed for offer in ready.offers] == [Deed.LOOK]


def test_before_the_first_epoch_nothing_is_said() -> None:
    assert read_pair_losses([], USUAL, ended=False).advice is Advice.WAITING


def test_a_loss_near_guessing_wants_more_readings() -> None:
    reading = read_pair_losses([GUESSING, 0.95 * GUESSING], USUAL, ended=True)
    assert reading.advice is Advice.VECTORS_HARDLY_BEGUN
    assert reading.offers[0].values == {"vectors.epochs": 12}
    assert read_pair_losses([0.95 * GUESSING], USUAL, ended=False).advice is Advice.VECTORS_LEARNING


def test_a_rising_or_broken_loss_wants_smaller_steps() -> None:
    for losses, broken in (([2.0, 2.3], False), ([2.0, math.nan], False), ([2.0], True)):
        reading = read_pair_losses(losses, USUAL, ended=True, broken=broken)
        assert reading.advice is Advice.VECTORS_TOO_FAST
        (offer,) = reading.offers
        assert offer.deed is Deed.NEXT_RUN
        assert offer.values == {"vectors.learning_rate": 0.008}


def test_the_luck_of_an_epoch_is_no_rise() -> None:
    assert read_pair_losses([2.0, 1.9, 1.95], USUAL, ended=False).advice is Advice.VECTORS_LEARNING


def test_every_advice_has_words() -> None:
    assert set(COACH_WORDS) == set(Advice)

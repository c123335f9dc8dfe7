"""Curves of real trainings get the name a teacher would give them, and what is offered fits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.events import EpochDone
from engine.recipe.recipe import find_setting, parse_recipe
from engine.training.changing import is_changeable
from engine.training.coach import Advice, Curves, Deed, Offer, Reading, read_curves
from engine.training.curves import curves_with

FOLDER = Path(__file__).parent / "curves"  # written by tests/benchmarks/record_curves.py
RECORDED = sorted(path.stem for path in FOLDER.glob("*.json"))


def epochs(train: list[float], valid: list[float | None]) -> list[EpochDone]:
    return [
        EpochDone(i, i * 10, t, v, None, None, None, None, 1e-3, 1.0, 1.0, 1.0, best=False)
        for i, (t, v) in enumerate(zip(train, valid, strict=True), 1)
    ]


def recorded(name: str, *, shown: int | None = None) -> tuple[Curves, Advice]:
    """What was told of a training, as far as epoch `shown`, and what it was made to be."""
    kept: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    rows = kept["epochs"][:shown]
    curves = Curves(
        epochs([row["train_loss"] for row in rows], [row["valid_loss"] for row in rows]),
        kept["first_loss"],
        kept["planned"],
        ended=kept["ended"] and shown is None,
        broken=kept["broken"],
        rate=rows[-1]["learning_rate"] if rows else 90.0,
        hidden_size=16,
    )
    return curves, Advice(kept["advice"])


def test_there_are_twelve_and_more_of_every_kind() -> None:
    assert len(RECORDED) >= 12
    assert {recorded(name)[1] for name in RECORDED} == {
        advice for advice in Advice if not advice.of_vectors and advice is not Advice.WAITING
    }


@pytest.mark.parametrize("name", RECORDED)
def test_recorded_curves_are_named_rightly(name: str) -> None:
    curves, advice = recorded(name)

    assert read_curves(curves).advice is advice


@pytest.mark.parametrize("name", RECORDED)
def test_on_the_way_nothing_is_called_what_it_does_not_become(name: str) -> None:
    """While a run that learns goes on, nobody is told that its rate is wrong, and the other way round."""
    curves, advice = recorded(name)
    wrong = {Advice.TOO_FAST, Advice.TOO_SLOW, Advice.NOT_LEARNING, Advice.DIVERGED}

    for shown in range(3, len(curves.epochs)):
        early = read_curves(recorded(name, shown=shown)[0]).advice
        assert (early in wrong) == (advice in wrong), (shown, early)


@pytest.mark.parametrize(
    ("train", "valid", "advice"),
    [
        ([], [], Advice.WAITING),
        ([0.6], [0.5], Advice.GOING_WELL),
        ([0.6, 0.5, 0.4], [0.55, 0.48, 0.45], Advice.GOING_WELL),
        ([0.6, 0.3, 0.1], [0.50, 0.45, 0.60], Advice.MEMORISING),
        ([0.6, 0.5, 0.45, 0.42, 0.4], [0.50, 0.450, 0.455, 0.452, 0.45], Advice.LEVELLED_OFF),
        ([0.693, 0.692, 0.693], [0.693, 0.693, 0.693], Advice.NOT_LEARNING),
        ([0.6, 0.5, 0.9], [0.5, 0.5, 0.8], Advice.TOO_FAST),
        ([0.6, 0.5], [None, None], Advice.UNCHECKED),
        ([0.6, float("nan")], [0.5, None], Advice.DIVERGED),
    ],
)
def test_without_a_first_loss(train: list[float], valid: list[float | None], advice: Advice) -> None:
    assert read_curves(Curves(epochs(train, valid))).advice is advice


def test_it_says_since_when() -> None:
    memorised = epochs([0.6, 0.4, 0.3, 0.2], [0.5, 0.4, 0.45, 0.5])
    assert read_curves(Curves(memorised)).since == 3
    level = epochs([0.6, 0.4, 0.3, 0.25, 0.24, 0.23], [0.5, 0.4, 0.4, 0.4, 0.4, 0.4])
    assert read_curves(Curves(level)).since == 2


@pytest.mark.parametrize("name", RECORDED)
def test_what_is_offered_can_be_done(name: str) -> None:
    reading = read_curves(recorded(name)[0])

    assert len(reading.offers) <= 2
    assert bool(reading.offers) == (reading.advice is not Advice.GOING_WELL)
    for offer in reading.offers:
        for key in offer.values:
            find_setting(key)
            assert offer.deed is not Deed.GO_ON or is_changeable(key)
        parse_recipe({}).with_values(offer.values)
        assert bool(offer.values) == (offer.deed in (Deed.GO_ON, Deed.NEXT_RUN))


def test_a_running_run_is_stopped_where_an_ended_one_is_used() -> None:
    memorised = epochs([0.6, 0.4, 0.3, 0.2], [0.5, 0.4, 0.45, 0.5])
    assert read_curves(Curves(memorised)).offers[0] == Offer(Deed.STOP)
    assert read_curves(Curves(memorised, ended=True)).offers[0] == Offer(Deed.USE_BEST)


def test_more_epochs_and_other_rates() -> None:
    falling = Curves(epochs([0.6, 0.5, 0.4, 0.3], [0.6, 0.5, 0.4, 0.3]), planned=4, ended=True)
    assert read_curves(falling) == Reading(
        Advice.STILL_LEARNING, None, (Offer(Deed.GO_ON, {"training.epochs": 6}), Offer(Deed.USE_BEST))
    )
    jumping = Curves(epochs([0.6, 0.9], [0.5, 0.8]), rate=0.01)
    assert read_curves(jumping).offers[0] == Offer(Deed.GO_ON, {"training.learning_rate": 0.003})


def test_a_rate_at_which_nothing_moves_is_too_slow() -> None:
    """With dropout the training loss jitters where it is: only the rate tells why."""
    flat = epochs([0.696, 0.699, 0.696, 0.698], [0.697, 0.696, 0.696, 0.696])
    assert read_curves(Curves(flat, 0.7, rate=2e-5)).advice is Advice.TOO_SLOW
    assert read_curves(Curves(flat, 0.7, rate=2e-3)).advice is Advice.NOT_LEARNING
    recipe = parse_recipe({}).with_values({"training.optimizer": "sgd", "training.learning_rate": 0.001})
    assert read_curves(curves_with(recipe, flat, 0.7, ended=True)).advice is Advice.TOO_SLOW

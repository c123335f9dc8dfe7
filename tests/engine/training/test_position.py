"""Where a run stands survives JSON bit for bit."""

import json

from engine.events import BestEpoch
from engine.training.position import EpochSums, Position


def test_json_and_back() -> None:
    sums = EpochSums(loss=0.1 + 0.2, right=7.0, weight=32, examples=32, tokens=310, seconds=1 / 3)
    position = Position(2, 77, 5, sums, BestEpoch(1, 1e-17 / 3, 0.9, None), 1, 2.0 / 3, 64, 620, 0.7)

    assert Position.from_tree(json.loads(json.dumps(position.as_tree()))) == position
    assert Position.from_tree(json.loads(json.dumps(Position().as_tree()))) == Position()


def test_closing_an_epoch_keeps_the_totals() -> None:
    position = Position(epoch=1, step=9, step_in_epoch=4, sums=EpochSums(1.0, 3.0, 8, 8, 80, 0.5), examples=8)

    position.close_epoch()

    assert (position.epoch, position.step, position.step_in_epoch) == (2, 9, 0)
    assert (position.examples, position.tokens, position.learning_seconds) == (16, 80, 0.5)
    assert position.sums == EpochSums()


def test_an_epoch_without_time_has_no_speed() -> None:
    assert EpochSums(examples=5).per_second(5) == 0.0

"""What torchrun says in the environment."""

import pytest

from engine.training.parallel_seat import Seat, seat_of

TOLD = {"RANK": "3", "WORLD_SIZE": "4", "LOCAL_RANK": "1", "LOCAL_WORLD_SIZE": "2", "MASTER_ADDR": "head"}


def test_a_seat_is_read() -> None:
    seat = seat_of(TOLD)
    assert seat == Seat(3, 4, 1, 2)
    assert not seat.leads
    assert Seat(0, 4, 0, 2).leads


@pytest.mark.parametrize(
    "changed", [{"WORLD_SIZE": "1"}, {"RANK": ""}, {"LOCAL_RANK": "first"}], ids=["one", "empty", "word"]
)
def test_alone_there_is_none(changed: dict[str, str]) -> None:
    assert seat_of({**TOLD, **changed}) is None


@pytest.mark.parametrize("name", TOLD)
def test_what_lacks_is_no_seat(name: str) -> None:
    assert seat_of({key: value for key, value in TOLD.items() if key != name}) is None

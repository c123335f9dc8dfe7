"""`train` and `resume` under torchrun: several processes learn one run, and one of them speaks."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.cache import user_cache
from engine.commands.arguments import Options
from engine.commands.console import Console
from engine.commands.stuck import ended_when_stuck
from engine.control import RunControl
from engine.errors import EngineError
from engine.events import EndReason, result_of
from engine.training.parallel_seat import seat_of
from engine.words import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from engine.training.parallel import Team

MENDABLE, STOPPED = 2, 130
CAN = ("train", "resume")


def refuse_together(options: Options) -> None:
    """Raise `EngineError` when torchrun started a verb that is for one process."""
    if seat_of() is not None and options.verb not in CAN:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "Only train and resume can be shared among processes. Start {verb} without torchrun.",
            ),
            verb=options.verb,
        )


@contextlib.contextmanager
def joined_team(options: Options, console: Console, control: RunControl) -> Iterator[Team | None]:
    """The processes this one learns with; None alone. Of one trouble that ends them all, one of them tells."""
    seat = seat_of()
    if seat is None:
        yield None
        return
    from engine.training.parallel import TeamLost, joined
    from engine.training.parallel_devices import choose_own_device

    with joined(seat, choose_own_device(options.device, seat), control) as team:

        def tell() -> None:
            if team.is_first_to_tell():
                console.silent = False
                console.note(str(TeamLost()))

        try:
            with ended_when_stuck(tell, MENDABLE):
                yield team
        except BaseException as error:
            if not team.is_first_to_tell():
                raise SystemExit(MENDABLE if isinstance(error, EngineError) else STOPPED) from error
            console.silent = False
            raise


def learn_along(team: Team, control: RunControl) -> int:
    """What a process does that does not lead; its exit code."""
    from engine.training.parallel_runs import follow

    ended = result_of(follow(team, control, user_cache()))
    return STOPPED if ended.reason is EndReason.STOPPED else 0

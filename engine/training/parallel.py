"""Several processes that train one run together, each with some rows of every batch (started by torchrun).

Every process has the whole network. It reads its rows, the gradients of all are added up, and everybody makes the same
step, so the weights stay the same everywhere without being sent. Process 0 alone has the project and speaks; what it
decides by the clock (when to save) and what anybody is asked (to stop) travels with the gradients, so that all do the
same after the same step.

Numbers on the processor go through gloo, those on graphics cards through NCCL.
"""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable, Iterator, Sequence

import torch
import torch.distributed as dist
from torch import Tensor

from engine.control import RunControl
from engine.networks.layers import StackState
from engine.networks.rows import Member
from engine.training.parallel_seat import Seat
from engine.training.scores import Scores
from engine.training.trouble import Remedy, TrainingTrouble
from engine.words import QT_TRANSLATE_NOOP

PATIENCE = datetime.timedelta(
    days=7
)  # process 0 may read a corpus for hours; one that dies is noticed at once


class TeamLost(TrainingTrouble):
    """One of the processes has ended, so the others cannot go on."""

    def __init__(self) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP(
                "engine",
                "One of the processes of this training has ended, so the others have ended too. What was saved is kept.",
            ),
            Remedy(),
        )


class Team:
    """This process among those of a training. What asks the others must be called by all of them alike."""

    def __init__(self, seat: Seat, device: torch.device, control: RunControl) -> None:
        self.seat, self.device = seat, device
        self.member = Member(seat.rank, seat.size)
        self.stopping = self.saving = False  # what was agreed upon with the last step
        self.save_due: Callable[[], bool] = lambda: False  # asked of process 0 alone
        self._asked = control
        self._store = dist.distributed_c10d._get_default_store()

    def is_first_to_tell(self) -> bool:
        """Whether no other process has told yet why all of them end; not a question to the others."""
        try:
            return self._store.add("unroll/told", 1) == 1
        except RuntimeError:  # whoever kept the store has gone
            return True

    # Steps

    @property
    def asked_to_stop(self) -> bool:
        """Whether this process was asked to stop; the others may not know yet."""
        return self._asked.stopped

    @property
    def wishes(self) -> list[int]:
        """What this process wants, to be added to what the others want and given to `agree`."""
        return [int(self.asked_to_stop), int(self.seat.leads and self.save_due())]

    def agree(self, wishes: Sequence[float]) -> None:
        """Hear what all together want."""
        self.stopping, self.saving = wishes[0] > 0, wishes[1] > 0

    def add_up(self, numbers: Tensor) -> None:
        """Put the sum over all processes in the place of `numbers`."""
        with _loss_noticed():
            dist.all_reduce(numbers)

    def sums(self, numbers: Sequence[float]) -> list[float]:
        """The sums over all processes, exact for whole numbers and in double precision for others."""
        table = torch.tensor(list(numbers), dtype=torch.float64)
        self.add_up(table)
        added: list[float] = table.tolist()
        return added

    # A whole from parts

    def whole_scores(self, scores: Scores | None) -> Scores | None:
        """From everybody's part of the validation what all of it says; None when anybody was stopped at it."""
        part = scores or Scores(0.0, None, 0)
        weight = float(part.count) if part.weight is None else part.weight
        right = (part.accuracy or 0.0) * part.count
        told = part.accuracy is not None
        stopped, loss, weight, right, count, tellers = self.sums(
            [scores is None, part.loss * weight, weight, right, part.count, told]
        )
        if stopped:
            self.stopping = True
            return None
        accuracy = right / max(1.0, count) if tellers else None
        return Scores(loss / weight if weight else 0.0, accuracy, round(count))

    def whole_state(self, state: StackState | None, streams: int) -> StackState | None:
        """A state of all `streams` from the parts, each (…, rows, size), that the processes carry."""
        if state is None:
            return None
        return tuple(tuple(self._gathered(part, streams) for part in layer) for layer in state)

    def _gathered(self, part: Tensor, streams: int) -> Tensor:
        most = -(-streams // self.seat.size)
        mine = part.new_zeros(part.shape[0], most, part.shape[2])
        mine[:, : part.shape[1]] = part
        parts = [torch.empty_like(mine) for _ in range(self.seat.size)]
        with _loss_noticed():
            dist.all_gather(parts, mine)
        counts = [Member(rank, self.seat.size).counted(streams) for rank in range(self.seat.size)]
        rows = [one[:, : rows.stop - rows.start] for one, rows in zip(parts, counts, strict=True)]
        return torch.cat(rows, dim=1)

    def own_state(self, state: StackState | None, streams: int) -> StackState | None:
        """This process's rows of a whole state; not a question to the others."""
        if state is None:
            return None
        rows = self.member.rows(streams).part
        return tuple(tuple(part[:, rows].contiguous() for part in layer) for layer in state)

    def all_rows(self, ids: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
        """The rows of a table that all processes have, one after the other: numbers (n,) and values (n, size)."""
        counts = [torch.zeros(1, dtype=torch.int64) for _ in range(self.seat.size)]
        with _loss_noticed():
            dist.all_gather(counts, torch.tensor([len(ids)]))
            most = max(int(count) for count in counts)
            found = []
            for mine in (ids, values):
                padded = mine.new_zeros(most, *mine.shape[1:])
                padded[: len(mine)] = mine
                parts = [torch.empty_like(padded) for _ in counts]
                dist.all_gather(parts, padded)
                found.append(torch.cat([one[: int(n)] for one, n in zip(parts, counts, strict=True)]))
        return found[0], found[1]

    # Beginning

    def tell(self, data: bytes = b"") -> bytes:
        """What process 0 gives, at all of them."""
        size = torch.tensor([len(data)])
        with _loss_noticed():
            dist.broadcast(size, 0)
            content = torch.empty(int(size), dtype=torch.uint8)
            if self.seat.leads and data:
                content.copy_(torch.frombuffer(bytearray(data), dtype=torch.uint8))
            dist.broadcast(content, 0)
        return content.numpy().tobytes()


class TeamControl(RunControl):
    """What a process of a team is told to do: a stop is one that all have agreed upon, and there is no pause."""

    def __init__(self, team: Team) -> None:
        super().__init__()
        self._team = team

    @property
    def stopped(self) -> bool:
        return self._team.stopping

    @property
    def interrupted(self) -> bool:
        """Whether this process was asked to stop; the others may not know yet."""
        return self._team.asked_to_stop


@contextlib.contextmanager
def joined(seat: Seat, device: torch.device, control: RunControl) -> Iterator[Team]:
    """Meet the other processes; within the block this one is part of the team."""
    kinds = "cpu:gloo,cuda:nccl" if device.type == "cuda" else "cpu:gloo"
    if device.type == "cuda":
        torch.cuda.set_device(device)
    with _loss_noticed():
        dist.init_process_group(kinds, timeout=PATIENCE)
    try:
        yield Team(seat, device, control)
    finally:
        with contextlib.suppress(RuntimeError):  # of a team that has lost a member
            dist.destroy_process_group()


@contextlib.contextmanager
def _loss_noticed() -> Iterator[None]:
    """What torch says of a connection that has ended becomes one sentence."""
    try:
        yield
    except RuntimeError as error:
        raise TeamLost from error

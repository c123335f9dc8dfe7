"""Everything of a run that changes while it learns, and its state as checkpoints."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from engine.events import EndReason, RunEnded, RunStarted, StepDone, WeightsTaken
from engine.networks.build import AnyNetwork, build_task
from engine.networks.dropout import set_noise
from engine.networks.layers import StackState
from engine.networks.shapes import sizes_of
from engine.project.records import BEST, LAST, Checkpoint, snapshot_slot
from engine.recipe.recipe import Recipe
from engine.recipe.training import Precision
from engine.training.averaging import WeightAverage
from engine.training.checkpoints import (
    carried_state,
    carried_tensors,
    from_bytes,
    optimizer_tensors,
    put_optimizer,
    put_weights,
    read_state_message,
    state_message,
    to_bytes,
    weights_of,
)
from engine.training.devices import (
    choose_threads,
    multiplies_bfloat16,
    use_card,
    use_threads,
    uses_bfloat16,
)
from engine.training.gradient_noise import NoiseProbe, noise_scale
from engine.training.kernel_choice import choose_kernels, put_kernels
from engine.training.lessons import Lesson, Lessons, make_lessons
from engine.training.optimisers import clip_gradients, make_optimizer
from engine.training.parallel import Team, TeamLost
from engine.training.parallel_devices import threads_beside
from engine.training.parallel_step import backward_together
from engine.training.position import EpochSums, Position
from engine.training.preparing import Prepared
from engine.training.rungs import let_learn, rates, waiting
from engine.training.schedules import Schedule, scale_rates
from engine.training.settling import settle
from engine.training.snapshots import forgotten, halved, is_kept, stride_of
from engine.training.starting_points import StartingPoint
from engine.training.touched_rows import touch_rows_alone
from engine.training.trouble import refuse_divergence

FETCH_SECONDS = 0.1  # how long steps on a graphics card may stay untold


@dataclass(frozen=True, slots=True)
class _Untold:
    """A step whose numbers are still on the device."""

    lesson: Lesson
    norm: Tensor
    step: int
    seconds: float
    rate: float
    product: Tensor | None  # of this gradient and the one before it


class Session:
    """A run under way. `step` learns from one batch, `tell` gives the facts, `state` what a resume needs.

    A run of the same recipe, corpus and thread count on the CPU gives the same weights bit for bit, in one go or
    resumed at any step. It draws random numbers from its own streams only.
    """

    def __init__(
        self, name: str, recipe: Recipe, prepared: Prepared, device: torch.device, threads: int | None = None
    ) -> None:
        """`threads` None: as many as the recipe says, found by a short timing where it leaves them open."""
        threads_open = threads is None and recipe.training.threads == "auto"
        threads = choose_threads(recipe) if threads is None else threads
        use_threads(threads)
        use_card(recipe, device)
        self.name, self.recipe, self.prepared = name, recipe, prepared
        self.device, self.threads = device, threads
        sizes = sizes_of(recipe, prepared.pipeline, len(prepared.encoded.label_names))
        network = build_task(recipe.task.value, recipe.model, sizes, recipe.training.seed)
        self.network: AnyNetwork = network.to(device)
        self.bfloat16 = uses_bfloat16(recipe, device)
        self.kernels = choose_kernels(self.network, recipe.training.batch_size, low=self.bfloat16)
        if recipe.model.freeze_embedding:
            let_learn(self.network, ["embedding.weight"], learn=False)
        self.weights = [p for p in self.network.parameters() if p.requires_grad]
        rows = touch_rows_alone(self.network, recipe.training)
        self.optimizer = make_optimizer(recipe.training, rates(self.network, recipe.training), rows)
        self.taken: frozenset[str] = frozenset()  # names of the weights that were learned elsewhere
        self.noise = torch.Generator(device).manual_seed(recipe.training.seed)
        set_noise(self.network, self.noise)
        self.lessons: Lessons = make_lessons(self.network, recipe, prepared)
        self.position = Position()
        self.team: Team | None = None
        steps = self.lessons.steps_per_epoch
        self.schedule = Schedule(recipe.training, steps)
        all_steps = recipe.training.epochs * steps
        self.average = WeightAverage(recipe.training, list(self.network.parameters()), all_steps)
        self._probe = NoiseProbe(steps)
        self._untold: list[_Untold] = []
        self._begun = self._fetched = time.monotonic()
        self._idle = 0.0
        if device.type == "cpu":
            settle(self, threads_open=threads_open)

    def begin_from(self, start: StartingPoint) -> tuple[WeightsTaken, ...]:
        """Let a new network begin with what was learned elsewhere; gives what is told of it."""
        prepared = self.prepared
        found = start.give(self.network, self.recipe, prepared.pipeline, prepared.encoded.label_names)
        self.taken = frozenset[str]().union(*(one.names for one in found))
        return tuple(one.told for one in found)

    def _thaw(self) -> None:
        """Let those weights learn whose time has come in the epoch under way."""
        if not (self.taken and self.recipe.training.gradual_unfreezing):
            return
        later = waiting(self.network, self.taken, self.position.epoch)
        kept = {"embedding.weight"} if self.recipe.model.freeze_embedding else set[str]()
        let_learn(self.network, later, learn=False)
        let_learn(self.network, self.taken - later - kept, learn=True)

    # With others

    def join(self, team: Team) -> None:
        """From here on learn together with others; all begin with the state of the process that leads."""
        if team.seat.leads:
            state = self.state()
            team.tell(state_message(state))
        else:
            self.restore(read_state_message(team.tell()))
        self.threads = threads_beside(self.recipe, team.seat.local_size)
        use_threads(self.threads)
        self.bfloat16 = team.sums([self.bfloat16])[0] == team.seat.size
        self.team, self.lessons.member = team, team.member
        carried = self.lessons.state
        self.lessons.begin_epoch(self.position.epoch)
        self.lessons.state = team.own_state(carried, self.recipe.training.batch_size)

    @property
    def leads(self) -> bool:
        """Whether this process keeps what is learned."""
        return self.team is None or self.team.seat.leads

    def leave(self) -> bool:
        """Be left by the others; False where a part of the state was theirs, so that it cannot be kept."""
        leads, self.team = self.leads, None
        return leads and self.lessons.state is None

    def whole_carried(self) -> StackState | None:
        """What a language model carries into its next window, of all rows; all of a team must ask."""
        carried = self.lessons.state
        if self.team is None:
            return carried
        return self.team.whole_state(carried, self.recipe.training.batch_size)

    # Time

    @property
    def seconds(self) -> float:
        """Since the run started here, pauses left out."""
        return time.monotonic() - self._begun - self._idle

    def rest(self, seconds: float) -> None:
        """Leave a pause out of the clock."""
        self._idle += seconds

    # Learning

    def step(self) -> None:
        """Forward, backward, clip, update: one batch."""
        begun = time.monotonic()
        position = self.position
        if position.step_in_epoch == 0:
            self._thaw()
        self.optimizer.zero_grad(set_to_none=True)
        lesson = self._learn(position.step_in_epoch)
        gradients = [p.grad for p in self.weights if p.grad is not None]
        product = self._probe.look(gradients, position.step_in_epoch)
        norm = clip_gradients(self.weights, self.recipe.training.clip_norm)
        if not self.schedule.constant:
            scale_rates(self.optimizer, self.schedule.at(position))
        rate = self.recipe.training.learning_rate * self.schedule.at(position)
        self.optimizer.step()
        position.step += 1
        position.averaged = self.average.take_in(self.schedule.steps_behind(position), position.averaged)
        position.step_in_epoch += 1
        position.sums.seconds += time.monotonic() - begun
        lesson = dataclasses.replace(lesson, loss=lesson.loss.detach())
        self._untold.append(_Untold(lesson, norm, position.step, self.seconds, rate, product))

    def _learn(self, index: int) -> Lesson:
        """Forward and backward over batch `index`; its numbers, and every weight has its gradient."""
        drawn = None if self.team is None else self.noise.get_state()
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.bfloat16):
            lesson = self.lessons.read(index)
        if self.team is None:
            lesson.loss.backward()  # type: ignore[no-untyped-call]
            return lesson
        try:
            return backward_together(lesson, self.weights, self.team)
        except TeamLost:
            assert drawn is not None
            self.noise.set_state(drawn)  # the step was not made
            raise

    @property
    def learning_rate(self) -> float:
        """That of the last step, of an epoch that is not closed yet."""
        return self.recipe.training.learning_rate * self.schedule.before(self.position)

    @property
    def clipped_share(self) -> float | None:
        """The share of this epoch's steps whose gradient was shortened; None where none is."""
        sums = self.position.sums
        return sums.clipped / max(1, sums.steps) if self.recipe.training.clip_norm else None

    @property
    def noise_scale(self) -> float | None:
        """The gradient noise scale of this epoch, in examples."""
        sums = self.position.sums
        return noise_scale(self.recipe.training.batch_size, sums.pair_squares, sums.pair_products, sums.pairs)

    @property
    def telling_due(self) -> bool:
        """Whether to fetch the losses now: at once from the CPU, about 10 times a second from elsewhere."""
        return self.device.type == "cpu" or time.monotonic() - self._fetched > FETCH_SECONDS

    def tell(self) -> list[StepDone]:
        """The steps since the last call, and their sums; the one place that waits for the device."""
        untold, self._untold = self._untold, []
        begun = time.monotonic()
        numbers = _fetch(untold)
        self._fetched = time.monotonic()
        self.position.sums.seconds += self._fetched - begun
        return [self._told(one, *row) for one, row in zip(untold, numbers, strict=True)]

    def _told(self, one: _Untold, loss: float, norm: float, right: float, product: float) -> StepDone:
        refuse_divergence(loss + norm, one.step, self.recipe)
        lesson, sums = one.lesson, self.position.sums
        sums.loss += loss * lesson.weight
        sums.right += right
        sums.weight += lesson.weight
        sums.examples += lesson.examples
        sums.tokens += lesson.tokens
        sums.steps += 1
        sums.clipped += 0 < self.recipe.training.clip_norm < norm
        if one.product is not None:
            sums.pairs += 1
            sums.pair_squares += norm * norm
            sums.pair_products += product
        accuracy = None if lesson.right is None else right / lesson.weight
        return StepDone(
            one.step,
            self.position.epoch + 1,
            loss,
            accuracy,
            norm,
            lesson.examples,
            lesson.tokens,
            one.seconds,
            one.rate,
        )

    def begin_epoch_again(self) -> None:
        """Read the epoch under way from its beginning, because it falls into other batches now; the weights stay."""
        position = self.position
        position.step -= position.step_in_epoch
        position.step_in_epoch, position.sums = 0, EpochSums()
        self.lessons.state = None

    def refuse_broken(self) -> None:
        """Raise `TrainingTrouble` when a weight is not a finite number: such a state is never kept."""
        with torch.no_grad():
            total = torch.stack(
                [weight.abs().max().float() for weight in self.weights if weight.numel()]
            ).sum()
        refuse_divergence(float(total), self.position.step, self.recipe)

    # Beginning, end

    def started(self) -> RunStarted:
        """The first event."""
        parameters = sum(p.numel() for p in self.network.parameters())
        return RunStarted(
            run=self.name,
            task=self.recipe.task.value,
            device=self.device.type,
            threads=self.threads,
            parameters=parameters,
            epochs=self.recipe.training.epochs,
            steps_per_epoch=self.lessons.steps_per_epoch,
            train_examples=self.lessons.train_examples,
            valid_examples=self.lessons.valid_examples,
            step=self.position.step,
            epoch=self.position.epoch,
            processes=1 if self.team is None else self.team.seat.size,
        )

    def over(self) -> EndReason | None:
        """Why there is nothing left to do, or None."""
        training = self.recipe.training
        if self.position.epoch >= training.epochs:
            return EndReason.COMPLETED
        if 0 < training.patience <= self.position.stale:
            return EndReason.EARLY_STOPPED
        return None

    def ended(self, reason: EndReason) -> RunEnded:
        """The last event."""
        parameters = sum(p.numel() for p in self.network.parameters())
        return self.position.ended(self.name, reason, self.seconds, parameters)

    # State

    def state(self) -> Checkpoint:
        """All that an exact resume needs. Every step must have been told."""
        assert not self._untold
        tensors = {
            **weights_of(self.network),
            **optimizer_tensors(self.optimizer),
            **carried_tensors(self.whole_carried()),
            **self.average.tensors(),
            **self._probe.tensors(),
            "noise": self.noise.get_state(),
        }
        tree = {**self.position.as_tree(), "seconds": self.position.seconds + self.seconds}
        meta = {
            "position": tree,
            "threads": self.threads,
            "device": self.device.type,
            "kernels": self.kernels,
            "bfloat16": self.bfloat16,
            "processes": 1 if self.team is None else self.team.seat.size,
        }
        if self.taken:
            meta["taken"] = sorted(self.taken)
        return Checkpoint(LAST, self.position.epoch, self.position.step, to_bytes(tensors), meta)

    def best_state(self) -> Checkpoint:
        """The weights alone, for use: their average where one is taken."""
        meta = {"position": self.position.as_tree()}
        with self.average.in_place():
            tensors = to_bytes(weights_of(self.network))
        return Checkpoint(BEST, self.position.epoch, self.position.step, tensors, meta)

    def snapshots(self) -> tuple[tuple[Checkpoint, ...], tuple[str, ...]]:
        """The weights of the epoch just closed for the time machine, and the slots of those that have to go for it."""
        epoch = self.position.epoch
        with self.average.in_place():
            tensors = to_bytes(halved(weights_of(self.network)))
        stride = stride_of(epoch, len(tensors), self.recipe.training.snapshots)
        kept = Checkpoint(snapshot_slot(epoch), epoch, self.position.step, tensors, {})
        gone = tuple(snapshot_slot(number) for number in forgotten(epoch, stride))
        return ((kept,) if is_kept(epoch, stride) else ()), gone

    def restore(self, checkpoint: Checkpoint) -> None:
        """Go on from a kept state."""
        tensors = from_bytes(checkpoint.tensors)
        if checkpoint.meta.get("processes", 1) == 1:
            self.threads = int(checkpoint.meta["threads"])  # another number would round sums differently
            use_threads(self.threads)
        self.kernels = put_kernels(self.network, checkpoint.meta.get("kernels"))
        if self.recipe.training.precision is Precision.AUTO:
            self.bfloat16 = bool(checkpoint.meta.get("bfloat16")) and multiplies_bfloat16(self.device)
        put_weights(self.network, tensors)
        put_optimizer(self.optimizer, tensors)
        self.position = Position.from_tree(checkpoint.meta["position"])
        self.taken = frozenset(checkpoint.meta.get("taken", ()))
        self._thaw()
        self.lessons.begin_epoch(self.position.epoch)
        self.lessons.state = carried_state(tensors, self.device)
        self.average.restore(tensors)
        self._probe.restore(tensors, self.device)
        if checkpoint.meta["device"] == self.device.type:
            self.noise.set_state(tensors["noise"])
        else:  # another kind of device has another kind of stream: exact no more, but never the same numbers twice
            self.noise.manual_seed(self.recipe.training.seed + self.position.step)


def _fetch(untold: Sequence[_Untold]) -> list[list[float]]:
    """Loss, gradient norm, right answers and product of each step, in one transfer."""
    if not untold:
        return []
    if untold[0].norm.device.type == "cpu":  # nothing has to travel
        told = [(one.lesson.loss, one.norm, one.lesson.right, one.product) for one in untold]
        return [[0.0 if number is None else float(number) for number in row] for row in told]
    zero = torch.zeros((), device=untold[0].norm.device)
    rows = [
        [
            one.lesson.loss,
            one.norm,
            zero if one.lesson.right is None else one.lesson.right,
            zero if one.product is None else one.product,
        ]
        for one in untold
    ]
    table: list[list[float]] = torch.stack([torch.stack([x.float() for x in row]) for row in rows]).tolist()
    return table

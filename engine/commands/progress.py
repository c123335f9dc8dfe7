"""Listening to work: `--json` prints every event, people get a live line and a table of epochs."""

from __future__ import annotations

from typing import TypeVar

from engine.commands.console import Console, one_line, percent
from engine.events import (
    AnswersGiven,
    EpochDone,
    Event,
    Progressed,
    RateTried,
    RunResumed,
    RunStarted,
    SampleDrawn,
    SentencesScored,
    Stage,
    StepDone,
    WeightsTaken,
    Work,
    as_json,
)

T = TypeVar("T")

_STAGES = {
    Stage.CHECKING: "Looking whether the text is known",
    Stage.READING: "Reading",
    Stage.CUTTING: "Cutting into tokens",
    Stage.COUNTING: "Counting tokens",
    Stage.LEARNING: "Learning word pieces",
    Stage.ENCODING: "Turning tokens into numbers",
    Stage.LOADING: "Loading",
    Stage.SAVING: "Saving",
    Stage.EVALUATING: "Evaluating",
    Stage.SCORING: "Scoring",
    Stage.ANSWERING: "Answering",
    Stage.EXAMINING: "Looking for faults",
    Stage.COMPARING: "Comparing documents",
    Stage.MAPPING: "Drawing the map",
}


def follow(work: Work[T], console: Console, *, records: bool = False) -> T:
    """Run work to its end and show how it goes; with `records` its events are JSON objects on stdout."""
    teller = _Teller(console)
    while True:
        try:
            event = next(work)
        except StopIteration as end:
            console.clear()
            result: T = end.value
            return result
        if console.as_json:
            if records:
                console.record(as_json(event))
        else:
            teller.tell(event)


class _Teller:
    """Events in words for people."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._start: RunStarted | None = None
        self._head_said = False

    def tell(self, event: Event) -> None:
        console = self._console
        if isinstance(event, Progressed):
            console.live(_stage_line(event))
        elif isinstance(event, RunStarted):
            self._start = event
            console.say(_start_line(event))
        elif isinstance(event, WeightsTaken):
            console.say(_taken_line(event))
        elif isinstance(event, StepDone):
            console.live(self._step_line(event))
        elif isinstance(event, EpochDone):
            self._epoch(event)
        elif isinstance(event, SampleDrawn):
            console.say(f"       {one_line(event.text, 100)}")
        elif isinstance(event, SentencesScored):
            for text, label, probability in event.scores:
                console.say(f"       {percent(probability):>7} {label}  {one_line(text)}")
        elif isinstance(event, AnswersGiven):
            for question, answer in event.answers:
                console.say(f"       {one_line(question, 45)}  →  {one_line(answer, 60)}")
        elif isinstance(event, RateTried):
            console.live(f"Rate {event.rate:.2g}  loss {event.loss:.4f}")
        elif isinstance(event, RunResumed):
            console.live("Goes on")

    def _step_line(self, step: StepDone) -> str:
        start = self._start
        if start is None:
            return f"Step {step.step}  loss {step.loss:.3f}"
        whole = max(start.steps_per_epoch, 1)
        done = step.step - (step.epoch - 1) * whole
        bar = _bar(done / whole)
        steps_here = max(step.step - start.step, 1)
        left = (start.epochs * whole - step.step) * step.seconds / steps_here
        return f"Epoch {step.epoch} of {start.epochs}  {bar}  loss {step.loss:.3f}  at most {duration(left)} left"

    def _epoch(self, epoch: EpochDone) -> None:
        if not self._head_said:
            self._head_said = True
            self._console.say(
                f"{'epoch':>6}  {'training':>9}  {'validation':>10}  {_quality_name(epoch):>18}  {'time':>8}"
                f"  {'rate':>8}  {'clipped':>8}  {'noise':>7}"
            )
        valid = "" if epoch.valid_loss is None else f"{epoch.valid_loss:.4f}"
        self._console.say(
            f"{epoch.epoch:>5}{'*' if epoch.best else ' '}  {epoch.train_loss:>9.4f}  {valid:>10}"
            f"  {_quality(epoch):>18}  {duration(epoch.seconds):>8}  {epoch.learning_rate:>8.2g}"
            f"  {percent(epoch.clipped_share):>8}  {_count(epoch.noise_scale):>7}"
        )


def _stage_line(event: Progressed) -> str:
    share = f"  {_bar(event.done / event.total)}" if event.total else ""
    return f"{_STAGES[event.stage]}{share}"


def _start_line(event: RunStarted) -> str:
    several = f", {event.processes} processes" if event.processes > 1 else ""
    threads = f", {event.threads} thread{'s' if event.threads > 1 else ''}" if event.device == "cpu" else ""
    kinds = {"language_model": "tokens", "aligned": "pairs", "seq2seq": "pairs", "word_vectors": "words"}
    what = kinds.get(event.task, "texts")
    return (
        f"Run '{event.run}': {event.parameters:,} numbers to learn from {event.train_examples:,} {what}"
        f" ({event.valid_examples:,} kept back) on {event.device}{several}{threads}."
    )


def _taken_line(event: WeightsTaken) -> str:
    new = f" New: {', '.join(event.new)}." if event.new else ""
    return (
        f"It begins with what '{event.source}' has learned: {', '.join(event.taken)}"
        f" ({event.words:,} of {event.vocabulary:,} words).{new}"
    )


def _quality_name(epoch: EpochDone) -> str:
    if epoch.valid_accuracy is None:
        return "perplexity" if _quality(epoch) else ""  # word vectors have neither
    return "right of the new" if epoch.valid_perplexity is None else "new tokens right"


def _quality(epoch: EpochDone) -> str:
    if epoch.valid_accuracy is not None:
        return percent(epoch.valid_accuracy)
    perplexity = epoch.train_perplexity if epoch.valid_perplexity is None else epoch.valid_perplexity
    return "" if perplexity is None else f"{perplexity:,.2f}"


def _count(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}"


def _bar(share: float, width: int = 20) -> str:
    full = round(min(max(share, 0.0), 1.0) * width)
    return "█" * full + "░" * (width - full) + f" {share * 100:3.0f} %"


def duration(seconds: float) -> str:
    """12.3 as "12.3 s", 75 as "1 min 15 s", 4000 as "1 h 6 min"."""
    if seconds < 60:
        return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes} min {rest} s"
    return f"{minutes // 60} h {minutes % 60} min"

"""What running work tells: past-tense facts, frozen, numbers and text only.

Every long task of the engine is `Work[T]`: a generator of these facts that returns its result, so that parts nest
with `value = yield from part(...)`. A training run ends with exactly one `RunEnded`. `as_json` is what `--json` prints.
"""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Generator
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias, TypeVar, cast

T = TypeVar("T")


class Stage(str, Enum):
    """What preparation is doing; the window has a sentence for each."""

    CHECKING = "checking"
    READING = "reading"
    CUTTING = "cutting"
    COUNTING = "counting"
    LEARNING = "learning"
    ENCODING = "encoding"
    LOADING = "loading"
    SAVING = "saving"
    EVALUATING = "evaluating"
    SCORING = "scoring"
    ANSWERING = "answering"
    EXAMINING = "examining"
    COMPARING = "comparing"
    MAPPING = "mapping"


class EndReason(str, Enum):
    """Why a run ended."""

    COMPLETED = "completed"
    EARLY_STOPPED = "early_stopped"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Progressed:
    """`done` of `total` units of a stage (documents, or bytes when reading); `total` None when unknown."""

    stage: Stage
    done: int
    total: int | None = None


@dataclass(frozen=True, slots=True)
class RunStarted:
    """A run begins or goes on; `step` and `epoch` say from where (0 for a new run)."""

    run: str
    task: str
    device: str
    threads: int
    parameters: int
    epochs: int
    steps_per_epoch: int
    train_examples: int
    valid_examples: int
    step: int = 0
    epoch: int = 0
    processes: int = 1  # that learn together


@dataclass(frozen=True, slots=True)
class WeightsTaken:
    """A new run begins with what `source`, a run or a file of word vectors, has learned.

    `words` of the `vocabulary` were met there; the parts of the network in `taken` begin as they were, those in `new` anew.
    """

    source: str
    words: int
    vocabulary: int
    taken: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepDone:
    """One optimiser step. `loss` is the mean over the batch in nats; `seconds` since the run started here."""

    step: int
    epoch: int
    loss: float
    accuracy: float | None
    grad_norm: float
    examples: int
    tokens: int
    seconds: float
    learning_rate: float | None = None


@dataclass(frozen=True, slots=True)
class EpochDone:
    """One pass over the training part, and what validation said after it. None where it does not apply.

    `learning_rate` is that of the last step. `clipped_share` of the steps had their gradient shortened; `noise_scale` is
    the batch size in examples at which luck and gradient weigh the same (training/gradient_noise.py).
    """

    epoch: int
    step: int
    train_loss: float
    valid_loss: float | None
    train_accuracy: float | None
    valid_accuracy: float | None
    train_perplexity: float | None
    valid_perplexity: float | None
    learning_rate: float
    seconds: float
    examples_per_second: float
    tokens_per_second: float
    best: bool
    clipped_share: float | None = None
    noise_scale: float | None = None


@dataclass(frozen=True, slots=True)
class SampleDrawn:
    """A text the language model wrote after an epoch."""

    epoch: int
    prompt: str
    text: str


@dataclass(frozen=True, slots=True)
class SentencesScored:
    """The watched sentences after an epoch: `(text, label, probability)` and the probability of `positive`."""

    epoch: int
    positive: str
    scores: tuple[tuple[str, str, float], ...]
    positive_probabilities: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class AnswersGiven:
    """What was answered after an epoch, as `(text, answer)`; or written, as `(label, text)`."""

    epoch: int
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class GradientMeasured:
    """How far back the gradient reaches on a fixed line: norms of ∂loss/∂h, `norms[layer][step]`."""

    epoch: int
    tokens: tuple[str, ...]
    norms: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class RateTried:
    """One step of a search for a learning rate; `smoothed` is the loss with those before it."""

    step: int
    rate: float
    loss: float
    smoothed: float


@dataclass(frozen=True, slots=True)
class SettingsChanged:
    """A run goes on with other settings, `(key, value)`, after `epoch` whole epochs and `step` steps."""

    epoch: int
    step: int
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CheckpointSaved:
    """The state is safe on disk."""

    epoch: int
    step: int
    best: bool


@dataclass(frozen=True, slots=True)
class RunPaused:
    """The run waits until `resume` or `stop`."""

    step: int


@dataclass(frozen=True, slots=True)
class RunResumed:
    """The run goes on after a pause."""

    step: int


@dataclass(frozen=True, slots=True)
class BestEpoch:
    """The epoch that is kept and handed back."""

    epoch: int
    valid_loss: float | None
    valid_accuracy: float | None
    valid_perplexity: float | None


@dataclass(frozen=True, slots=True)
class RunEnded:
    """The end of a run, whatever the reason; always the last event."""

    run: str
    reason: EndReason
    epochs: int
    best: BestEpoch | None
    seconds: float
    examples_per_second: float
    tokens_per_second: float
    parameters: int


@dataclass(frozen=True, slots=True)
class TokenWritten:
    """One token of a text being written, the text so far, and the likeliest candidates with their probability."""

    position: int
    token: str
    text: str
    guesses: tuple[tuple[str, float], ...]
    taken: int | None


Event = (
    Progressed
    | RunStarted
    | WeightsTaken
    | StepDone
    | EpochDone
    | SampleDrawn
    | SentencesScored
    | AnswersGiven
    | GradientMeasured
    | SettingsChanged
    | RateTried
    | CheckpointSaved
    | RunPaused
    | RunResumed
    | RunEnded
    | TokenWritten
)


Work: TypeAlias = Generator[Event, None, T]


def result_of(work: Work[T]) -> T:
    """Run work to its end without listening, and give what it returns."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return cast("T", end.value)


def as_json(event: Event) -> dict[str, Any]:
    """An event as plain JSON values: `event` is its name in snake_case, numbers that are not finite become null."""
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", type(event).__name__).lower()
    return {"event": name, **{k: plain(v) for k, v in dataclasses.asdict(event).items()}}


def plain(value: Any) -> Any:
    """`value` with enums as their text, tuples as lists and numbers that are not finite as None."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    return value

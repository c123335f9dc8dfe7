"""Jobs that run beside the window, and what it is told: the part of the workspace that knows of no project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from engine.control import RunControl
from engine.events import Work
from gui import streams
from gui.garbage import forget_loaded
from gui.job import Job, Problem, Title
from gui.lanes import Lanes
from gui.sentences import problem_sentence
from gui.widgets.message_bar import Action, Kind

T = TypeVar("T")

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Message:
    """A sentence for the message bar of the page in front, already in the language of now."""

    kind: Kind
    text: str
    details: str = ""
    actions: tuple[Action, ...] = ()


class JobDesk(QObject):
    """Starts jobs and tells of them.

    Attributes:
        device: "auto", "cpu", "cuda" or "mps"; found_device: what "auto" means here, None before the warm-up.

    Signals:
        job_started, job_finished: the `Job`.
        job_progressed: the `Job` and its newest `Progressed`.
        message: a `Message`.
        noted: what was done last, as a function that says it in the language of now.
        run_changed: see `Workspace`; the device is known now.
    """

    job_started = Signal(object)
    job_finished = Signal(object)
    job_progressed = Signal(object, object)
    message = Signal(object)
    noted = Signal(object)
    run_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.device = "auto"
        self.found_device: streams.FoundDevice | None = None
        self._lanes = Lanes(self)
        self._lanes.job_started.connect(self.job_started)
        self._lanes.job_finished.connect(self.job_finished)
        self._lanes.job_progressed.connect(self.job_progressed)

    # --- jobs ----------------------------------------------------------------------------------------------

    def run_job(
        self,
        title: Title,
        open_work: Callable[[RunControl], Work[T]],
        on_done: Callable[[T], None] | None = None,
        *,
        lane: str = "task",
        on_failed: Callable[[Problem], None] | None = None,
        on_stopped: Callable[[], None] | None = None,
    ) -> Job:
        """Run work beside the window. A new job of the same lane stops the one before, whose result is dropped.

        A `title` that is a function follows the language.
        `on_done` gets the result in the GUI thread; `on_failed` replaces the message that tells of a failure;
        `on_stopped` hears that the user ended it.
        """
        return self._lanes.run(title, open_work, lane, on_done, on_failed or self.tell_problem, on_stopped)

    def leave_lane(self, lane: str) -> None:
        """End the job of a lane; nobody hears of it any more."""
        self._lanes.drop(lane)

    def jobs(self) -> list[Job]:
        """Every job whose thread still runs, the oldest first."""
        return self._lanes.jobs()

    def job_of(self, lane: str) -> Job | None:
        """The job of a lane that is going on."""
        return self._lanes.current(lane)

    def working_on(self, lane: str) -> bool:
        """Whether a job of the lane ("corpus", "text", "train", …) is going on."""
        return self.job_of(lane) is not None

    def warm_up(self) -> None:
        """Wake the engine in the background, so that nothing stalls later."""

        def on_done(device: streams.FoundDevice) -> None:
            self.found_device = device
            forget_loaded()
            self.run_changed.emit()

        self.run_job(
            lambda: translate("Workspace", "Waking the engine"), streams.warming_up(), on_done, lane="warm"
        )

    def measure_speed(self) -> None:
        """Find out how fast this computer multiplies, and note it."""
        kind = self.found_device.kind if self.found_device else "cpu"

        def on_done(speed: float) -> None:
            shown = f"{speed / 2e9:.0f}"
            self.noted.emit(
                lambda: translate(
                    "Workspace", "This computer multiplies about {n} thousand million numbers a second."
                ).format(n=shown)
            )

        self.run_job(
            lambda: translate("Workspace", "Measuring the speed"),
            streams.measuring_speed(kind),
            on_done,
            lane="speed",
        )

    # --- messages ------------------------------------------------------------------------------------------

    def tell(self, kind: Kind, text: str, details: str = "", actions: tuple[Action, ...] = ()) -> None:
        """Show a sentence on the page in front."""
        self.message.emit(Message(kind, text, details, actions))

    def tell_problem(self, problem: Problem) -> None:
        """Say why a job failed."""
        self.tell(Kind.ERROR, problem_sentence(problem), problem.details)

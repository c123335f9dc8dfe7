"""All runs of a project as the window shows them, read in a job."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.control import RunControl
from engine.events import EpochDone, Work
from engine.project.project import Project
from engine.project.records import RunRecord
from engine.training.luck import Verdict
from engine.training.results import NO_RESULTS, Results, results_of
from engine.training.trials import Trials, trials_of, verdict_on
from gui.streams import Opened


@dataclass(frozen=True)
class KeptRun:
    """A run with its epochs."""

    run: RunRecord
    epochs: tuple[EpochDone, ...]


@dataclass(frozen=True)
class Read:
    """All runs; those put together by setting, with the verdict on each setting against the first; what came of each."""

    runs: tuple[KeptRun, ...] = ()
    trials: tuple[Trials, ...] = ()
    verdicts: tuple[Verdict | None, ...] = ()
    results: Results = NO_RESULTS


def reading_runs(path: Path) -> Opened[Read]:
    """Read all runs of a project with their epochs, and judge what seeds say."""

    def open_work(control: RunControl) -> Work[Read]:
        yield from ()
        with Project.open(path) as project:
            kept = []
            for run in project.runs():
                control.check()
                kept.append(KeptRun(run, project.epochs(run)))
        runs = [one.run for one in kept]
        groups = tuple(group for group in trials_of(runs) if len(group.runs) > 1)
        verdicts = tuple(verdict_on(groups[0], group) for group in groups)
        return Read(tuple(kept), groups, verdicts, results_of(runs))

    return open_work

"""The data doctor beside the window: looks through the corpus in a job, keeps what it found, remembers what was mended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.corpus.doctor.findings import Fault
from engine.events import Progressed
from engine.recipe.fixes import Fix, in_order
from gui import streams
from gui.job import Job
from gui.progress_words import JobProgress

if TYPE_CHECKING:
    from engine.corpus.doctor.findings import Diagnosis, Finding
    from engine.corpus.sources import CorpusPath
    from gui.workspace import Workspace

LANE = "doctor"


class DoctorState(Enum):
    """Where the look through the corpus stands."""

    IDLE = "idle"
    WORKING = "working"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True)
class DoctorMemory:
    """What was found, and the findings whose fixes are in force: a fix that is undone shows its finding again at once."""

    state: DoctorState = DoctorState.IDLE
    diagnosis: Diagnosis | None = None
    mended: tuple[Finding, ...] = ()


class Doctor(QObject):
    """One look at a time; another one takes its place.

    Signals:
        changed: it began, ended, or knows something else.
        progressed: it is further on (`share`, `seconds_left`).
    """

    changed = Signal()
    progressed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._memory = DoctorMemory()
        self._job: Job | None = None
        self._look: object = None  # the look whose answer is awaited
        self._progress: JobProgress | None = None
        workspace.job_progressed.connect(self._on_progressed)

    # --- what is known -------------------------------------------------------------------------------------

    @property
    def state(self) -> DoctorState:
        """Where it stands."""
        return self._memory.state

    @property
    def diagnosis(self) -> Diagnosis | None:
        """What the last look found."""
        return self._memory.diagnosis

    def memory(self) -> DoctorMemory:
        """All it knows, to be recalled."""
        return self._memory

    def share(self) -> float | None:
        """How far the look of now is, from 0 to 1; None when nobody knows."""
        return self._progress.share if self._progress is not None else None

    def seconds_left(self) -> float | None:
        """How long the look of now still takes, once that can be told."""
        return self._progress.seconds_left() if self._progress is not None else None

    def findings(self) -> list[tuple[Finding, bool]]:
        """Every finding and whether it is mended, in the order of the faults."""
        fixes = set(self._workspace.recipe.corpus.fixes)
        found = {finding.fault: finding for finding in (*self._memory.mended, *self._known_findings())}
        return [(found[fault], bool(fixes & remedies(found[fault]))) for fault in Fault if fault in found]

    def other_fixes(self) -> tuple[Fix, ...]:
        """Fixes in force whose finding was never seen here (the project was opened with them)."""
        known = {fix for finding, _ in self.findings() for fix in remedies(finding)}
        return tuple(fix for fix in self._workspace.recipe.corpus.fixes if fix not in known)

    # --- looking -------------------------------------------------------------------------------------------

    def look(self, source: CorpusPath) -> None:
        """Look through the corpus as it is read with the settings of now."""
        recipe = self._workspace.recipe
        self._progress = None
        work = streams.examining(source, recipe.corpus, recipe.task)
        self._set(DoctorState.WORKING)
        look = self._look = object()
        self._job = self._workspace.run_job(
            lambda: self.tr("Looking for faults"),
            work,
            lambda diagnosis: self._on_done(look, diagnosis),
            lane=LANE,
            on_failed=lambda _: self._on_ended(look, DoctorState.FAILED),
            on_stopped=lambda: self._on_ended(look, DoctorState.STOPPED),
        )
        self._hold_while_training()
        self.changed.emit()

    def stop(self) -> None:
        """Cancel the look of now; what was found before stays."""
        if self._job is not None and self.state is DoctorState.WORKING:
            self._job.stop()

    def hold(self, held: bool) -> None:
        """Let the look of now wait while a run is being trained, then go on."""
        if self._job is not None and self.state is DoctorState.WORKING:
            if held:
                self._job.control.pause()
            else:
                self._job.control.resume()

    def forget(self) -> None:
        """Another corpus: know nothing, do nothing."""
        self.recall(DoctorMemory())

    def recall(self, memory: DoctorMemory) -> None:
        """Know again what was known before."""
        if self.state is DoctorState.WORKING and self._job is not None:
            self._job.stop()
        self._job = self._look = None
        still = memory.state if memory.state is not DoctorState.WORKING else DoctorState.STOPPED
        self._memory = DoctorMemory(still, memory.diagnosis, memory.mended)
        self.changed.emit()

    def _hold_while_training(self) -> None:
        if self._workspace.training:
            self.hold(True)

    def _set(self, state: DoctorState) -> None:
        self._memory = DoctorMemory(state, self.diagnosis, self._memory.mended)

    def _on_done(self, look: object, diagnosis: Diagnosis) -> None:
        if look is not self._look:
            return
        fixes = set(diagnosis.fixes)
        known = {f.fault: f for f in (*self._memory.mended, *self._known_findings())}
        found = {finding.fault for finding in diagnosis.findings}
        mended = tuple(f for fault, f in known.items() if fault not in found and fixes & remedies(f))
        self._memory = DoctorMemory(DoctorState.DONE, diagnosis, mended)
        self._job = None
        self.changed.emit()

    def _known_findings(self) -> tuple[Finding, ...]:
        return self.diagnosis.findings if self.diagnosis is not None else ()

    def _on_ended(self, look: object, state: DoctorState) -> None:
        if look is self._look:
            self._job = None
            unread = state is DoctorState.FAILED and self._workspace.corpus is None
            self._set(DoctorState.IDLE if unread else state)  # that it cannot be read was told already
            self.changed.emit()

    def _on_progressed(self, job: Job, progress: Progressed) -> None:
        if job is self._job:
            if self._progress is None:
                self._progress = JobProgress(progress)
            self._progress.update(progress)
            self.progressed.emit()


def remedies(finding: Finding) -> set[Fix]:
    """Every fix that mends a finding."""
    return {fix for fix in (finding.fix, *finding.other_fixes) if fix is not None}


def with_fixes(fixes: tuple[Fix, ...], more: tuple[Fix, ...] = (), fewer: tuple[Fix, ...] = ()) -> list[str]:
    """The setting `corpus.fixes` with some put in and some taken out."""
    return [fix.value for fix in in_order((*fixes, *more)) if fix not in fewer]

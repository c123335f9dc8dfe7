"""A run as it was after one of its epochs."""

from __future__ import annotations

from engine.errors import EngineError
from engine.project.project import Project
from engine.project.records import BEST, RunRecord, snapshot_slot
from engine.words import QT_TRANSLATE_NOOP


def slot_of_epoch(project: Project, run: RunRecord, epoch: int) -> str:
    """Where the weights after an epoch are kept; raises `EngineError` naming the epochs there are when they are not."""
    best = project.load_checkpoint(run, BEST)
    if best is not None and best.meta["position"]["epoch"] == epoch:
        return BEST
    if epoch not in run.snapshots:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "No snapshot of epoch {epoch} of '{run}' is kept. Choose one of these: {epochs}.",
            ),
            epoch=epoch,
            run=run.name,
            epochs=", ".join(map(str, run.snapshots)) or "-",
        )
    return snapshot_slot(epoch)

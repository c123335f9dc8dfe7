"""What to do with a run that was asked for something it has not learned. No torch."""

from __future__ import annotations

from engine.errors import EngineError
from engine.project.records import RunRecord
from engine.recipe.recipe import Task
from engine.vectors.word_vectors import ONLY_VECTORS
from engine.words import QT_TRANSLATE_NOOP

_SENTENCES = {
    Task.CLASSIFICATION: QT_TRANSLATE_NOOP(
        "engine", "The run '{run}' gives labels to texts and can do nothing else. Use score instead."
    ),
    Task.LANGUAGE_MODEL: QT_TRANSLATE_NOOP(
        "engine", "The run '{run}' goes on with a text and can do nothing else. Use write instead."
    ),
    Task.CONDITIONAL: QT_TRANSLATE_NOOP(
        "engine",
        "The run '{run}' writes texts for a label and can do nothing else. Use write --label instead.",
    ),
    Task.WORD_VECTORS: ONLY_VECTORS,
    Task.ALIGNED: QT_TRANSLATE_NOOP(
        "engine",
        "The run '{run}' answers a text with another one and can do nothing else. Use answer instead.",
    ),
}


def refuse_other_task(run: RunRecord, *tasks: Task) -> None:
    """Raise `EngineError` naming the right command when the run has learned none of `tasks`."""
    task = run.recipe.task
    if task not in tasks:
        raise EngineError(_SENTENCES[Task.ALIGNED if task.paired else task], run=run.name)

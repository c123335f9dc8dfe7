"""What people call the tasks, and what each asks of a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from engine.recipe.corpus import CorpusFormat
from engine.recipe.recipe import Task
from engine.words import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from engine.corpus.inspecting import Inspection

TASKS: Final = (
    Task.CLASSIFICATION,
    Task.LANGUAGE_MODEL,
    Task.CONDITIONAL,
    Task.ALIGNED,
    Task.SEQ2SEQ,
    Task.WORD_VECTORS,
)

_WORDS: Final[dict[Task, tuple[str, str, str]]] = {  # name, on a card, what it learns from
    Task.CLASSIFICATION: (
        QT_TRANSLATE_NOOP("tasks", "Score"),
        QT_TRANSLATE_NOOP("tasks", "scores"),
        QT_TRANSLATE_NOOP("tasks", "Every text has a label. The network learns to tell the labels apart."),
    ),
    Task.LANGUAGE_MODEL: (
        QT_TRANSLATE_NOOP("tasks", "Write"),
        QT_TRANSLATE_NOOP("tasks", "writes"),
        QT_TRANSLATE_NOOP("tasks", "Text alone is enough. The network learns what comes next, and goes on writing."),
    ),
    Task.CONDITIONAL: (
        QT_TRANSLATE_NOOP("tasks", "Write for a label"),
        QT_TRANSLATE_NOOP("tasks", "writes for a label"),
        QT_TRANSLATE_NOOP("tasks", "Every text has a label, such as its author. The network writes for the one you choose."),
    ),
    Task.ALIGNED: (
        QT_TRANSLATE_NOOP("tasks", "Answer one for one"),
        QT_TRANSLATE_NOOP("tasks", "answers one for one"),
        QT_TRANSLATE_NOOP("tasks", "Every text has an answer of the same length, as couplets have, a character or word for each."),
    ),
    Task.SEQ2SEQ: (
        QT_TRANSLATE_NOOP("tasks", "Answer freely"),
        QT_TRANSLATE_NOOP("tasks", "answers"),
        QT_TRANSLATE_NOOP("tasks", "Every text has an answer of any length, such as its translation."),
    ),
    Task.WORD_VECTORS: (
        QT_TRANSLATE_NOOP("tasks", "Word vectors"),
        QT_TRANSLATE_NOOP("tasks", "maps words"),
        QT_TRANSLATE_NOOP("tasks", "Text alone is enough, labels are passed over. The network learns which words are used alike."),
    ),
}  # fmt: skip


def _say(text: str) -> str:
    return QCoreApplication.translate("tasks", text)


def task_name(task: Task) -> str:
    """The name of a task, as it is chosen."""
    return _say(_WORDS[task][0])


def task_verb(task: Task) -> str:
    """What a network of the task does, in a word or two: "writes"."""
    return _say(_WORDS[task][1])


def task_needs(task: Task) -> str:
    """A sentence or two: what the corpus has to hold, and what is learned from it."""
    return _say(_WORDS[task][2])


def is_table(found: Inspection) -> bool:
    """Whether what was found has columns to choose from."""
    return len(found.columns) > 1 and found.format is not CorpusFormat.FOLDER


def missing_for(task: Task, found: Inspection | None) -> str:
    """Why a task cannot be learned from what was found, whatever is chosen; "" when it may be."""
    if found is None or is_table(found):
        return ""
    if task.paired:
        return _say(QT_TRANSLATE_NOOP("tasks", "An answer needs a table with two columns of text."))
    if task.labelled and not found.label_column:
        return _say(
            QT_TRANSLATE_NOOP(
                "tasks",
                "Labels need a table with a label column, or a folder with one sub-folder for each label.",
            )
        )
    return ""

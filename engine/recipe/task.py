"""What a network is for."""

from __future__ import annotations

from enum import Enum


class Task(str, Enum):
    """What the network is for."""

    LANGUAGE_MODEL = "language_model"
    CLASSIFICATION = "classification"
    ALIGNED = "aligned"
    CONDITIONAL = "conditional"
    SEQ2SEQ = "seq2seq"
    WORD_VECTORS = "word_vectors"

    @classmethod
    def _missing_(cls, value: object) -> Task | None:
        """A shorter name for the last one."""
        return cls.WORD_VECTORS if value == "vectors" else None

    @property
    def labelled(self) -> bool:
        """Whether every document has a label: one to give, or one to write for."""
        return self in (Task.CLASSIFICATION, Task.CONDITIONAL)

    @property
    def paired(self) -> bool:
        """Whether every document has a target, the text that answers it."""
        return self in (Task.ALIGNED, Task.SEQ2SEQ)

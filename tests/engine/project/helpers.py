"""A project with a run, made of the smallest honest parts."""

from __future__ import annotations

import json
from collections.abc import Sequence

from engine.corpus.documents import CorpusSource
from engine.events import BestEpoch, EndReason, EpochDone, RunEnded, StepDone
from engine.project.project import Project
from engine.project.records import Checkpoint, RunRecord
from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Recipe, Task
from engine.recipe.text import CutterName, TextSettings
from engine.text.pipeline import TextPipeline
from engine.text.vocabulary import Vocabulary

SOURCE = CorpusSource("/texts/reviews.csv", 120, "0" * 64)


def a_recipe() -> Recipe:
    return build_recipe("small")


def a_pipeline() -> TextPipeline:
    vocabulary = Vocabulary(("<pad>", "<unk>", "<eos>", "很", "好"), (0, 0, 0, 7, 5), 12)
    return TextPipeline(TextSettings(cutter=CutterName.CHARACTERS), vocabulary, Task.CLASSIFICATION)


def a_run(project: Project, name: str | None = None) -> RunRecord:
    return project.create_run(name, a_recipe(), a_pipeline(), ("neg", "pos"), SOURCE)


def tensors(*values: float) -> bytes:
    """A safetensors file with one vector."""
    import numpy as np

    data = np.array(values, "<f4").tobytes()
    header = {"w": {"dtype": "F32", "shape": [len(values)], "data_offsets": [0, len(data)]}}
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + data


def a_checkpoint(slot: str = "last", epoch: int = 1, step: int = 10, size: int = 3) -> Checkpoint:
    return Checkpoint(slot, epoch, step, tensors(*range(size)), {"best": 0.1, "position": [1, 2]})


def steps(numbers: Sequence[int], loss: float = 1.0) -> list[StepDone]:
    return [StepDone(n, 1, loss, None, 0.5, 32, 320, 0.1 * n) for n in numbers]


def an_epoch(epoch: int, step: int, loss: float = 0.5) -> EpochDone:
    return EpochDone(epoch, step, loss, loss, 0.8, 0.7, None, None, 0.001, 1.5, 100.0, 1000.0, True)


def an_end(run: RunRecord, reason: EndReason = EndReason.COMPLETED) -> RunEnded:
    return RunEnded(run.name, reason, 2, BestEpoch(1, 0.4, 0.9, None), 3.0, 100.0, 1000.0, 1234)

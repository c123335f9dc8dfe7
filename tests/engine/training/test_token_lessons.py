"""The loss of tasks that answer with tokens is the mean over their tokens, however they are put into batches."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from engine.networks.build import build_task
from engine.networks.shapes import sizes_of
from engine.training.lessons import make_lessons
from engine.training.token_lessons import AlignedReader, TokenLessons, forced_share, read_all
from tests.engine.training.pairs import TASKS, a_token_recipe, prepared_answers
from tests.engine.training.test_lessons import result


def lessons_of(folder: Path, task: str, **values: object) -> TokenLessons:
    recipe = a_token_recipe(task, model__dropout=0.0, **values)
    prepared = prepared_answers(folder, recipe)
    sizes = sizes_of(recipe, prepared.pipeline, len(prepared.encoded.label_names))
    network = build_task(task, recipe.model, sizes, 1)
    lessons = make_lessons(network, recipe, prepared)
    assert isinstance(lessons, TokenLessons)
    return lessons


@pytest.mark.parametrize("task", TASKS)
def test_validation_is_the_mean_over_the_tokens_of_single_documents(tmp_path: Path, task: str) -> None:
    lessons = lessons_of(tmp_path, task)
    scores = result(lessons.validate())

    total, right, count = 0.0, 0, 0
    with torch.no_grad():
        for number in lessons.valid:
            loss, tokens, _ = lessons.reader.read(np.array([number]))
            assert tokens == int(loss.count)
            total, right, count = total + float(loss.total), right + int(loss.right), count + tokens
    assert scores.count == count
    assert scores.loss == pytest.approx(total / count, rel=1e-5)
    assert scores.accuracy == right / count


@pytest.mark.parametrize("task", TASKS)
def test_an_epoch_reads_every_training_document_once(tmp_path: Path, task: str) -> None:
    lessons = lessons_of(tmp_path, task)
    lessons.begin_epoch(0)
    read = [lessons.read(index) for index in range(lessons.steps_per_epoch)]
    whole = result(read_all(lessons.reader, lessons.train))
    assert sum(lesson.examples for lesson in read) == lessons.train_examples
    assert sum(lesson.weight for lesson in read) == whole.count
    mean = sum(float(lesson.loss.detach()) * lesson.weight for lesson in read) / whole.count
    assert mean == pytest.approx(whole.loss, rel=1e-5)


def test_the_teacher_goes_in_even_steps() -> None:
    assert [forced_share(epoch, 5, 0.2) for epoch in range(5)] == pytest.approx([1.0, 0.8, 0.6, 0.4, 0.2])
    assert [forced_share(epoch, 3, 1.0) for epoch in range(3)] == [1.0, 1.0, 1.0]
    assert forced_share(0, 1, 0.5) == 1.0


def test_less_teaching_is_another_loss(tmp_path: Path) -> None:
    lessons = lessons_of(tmp_path, "seq2seq", training__teacher_forcing=0.0)
    lessons.begin_epoch(0)
    taught = float(lessons.read(0).loss.detach())
    lessons.forced = 0.0
    alone = float(lessons.read(0).loss.detach())
    assert lessons.forced == 0.0
    assert alone != taught
    lessons.begin_epoch(2)
    assert lessons.forced == 0.0


@torch.no_grad()
def test_pairs_are_read_both_ways(tmp_path: Path) -> None:
    lessons = lessons_of(
        tmp_path, "aligned", training__both_ways=True, text__shared_vocabulary=True, training__batch_size=7
    )
    count = len(lessons.reader.encoded)
    lessons.begin_epoch(0)
    read = sorted(int(n) for index in range(lessons.steps_per_epoch) for n in lessons.order[index])
    assert read == sorted([*lessons.train.tolist()])
    assert {n % count for n in read if n >= count} == {n for n in read if n < count}
    assert isinstance(lessons.reader, AlignedReader)
    turned = AlignedReader(lessons.reader.network, lessons.reader.targets, lessons.reader.encoded)
    mixed = np.array([1, count + 2])
    parts = [float(lessons.reader.read(np.array([1]))[0].total), float(turned.read(np.array([2]))[0].total)]
    assert float(lessons.reader.read(mixed)[0].total) == pytest.approx(sum(parts), rel=1e-5)

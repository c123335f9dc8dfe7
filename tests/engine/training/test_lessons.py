"""Losses are what they are called, over every text and token."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
import torch
from torch.nn.functional import cross_entropy

from engine.networks.answers import set_smoothing
from engine.networks.build import build_network
from engine.networks.classifier import Classifier
from engine.networks.language_model import LanguageModel
from engine.training.batches import pad_ids
from engine.training.lessons import StreamLessons, TextLessons, balanced_weights, make_lessons
from engine.training.preparing import streams_of
from tests.engine.training.helpers import a_recipe, prepared_corpus

T = TypeVar("T")


def result(work: Generator[None, None, T]) -> T:
    while True:
        try:
            next(work)
        except StopIteration as end:
            value: T = end.value
            return value


def text_lessons(folder: Path) -> TextLessons:
    recipe = a_recipe(model__dropout=0.0)
    prepared = prepared_corpus(folder, recipe)
    network = build_network(recipe, len(prepared.pipeline.vocabulary), 2)
    assert isinstance(network, Classifier)
    return TextLessons(network, prepared.encoded, prepared.split.train, prepared.split.valid, 8, seed=1)


def stream_lessons(folder: Path) -> StreamLessons:
    recipe = a_recipe("language_model", model__dropout=0.0)
    prepared = prepared_corpus(folder, recipe)
    network = build_network(recipe, len(prepared.pipeline.vocabulary), 0)
    assert isinstance(network, LanguageModel)
    train, valid = streams_of(prepared, recipe)
    return StreamLessons(network, train, valid, streams=8, steps=16, seed=1)


@torch.no_grad()
def test_validation_of_texts_is_the_mean_over_single_texts(tmp_path: Path) -> None:
    lessons = text_lessons(tmp_path)

    scores = result(lessons.validate())

    losses, right = [], 0
    labels = lessons.encoded.labels
    assert labels is not None
    for number in lessons.valid:
        logits = lessons.network(
            *pad_ids([lessons.encoded.document(int(number)).tolist()], torch.device("cpu"))
        )
        label = torch.tensor([int(labels[number])])
        losses.append(float(cross_entropy(logits, label)))
        right += int(logits.argmax() == label)
    assert scores.loss == pytest.approx(sum(losses) / 8, abs=1e-6)
    assert (scores.accuracy, scores.count) == (right / 8, 8)
    assert lessons.network.training


@torch.no_grad()
def test_a_batchs_loss_and_right_answers(tmp_path: Path) -> None:
    lessons = text_lessons(tmp_path)
    lessons.begin_epoch(0)

    read = [lessons.read(index) for index in range(lessons.steps_per_epoch)]

    assert sum(lesson.examples for lesson in read) == lessons.train_examples == 32
    assert sum(lesson.tokens for lesson in read) == lessons.lengths[lessons.train].sum()
    assert all(lesson.right is not None and 0 <= int(lesson.right) <= lesson.weight for lesson in read)


@torch.no_grad()
def test_a_stream_is_read_as_one_text(tmp_path: Path) -> None:
    """The windows' losses, weighted by their tokens, are the loss of whole streams read without a cut."""
    lessons = stream_lessons(tmp_path)
    lessons.begin_epoch(0)
    windows = lessons.windows

    read = [lessons.read(index) for index in range(lessons.steps_per_epoch)]

    inputs, targets = (
        torch.cat([getattr(w, name) for w in windows], dim=1) for name in ("inputs", "targets")
    )
    logits, _ = lessons.network(inputs)
    whole = float(cross_entropy(logits.flatten(0, 1), targets.flatten()))
    assert sum(float(r.loss) * r.weight for r in read) / inputs.numel() == pytest.approx(whole, abs=1e-5)


def test_no_gradient_reaches_into_the_window_before(tmp_path: Path) -> None:
    lessons = stream_lessons(tmp_path)
    lessons.begin_epoch(0)
    lessons.read(0)

    assert lessons.state is not None
    assert not any(part.requires_grad for layer in lessons.state for part in layer)
    lessons.begin_epoch(1)
    assert lessons.state is None


@torch.no_grad()
def test_validation_of_a_short_text_is_its_mean_loss(tmp_path: Path) -> None:
    lessons = stream_lessons(tmp_path)
    ids = np.asarray(lessons.valid)[:12].astype(np.int64)
    lessons.valid = ids

    scores = result(lessons.validate())

    line = torch.from_numpy(ids)[None]
    logits, _ = lessons.network(line[:, :-1])
    assert scores.loss == pytest.approx(float(cross_entropy(logits[0], line[0, 1:])), abs=1e-5)
    assert scores.count == 11


@pytest.mark.parametrize("task", ["classification", "language_model"])
def test_smoothing_is_for_learning_alone(tmp_path: Path, task: str) -> None:
    lessons = text_lessons(tmp_path) if task == "classification" else stream_lessons(tmp_path)
    lessons.begin_epoch(0)
    plain, tested = lessons.read(0).loss.item(), result(lessons.validate()).loss
    assert not isinstance(lessons.network, int)

    set_smoothing(lessons.network.answer, 0.3)
    lessons.begin_epoch(0)

    with torch.no_grad():
        assert lessons.read(0).loss.item() != pytest.approx(plain, abs=1e-4)
    assert result(lessons.validate()).loss == tested


def test_balanced_labels_count_alike(tmp_path: Path) -> None:
    recipe = a_recipe(training__class_weights="balanced", training__label_smoothing=0.1, model__dropout=0.0)
    prepared = prepared_corpus(tmp_path, recipe)
    labels = prepared.encoded.labels
    assert labels is not None
    lopsided = np.concatenate([np.flatnonzero(labels == 0)[:12], np.flatnonzero(labels == 1)[:4]])

    weights = balanced_weights(prepared.encoded, lopsided)

    assert weights.tolist() == pytest.approx([16 / 24, 16 / 8])
    network = build_network(recipe, len(prepared.pipeline.vocabulary), 2)
    lessons = make_lessons(network, recipe, prepared)
    assert isinstance(lessons, TextLessons)
    assert lessons.weights is not None  # 16 and 16 texts here
    lessons.weights = weights
    lessons.begin_epoch(0)
    batch = lessons.order[0]
    ids, lengths = pad_ids([prepared.encoded.document(i).tolist() for i in batch], torch.device("cpu"))
    wanted = torch.from_numpy(labels[batch]).long()
    logits = lessons.network(ids, lengths)
    each = cross_entropy(logits, wanted, weights, reduction="none", label_smoothing=0.1)
    assert lessons.read(0).loss.item() == pytest.approx(each.mean().item(), abs=1e-6)
    numbers = [int(i) for i in lessons.valid]
    lessons.network.eval()
    with torch.no_grad():
        singles = [
            lessons.network(*pad_ids([prepared.encoded.document(i).tolist()], torch.device("cpu")))[0]
            for i in numbers
        ]
    counts = weights[labels[numbers]]
    losses = cross_entropy(torch.stack(singles), torch.from_numpy(labels[numbers]).long(), reduction="none")
    assert result(lessons.validate()).loss == pytest.approx(
        float((losses * counts).sum() / counts.sum()), abs=1e-5
    )


def test_a_label_that_is_not_there_counts_nothing(tmp_path: Path) -> None:
    lessons = text_lessons(tmp_path)
    labels = lessons.encoded.labels
    assert labels is not None
    assert balanced_weights(lessons.encoded, np.flatnonzero(labels == 1)).tolist() == [0.0, 1.0]

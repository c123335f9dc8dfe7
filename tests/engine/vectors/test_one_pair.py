"""One step of learning on a real sentence, against autograd and against the kernels."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.errors import EngineError
from engine.project.project import Project
from engine.recipe.recipe import Task
from engine.recipe.text import CutterName, TextSettings
from engine.recipe.vectors import Architecture, VectorSettings
from engine.text.pipeline import TextPipeline
from engine.text.vocabulary import SPECIALS, Vocabulary
from engine.vectors.kernels import GensimKernel, starting_tables
from engine.vectors.one_pair import Matrices, PairStep, pairs_of, read_sentence, steps_of
from tests.engine.project.helpers import a_checkpoint, a_run

WORDS = ("the", "cat", "drinks", "milk", "dog")
COUNTS = (500, 40, 30, 20, 10)
SENTENCE = "The cat really drinks the milk"


def matrices(architecture: Architecture = Architecture.SKIP_GRAM) -> Matrices:
    random = np.random.default_rng(2)
    vocabulary = Vocabulary((*SPECIALS, *WORDS), (0, 9, 0, *COUNTS), 609)
    pipeline = TextPipeline(TextSettings(cutter=CutterName.WORDS), vocabulary, Task.WORD_VECTORS)
    tables = random.standard_normal((2, 5, 6)).astype(np.float32)
    settings = VectorSettings(architecture=architecture, negative=3)
    return Matrices(WORDS, np.array(COUNTS), tables[0], tables[1], pipeline, settings)


def test_a_sentence_is_read_as_the_run_reads_it() -> None:
    words = read_sentence(matrices(), SENTENCE)
    assert [word.token for word in words] == ["the", "cat", "really", "drinks", "the", "milk"]
    assert [word.row for word in words] == [0, 1, None, 2, 0, 3]
    assert words[0].kept < words[1].kept <= 1.0
    assert words[2].kept == 0.0


def test_the_window_closes_over_words_without_a_vector() -> None:
    words = read_sentence(matrices(), SENTENCE)
    assert pairs_of(words, 3, 1) == (1, 4)
    assert pairs_of(words, 0, 2) == (1, 3)
    assert pairs_of(words, 2, 5) == ()


@pytest.mark.parametrize("architecture", list(Architecture))
def test_every_number_is_that_of_gradient_descent(architecture: Architecture) -> None:
    found = matrices(architecture)
    words = read_sentence(found, SENTENCE)
    steps = steps_of(found, words, 3, rate=0.1, reach=2, seed=1)
    assert len(steps) == (1 if architecture is Architecture.CBOW else 4)
    for step in steps:
        check(step, cbow=architecture is Architecture.CBOW)
        around = [words[place].token for place in step.others]
        if architecture is Architecture.CBOW:
            assert step.inputs == tuple(around)
        else:
            assert (step.inputs, step.compared[0].word) == (("drinks",), around[0])


def check(step: PairStep, *, cbow: bool) -> None:
    inputs = torch.tensor(step.before, dtype=torch.float64, requires_grad=True)
    outputs = torch.tensor([one.vector for one in step.compared], dtype=torch.float64, requires_grad=True)
    labels = torch.tensor([float(one.label) for one in step.compared], dtype=torch.float64)
    hidden = inputs.mean(dim=0)
    scores = outputs @ hidden
    loss = torch.nn.functional.binary_cross_entropy_with_logits(scores, labels, reduction="sum")
    loss.backward()  # type: ignore[no-untyped-call]
    assert inputs.grad is not None
    assert outputs.grad is not None
    assert step.loss == pytest.approx(loss.item())
    assert step.hidden == pytest.approx(hidden.tolist())
    # word2vec gives every word around the whole correction of their mean
    there = torch.tensor([[step.inputs.count(word)] for word in step.inputs], dtype=torch.float64)
    times = len(step.before) * there if cbow else there
    moved = inputs.detach() - times * step.rate * inputs.grad
    np.testing.assert_allclose(step.after, moved.numpy(), rtol=1e-9)
    moved = outputs.detach() - step.rate * outputs.grad
    np.testing.assert_allclose([one.moved for one in step.compared], moved.numpy(), rtol=1e-9)
    assert [one.label for one in step.compared] == [1] + [0] * (len(step.compared) - 1)
    assert step.compared[0].word == ("drinks" if cbow else step.compared[0].word)
    assert all(one.word != step.compared[0].word for one in step.compared[1:])
    assert step.compared[0].score_after > step.compared[0].score
    assert step.loss_after < step.loss
    assert sum(one.loss for one in step.compared) == pytest.approx(step.loss)


def test_the_same_seed_draws_the_same_false_words() -> None:
    found = matrices()
    words = read_sentence(found, SENTENCE)
    one, same, other = (steps_of(found, words, 1, rate=0.1, reach=2, seed=seed) for seed in (1, 1, 2))
    assert one == same
    assert one != other


@pytest.mark.parametrize("architecture", list(Architecture))
def test_the_kernels_move_the_same_rows_the_same_way(architecture: Architecture) -> None:
    """A text of two words is one pair, whichever way it is taken; 'the' is so frequent that it is every false word."""
    found = matrices(architecture)
    settings = found.settings.model_copy(update={"negative": 1, "window": 1, "dim": 6})
    found = replace(found, settings=settings, counts=np.array([10**14, 1, 1, 1, 1]))
    step = steps_of(found, read_sentence(found, "cat milk"), 0, rate=0.01, reach=1, seed=1)[0]
    assert [one.word for one in step.compared] == [step.compared[0].word, "the"]
    assert {step.inputs[0], step.compared[0].word} == {"cat", "milk"}
    kernel = GensimKernel(settings, found.counts, 1)
    kernel.put(found.inputs, found.outputs)
    kernel.learner().learn(
        np.array([1, 3], np.int32), np.array([2]), np.array([1, 1]), 0.01, np.random.default_rng(0)
    )
    inputs, outputs = kernel.tables()
    into, out = step.rows[0], step.compared[0].row
    moved = np.array(step.after[0]) - np.array(step.before[0])
    np.testing.assert_allclose(inputs[into] - found.inputs[into], moved, rtol=0.05, atol=1e-4)
    moved = np.array(step.compared[0].moved) - np.array(step.compared[0].vector)
    np.testing.assert_allclose(outputs[out] - found.outputs[out], moved, rtol=0.05, atol=1e-4)


def test_before_learning_only_output_rows_move(tmp_path: Path) -> None:
    found = matrices()
    inputs, outputs = starting_tables(len(WORDS), 6, 1)
    fresh = replace(found, inputs=inputs, outputs=outputs)
    step = steps_of(fresh, read_sentence(fresh, SENTENCE), 1, rate=0.1, reach=2, seed=1)[0]
    assert step.after == step.before
    assert [one.probability for one in step.compared] == [0.5] * len(step.compared)
    assert step.compared[0].moved == pytest.approx([0.05 * number for number in step.hidden])
    assert step.loss_after < step.loss == pytest.approx(len(step.compared) * np.log(2))


def test_a_word_that_stands_alone_is_a_sentence() -> None:
    found = matrices()
    with pytest.raises(EngineError, match="'really' or those beside it have no vector"):
        steps_of(found, read_sentence(found, SENTENCE), 2, rate=0.1, reach=2, seed=1)


def test_other_runs_have_no_such_matrices(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.unroll") as project:
        run = a_run(project)
        project.save_checkpoint(run, a_checkpoint())
        with pytest.raises(EngineError, match="has not learned word vectors alone"):
            Matrices.load(project)

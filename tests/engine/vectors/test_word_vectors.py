"""Neighbours, pairs and analogies from an embedding table."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest

from engine.errors import EngineError
from engine.project.project import Project
from engine.project.records import Checkpoint
from engine.recipe.recipe import Task
from engine.recipe.text import CutterName, TextSettings
from engine.text.pipeline import TextPipeline
from engine.text.vocabulary import SPECIALS, Vocabulary
from engine.vectors.similarity import Metric
from engine.vectors.word_vectors import WordVectors
from tests.engine.project.helpers import a_run, tensors

WORDS = {"king": (5, 1), "man": (4, 0), "woman": (4, 3), "queen": (5, 4), "\n": (5, 3.9), "pear": (-3, 1)}


@pytest.fixture
def vectors() -> WordVectors:
    tokens = (*SPECIALS, *WORDS)
    vocabulary = Vocabulary(tokens, (0,) * len(tokens), 0)
    pipeline = TextPipeline(TextSettings(cutter=CutterName.WORDS), vocabulary, Task.CLASSIFICATION)
    return WordVectors(pipeline, np.array([(5, 4)] * 3 + list(WORDS.values()), np.float32))


@pytest.mark.parametrize("metric", list(Metric))
def test_analogy_of_kings_and_queens(vectors: WordVectors, metric: Metric) -> None:
    assert vectors.analogy("man", "king", "woman", metric, 2)[0][0] == "queen"


@pytest.mark.parametrize("metric", list(Metric))
def test_nearest_come_first_and_neither_the_word_nor_special_tokens(
    vectors: WordVectors, metric: Metric
) -> None:
    words = vectors.neighbours("queen", metric, 10)
    assert words[0][0] == "\n"
    assert words[-1][0] == "pear"
    assert not {"queen", *SPECIALS} & {word for word, _ in words}
    values = [value for _, value in words]
    assert values == sorted(values, reverse=metric.larger_is_nearer)


def test_words_are_looked_up_as_the_run_reads_them(vectors: WordVectors) -> None:
    assert vectors.similarity("King", "king", Metric.COSINE) == pytest.approx(1.0)
    with pytest.raises(EngineError, match="never met the word 'plum'"):
        vectors.neighbours("plum", Metric.COSINE, 3)


def test_export_is_a_word2vec_text_file(vectors: WordVectors) -> None:
    file = io.StringIO()
    assert vectors.write_word2vec(file) == 5
    lines = file.getvalue().splitlines()
    assert lines[0] == "5 2"
    assert lines[1] == "king 5 1"


def test_untrained_run_has_no_vectors(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.unroll") as project:
        a_run(project, "new")
        with pytest.raises(EngineError, match="'new' has no weights"):
            WordVectors.load(project, "new")


@pytest.mark.parametrize("tensors", [b"", b"x" * 100, tensors(1, 2, 3)])
def test_weights_of_something_else_are_a_sentence(tmp_path: Path, tensors: bytes) -> None:
    with Project.create(tmp_path / "p.unroll") as project:
        run = a_run(project)
        project.save_checkpoint(run, Checkpoint("last", 1, 1, tensors))
        with pytest.raises(EngineError, match="does not fit its network"):
            WordVectors.load(project)

"""Neighbours, pairs and analogies from an embedding table."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save

from engine.errors import EngineError
from engine.project.project import Project
from engine.project.records import Checkpoint
from engine.recipe.recipe import Recipe, Task
from engine.recipe.text import CutterName, TextSettings
from engine.text.pipeline import TextPipeline
from engine.text.vocabulary import SPECIALS, Vocabulary
from engine.vectors.similarity import Metric
from engine.vectors.word_vectors import TENSOR, WordVectors
from tests.engine.project.helpers import SOURCE, a_run, tensors

WORDS = {"king": (5, 1), "man": (4, 0), "woman": (4, 3), "queen": (5, 4), "\n": (5, 3.9), "pear": (-3, 1)}
TABLE = np.array([(5, 4)] * 3 + list(WORDS.values()), np.float32)


@pytest.fixture
def vectors() -> WordVectors:
    return WordVectors(tuple(WORDS), TABLE[len(SPECIALS) :], str.lower)


def test_a_run_gives_the_words_of_its_embedding(tmp_path: Path) -> None:
    tokens = (*SPECIALS, *WORDS)
    vocabulary = Vocabulary(tokens, (0,) * len(tokens), 0)
    pipeline = TextPipeline(TextSettings(cutter=CutterName.WORDS), vocabulary, Task.CLASSIFICATION)
    with Project.create(tmp_path / "p.unroll") as project:
        run = project.create_run("a", Recipe(), pipeline, ("n", "p"), SOURCE)
        project.save_checkpoint(run, Checkpoint("last", 1, 1, save({TENSOR: TABLE})))
        vectors = WordVectors.load(project)
    assert vectors.words == tuple(WORDS)
    np.testing.assert_array_equal(vectors.table, TABLE[len(SPECIALS) :])
    assert vectors.similarity("King", "king", Metric.COSINE) == pytest.approx(1.0)


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


@pytest.mark.parametrize("metric", list(Metric))
def test_the_odd_one_comes_first(vectors: WordVectors, metric: Metric) -> None:
    assert vectors.odd_one_out(["king", "pear", "queen"], metric)[0][0] == "pear"


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


@pytest.fixture(scope="module")
def many() -> WordVectors:
    random = np.random.default_rng(4)
    table = random.standard_normal((400, 20)) * random.uniform(0.1, 10, (400, 1))
    return WordVectors(tuple(f"w{i}" for i in range(400)), table.astype(np.float32))


def test_answers_are_gensims(many: WordVectors) -> None:
    gensim = pytest.importorskip("gensim.models.keyedvectors")
    theirs = gensim.KeyedVectors(many.dim)
    theirs.add_vectors(list(many.words), many.table)
    for place in range(0, 390, 30):
        a, b, c = f"w{place}", f"w{place + 3}", f"w{place + 7}"
        expected = theirs.most_similar(positive=[b, c], negative=[a], topn=10)
        found = many.analogy(a, b, c, Metric.COSINE, 10)
        assert [word for word, _ in found] == [word for word, _ in expected]
        # The length of b - a + c differs from gensim's mean of the three, the cosine does not.
        assert [value for _, value in found] == pytest.approx([value for _, value in expected], abs=1e-5)
        expected = theirs.most_similar(a, topn=10)
        found = many.neighbours(a, Metric.COSINE, 10)
        assert [word for word, _ in found] == [word for word, _ in expected]
        words = [f"w{place + i}" for i in range(6)]
        assert many.odd_one_out(words, Metric.COSINE)[0][0] == theirs.doesnt_match(words)


def test_more_words_than_there_are(many: WordVectors) -> None:
    assert len(many.neighbours("w0", Metric.EUCLIDEAN, 1000)) == 399

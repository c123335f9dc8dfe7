"""Pairs to draw in tests: small matrices, a sentence with an unknown word and a word that stands twice."""

from __future__ import annotations

import numpy as np

from engine.recipe.recipe import Task
from engine.recipe.text import CutterName, TextSettings
from engine.recipe.vectors import Architecture, VectorSettings
from engine.text.pipeline import TextPipeline
from engine.text.vocabulary import SPECIALS, Vocabulary
from engine.vectors.kernels import starting_tables
from engine.vectors.one_pair import Matrices, read_sentence, steps_of
from gui.views.vector_pair_picture import PairPicture

WORDS = ("the", "cat", "drinks", "milk", "dog")
COUNTS = (500, 40, 30, 20, 10)
SENTENCE = "The cat really drinks the milk"
DIM = 12


def matrices(architecture: Architecture, *, fresh: bool = False) -> Matrices:
    """Five words of twelve numbers each."""
    random = np.random.default_rng(2)
    vocabulary = Vocabulary((*SPECIALS, *WORDS), (0, 9, 0, *COUNTS), 609)
    pipeline = TextPipeline(TextSettings(cutter=CutterName.WORDS), vocabulary, Task.WORD_VECTORS)
    tables = random.standard_normal((2, len(WORDS), DIM)).astype(np.float32)
    inputs, outputs = starting_tables(len(WORDS), DIM, 1) if fresh else (tables[0], tables[1])
    settings = VectorSettings(architecture=architecture, negative=3, dim=DIM)
    return Matrices(WORDS, np.array(COUNTS), inputs, outputs, pipeline, settings)


def pair_picture(
    architecture: Architecture = Architecture.SKIP_GRAM, center: int = 3, *, fresh: bool = False
) -> PairPicture:
    """The pairs of a word of the sentence."""
    found = matrices(architecture, fresh=fresh)
    words = read_sentence(found, SENTENCE)
    steps = steps_of(found, words, center, rate=0.1, reach=2, seed=1)
    return PairPicture(words, steps, architecture, center, 2, (len(WORDS), DIM), 2.0, fresh)

"""What a new run begins with: the weights of another run, word vectors, or both (the vectors then win)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from engine.control import RunControl
from engine.errors import EngineError
from engine.events import Work
from engine.networks.build import AnyNetwork
from engine.networks.starting import CLASSIFIER_SPREAD, LANGUAGE_MODEL_SPREAD
from engine.project.project import Project
from engine.project.records import RunRecord
from engine.recipe.recipe import Recipe, Task
from engine.text.pipeline import TextPipeline
from engine.training.checkpoints import load_network
from engine.training.initial_runs import (
    RANDOM,
    existing_file,
    is_run,
    open_run,
    refuse_thawing_nothing,
)
from engine.training.taking import (
    Learned,
    Taken,
    read_scale,
    refuse_no_word,
    take_rows,
    take_weights,
    told_of,
)
from engine.vectors.dictionary import DICTIONARY, dictionary_vectors
from engine.vectors.reading import read_vectors
from engine.vectors.word_vectors import WordVectors
from engine.words import QT_TRANSLATE_NOOP

EMBEDDING = "embedding.weight"
_VECTORS_ALONE = "word_vectors"  # the task whose runs have no layers


class StartingPoint:
    """What was found for a recipe, before there is a network; `give` puts it into one."""

    def __init__(self, learned: Learned | None, vectors: Sequence[tuple[str, WordVectors]]) -> None:
        self._learned, self._vectors = learned, tuple(vectors)

    def give(
        self, network: AnyNetwork, recipe: Recipe, pipeline: TextPipeline, labels: tuple[str, ...]
    ) -> tuple[Taken, ...]:
        """Fill what is alike of a new network. Raises `EngineError` when sizes differ or no word is known."""
        taken = []
        if self._learned is not None:
            taken.append(take_weights(network, recipe, pipeline, labels, self._learned))
        taken += [take_vectors(network, pipeline, name, vectors) for name, vectors in self._vectors]
        return tuple(taken)


def find_starting_point(
    project: Project, recipe: Recipe, pipeline: TextPipeline, control: RunControl
) -> Work[StartingPoint]:
    """Read what `model.initial_run` and `model.vectors` name; of a file only the words of the vocabulary."""
    model, learned = recipe.model, None
    refuse_thawing_nothing(recipe)
    vectors: list[tuple[str, WordVectors]] = []
    if model.initial_run:
        with open_run(project.path, project, model.initial_run) as (home, run):
            if run.recipe.task.value == _VECTORS_ALONE:
                vectors.append((run.name, WordVectors.load(home, run.name)))
            else:
                learned = _learned(home, run)
    if model.vectors == DICTIONARY:
        vectors += _told_by_the_dictionary(recipe, pipeline, control)
    elif model.vectors != RANDOM:
        vectors.append((yield from _read_vectors(project, model.vectors, pipeline, control)))
    return StartingPoint(learned, vectors)


def _told_by_the_dictionary(
    recipe: Recipe, pipeline: TextPipeline, control: RunControl
) -> list[tuple[str, WordVectors]]:
    """Nothing for a text without Chinese characters: its words begin as random numbers."""
    spread = CLASSIFIER_SPREAD if recipe.task is Task.CLASSIFICATION else LANGUAGE_MODEL_SPREAD
    words = pipeline.vocabulary.ids.keys()
    known = dictionary_vectors(words, recipe.model.embedding_dim, spread, control)
    return [(DICTIONARY, known)] if len(known) else []


def _learned(project: Project, run: RunRecord) -> Learned:
    return Learned(run.name, run.recipe, project.run_pipeline(run), run.labels, load_network(project, run))


def _read_vectors(
    project: Project, wanted: str, pipeline: TextPipeline, control: RunControl
) -> Work[tuple[str, WordVectors]]:
    if is_run(project, wanted):
        with open_run(project.path, project, wanted) as (home, run):
            vectors = WordVectors.load(home, run.name)
            if run.recipe.task.value != _VECTORS_ALONE:
                vectors.table = vectors.table * read_scale(load_network(home, run), EMBEDDING)
            return run.name, vectors
    path = existing_file(project.path, wanted)
    return path.name, (yield from read_vectors(path, pipeline.vocabulary.ids.keys(), control))


@torch.no_grad()
def take_vectors(network: AnyNetwork, pipeline: TextPipeline, name: str, vectors: WordVectors) -> Taken:
    """Let the words of a network begin as these vectors; words that are not among them begin anew."""
    weight, dim = network.embedding.weight, network.embedding.embedding_dim
    places = vectors.places
    pairs = [(i, places[word]) for word, i in pipeline.vocabulary.ids.items() if word in places]
    refuse_no_word(len(pairs), name)
    if vectors.dim != dim:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "The vectors of '{name}' have {dim} numbers each, those of this network {own}. "
                "Set model.embedding_dim={dim}.",
            ),
            name=name,
            dim=vectors.dim,
            own=dim,
        )
    table = torch.from_numpy(np.array(vectors.table, np.float32)) / read_scale(network, EMBEDDING)
    take_rows(weight, table, [i for i, _ in pairs], [j for _, j in pairs])
    return Taken(frozenset({EMBEDDING}), told_of(network, name, {EMBEDDING}, len(pairs), pipeline.vocabulary))

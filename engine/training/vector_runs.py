"""Runs that learn word vectors: started, taken up again, looked at after each epoch."""

from __future__ import annotations

import os
from collections.abc import Sequence

import torch

from engine.control import RunControl
from engine.events import AnswersGiven, RunEnded, Work
from engine.project.project import Project
from engine.project.records import LAST, Place, RunRecord
from engine.recipe.recipe import Recipe
from engine.text.vocabulary import SPECIALS
from engine.training.checkpoints import damage_explained
from engine.training.keeping import ProjectKeeper
from engine.training.preparing import Prepared
from engine.training.trouble import trouble_explained
from engine.training.vector_loop import AfterEpoch, learn_vectors
from engine.training.vector_session import VectorSession, refuse_too_little, word_counts
from engine.vectors.kernels import GensimKernel, Kernel, has_gensim
from engine.vectors.similarity import Metric
from engine.vectors.word_vectors import WordVectors

_WATCHED, _SHOWN = 5, 6
_LOOKED_AT = 2_000  # words
_FREQUENT = 50  # words that are too frequent to be watched: the, of, and


def start_vectors(
    project: Project,
    recipe: Recipe,
    prepared: Prepared,
    control: RunControl,
    device: torch.device,
    name: str | None,
) -> Work[RunEnded]:
    """Learn new vectors and keep them in the project; the events end with `RunEnded`."""
    with trouble_explained(recipe):
        session = new_session(recipe, prepared, device)
    run = project.create_run(
        name, recipe, prepared.pipeline, (), prepared.corpus.source, running=prepared.corpus.running
    )
    session.name = run.name
    return (yield from _learn(project, run, session, control, device, None))


def resume_vectors(
    project: Project, run: RunRecord, prepared: Prepared, control: RunControl, device: torch.device
) -> Work[RunEnded]:
    """Go on from the last saved state."""
    with trouble_explained(run.recipe):
        session = new_session(run.recipe, prepared, device)
    session.name = run.name
    place: Place | None = None
    if checkpoint := project.load_checkpoint(run, LAST):
        with damage_explained(run.name):
            session.restore(checkpoint)
        place = checkpoint.epoch, checkpoint.step
    project.rewind_history(run, session.position.epoch, session.position.step, after=place)
    return (yield from _learn(project, run, session, control, device, place))


def choose_workers(recipe: Recipe) -> int:
    """How many threads learn: all processors but one, unless the recipe names a number."""
    wanted = recipe.training.threads
    return max(1, (os.cpu_count() or 1) - 1) if wanted == "auto" else wanted


def new_session(recipe: Recipe, prepared: Prepared, device: torch.device) -> VectorSession:
    """Vectors that have learned nothing yet; raises `EngineError` where there is too little text."""
    counts, seed = word_counts(prepared), recipe.training.seed
    refuse_too_little(len(counts))
    kernel: Kernel
    if device.type == "cpu" and has_gensim():
        kernel = GensimKernel(recipe.vectors, counts, seed)
        return VectorSession("", recipe, prepared, kernel, choose_workers(recipe))
    from engine.training.vector_torch import TorchKernel

    kernel = TorchKernel(recipe.vectors, counts, seed, device.type)
    return VectorSession("", recipe, prepared, kernel, 1)


def _learn(
    project: Project,
    run: RunRecord,
    session: VectorSession,
    control: RunControl,
    device: torch.device,
    place: Place | None,
) -> Work[RunEnded]:
    keeper = ProjectKeeper(project, run, place)
    watcher = watch_neighbours(session.prepared, project.watched_sentences())
    with trouble_explained(run.recipe):
        work = learn_vectors(session, control, keeper, watcher, device.type)
        while True:
            try:
                event = next(work)
            except StopIteration as end:
                ended: RunEnded = end.value
                return ended
            keeper.told.append(event)
            yield event


def watch_neighbours(prepared: Prepared, wishes: Sequence[str] = ()) -> AfterEpoch:
    """What looks at a run after every epoch: the nearest words of some words, those that the user watches first."""
    tokens = prepared.pipeline.vocabulary.tokens[len(SPECIALS) :]
    known = set(tokens)
    watched = [word for word in wishes if word in known] or telling_words(tokens)

    def look(session: VectorSession) -> Work[None]:
        every, epoch = session.recipe.training.sample_every, session.position.epoch + 1
        if every and epoch % every == 0 and watched:
            vectors = WordVectors(tokens, session.kernel.tables()[0])
            yield AnswersGiven(epoch, tuple((word, _nearest(vectors, word)) for word in watched))

    return look


def telling_words(tokens: Sequence[str]) -> list[str]:
    """A few words of some length, frequent but not the most frequent ones; `tokens` are ordered by frequency."""
    chinese = sum(not token.isascii() for token in tokens[:500]) > len(tokens[:500]) // 2
    shortest = 2 if chinese else 4
    words = [token for token in tokens[:_LOOKED_AT] if token.isalpha() and len(token) >= shortest]
    words = words[_FREQUENT:] or words
    return [words[place] for place in range(0, min(len(words), 40 * _WATCHED), 40)][:_WATCHED] or words[
        :_WATCHED
    ]


def _nearest(vectors: WordVectors, word: str) -> str:
    return ", ".join(other for other, _ in vectors.neighbours(word, Metric.COSINE, _SHOWN))

"""The work that jobs run: each function gives an `OpenWork`. What needs torch is imported only inside the job."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from engine.control import RunControl
from engine.events import Event, RunEnded, Work

if TYPE_CHECKING:
    from engine.corpus.documents import Corpus
    from engine.corpus.inspecting import Inspection
    from engine.recipe.corpus import CorpusSettings
    from engine.recipe.recipe import Recipe, Task
    from engine.recipe.text import TextSettings
    from engine.text.encoded import EncodedCorpus
    from engine.text.pipeline import TextPipeline

T = TypeVar("T")
Opened = Callable[[RunControl], Work[T]]


def inspecting(path: Path, settings: CorpusSettings) -> Opened[Inspection]:
    """Look through a file or folder."""

    def open_work(control: RunControl) -> Work[Inspection]:
        from engine.corpus.inspecting import inspect_corpus

        return inspect_corpus(path, settings, control)

    return open_work


def reading(path: Path, settings: CorpusSettings, task: Task) -> Opened[Corpus]:
    """Read the documents of a file or folder."""

    def open_work(control: RunControl) -> Work[Corpus]:
        from engine.corpus.reading import read_corpus

        return read_corpus(path, settings, task, control)

    return open_work


def vocabulary(
    corpus: Corpus, settings: TextSettings, task: Task, pipeline: TextPipeline | None = None
) -> Opened[tuple[TextPipeline, EncodedCorpus]]:
    """Build the vocabulary (unless a pipeline is given) and turn the corpus into ids."""

    def open_work(control: RunControl) -> Work[tuple[TextPipeline, EncodedCorpus]]:
        from engine.text.encoded import encode_corpus
        from engine.text.pipeline import build_pipeline

        built = pipeline or (yield from build_pipeline(corpus.texts, settings, task, control))
        encoded = yield from encode_corpus(corpus, built, task, control)
        return built, encoded

    return open_work


def training(
    project_path: Path, recipe: Recipe, corpus: Corpus, pipeline: TextPipeline, device: str
) -> Opened[RunEnded]:
    """Train a new run, on a connection of its own to the project file."""

    def open_work(control: RunControl) -> Work[RunEnded]:
        from engine.training.runs import start_run

        from engine.project.project import Project
        from engine.training.preparing import prepare

        path = Path(corpus.source.path)
        prepared = yield from prepare(path, recipe, control, corpus=corpus, pipeline=pipeline)
        with Project.open(project_path) as project:
            return (yield from start_run(project, recipe, prepared, control, device=device))

    return open_work


def resuming(project_path: Path, run: str | None, device: str) -> Opened[RunEnded]:
    """Go on with a run from its last checkpoint."""

    def open_work(control: RunControl) -> Work[RunEnded]:
        from engine.training.runs import resume_run

        from engine.project.project import Project

        with Project.open(project_path) as project:
            return (yield from resume_run(project, control, run=run, device=device))

    return open_work


def warming_up() -> Opened[str]:
    """Wake what is slow the first time (torch, its optimiser, the Chinese cutter), so that nothing stalls later.

    Returns the name of the device that "auto" means here: "cpu", "cuda" or "mps".
    """

    def open_work(control: RunControl) -> Work[str]:
        yield from _nothing()
        import torch

        torch.optim.Adam([torch.nn.Parameter(torch.zeros(1))])
        control.check()
        from engine.text.cutters import warm_up

        warm_up()
        if torch.cuda.is_available():
            return "cuda"
        return "mps" if torch.backends.mps.is_available() else "cpu"

    return open_work


def _nothing() -> Iterator[Event]:
    """No events, so that a function can be work without having anything to tell."""
    return iter(())

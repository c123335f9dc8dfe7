"""The work that jobs run: each function gives an `OpenWork`. What needs torch is imported only inside the job."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from engine.control import RunControl
from engine.events import Event, RunEnded, Work
from gui.step_states import built_with

if TYPE_CHECKING:
    from engine.corpus.doctor.findings import Diagnosis
    from engine.corpus.documents import Corpus
    from engine.corpus.inspecting import Inspection
    from engine.corpus.sources import CorpusPath
    from engine.recipe.corpus import CorpusSettings
    from engine.recipe.recipe import Recipe, Task
    from engine.text.cut_corpus import CutCorpus
    from engine.text.pipeline import TextPipeline
    from engine.training.preparing import Prepared
    from engine.training.rate_finder import FoundRate
    from gui.views.bins import Bins

SPEED_SECONDS = 0.7

T = TypeVar("T")
Opened = Callable[[RunControl], Work[T]]


@dataclass(frozen=True)
class Looked:
    """What looking through a corpus found; the lengths of its documents only as bars and their median."""

    found: Inspection
    bins: Bins
    median: int


def inspecting(origin: CorpusPath, settings: CorpusSettings) -> Opened[Looked]:
    """Look through files, folders or pasted text; what was looked through before is known."""

    def open_work(control: RunControl) -> Work[Looked]:
        import numpy as np

        from engine.cache import user_cache
        from engine.corpus.apart import Pass, pass_apart
        from engine.corpus.known import inspect_known
        from engine.recipe.recipe import Task
        from gui.views.bins import Tally

        cache = user_cache()
        yield from pass_apart(Pass.INSPECT, origin, settings, Task.CLASSIFICATION, control, cache)
        found = yield from inspect_known(origin, settings, control, cache)
        tally = Tally(np.asarray(found.lengths, dtype=np.int32))
        median = int(tally.quantile(0.5)) if len(found.lengths) else 0
        return Looked(replace(found, lengths=()), tally.bins(), median)

    return open_work


def glancing(origin: CorpusPath, settings: CorpusSettings) -> Opened[Inspection | None]:
    """The first rows of a large corpus, to be shown while it is looked through; None of one that is quickly through."""

    def open_work(control: RunControl) -> Work[Inspection | None]:
        yield from _nothing()
        from engine.corpus.apart import LEAST
        from engine.corpus.contents import looks_of
        from engine.corpus.inspecting import glance
        from engine.corpus.sources import PastedText

        if isinstance(origin, PastedText) or sum(seen[1] for _, seen in looks_of(origin, control)) < LEAST:
            return None
        return glance(origin, settings, control)

    return open_work


def reading(origin: CorpusPath, settings: CorpusSettings, task: Task) -> Opened[Corpus]:
    """Read the documents of files, folders or pasted text; what was read before lies in the cache."""

    def open_work(control: RunControl) -> Work[Corpus]:
        from engine.cache import user_cache
        from engine.corpus.apart import Pass, pass_apart
        from engine.corpus.reading import read_corpus

        cache = user_cache()
        yield from pass_apart(Pass.READ, origin, settings, task, control, cache)
        return (yield from read_corpus(origin, settings, task, control, cache))

    return open_work


def examining(origin: CorpusPath, settings: CorpusSettings, task: Task) -> Opened[Diagnosis]:
    """Look for faults in a corpus; what was found before is known."""

    def open_work(control: RunControl) -> Work[Diagnosis]:
        from engine.cache import user_cache
        from engine.corpus.apart import Pass, pass_apart
        from engine.corpus.known import examine_known

        cache = user_cache()
        yield from pass_apart(Pass.EXAMINE, origin, settings, task, control, cache)
        return (yield from examine_known(origin, settings, task, control, cache))

    return open_work


def preparing(
    corpus: Corpus, recipe: Recipe, pipeline: TextPipeline | None = None, cut: CutCorpus | None = None
) -> Opened[Prepared]:
    """Build the vocabulary (unless a pipeline is given) and turn the corpus into numbers; a `cut` of it is used again."""

    def open_work(control: RunControl) -> Work[Prepared]:
        from engine.cache import user_cache
        from engine.corpus.sources import origin_of
        from engine.training.preparing import prepare

        origin, cache = origin_of(corpus.source), user_cache()
        return (yield from prepare(origin, recipe, control, corpus, pipeline, cut, cache))

    return open_work


def training(project_path: Path, recipe: Recipe, prepared: Prepared, device: str) -> Opened[RunEnded]:
    """Train a new run, on a connection of its own to the project file."""

    def open_work(control: RunControl) -> Work[RunEnded]:
        from engine.project.project import Project
        from engine.training.runs import start_run

        # How the corpus is divided may have changed since, or how it is cut: what was cut stays where it fits.
        pipeline = prepared.pipeline if built_with(prepared.pipeline, recipe) else None
        again = preparing(prepared.corpus, recipe, pipeline, prepared.cut)
        ready = yield from again(control)
        with Project.open(project_path) as project:
            return (yield from start_run(project, recipe, ready, control, device=device))

    return open_work


def resuming(
    project_path: Path, run: str | None, device: str, changes: Mapping[str, Any] | None = None
) -> Opened[RunEnded]:
    """Go on with a run from its last checkpoint, with other settings where there are `changes`."""

    def open_work(control: RunControl) -> Work[RunEnded]:
        from engine.cache import user_cache
        from engine.project.project import Project
        from engine.training.runs import resume_run

        with Project.open(project_path) as project:
            work = resume_run(project, control, run=run, device=device, cache=user_cache(), changes=changes)
            return (yield from work)

    return open_work


def finding_rate(recipe: Recipe, prepared: Prepared, device: str) -> Opened[FoundRate]:
    """Measure which learning rate suits; nothing is kept."""

    def open_work(control: RunControl) -> Work[FoundRate]:
        from engine.training.rate_finder import find_rate

        again = preparing(prepared.corpus, recipe, prepared.pipeline, prepared.cut)
        ready = yield from again(control)
        return (yield from find_rate(recipe, ready, control, device=device))

    return open_work


@dataclass(frozen=True)
class FoundDevice:
    """What computes here: "cpu" or "cuda", and how many bytes of memory a card has."""

    kind: str
    memory: int = 0


def warming_up() -> Opened[FoundDevice]:
    """Wake what is slow the first time (torch, its optimiser, reading, the Chinese cutter), so that nothing stalls later."""

    def open_work(control: RunControl) -> Work[FoundDevice]:
        yield from _nothing()
        import torch

        torch.optim.Adam([torch.nn.Parameter(torch.zeros(1))])
        control.check()
        importlib.import_module("engine.corpus.apart")
        control.check()
        from engine.text.cutters import warm_up

        warm_up()
        if not torch.cuda.is_available():
            return FoundDevice("cpu")
        return FoundDevice("cuda", torch.cuda.get_device_properties(0).total_memory)

    return open_work


def measuring_speed(kind: str) -> Opened[float]:
    """Multiplications and additions a second of a matrix product as large as a training step's; takes about a second."""

    def open_work(control: RunControl) -> Work[float]:
        yield from _nothing()
        import torch

        size, counted = 256, 0
        a = torch.rand(size, size, device=kind)
        b = torch.rand(size, size, device=kind)
        torch.mm(a, b)
        started = time.perf_counter()
        while time.perf_counter() - started < SPEED_SECONDS:
            control.check()
            for _ in range(10):
                torch.mm(a, b)
            counted += 10
        if kind == "cuda":
            torch.cuda.synchronize()
        return 2 * size**3 * counted / (time.perf_counter() - started)

    return open_work


def _nothing() -> Iterator[Event]:
    """No events, so that a function can be work without having anything to tell."""
    return iter(())

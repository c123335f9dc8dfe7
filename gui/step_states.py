"""How far each stop of the road is, and what it holds in a few words: read from the workspace, never stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from engine.recipe.recipe import Recipe, Task
from engine.text.stop_words import expand_stop_words
from gui.sentences import number, run_words
from gui.steps import Step, StepState

if TYPE_CHECKING:
    from engine.text.pipeline import TextPipeline
    from gui.workspace import Workspace

translate = QCoreApplication.translate


def built_with(pipeline: TextPipeline, recipe: Recipe) -> bool:
    """Whether a pipeline was built for this task with these settings ("auto" and our word lists were resolved then)."""
    settings = recipe.text.model_copy(update={"stop_words": expand_stop_words(recipe.text.stop_words)})
    if settings.cutter.value == "auto":
        settings = settings.model_copy(update={"cutter": pipeline.settings.cutter})
    built = pipeline.settings.model_dump(exclude={"bpe"})  # what was learned is no setting
    return pipeline.task is recipe.task and settings.model_dump() == built


def trained_with(run_recipe: Recipe, recipe: Recipe) -> bool:
    """Whether a run was made with the settings of now (how it writes does not count)."""
    return all(
        getattr(run_recipe, part) == getattr(recipe, part)
        for part in ("task", "corpus", "text", "model", "training", *_also(recipe))
    )


def _also(recipe: Recipe) -> tuple[str, ...]:
    """The part of a recipe that says how word vectors are learned, where it counts."""
    return ("vectors",) if recipe.task is Task.WORD_VECTORS else ()


def step_state(workspace: Workspace, step: Step) -> StepState:
    """How far a stop is."""
    return {
        Step.CORPUS: _corpus_state,
        Step.TEXT: _text_state,
        Step.NETWORK: _network_state,
        Step.TRAIN: _train_state,
        Step.TRY: _try_state,
        Step.VECTORS: _vectors_state,
    }[step](workspace)


def _corpus_state(w: Workspace) -> StepState:
    if w.working_on("corpus"):
        return StepState.WORKING
    return StepState.DONE if w.corpus is not None else StepState.READY


def _text_state(w: Workspace) -> StepState:
    if w.working_on("text"):
        return StepState.WORKING
    if w.pipeline is None:
        return StepState.READY if w.corpus is not None else StepState.EMPTY
    return StepState.DONE if built_with(w.pipeline, w.recipe) else StepState.OUT_OF_DATE


def _network_state(w: Workspace) -> StepState:
    if w.pipeline is None:
        return StepState.EMPTY
    run = w.current_run
    same = run is not None and all(
        getattr(run.recipe, part) == getattr(w.recipe, part) for part in ("model", *_also(w.recipe))
    )
    return StepState.DONE if same else StepState.READY


def _train_state(w: Workspace) -> StepState:
    if w.training:
        return StepState.WORKING
    run = w.current_run
    if run is None:
        return StepState.READY if w.pipeline is not None else StepState.EMPTY
    if not run.usable:
        return StepState.READY
    return StepState.DONE if trained_with(run.recipe, w.recipe) else StepState.OUT_OF_DATE


def _try_state(w: Workspace) -> StepState:
    if w.current_run is not None and w.current_run.recipe.task is Task.WORD_VECTORS:
        return StepState.EMPTY  # words as numbers are looked at, not tried
    return StepState.READY if w.current_run is not None and w.current_run.usable else StepState.EMPTY


def _vectors_state(w: Workspace) -> StepState:
    usable = w.current_run is not None and w.current_run.usable  # every network has an embedding
    return StepState.READY if usable else StepState.EMPTY


def step_fact(workspace: Workspace, step: Step) -> str:
    """What a stop holds, in a few words; "" while it holds nothing."""
    return {
        Step.CORPUS: _corpus_fact,
        Step.TEXT: _text_fact,
        Step.NETWORK: _network_fact,
        Step.TRAIN: _train_fact,
        Step.TRY: _try_fact,
        Step.VECTORS: _vectors_fact,
    }[step](workspace)


def _corpus_fact(w: Workspace) -> str:
    if w.corpus is None:
        if w.inspection is None:
            return translate("Facts", "reading") if w.working_on("corpus") else ""
        return translate("Facts", "{n} texts").format(n=number(w.inspection.documents))
    if w.corpus.running:
        return translate("Facts", "{n} letters").format(n=number(w.corpus.characters))
    return translate("Facts", "{n} texts").format(n=number(len(w.corpus)))


def _text_fact(w: Workspace) -> str:
    if w.pipeline is None:
        return translate("Facts", "not built yet") if w.corpus is not None else ""
    if not built_with(w.pipeline, w.recipe):
        return translate("Facts", "settings changed")
    size = number(len(w.pipeline.vocabulary))
    if w.pipeline.settings.cutter.value == "characters":
        return translate("Facts", "{n} signs known").format(n=size)
    return translate("Facts", "{n} words known").format(n=size)


def _network_fact(w: Workspace) -> str:
    if w.pipeline is None:
        return ""
    model = w.recipe.model
    if w.recipe.task is Task.WORD_VECTORS:
        return translate("Facts", "{n} numbers a word").format(n=number(w.recipe.vectors.dim))
    cell = "RNN" if model.cell.value == "rnn" else model.cell.value.upper()
    size = ", ".join(str(width) for width in dict.fromkeys(model.widths))
    if len(model.widths) == 1:
        return translate("Facts", "{cell}, 1 layer of {size}").format(cell=cell, size=size)
    return translate("Facts", "{cell}, {n} layers of {size}").format(
        cell=cell, n=len(model.widths), size=size
    )


def _train_fact(w: Workspace) -> str:
    if w.training:
        if w.run_started is None:
            return translate("Facts", "getting ready")
        epoch = min(w.epochs_done + 1, w.run_started.epochs)
        return translate("Facts", "epoch {n} of {all}").format(n=epoch, all=w.run_started.epochs)
    run = w.current_run
    if run is None or not run.usable:
        return ""
    if not trained_with(run.recipe, w.recipe):
        return translate("Facts", "settings changed")
    if run.best_epoch is None or w.recipe.task is Task.WORD_VECTORS:  # of these the last epoch is kept
        return translate("Facts", "{n} epochs").format(n=run.epochs) if run.epochs else run_words(run.name)
    return translate("Facts", "{n} epochs, best is {best}").format(n=run.epochs, best=run.best_epoch)


def _try_fact(w: Workspace) -> str:
    run = w.current_run
    if run is None or not run.usable or run.recipe.task is Task.WORD_VECTORS:
        return ""
    if w.training:
        return (
            translate("Facts", "epoch {n} is ready").format(n=w.epochs_done)
            if w.epochs_done
            else run_words(run.name)
        )
    return (
        translate("Facts", "{run}, epoch {n}").format(run=run_words(run.name), n=run.best_epoch)
        if run.best_epoch
        else run_words(run.name)
    )


def _vectors_fact(w: Workspace) -> str:
    run = w.current_run
    if run is None or not run.usable:
        return ""
    word_vectors = run.recipe.task is Task.WORD_VECTORS
    size = run.recipe.vectors.dim if word_vectors else run.recipe.model.embedding_dim
    return translate("Facts", "{n} numbers a word").format(n=number(size))

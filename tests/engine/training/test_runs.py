"""A run that was cut off anywhere ends exactly as if it had not been."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from engine.control import RunControl
from engine.errors import EngineError
from engine.events import EndReason, RunEnded, RunStarted, StepDone
from engine.project.project import Project
from engine.project.records import BEST, LAST
from engine.recipe.recipe import Recipe
from engine.training import loop, runs
from engine.training.checkpoints import Tensors, from_bytes
from engine.training.preparing import Prepared
from engine.training.runs import resume_run, start_run
from tests.engine.training.helpers import a_recipe, cut_off, of_kind, prepared_corpus, resumed, trained

TIMED = ("seconds", "examples_per_second", "tokens_per_second")


def whole_state(path: Path) -> tuple[Tensors, Tensors, dict[str, Any], list[float], list[Any]]:
    """All that must be equal: last and best tensors, position, step losses, epochs."""
    with Project.open(path) as project:
        (run,) = project.runs()
        last, best = project.load_checkpoint(run, LAST), project.load_checkpoint(run, BEST)
        history = project.history(run)
        assert project.check() == ()
    assert last is not None
    assert best is not None
    position = {k: v for k, v in last.meta["position"].items() if "seconds" not in k}
    epochs = [tuple(getattr(e, n) for n in e.__slots__ if n not in TIMED) for e in history.epochs]
    assert np.array_equal(history.steps, np.arange(1, last.step + 1))
    return from_bytes(last.tensors), from_bytes(best.tensors), position, history.losses.tolist(), epochs


def check_equal(one: Path, other: Path) -> None:
    first, second = whole_state(one), whole_state(other)
    for ours, theirs in zip(first[:2], second[:2], strict=True):
        assert ours.keys() == theirs.keys()
        for name in ours:
            assert torch.equal(ours[name], theirs[name]), name
    assert first[2:] == second[2:]


def run_in_pieces(path: Path, recipe: Recipe, prepared: Prepared, draw: random.Random) -> int:
    """Train with several cuts at random events; gives how many there were."""
    with Project.create(path) as project:
        cuts = int(
            cut_off(start_run(project, recipe, prepared, RunControl(), device="cpu"), draw.randint(2, 12))
        )
    going = True
    while going:
        with Project.open(path) as project:
            going = cut_off(resume_run(project, RunControl(), device="cpu"), draw.randint(3, 20))
        cuts += going
    return cuts


@pytest.mark.parametrize("optimizer", ["adam", "adamw", "sgd", "rmsprop"])
@pytest.mark.parametrize("task", ["classification", "language_model"])
def test_cut_off_at_random_and_resumed_it_ends_with_the_same_bits(
    tmp_path: Path, task: str, optimizer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = a_recipe(task, training__optimizer=optimizer, training__epochs=3, model__num_layers=2)
    prepared = prepared_corpus(tmp_path, recipe)
    with Project.create(tmp_path / "whole.unroll") as project:
        trained(project, recipe, prepared)
    monkeypatch.setattr(loop, "SAVE_SECONDS", 0.0)  # a state after every step
    monkeypatch.setattr(loop, "SAVE_SHARE", 0)

    cuts = run_in_pieces(tmp_path / "pieces.unroll", recipe, prepared, random.Random(f"{task}{optimizer}"))

    assert cuts >= 2
    check_equal(tmp_path / "whole.unroll", tmp_path / "pieces.unroll")


DEEP = {"model__layer_sizes": [6, 4], "model__skip": "residual", "model__embedding_dropout": 0.1}
OWN = {"model__layer_norm": True, "model__recurrent_dropout": 0.2, "model__locked_dropout": False}


@pytest.mark.parametrize(
    ("task", "values"),
    [
        ("classification", {**DEEP, **OWN, "model__readout": "attention", "model__single_output": True}),
        ("classification", {"model__skip": "dense", "model__readout": "flatten", "text__max_tokens": 20}),
        ("language_model", {**DEEP, **OWN, "model__tie_weights": True}),
        (
            "language_model",
            {"model__cell": "rnn", "model__activation": "sigmoid", "model__softmax": "adaptive"},
        ),
    ],
    ids=str,
)
def test_every_kind_of_network_is_resumed_with_the_same_bits(
    tmp_path: Path, task: str, values: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = a_recipe(task, **values)
    prepared = prepared_corpus(tmp_path, recipe)
    with Project.create(tmp_path / "whole.unroll") as project:
        trained(project, recipe, prepared)
    monkeypatch.setattr(loop, "SAVE_SECONDS", 0.0)
    monkeypatch.setattr(loop, "SAVE_SHARE", 0)

    assert run_in_pieces(tmp_path / "pieces.unroll", recipe, prepared, random.Random(task)) >= 1

    check_equal(tmp_path / "whole.unroll", tmp_path / "pieces.unroll")


CARE: list[dict[str, object]] = [
    {"training__schedule": "cosine", "training__warmup": 0.2, "training__averaging": "ema"},
    {"training__schedule": "step", "training__averaging": "swa", "training__averaging_share": 0.6},
    {"training__schedule": "plateau", "training__learning_rate": 0.4, "training__label_smoothing": 0.1},
    {"training__class_weights": "balanced", "training__warmup": 5, "training__clip_norm": 0.1},
]


@pytest.mark.parametrize("values", CARE, ids=str)
@pytest.mark.parametrize("task", ["classification", "language_model"])
def test_schedules_and_averages_are_resumed_with_the_same_bits(
    tmp_path: Path, task: str, values: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = a_recipe(task, training__epochs=4, **values)
    prepared = prepared_corpus(tmp_path, recipe)
    with Project.create(tmp_path / "whole.unroll") as project:
        trained(project, recipe, prepared)
    monkeypatch.setattr(loop, "SAVE_SECONDS", 0.0)
    monkeypatch.setattr(loop, "SAVE_SHARE", 0)

    assert run_in_pieces(tmp_path / "pieces.unroll", recipe, prepared, random.Random(str(values))) >= 2

    check_equal(tmp_path / "whole.unroll", tmp_path / "pieces.unroll")


@pytest.mark.parametrize("task", ["classification", "language_model"])
def test_cut_off_after_every_single_event(tmp_path: Path, task: str) -> None:
    """Saved at epochs only, so that a cut loses steps: right after the epoch's last step, too."""
    recipe = a_recipe(task, training__batch_size=16 if task == "classification" else 24)
    prepared = prepared_corpus(tmp_path, recipe)
    with Project.create(tmp_path / "whole.unroll") as project:
        events = trained(project, recipe, prepared)
    for place in range(1, len(events)):
        path = tmp_path / f"{place}.unroll"
        with Project.create(path) as project:
            assert cut_off(start_run(project, recipe, prepared, RunControl(), device="cpu"), place)

        resumed(path)

        check_equal(tmp_path / "whole.unroll", path)


def test_a_stop_between_steps_is_resumed_there(tmp_path: Path) -> None:
    recipe = a_recipe("language_model")
    prepared = prepared_corpus(tmp_path, recipe)
    with Project.create(tmp_path / "whole.unroll") as project:
        trained(project, recipe, prepared)
    control, told = RunControl(), 0
    with Project.create(tmp_path / "stopped.unroll") as project:
        for event in start_run(project, recipe, prepared, control, device="cpu"):
            told += isinstance(event, StepDone)
            if told == 5:
                control.stop()
        assert project.runs()[0].reason is EndReason.STOPPED

    events = resumed(tmp_path / "stopped.unroll")

    assert of_kind(events, RunStarted)[0].step == 5
    assert of_kind(events, StepDone)[0].step == 6
    check_equal(tmp_path / "whole.unroll", tmp_path / "stopped.unroll")


def test_a_run_that_has_ended_ends_again_at_once(tmp_path: Path) -> None:
    recipe = a_recipe()
    with Project.create(tmp_path / "p.unroll") as project:
        events = trained(project, recipe, prepared_corpus(tmp_path, recipe))

    again = resumed(tmp_path / "p.unroll")

    assert not of_kind(again, StepDone)
    assert of_kind(again, RunEnded)[0].reason is EndReason.COMPLETED
    assert of_kind(again, RunEnded)[0].best == of_kind(events, RunEnded)[0].best


@pytest.mark.parametrize("second", [1, 2, 3, 5])
def test_of_two_programs_that_learn_one_run_one_gives_way(
    tmp_path: Path, second: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = a_recipe(training__epochs=3)
    prepared = prepared_corpus(tmp_path, recipe)
    whole, path = tmp_path / "whole.unroll", tmp_path / "p.unroll"
    for place in (whole, path):
        with Project.create(place) as project:
            work = start_run(project, recipe, prepared, RunControl(), device="cpu")
            assert cut_off(work, 12) if place == path else list(work)
    with Project.open(path) as ours, Project.open(path) as theirs:
        one, other = (resume_run(project, RunControl(), device="cpu") for project in (ours, theirs))
        for _ in range(second):
            next(other)
        list(one)

        with pytest.raises(EngineError, match="'run 1' is being trained by another program"):
            list(other)

    check_equal(whole, path)


@pytest.mark.parametrize("change", ["edit", "remove"])
def test_another_corpus_is_refused(tmp_path: Path, change: str) -> None:
    recipe = a_recipe()
    prepared = prepared_corpus(tmp_path, recipe)
    with Project.create(tmp_path / "p.unroll") as project:
        assert cut_off(start_run(project, recipe, prepared, RunControl(), device="cpu"), 3)
    corpus = Path(prepared.corpus.source.path)
    if change == "edit":
        corpus.write_text(corpus.read_text(encoding="utf-8") + "1,好\n", encoding="utf-8")
    else:
        corpus.unlink()

    with pytest.raises(EngineError, match="changed" if change == "edit" else "not there"):
        resumed(tmp_path / "p.unroll")


def test_the_vocabulary_of_the_run_is_used_again(tmp_path: Path) -> None:
    recipe = a_recipe(text__max_vocabulary=8)
    prepared = prepared_corpus(tmp_path, recipe)
    with Project.create(tmp_path / "p.unroll") as project:
        assert cut_off(start_run(project, recipe, prepared, RunControl(), device="cpu"), 3)

    resumed(tmp_path / "p.unroll")

    with Project.open(tmp_path / "p.unroll") as project:
        assert project.run_pipeline(project.run()).vocabulary == prepared.pipeline.vocabulary


@pytest.mark.parametrize("optimizer", ["adam", "adamw", "sgd", "rmsprop"])
def test_a_network_too_large_to_keep_is_refused_before_it_learns(
    tmp_path: Path, optimizer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = a_recipe(training__optimizer=optimizer, model__hidden_size=64)
    prepared = prepared_corpus(tmp_path, recipe)
    with Project.create(tmp_path / "p.unroll") as project:
        trained(project, recipe, prepared)
        (run,) = project.runs()
        kept = project.load_checkpoint(run, LAST)
        assert kept is not None
        monkeypatch.setattr(runs, "LARGEST_STATE", len(kept.tensors) * 0.9)

        with pytest.raises(EngineError, match="too large to be saved"):
            trained(project, recipe, prepared)

        assert project.runs() == (run,)
        monkeypatch.setattr(runs, "LARGEST_STATE", len(kept.tensors))
        trained(project, recipe, prepared)

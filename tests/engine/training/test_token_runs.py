"""Runs of the tasks that answer with tokens: cut off and resumed they end with the same bits; what they tell is kept."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from engine.control import RunControl
from engine.events import AnswersGiven, EpochDone, RunEnded, result_of
from engine.project.project import Project
from engine.training import loop
from engine.training.evaluation import evaluate_run
from engine.training.scores import perplexity
from tests.engine.training.helpers import of_kind, trained
from tests.engine.training.pairs import TASKS, a_token_recipe, prepared_answers
from tests.engine.training.test_runs import check_equal, run_in_pieces

SETTINGS: dict[str, dict[str, Any]] = {
    "aligned": {
        "text__shared_vocabulary": True,
        "model__tie_weights": True,
        "model__reads_answer": True,
        "training__both_ways": True,
    },
    "conditional": {"model__cell": "gru", "model__embedding_dropout": 0.1},
    "seq2seq": {"training__teacher_forcing": 0.4, "model__attention": "dot"},
}


@pytest.mark.parametrize("task", TASKS)
def test_resumed_it_ends_with_the_same_bits(
    tmp_path: Path, task: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = a_token_recipe(task, **SETTINGS[task])
    prepared = prepared_answers(tmp_path, recipe)
    with Project.create(tmp_path / "whole.unroll") as project:
        trained(project, recipe, prepared)
    monkeypatch.setattr(loop, "SAVE_SECONDS", 0.0)
    monkeypatch.setattr(loop, "SAVE_SHARE", 0)

    assert run_in_pieces(tmp_path / "pieces.unroll", recipe, prepared, random.Random(task)) >= 1

    check_equal(tmp_path / "whole.unroll", tmp_path / "pieces.unroll")


@pytest.mark.parametrize("task", TASKS)
def test_what_a_run_tells_is_kept(tmp_path: Path, task: str) -> None:
    recipe = a_token_recipe(task)
    prepared = prepared_answers(tmp_path, recipe)
    with Project.create(tmp_path / "p.unroll") as project:
        events = trained(project, recipe, prepared)
        (run,) = project.runs()
        assert project.history(run).answers == tuple(of_kind(events, AnswersGiven))
        assert project.check() == ()
    epochs = of_kind(events, EpochDone)
    for epoch in epochs:
        assert 0 <= epoch.valid_accuracy <= 1
        assert epoch.valid_perplexity == perplexity(epoch.valid_loss)
        assert 0 <= epoch.train_accuracy <= 1
    (ended,) = of_kind(events, RunEnded)
    assert ended.best is not None
    said = of_kind(events, AnswersGiven)[-1].answers
    if task == "conditional":
        assert sorted(label for label, _ in said) == sorted(prepared.encoded.label_names)
    else:
        assert {text for text, _ in said} <= {prepared.corpus.texts[i] for i in prepared.split.valid}
    if task == "aligned":
        assert all(len(answer) == len(text) for text, answer in said)


@pytest.mark.parametrize("task", TASKS)
def test_validation_and_evaluation_agree(tmp_path: Path, task: str) -> None:
    recipe = a_token_recipe(task, training__epochs=1)
    prepared = prepared_answers(tmp_path, recipe)
    head, *rows = Path(prepared.corpus.source.path).read_text("utf-8").splitlines()
    kept = tmp_path / "valid.csv"
    kept.write_text("\n".join([head, *(rows[i] for i in prepared.split.valid)]), "utf-8")
    with Project.create(tmp_path / "p.unroll") as project:
        (epoch,) = of_kind(trained(project, recipe, prepared), EpochDone)
        report = result_of(evaluate_run(project, kept, RunControl()))

    assert report.examples == len(prepared.split.valid)
    assert report.loss == pytest.approx(epoch.valid_loss, abs=1e-6)
    assert report.accuracy == epoch.valid_accuracy
    assert (report.bleu is None) == (task == "conditional")

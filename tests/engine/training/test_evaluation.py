"""A trained run is judged on a corpus of its own."""

from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import confusion_matrix, f1_score

from engine.control import RunControl
from engine.errors import EngineError, Stopped
from engine.events import EpochDone, result_of
from engine.project.project import Project
from engine.training.evaluation import evaluate_run, macro_f1
from tests.engine.training.helpers import a_recipe, of_kind, prepared_corpus, trained


def test_f1_is_scikit_learns() -> None:
    draw = np.random.default_rng(3)
    truth, answers = draw.integers(0, 4, 200), draw.integers(0, 4, 200)

    found = macro_f1(confusion_matrix(truth, answers))

    assert found == pytest.approx(f1_score(truth, answers, average="macro"))


def test_a_label_that_does_not_occur_does_not_lower_the_f1() -> None:
    assert macro_f1(np.diag([1, 1, 0])) == 1.0


def test_a_classifier_is_judged(tmp_path: Path) -> None:
    recipe = a_recipe(training__epochs=8, training__learning_rate=0.03, model__dropout=0.0)
    prepared = prepared_corpus(tmp_path, recipe)
    with Project.create(tmp_path / "p.unroll") as project:
        trained(project, recipe, prepared)

        report = result_of(evaluate_run(project, Path(prepared.corpus.source.path), RunControl()))

    assert (report.examples, report.accuracy, report.macro_f1) == (40, 1.0, 1.0)
    assert report.labels == ("0", "1")
    assert report.confusion == ((20, 0), (0, 20))
    assert report.loss < 0.4
    assert report.perplexity is None


def test_validation_and_evaluation_agree(tmp_path: Path) -> None:
    """The kept-back part, written to a file of its own, gets the numbers that training told."""
    recipe = a_recipe(training__epochs=1)
    prepared = prepared_corpus(tmp_path, recipe)
    rows = ["label,review"]
    assert prepared.corpus.labels is not None
    for number in prepared.split.valid:
        rows.append(f"{prepared.corpus.labels[number]},{prepared.corpus.texts[number]}")
    (tmp_path / "valid.csv").write_text("\n".join(rows), encoding="utf-8")
    with Project.create(tmp_path / "p.unroll") as project:
        (epoch,) = of_kind(trained(project, recipe, prepared), EpochDone)

        report = result_of(evaluate_run(project, tmp_path / "valid.csv", RunControl()))

    assert report.loss == pytest.approx(epoch.valid_loss, abs=1e-6)
    assert report.accuracy == epoch.valid_accuracy


def test_a_language_model_is_judged_by_its_perplexity(tmp_path: Path) -> None:
    recipe = a_recipe("language_model")
    prepared = prepared_corpus(tmp_path, recipe)
    with Project.create(tmp_path / "p.unroll") as project:
        trained(project, recipe, prepared)

        report = result_of(evaluate_run(project, Path(prepared.corpus.source.path), RunControl()))

    assert report.perplexity == pytest.approx(np.exp(report.loss))
    assert (report.accuracy, report.macro_f1, report.confusion) == (None, None, None)


def test_a_label_the_run_never_met(tmp_path: Path) -> None:
    recipe = a_recipe(training__epochs=1)
    (tmp_path / "other.csv").write_text("label,review\n0,好\n7,坏\n", encoding="utf-8")
    with Project.create(tmp_path / "p.unroll") as project:
        trained(project, recipe, prepared_corpus(tmp_path, recipe))

        with pytest.raises(EngineError, match="'7' is none of the run's labels"):
            result_of(evaluate_run(project, tmp_path / "other.csv", RunControl()))


def test_evaluation_can_be_stopped(tmp_path: Path) -> None:
    recipe, control = a_recipe(training__epochs=1), RunControl()
    prepared = prepared_corpus(tmp_path, recipe)
    with Project.create(tmp_path / "p.unroll") as project:
        trained(project, recipe, prepared)
        control.stop()

        with pytest.raises(Stopped):
            result_of(evaluate_run(project, Path(prepared.corpus.source.path), control))

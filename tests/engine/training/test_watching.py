"""The same lines after every epoch."""

from pathlib import Path

import pytest

from engine.control import RunControl
from engine.events import GradientMeasured, SentencesScored, result_of
from engine.project.project import Project
from engine.training.preparing import prepare
from engine.training.watching import moderate_documents
from tests.engine.training.helpers import a_recipe, of_kind, prepared_corpus, trained


def test_three_texts_of_the_validation_part_unless_others_are_watched(tmp_path: Path) -> None:
    recipe = a_recipe()
    prepared = prepared_corpus(tmp_path, recipe)
    with Project.create(tmp_path / "p.unroll") as project:
        default = of_kind(trained(project, recipe, prepared), SentencesScored)
        project.save_watched_sentences(["好", "没见过的字"])
        chosen = of_kind(trained(project, recipe, prepared), SentencesScored)

    kept_back = {prepared.corpus.texts[number] for number in prepared.split.valid}
    assert len(default) == 2
    assert len(default[0].scores) == 3
    assert {text for text, _, _ in default[0].scores} <= kept_back
    assert [text for text, _, _ in chosen[0].scores] == ["好", "没见过的字"]


def test_probability_of_the_positive_label(tmp_path: Path) -> None:
    recipe = a_recipe(training__epochs=8, training__learning_rate=0.03, model__dropout=0.0)
    with Project.create(tmp_path / "p.unroll") as project:
        project.save_watched_sentences(["好", "坏"])
        last = of_kind(trained(project, recipe, prepared_corpus(tmp_path, recipe)), SentencesScored)[-1]

    assert last.positive == "1"
    assert [label for _, label, _ in last.scores] == ["1", "0"]
    good, bad = last.positive_probabilities
    assert good == pytest.approx(last.scores[0][2])
    assert bad == pytest.approx(1 - last.scores[1][2], abs=1e-6)


def test_three_labels_have_no_positive_one(tmp_path: Path) -> None:
    (tmp_path / "three.csv").write_text(
        "label,review\n" + "".join(f"{'abc'[i % 3]},{'天地人'[i % 3]}好\n" for i in range(30)),
        encoding="utf-8",
    )
    recipe = a_recipe(training__epochs=1)
    prepared = result_of(prepare(tmp_path / "three.csv", recipe, RunControl()))
    with Project.create(tmp_path / "p.unroll") as project:
        (scored,) = of_kind(trained(project, recipe, prepared), SentencesScored)

    assert scored.positive == ""
    assert scored.positive_probabilities == tuple(share for _, _, share in scored.scores)
    assert {number % 3 for number in moderate_documents(prepared, 3)} == {0, 1, 2}  # the labels in turn


@pytest.mark.parametrize("task", ["classification", "language_model"])
def test_the_gradient_is_measured_on_one_line(tmp_path: Path, task: str) -> None:
    recipe = a_recipe(task, model__num_layers=2)
    with Project.create(tmp_path / "p.unroll") as project:
        first, second = of_kind(trained(project, recipe, prepared_corpus(tmp_path, recipe)), GradientMeasured)

    assert first.tokens == second.tokens
    assert first.norms != second.norms
    assert [len(layer) for layer in first.norms] == [len(first.tokens)] * 2

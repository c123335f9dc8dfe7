"""A scorer tells labels, what it did not know, and what each word did."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from engine.control import RunControl
from engine.errors import EngineError, Stopped
from engine.events import Progressed, result_of
from engine.project.project import Project
from engine.project.records import Checkpoint
from engine.recipe.recipe import Task
from engine.training.checkpoints import to_bytes, weights_of
from engine.use import scoring
from engine.use.scoring import MOST_EXPLAINED, Scorer
from tests.engine.project.helpers import SOURCE, a_run
from tests.engine.use.helpers import LABELS, a_scorer, pipeline_over, small_recipe

TEXTS = [
    "good food",
    "bad",
    "",
    "cold , late and bad food and slow and slow",
    "unheard words here",
    "good food",
]


def test_probabilities_belong_to_the_labels_and_sum_to_one() -> None:
    score = a_scorer().score("good food")
    assert tuple(score.probabilities) == LABELS
    assert sum(score.probabilities.values()) == pytest.approx(1.0)
    assert score.probability == max(score.probabilities.values()) == score.probabilities[score.label]


@pytest.mark.parametrize("direction", [False, True])
@pytest.mark.parametrize("readout", ["last", "mean_max"])
def test_many_texts_score_as_each_alone_and_in_their_order(direction: bool, readout: str) -> None:
    scorer = a_scorer(model__bidirectional=direction, model__readout=readout)
    together = result_of(scorer.score_many(TEXTS, RunControl()))
    assert len(together) == len(TEXTS)
    for text, score in zip(TEXTS, together, strict=True):
        if text:
            assert score.probability == pytest.approx(scorer.score(text).probability, abs=1e-6)
    assert together[0].probability == pytest.approx(together[-1].probability, abs=1e-6)


def test_no_texts_are_no_scores() -> None:
    assert result_of(a_scorer().score_many([], RunControl())) == []


def test_progress_ends_with_all_texts() -> None:
    events = list(a_scorer().score_many(TEXTS, RunControl()))
    assert isinstance(events[-1], Progressed)
    assert (events[-1].done, events[-1].total) == (len(TEXTS), len(TEXTS))


def test_scoring_stops_when_asked() -> None:
    control = RunControl()
    control.stop()
    with pytest.raises(Stopped):
        result_of(a_scorer().score_many(TEXTS, control))


def test_unknown_words_are_told_once_each() -> None:
    assert a_scorer().score("zebra good zebra yak").unknown_tokens == ("zebra", "yak")


def test_text_without_a_word_is_a_sentence() -> None:
    with pytest.raises(EngineError, match="no word to score"):
        a_scorer().score("   ")


@pytest.mark.parametrize(("end", "same"), [("head", "good food and"), ("tail", "food and quick")])
def test_too_long_text_is_read_as_far_as_in_training(end: str, same: str) -> None:
    scorer = a_scorer(text__max_tokens=3, text__truncate=end)
    long, short = scorer.score("good food and quick"), scorer.score(same)
    assert (long.truncated, short.truncated) == (True, False)
    assert long.probabilities == short.probabilities


@pytest.mark.parametrize("direction", [False, True])
def test_explanation_follows_the_answer_word_by_word(direction: bool) -> None:
    scorer = a_scorer(model__bidirectional=direction)
    explanation = scorer.explain("good food and slow")
    label = explanation.score.label

    words = ["good", "food", "and", "slow"]
    assert [token.token for token in explanation.tokens] == words
    for n, answer in enumerate(explanation.answers):
        prefix = scorer.score(" ".join(words[: n + 1]))
        assert answer == pytest.approx(prefix.probabilities[label], abs=1e-6)
    for n, effect in enumerate(explanation.effects):
        without = scorer.score(" ".join(words[:n] + words[n + 1 :])).probabilities[label]
        assert effect == pytest.approx(100 * (explanation.score.probability - without), abs=1e-4)
    assert explanation.trace.hidden[0].shape == (4, 10 if direction else 5)


def test_a_single_word_has_no_effect_to_tell() -> None:
    explanation = a_scorer().explain("good")
    assert explanation.effects == (None,)
    assert list(explanation.answers) == [pytest.approx(explanation.score.probability, abs=1e-6)]


def test_long_text_is_explained_up_to_a_limit() -> None:
    explanation = a_scorer().explain("good food " * 200)
    assert len(explanation.tokens) == len(explanation.answers) == len(explanation.effects) == MOST_EXPLAINED
    assert len(explanation.trace.embedding) == MOST_EXPLAINED


def test_cut_off_words_are_not_explained() -> None:
    explanation = a_scorer(text__max_tokens=2, text__truncate="tail").explain("good food and quick")
    assert [token.token for token in explanation.tokens] == ["and", "quick"]
    assert explanation.score.truncated


def test_scorer_of_a_project_is_that_of_the_run(tmp_path: Path) -> None:
    kept = a_scorer()
    recipe = small_recipe(Task.CLASSIFICATION)
    with Project.create(tmp_path / "p.unroll") as project:
        run = project.create_run(None, recipe, kept.pipeline, LABELS, SOURCE)
        project.save_checkpoint(run, Checkpoint("last", 1, 1, to_bytes(weights_of(kept._network))))
        assert Scorer.load(project).score("good food") == kept.score("good food")
        assert Scorer.load(project, "run 1").labels == LABELS


def test_run_that_cannot_score_is_a_sentence(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.unroll") as project:
        with pytest.raises(EngineError, match="Nothing has been trained"):
            Scorer.load(project)
        a_run(project, "untrained")
        with pytest.raises(EngineError, match="'untrained' has no weights yet"):
            Scorer.load(project, "untrained")
        recipe = small_recipe(Task.LANGUAGE_MODEL)
        project.create_run("writer", recipe, pipeline_over(("abc",), recipe), (), SOURCE)
        with pytest.raises(EngineError, match="'writer' goes on with a text"):
            Scorer.load(project, "writer")


def test_no_more_than_a_pool_of_texts_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoring, "_POOL_TEXTS", 4)
    asked: list[slice] = []

    class Lying(Sequence[str]):
        """Texts that lie somewhere else."""

        def __len__(self) -> int:
            return 10

        def __getitem__(self, part: Any) -> Any:
            asked.append(part)
            return ["好"] * len(range(*part.indices(10)))

    taken: list[int] = []
    for _ in a_scorer().score_each(Lying(), RunControl(), lambda *_: taken.append(len(asked))):
        pass

    assert asked == [slice(0, 4), slice(4, 8), slice(8, 12)]
    assert taken == [1] * 4 + [2] * 4 + [3] * 2  # each handed out before the next are asked for

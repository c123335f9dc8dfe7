"""Answers are cut and numbered beside their texts; what cannot be read is found in flat arrays."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.control import RunControl
from engine.errors import EngineError
from engine.events import result_of
from engine.recipe.recipe import Recipe, Task
from engine.text.pairs import fitting_documents, left_out_sentence, targets_of
from engine.text.pipeline import TextPipeline
from engine.training.preparing import Prepared, prepare


def prepared_pairs(folder: Path, rows: list[tuple[str, str]], task: Task, **values: object) -> Prepared:
    path = folder / "pairs.tsv"
    path.write_text("source\ttarget\n" + "".join(f"{a}\t{b}\n" for a, b in rows), encoding="utf-8")
    settings = {"corpus.source_column": "source", "corpus.target_column": "target"}
    recipe = Recipe(task=task).with_values(
        {**settings, **{key.replace("__", "."): value for key, value in values.items()}}
    )
    return result_of(prepare(path, recipe, RunControl()))


PAIRS = [("春风得意", "秋水无情"), ("山高", "水远"), ("一", "二三"), ("明月", "清风"), ("天长", "地久")]


def test_pairs_of_unequal_length_are_left_out_and_counted(tmp_path: Path) -> None:
    prepared = prepared_pairs(tmp_path, PAIRS, Task.ALIGNED)
    read = np.concatenate([prepared.split.train, prepared.split.valid])
    assert sorted(read.tolist()) == [0, 1, 3, 4]
    (problem,) = prepared.problems
    assert str(problem).startswith("Pairs left out")
    assert str(problem).endswith(": 1.")
    assert prepared.targets is not None
    assert (prepared.encoded.lengths[read] == prepared.targets.lengths[read]).all()


def test_freely_answered_they_all_fit(tmp_path: Path) -> None:
    prepared = prepared_pairs(tmp_path, PAIRS, Task.SEQ2SEQ)
    assert len(prepared.split.train) + len(prepared.split.valid) == len(PAIRS)
    assert prepared.problems == ()


def test_nothing_that_fits_is_told(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="equally many tokens"):
        prepared_pairs(tmp_path, [("一二", "一"), ("三", "四五")], Task.ALIGNED)


def test_each_side_has_its_own_vocabulary_or_both_have_one(tmp_path: Path) -> None:
    own = prepared_pairs(tmp_path, PAIRS, Task.ALIGNED, corpus__validation_fraction=0.0).pipeline
    assert own.target is not None
    assert "春" in own.vocabulary
    assert "春" not in own.target.vocabulary
    one = prepared_pairs(
        tmp_path, PAIRS, Task.ALIGNED, corpus__validation_fraction=0.0, text__shared_vocabulary=True
    ).pipeline
    assert one.target is not None
    assert one.vocabulary == one.target.vocabulary
    assert {"春", "秋"} <= set(one.vocabulary.tokens)
    assert TextPipeline.from_json(one.as_json()) == one


def test_languages_are_cut_each_in_its_way(tmp_path: Path) -> None:
    pipeline = prepared_pairs(tmp_path, [("good day", "你好"), ("go on", "继续")], Task.SEQ2SEQ).pipeline
    assert pipeline.target is not None
    assert pipeline.tokens("good day") == ["good", "day"]
    assert pipeline.target.tokens("你好吗") == ["你", "好", "吗"]


def test_long_documents_are_shortened_to_learn_and_not_to_be_answered(tmp_path: Path) -> None:
    prepared = prepared_pairs(tmp_path, PAIRS, Task.ALIGNED, text__max_tokens=2)
    assert prepared.encoded.lengths.max() == 2
    assert len(prepared.pipeline.encode("春风得意")) == 4


def test_a_corpus_without_answers_is_told() -> None:
    from tests.engine.text.test_encoded import make_corpus

    with pytest.raises(EngineError, match="no answers"):
        targets_of(make_corpus("a"))


def test_fitting() -> None:
    ours, theirs = np.array([0, 2, 2, 5]), np.array([0, 2, 3, 5])
    assert fitting_documents(ours, theirs, Task.ALIGNED, RunControl()).tolist() == [0]
    assert fitting_documents(ours, theirs, Task.SEQ2SEQ, RunControl()).tolist() == [0, 2]
    assert fitting_documents(ours, None, Task.CONDITIONAL, RunControl()).tolist() == [0, 2]
    assert "text: 3." in str(left_out_sentence(3, Task.SEQ2SEQ))

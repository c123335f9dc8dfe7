"""What cannot be learned from is refused in a sentence that says what to change."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.control import RunControl
from engine.errors import EngineError
from engine.events import result_of
from engine.text.cutting_pool import CuttingPool
from engine.training.preparing import Prepared, prepare, streams_of
from tests.engine.training.helpers import a_recipe, prepared_corpus, write_running_text

MakeCsv = Callable[..., Path]


def prepared(path: Path, **values: Any) -> Prepared:
    return result_of(prepare(path, a_recipe(**values), RunControl()))


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([["好", "1"], ["坏", "1"]], "same label '1'.*Choose another label column"),
        ([["好", "1"], ["坏", "0"]], "No label has two documents.*validation_fraction to 0"),
        ([[f"字{n}", str(n)] for n in range(1001)], "1001 different labels"),
    ],
)
def test_labels_that_teach_nothing(make_csv: MakeCsv, rows: list[list[str]], sentence: str) -> None:
    with pytest.raises(EngineError, match=sentence):
        prepared(
            make_csv([["review", "label"], *rows]), corpus__text_column="review", corpus__label_column="label"
        )


def test_the_vocabulary_is_counted_on_the_training_part(tmp_path: Path) -> None:
    recipe = a_recipe()
    one = prepared_corpus(tmp_path, recipe)

    seen = {c for number in one.split.train for c in one.corpus.texts[number]}
    assert set(one.pipeline.vocabulary.tokens[3:]) == seen
    assert len(one.split.valid) == 8


def test_given_parts_are_not_made_again(tmp_path: Path) -> None:
    recipe = a_recipe()
    one = prepared_corpus(tmp_path, recipe)

    again = result_of(prepare(tmp_path / "nowhere", recipe, RunControl(), one.corpus, one.pipeline))

    assert again.corpus is one.corpus
    assert again.pipeline is one.pipeline
    assert np.array_equal(again.split.valid, one.split.valid)


def test_running_text_is_divided_by_position(tmp_path: Path) -> None:
    recipe = a_recipe("language_model", corpus__test_fraction=0.1)
    one = result_of(prepare(write_running_text(tmp_path), recipe, RunControl()))

    train, valid = (np.asarray(stream) for stream in streams_of(one, recipe))

    whole = one.encoded.document(0)
    assert one.running
    assert np.array_equal(train, whole[: len(train)])
    assert np.array_equal(valid, whole[len(train) : len(train) + len(valid)])
    assert (len(valid) / len(whole), len(train) / len(whole)) == pytest.approx((0.2, 0.7), abs=0.01)


def test_documents_are_joined_with_an_end_each(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text("天地\n人\n你我他\n天人\n地人\n", encoding="utf-8")
    recipe = a_recipe("language_model", corpus__format="lines")
    one = result_of(prepare(path, recipe, RunControl()))

    train, valid = (np.asarray(stream) for stream in streams_of(one, recipe))

    assert (train == 2).sum() == 4
    assert (valid == 2).sum() == 1
    assert valid[-1] == 2


def test_processes_started_while_reading_do_the_cutting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.text.ready_workers._WORTH_IT", 1)
    monkeypatch.setattr("engine.text.cut_corpus._ALONE_BELOW", 1)
    monkeypatch.setattr("engine.text.ready_workers.usual_workers", lambda: 1)
    monkeypatch.setattr("engine.text.cut_corpus.usual_workers", lambda: 1)
    taken: list[int] = []
    begin = CuttingPool.__init__

    def listening(pool: CuttingPool, *values: Any) -> None:
        begin(pool, *values)
        taken.append(len(values[3]))

    monkeypatch.setattr(CuttingPool, "__init__", listening)
    prepared_corpus(tmp_path, a_recipe())

    assert taken == [1]

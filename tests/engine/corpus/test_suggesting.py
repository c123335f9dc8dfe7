"""Which task a corpus is taken for: pairs by their names or for want of any, the rest by its labels."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.control import RunControl
from engine.corpus.inspecting import inspect_corpus, suggest_task
from engine.corpus.suggesting import pair_task
from engine.events import result_of
from engine.recipe.corpus import CorpusSettings
from engine.recipe.recipe import Task

MakeFile = Callable[..., Path]
LINES = [("春风又绿江南岸", "明月何时照我还"), ("一水护田将绿绕", "两山排闼送青来")]
SENTENCES = [("I am at home.", "我在家。"), ("Where do you live?", "你住在哪里？"), ("Run!", "快跑！")]


def many(pairs: list[tuple[str, str]]) -> list[list[str]]:
    return [[f"{a}{i}", f"{b}{i}"] for i in range(30) for a, b in pairs]


@pytest.mark.parametrize(
    ("rows", "task"),
    [
        (many(LINES), Task.ALIGNED),
        (many(SENTENCES), Task.SEQ2SEQ),
        ([["上联", "下联"], *many(LINES)], Task.ALIGNED),
        ([["english", "chinese"], *many(SENTENCES)], Task.SEQ2SEQ),
        ([["source", "target"], *([a, b] for a, b in SENTENCES * 9)], Task.SEQ2SEQ),
        ([["english", "digits"], *([f"May {i}", f"5-{i}"] for i in range(30))], Task.SEQ2SEQ),
        ([["title", "body"], *many(SENTENCES)], Task.LANGUAGE_MODEL),
        ([["label", "text"], *([str(i % 2), f"第{i}句话"] for i in range(30))], Task.CLASSIFICATION),
        ([["english", "kind"], *([f"a line {i}", str(i % 2)] for i in range(30))], Task.CLASSIFICATION),
    ],
)
def test_columns_suggest_the_task(make_csv: MakeFile, rows: list[list[str]], task: Task) -> None:
    path = make_csv(rows)
    assert suggest_task(path, CorpusSettings(), RunControl()) is task
    assert result_of(inspect_corpus(path, CorpusSettings(), RunControl())).suggested_task is task


def test_a_chosen_label_column_makes_it_labels(make_csv: MakeFile) -> None:
    path = make_csv([["source", "target", "kind"], *([a, b, str(len(a) % 2)] for a, b in SENTENCES * 9)])
    assert suggest_task(path, CorpusSettings(label_column="kind"), RunControl()) is Task.CLASSIFICATION


def test_tags_are_answers_token_for_token() -> None:
    assert pair_task([("the cat sat", "DT NN VBD"), ("she sings", "PRP VBZ")]) is Task.ALIGNED
    assert pair_task([("the cat sat", "la chatte"), ("she sings", "elle chante bien")]) is Task.SEQ2SEQ
    assert pair_task([]) is Task.SEQ2SEQ

"""Every task has its words, and says what it misses in a corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.control import RunControl
from engine.corpus.inspecting import Inspection, inspect_corpus
from engine.events import result_of
from engine.recipe.corpus import CorpusSettings
from engine.recipe.recipe import Task
from gui.task_words import TASKS, missing_for, task_name, task_needs, task_verb


@pytest.mark.parametrize("task", TASKS)
def test_every_task_has_words(task: Task) -> None:
    assert task_name(task)
    assert task_verb(task)[0].islower()
    assert task_needs(task).endswith(".")


def seen(path: Path, text: str) -> Inspection:
    path.write_text(text, encoding="utf-8")
    return result_of(inspect_corpus(path, CorpusSettings(), RunControl()))


def test_a_plain_text_teaches_to_write_and_which_words_are_alike(tmp_path: Path) -> None:
    plain = seen(tmp_path / "a.txt", "one line\nand another\n" * 20)
    assert [task for task in TASKS if not missing_for(task, plain)] == [
        Task.LANGUAGE_MODEL,
        Task.WORD_VECTORS,
    ]


def test_of_a_table_nobody_can_say_before_its_columns_are_chosen(tmp_path: Path) -> None:
    table = seen(tmp_path / "a.csv", "id,text\n1,one line\n2,another one\n3,and a third\n")
    assert not any(missing_for(task, table) for task in TASKS)
    assert not any(missing_for(task, None) for task in TASKS)


def test_folders_with_labels_teach_to_tell_apart_and_to_write_for_them(tmp_path: Path) -> None:
    for label in ("good", "bad"):
        (tmp_path / "all" / label).mkdir(parents=True)
        (tmp_path / "all" / label / "1.txt").write_text(f"a {label} text", encoding="utf-8")
    found = result_of(inspect_corpus(tmp_path / "all", CorpusSettings(), RunControl()))
    possible = {task for task in TASKS if not missing_for(task, found)}
    assert possible == {Task.CLASSIFICATION, Task.CONDITIONAL, Task.LANGUAGE_MODEL, Task.WORD_VECTORS}

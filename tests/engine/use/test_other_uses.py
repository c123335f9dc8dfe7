"""A run that is asked for something else names the command that is right for it."""

import dataclasses
from pathlib import Path

import pytest

from engine.errors import EngineError
from engine.project.project import Project
from engine.recipe.recipe import Recipe, Task
from engine.use.other_uses import refuse_other_task
from tests.engine.project.helpers import a_run

COMMANDS = {
    Task.CLASSIFICATION: "score",
    Task.LANGUAGE_MODEL: "write",
    Task.CONDITIONAL: "write --label",
    Task.ALIGNED: "answer",
    Task.SEQ2SEQ: "answer",
    Task.WORD_VECTORS: "vectors",
}


@pytest.mark.parametrize("task", list(Task))
def test_the_right_command_is_named(tmp_path: Path, task: Task) -> None:
    with Project.create(tmp_path / "p.unroll") as project:
        run = dataclasses.replace(a_run(project), recipe=Recipe(task=task))
    refuse_other_task(run, task)
    with pytest.raises(EngineError, match=f"'{run.name}'.* Use {COMMANDS[task]} instead.$"):
        refuse_other_task(run, *(other for other in Task if other is not task))

"""Names of runs and files that a new run begins with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engine.errors import EngineError
from engine.project.project import Project
from engine.training.initial_runs import open_run, refuse_missing_start
from tests.engine.training.helpers import a_recipe, prepared_corpus, trained


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a trained run."""
    folder = tmp_path_factory.mktemp("home")
    recipe = a_recipe(training__epochs=1)
    with Project.create(folder / "p.unroll") as project:
        trained(project, recipe, prepared_corpus(folder, recipe))
    return folder / "p.unroll"


@pytest.mark.parametrize("wanted", ["run 1", "p.unroll", "p.unroll:run 1"])
def test_a_run_is_found_by_its_name_and_by_its_file(home: Path, wanted: str) -> None:
    with Project.open(home) as project, open_run(home, project, wanted) as (where, run):
        assert where is project
        assert run.name == "run 1"
    refuse_missing_start(home, a_recipe(model__initial_run=wanted))
    refuse_missing_start(home.with_name("new.unroll"), a_recipe(model__initial_run="p.unroll"))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"model__initial_run": "nobody"}, "no run called 'nobody'"),
        ({"model__initial_run": "p.unroll:nobody"}, "no run called 'nobody'"),
        ({"model__initial_run": "else.unroll"}, "no project .*else.unroll"),
        ({"model__vectors": "nobody"}, "'nobody', which is neither a run of p.unroll nor a file"),
        ({"training__gradual_unfreezing": True}, "needs something that was learned before"),
    ],
)
def test_what_is_not_there_is_told_before_work_is_put_into_a_corpus(
    home: Path, values: dict[str, Any], said: str
) -> None:
    with pytest.raises(EngineError, match=said):
        refuse_missing_start(home, a_recipe(**values))


def test_a_project_that_is_not_there_yet_has_no_run_of_its_own(tmp_path: Path) -> None:
    for values in ({"model__initial_run": "lm"}, {"model__vectors": "lm"}):
        with pytest.raises(EngineError, match=r"not there yet|neither a run"):
            refuse_missing_start(tmp_path / "new.unroll", a_recipe(**values))

"""A project of any earlier version opens for ever, with all that is in it."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from engine.project.project import Project
from engine.project.records import BEST, LAST, RunStatus
from engine.project.schema import VERSION
from engine.recipe.model import Cell
from engine.use.scoring import Scorer
from tests.engine.project.helpers import a_run

FORMATS = Path(__file__).parent / "formats"


def test_each_version_has_its_file() -> None:
    names = sorted(path.name for path in FORMATS.iterdir())
    assert names == [f"version_{n}.unroll.xz" for n in range(1, VERSION + 1)]


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_old_project_opens_with_all_that_is_in_it(version: int, tmp_path: Path) -> None:
    path = tmp_path / "old.unroll"
    path.write_bytes(lzma.decompress((FORMATS / f"version_{version}.unroll.xz").read_bytes()))
    with Project.open(path) as project:
        assert project.check() == ()
        run = project.run()
        assert (run.name, run.recipe.model.cell, run.labels) == ("GRU", Cell.GRU, ("neg", "pos"))
        assert (run.status, run.slots, run.best_epoch) == (RunStatus.COMPLETED, (BEST, LAST), 4)
        assert [deleted.name for deleted in project.deleted_runs()] == ["in the bin"]
        assert project.watched_sentences() == ("这次米饭好吃",)
        assert project.recipe() == run.recipe
        history = project.history(run)
        assert (len(history.steps), len(history.epochs), len(history.sentences)) == (28, 4, 4)
        scorer = Scorer.load(project)
        assert scorer.score("这次米饭好吃").probabilities["pos"] == pytest.approx(0.99778, abs=1e-4)
        assert scorer.score("难吃，送餐太慢了").probabilities["neg"] == pytest.approx(0.99883, abs=1e-4)
        assert a_run(project).name == "run 1"

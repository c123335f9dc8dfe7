"""Two processes learn what one does: every task, with uneven rows, dropout, weights of labels, averages, a stop between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.project.project import Project
from engine.project.records import LAST
from engine.training.checkpoints import from_bytes
from tests.engine.training.parallel_worker import CASES, learn
from tests.engine.training.teams import end_of, start_team

Find = Callable[[str], Path]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Projects in which two processes have learned every case."""
    place = tmp_path_factory.mktemp("team")
    for code, _, complaint in end_of(start_team(["-m", "tests.engine.training.parallel_worker", str(place)])):
        assert code == 0, complaint
    return place


@pytest.fixture(scope="module")
def alone(folder: Path) -> Find:
    """The project in which one process has learned a case."""
    known: dict[str, Path] = {}

    def find(case: str) -> Path:
        if case not in known:
            known[case] = folder / f"{case}-alone.unroll"
            learn(known[case], case, folder)
        return known[case]

    return find


def assert_alike(one: Path, other: Path) -> None:
    """Losses, lengths of gradients, accuracies, epochs, and the weights at the end."""
    with Project.open(one) as first, Project.open(other) as second:
        a, b = first.history(first.run()), second.history(second.run())
        assert len(a.steps) == len(b.steps)
        np.testing.assert_allclose(a.losses, b.losses, atol=1e-5)
        np.testing.assert_allclose(a.grad_norms, b.grad_norms, rtol=1e-3, atol=1e-5)
        np.testing.assert_allclose(a.accuracies, b.accuracies, atol=1e-6)
        for x, y in zip(a.epochs, b.epochs, strict=True):
            assert x.valid_loss == pytest.approx(y.valid_loss, abs=1e-5)
            assert x.valid_accuracy == pytest.approx(y.valid_accuracy)
            assert x.train_loss == pytest.approx(y.train_loss, abs=1e-5)
            assert x.best == y.best
        assert [x.text for x in a.samples] == [y.text for y in b.samples]
        states = [project.load_checkpoint(project.run(), LAST) for project in (first, second)]
        tensors = [from_bytes(state.tensors) for state in states if state is not None]
        assert tensors[0].keys() == tensors[1].keys()
        for name, value in tensors[0].items():
            assert value.shape == tensors[1][name].shape
            np.testing.assert_allclose(value, tensors[1][name], atol=2e-4, err_msg=name)


@pytest.mark.parametrize("case", CASES)
def test_two_processes_learn_what_one_does(case: str, folder: Path, alone: Find) -> None:
    assert_alike(alone(case), folder / f"{case}-team.unroll")


@pytest.mark.parametrize("case", ["language_model", "classification"])
def test_a_stopped_team_goes_on_as_if_it_had_not_been(case: str, folder: Path, alone: Find) -> None:
    assert_alike(alone(case), folder / f"{case}-resumed.unroll")


@pytest.mark.parametrize("case", CASES)
def test_the_project_is_whole(case: str, folder: Path) -> None:
    with Project.open(folder / f"{case}-team.unroll") as project:
        assert project.check() == ()
        assert project.run().summary is not None

"""What is kept comes back, and what does not fit is told in a sentence."""

from pathlib import Path

import pytest
import torch

from engine.control import RunControl
from engine.errors import EngineError
from engine.events import result_of
from engine.networks.build import build_network
from engine.project.project import Project
from engine.project.records import BEST, LAST, Checkpoint
from engine.training.checkpoints import (
    carried_state,
    carried_tensors,
    from_bytes,
    load_network,
    put_weights,
    to_bytes,
    weights_of,
)
from engine.training.runs import resume_run, start_run
from tests.engine.training.helpers import a_recipe, cut_off, prepared_corpus, trained


def test_weights_survive_the_bytes() -> None:
    one = build_network(a_recipe(), vocabulary=9, labels=2)
    other = build_network(a_recipe(training__seed=7), vocabulary=9, labels=2)

    put_weights(other, from_bytes(to_bytes(weights_of(one))))

    assert all(torch.equal(a, b) for a, b in zip(one.parameters(), other.parameters(), strict=True))


def test_kept_weights_do_not_follow_the_network() -> None:
    network = build_network(a_recipe(), vocabulary=9, labels=2)
    kept = weights_of(network)
    before = kept["network.answer.weight"].clone()

    with torch.no_grad():
        network.answer.weight.add_(1.0)

    assert torch.equal(kept["network.answer.weight"], before)


def test_a_carried_state_of_more_than_ten_layers_keeps_its_order() -> None:
    state = tuple((torch.full((1, 2, 3), float(i)), torch.full((1, 2, 3), -float(i))) for i in range(12))

    back = carried_state(from_bytes(to_bytes(carried_tensors(state))), torch.device("cpu"))

    assert back is not None
    assert [float(h[0, 0, 0]) for h, _ in back] == [float(i) for i in range(12)]
    assert all(
        torch.equal(a, b)
        for ours, kept in zip(back, state, strict=True)
        for a, b in zip(ours, kept, strict=True)
    )
    assert carried_state({}, torch.device("cpu")) is None


def test_the_best_epoch_is_loaded_or_the_last_state_when_there_is_none(tmp_path: Path) -> None:
    recipe = a_recipe()
    prepared = prepared_corpus(tmp_path, recipe)
    with Project.create(tmp_path / "p.unroll") as project:
        control = RunControl()
        work = start_run(project, recipe, prepared, control, device="cpu")
        next(work), next(work)
        control.stop()
        list(work)
        stopped = load_network(project, project.run())
        trained(project, recipe, prepared)
        network = load_network(project, project.run())
        best = project.load_checkpoint(project.run(), BEST)

    assert not stopped.training
    assert best is not None
    assert torch.equal(network.answer.weight, from_bytes(best.tensors)["network.answer.weight"])


def test_a_run_without_weights(tmp_path: Path) -> None:
    recipe = a_recipe()
    prepared = prepared_corpus(tmp_path, recipe)
    with Project.create(tmp_path / "p.unroll") as project:
        assert cut_off(start_run(project, recipe, prepared, RunControl(), device="cpu"), 1)

        with pytest.raises(EngineError, match="'run 1' has no weights yet"):
            load_network(project, project.runs()[0])


@pytest.mark.parametrize("damage", ["another network", "no position", "not safetensors"])
def test_a_state_that_does_not_fit(tmp_path: Path, damage: str) -> None:
    recipe = a_recipe()
    with Project.create(tmp_path / "p.unroll") as project:
        trained(project, recipe, prepared_corpus(tmp_path, recipe))
        run = project.run()
        kept = project.load_checkpoint(run, LAST)
        assert kept is not None
        tensors, meta = kept.tensors, kept.meta
        if damage == "another network":
            tensors = to_bytes(weights_of(build_network(recipe, vocabulary=50, labels=2)))
        elif damage == "no position":
            meta = {"threads": 1}
        else:
            tensors = b"nothing"
        project.save_checkpoint(run, Checkpoint(LAST, 2, kept.step, tensors, meta))

        with pytest.raises(EngineError, match="'run 1' does not fit its network"):
            result_of(resume_run(project, RunControl(), run="run 1", device="cpu"))

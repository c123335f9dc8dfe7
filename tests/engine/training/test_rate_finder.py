"""The learning rate that is found is one a network learns with, and finding it leaves no trace."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from engine.control import RunControl
from engine.errors import EngineError, Stopped
from engine.events import EpochDone, RateTried, result_of
from engine.project.project import Project
from engine.training.rate_finder import find_rate, suggest
from engine.training.session import Session
from tests.engine.training.helpers import a_recipe, of_kind, prepared_corpus, trained


def curve(lowest: float, *, noise: float = 0.0) -> list[RateTried]:
    """Losses that fall as a valley around `lowest` does, and break away above it."""
    tried = []
    for number in range(100):
        rate = 1e-6 * 10 ** (number * 7 / 99)
        distance = math.log10(rate / lowest)
        loss = 3 - 2 / (1 + math.exp(-3 * (distance + 1.5))) + max(0.0, distance) * 8
        loss += noise * math.sin(number * 1.7)
        tried.append(RateTried(number + 1, rate, loss, loss))
    return tried


@pytest.mark.parametrize("lowest", [1e-3, 0.05, 1.0])
@pytest.mark.parametrize("noise", [0.0, 0.03])
def test_it_is_where_the_loss_falls_most(lowest: float, noise: float) -> None:
    found = suggest(curve(lowest, noise=noise))

    assert lowest / 100 <= found.rate <= lowest / 3
    assert abs(math.log10(found.rate / lowest) + 1.5) < 0.4


def test_a_loss_that_never_falls_has_no_rate() -> None:
    rising = [RateTried(n, 1e-6 * 1.2**n, 1 + n * 0.1, 1 + n * 0.1) for n in range(1, 60)]
    for tried in (rising, rising[:5]):
        with pytest.raises(EngineError, match="fell at no learning rate"):
            suggest(tried)


@pytest.mark.parametrize("task", ["classification", "language_model"])
def test_a_network_learns_with_what_is_found(tmp_path: Path, task: str) -> None:
    """With the recipe's own, far too small rate it does not learn; its schedule has no say in the search."""
    recipe = a_recipe(task, training__learning_rate=1e-5, training__schedule="cosine", model__dropout=0.0)
    prepared = prepared_corpus(tmp_path, recipe)

    found = result_of(find_rate(recipe, prepared, RunControl(), device="cpu"))

    assert 1e-4 < found.rate < 1
    assert [one.step for one in found.tried] == list(range(1, len(found.tried) + 1))
    assert found.tried[-1].rate > 3 * found.rate
    with Project.create(tmp_path / "p.unroll") as project:
        slow = of_kind(trained(project, recipe, prepared), EpochDone)
        values = {"training.learning_rate": found.rate, "training.schedule": "constant"}
        quick = of_kind(trained(project, recipe.with_values(values), prepared), EpochDone)
    assert quick[-1].train_loss < slow[-1].train_loss - 0.01


def test_where_the_loss_breaks_off_the_search_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = a_recipe("language_model", training__optimizer="sgd", training__clip_norm=0.0)
    recipe = recipe.with_values({"model.cell": "rnn", "model.activation": "relu"})
    step = Session.step

    def breaking(session: Session) -> None:
        step(session)
        if session.optimizer.param_groups[0]["lr"] > 1:
            for weight in session.network.parameters():
                weight.data.fill_(float("nan"))

    monkeypatch.setattr(Session, "step", breaking)

    found = result_of(find_rate(recipe, prepared_corpus(tmp_path, recipe), RunControl(), device="cpu"))

    assert all(math.isfinite(one.loss) for one in found.tried)
    assert found.tried[-1].rate < 2


def test_a_stop_ends_it(tmp_path: Path) -> None:
    recipe, control = a_recipe(), RunControl()
    work = find_rate(recipe, prepared_corpus(tmp_path, recipe), control, device="cpu")
    next(work)
    control.stop()
    with pytest.raises(Stopped):
        next(work)

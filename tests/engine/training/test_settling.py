"""How a run computes where its recipe leaves it open: timed once, kept with the run, and only where it matters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch

from engine.training import kernel_choice, settling
from engine.training.checkpoints import from_bytes
from engine.training.session import Session
from engine.training.settling import Way, multiplied, settle
from tests.engine.training.helpers import a_recipe, prepared_corpus

CPU = torch.device("cpu")


@pytest.fixture(autouse=True)
def all_is_worth_timing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "WORTH_TIMING", 0)
    monkeypatch.setattr(settling, "multiplies_bfloat16", lambda device: True)
    monkeypatch.setattr("engine.training.session.multiplies_bfloat16", lambda device: True)
    for module in (settling, kernel_choice):
        monkeypatch.setattr(module, "speeds_folder", lambda: tmp_path / "speeds")


def a_session(folder: Path, threads: int | None = 1, **values: Any) -> Session:
    recipe = a_recipe(**values)
    return Session("run", recipe, prepared_corpus(folder, recipe), CPU, threads)


def told(monkeypatch: pytest.MonkeyPatch, low: float, threads: float) -> list[Way]:
    """Make every timing come out so; the ways that were timed."""
    timed: list[Way] = []

    def pretend(session: Session, index: int, way: Way, other: Way, clock: object) -> float:
        timed.append(other)
        return low if other.bfloat16 != way.bfloat16 else threads

    monkeypatch.setattr(settling, "_ratio", pretend)
    return timed


@pytest.mark.parametrize(("ratio", "taken"), [(1.5, True), (1.05, False), (0.5, False)])
def test_bfloat16_is_taken_where_it_is_clearly_faster(
    ratio: float, taken: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(monkeypatch, ratio, 1.0)

    assert a_session(tmp_path).bfloat16 is taken


@pytest.mark.parametrize("precision", ["float32", "bfloat16"])
def test_what_was_asked_for_is_not_timed(
    precision: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    timed = told(monkeypatch, 0.5 if precision == "bfloat16" else 9.0, 9.0)
    monkeypatch.setattr("engine.training.devices.multiplies_bfloat16", lambda device: True)

    session = a_session(tmp_path, training__precision=precision)

    assert session.bfloat16 is (precision == "bfloat16")
    assert timed == []


def test_small_networks_are_not_timed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    timed = told(monkeypatch, 9.0, 9.0)
    monkeypatch.setattr(settling, "WORTH_TIMING", 10**8)

    session = a_session(tmp_path, threads=None)

    assert (session.bfloat16, session.threads, timed) == (False, 1, [])


def test_what_would_take_long_is_not_timed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    timed = told(monkeypatch, 0.1, 0.1)
    monkeypatch.setattr(settling, "MOST_WORK", 0)

    assert a_session(tmp_path).bfloat16
    assert timed == []


def test_threads_are_doubled_while_that_is_clearly_faster(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    told(monkeypatch, 1.0, 1.5)
    try:
        assert a_session(tmp_path, threads=None).threads == 4
        assert a_session(tmp_path, threads=None, training__threads=3).threads == 3
        told(monkeypatch, 1.0, 1.1)
        assert a_session(tmp_path, threads=None, model__hidden_size=9).threads == 1
    finally:
        torch.set_num_threads(1)


def test_a_timing_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch, 1.5, 1.0)
    assert a_session(tmp_path).bfloat16
    timed = told(monkeypatch, 0.5, 1.0)

    assert a_session(tmp_path).bfloat16
    assert timed == []


def test_timing_changes_nothing_that_is_learned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "ROUNDS", 1)
    timed = a_session(tmp_path, model__dropout=0.3)
    monkeypatch.setattr(settling, "WORTH_TIMING", 10**18)
    plain = a_session(tmp_path, model__dropout=0.3)
    assert not plain.bfloat16
    timed.bfloat16, timed.kernels = False, kernel_choice.put_kernels(timed.network, plain.kernels)
    for session in (timed, plain):
        session.lessons.begin_epoch(0)
        for _ in range(2):
            session.step()
            session.tell()

    one, other = (from_bytes(session.state().tensors) for session in (timed, plain))

    assert one.keys() == other.keys()
    assert all(torch.equal(one[name], other[name]) for name in one)


def test_a_run_goes_on_in_the_precision_it_began_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(monkeypatch, 1.5, 1.0)
    began = a_session(tmp_path).state()
    old = a_session(tmp_path).state()
    del old.meta["bfloat16"]  # of a run from before auto took bfloat16
    told(monkeypatch, 0.5, 1.0)
    session = a_session(tmp_path, training__batch_size=3)
    assert not session.bfloat16

    session.restore(began)
    assert session.bfloat16
    session.restore(old)
    assert not session.bfloat16


def test_word_vectors_are_looked_up_not_multiplied(tmp_path: Path) -> None:
    session = a_session(tmp_path)
    table = session.network.embedding.weight.numel()

    total = sum(p.numel() for p in session.network.parameters() if p.dim() > 1)

    assert multiplied(session.network) == total - table
    settle(session, threads_open=False)  # a second time from what is kept

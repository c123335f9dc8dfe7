"""The benchmark for graphics cards runs without one, and says so when there is none."""

from __future__ import annotations

import pytest
import torch

from tests.benchmarks import bench_gpu


def test_without_a_card_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)

    assert bench_gpu.main([]) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("This computer has no usable graphics card")


def test_it_walks_the_same_way_on_a_processor(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench_gpu.main(["--device", "cpu", "--small", "--turns", "1", "--seconds", "0.01"]) == 0

    said = capsys.readouterr().out
    assert said.count("language model, lstm") == 2
    assert "s an epoch" in said
    assert said.endswith("Nothing was judged: the aims are those of a graphics card at full size.\n")

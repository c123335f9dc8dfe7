"""The peak is seen although it has passed."""

import mmap
import time

import pytest
import torch

from engine.training import memory_watch
from engine.training.memory_watch import MemoryWatch

MIB = 1 << 20


def test_what_was_held_for_a_moment_is_in_the_peak() -> None:
    with MemoryWatch(torch.device("cpu")) as watch:
        before = watch.now()
        block = mmap.mmap(-1, 64 * MIB)  # fresh pages, whatever the program holds and does not use
        for place in range(0, 64 * MIB, 4096):
            block[place] = 1
        end = time.monotonic() + 30
        while watch.peak() < before + 60 * MIB:
            assert time.monotonic() < end
            time.sleep(0.005)  # another thread looks
        block.close()
        assert watch.peak() >= before + 60 * MIB


@pytest.mark.skipif(not memory_watch._forget_system_peak(), reason="this system keeps no peak")
def test_the_system_s_peak_sees_what_nobody_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory_watch, "_SECONDS", 60.0)
    with MemoryWatch(torch.device("cpu")) as first:
        held = bytearray(64 * MIB)
        held[::4096] = b"1" * len(held[::4096])
        del held
        assert first.peak() >= first.now() + 50 * MIB
    with MemoryWatch(torch.device("cpu")) as second:
        assert second.peak() < first.peak()  # each begins anew

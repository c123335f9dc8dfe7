"""The peak is seen although it has passed."""

import time

import numpy as np
import torch

from engine.training.memory_watch import MemoryWatch

MIB = 1 << 20


def test_what_was_held_for_a_moment_is_in_the_peak() -> None:
    with MemoryWatch(torch.device("cpu")) as watch:
        before = watch.now()
        block = np.ones(64 * MIB // 8)
        end = time.monotonic() + 30
        while watch.peak() < before + 60 * MIB:
            assert time.monotonic() < end
            time.sleep(0.005)  # another thread looks
        del block
        assert watch.peak() >= before + 60 * MIB

"""Where and with how many threads a run computes."""

from __future__ import annotations

import contextlib
import ctypes
import os

import torch

from engine.errors import EngineError
from engine.recipe.recipe import Recipe
from engine.recipe.training import Precision
from engine.words import QT_TRANSLATE_NOOP

M_MMAP_THRESHOLD, M_TRIM_THRESHOLD = -3, -1  # glibc's malloc.h
LARGEST_KEPT, MOST_KEPT = (
    32 << 20,
    256 << 20,
)  # bytes of one piece (the most glibc allows), and of all that is free
LARGE_STATE = 512  # from here on the matrix products are large enough to be worth sharing among threads


def choose_device(name: str = "auto") -> torch.device:
    """The device called auto, cpu, cuda or mps; raises `EngineError` when it is not there.

    Auto takes an NVIDIA card when there is one, else the processor. Apple's graphics (mps) is used on request only:
    it is slower than the processor for networks of the usual size.
    """
    present = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if name == "auto":
        return torch.device("cuda" if present["cuda"] else "cpu")
    if name not in present:
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "There is no device called {name}. Choose auto, cpu, cuda or mps."),
            name=name,
        )
    if not present[name]:
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "This computer has no usable {name} device. Choose auto or cpu."),
            name=name,
        )
    return torch.device(name)


def choose_threads(recipe: Recipe) -> int:
    """How many threads something computes with that nobody timed.

    Auto is one for the usual sizes, which is often the fastest and always leaves the computer usable; half of the
    processors for large states. A run that learns finds its number by timing (`settling.py`).
    """
    wanted = recipe.training.threads
    if wanted != "auto":
        return wanted
    half = max(1, (os.cpu_count() or 1) // 2)
    return half if max(recipe.model.widths) >= LARGE_STATE else 1


def uses_bfloat16(recipe: Recipe, device: torch.device) -> bool:
    """Whether a run learns with products in bfloat16 because it was asked for; `settling.py` decides "auto"."""
    return recipe.training.precision is Precision.BFLOAT16 and multiplies_bfloat16(device)


def multiplies_bfloat16(device: torch.device) -> bool:
    """Whether the device multiplies such numbers itself."""
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    return device.type == "cpu" and bool(torch.cpu._is_avx512_bf16_supported())  # those with amx have it too


def use_card(recipe: Recipe, device: torch.device) -> None:
    """On a graphics card let single precision's products be TF32's, which its tensor cores take: three digits of each
    factor, the sum in full. Not where float32 was asked for.
    """
    if device.type == "cuda":
        rough = recipe.training.precision is not Precision.FLOAT32
        torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = rough


def use_threads(threads: int) -> None:
    """Compute with so many threads from here on."""
    torch.set_num_threads(threads)
    keep_freed_memory()


def keep_freed_memory() -> None:
    """Let the memory of one step serve the next one (GNU systems).

    The C library gives large pieces back to the system and gets each anew, page by page, at every step: up to a third
    of the time of small networks.
    """
    with contextlib.suppress(OSError, AttributeError, TypeError):
        library = ctypes.CDLL(None)  # TypeError: Windows
        for option, limit in ((M_MMAP_THRESHOLD, LARGEST_KEPT), (M_TRIM_THRESHOLD, MOST_KEPT)):
            library.mallopt(option, limit)

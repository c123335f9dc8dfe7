"""Which layers of a run our own kernels read while it learns: those where a short timing finds them faster.

Rounding differs between our kernels and torch's layers, so the choice is part of what a run is. It is made once for
each size on a computer and kept in the user's cache, so the same recipe gives the same run again; it is kept with every
state of the run, so a resume goes on with it, on another computer too. Where a timing is close to what is usual (by
size alone), the usual is taken: what noise there is in a timing never decides.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import platformdirs
import torch
from torch import nn

from engine.cache import make_key
from engine.networks.layers import FusedLayer, GruLayer, LstmLayer, RnnLayer, make_layer, run_layer
from engine.networks.own_reading import cell_of, usually_faster
from engine.networks.stack_config import LayerConfig
from engine.recipe.model import Activation

STEPS, ROUNDS = 12, 5
MOST_WORK = 5e8  # multiplications of one reading that is timed; larger ones go by what is usual
MARGIN = 1.25  # so many times as fast as the usual one the other must be to be taken


def fused_layers(network: nn.Module) -> list[FusedLayer]:
    """The layers that have a choice, in the order of the network."""
    return [m for m in network.modules() if isinstance(m, RnnLayer | LstmLayer | GruLayer)]


def choose_kernels(
    network: nn.Module, batch: int, folder: Path | None = None, *, low: bool = False
) -> list[bool]:
    """Give every layer its reader for batches of `batch`, with `low` in bfloat16; what was chosen, for `put_kernels`."""
    chosen = [_choose(layer, batch, folder or speeds_folder(), low) for layer in fused_layers(network)]
    return put_kernels(network, chosen)


def put_kernels(network: nn.Module, chosen: Sequence[bool] | None) -> list[bool]:
    """Read every layer as was chosen; None is a run from before there was a choice, which torch read."""
    layers = fused_layers(network)
    readers = [False] * len(layers) if chosen is None else [bool(own) for own in chosen]
    for layer, own in zip(layers, readers, strict=True):
        layer.own = own
    return readers


def speeds_folder() -> Path:
    """Where timings are kept."""
    return platformdirs.user_cache_path("unroll", appauthor=False) / "speeds"


def _choose(layer: FusedLayer, batch: int, folder: Path, low: bool) -> bool:
    usual = usually_faster(cell_of(layer), layer.hidden_size, batch, learning=True)
    weight = next(layer.parameters())
    work = STEPS * batch * len(weight) * (layer.input_size + layer.hidden_size)
    if weight.device.type != "cpu" or work > MOST_WORK:
        return usual
    config = LayerConfig(
        cell_of(layer),
        Activation(str(layer.nonlinearity)) if isinstance(layer, RnnLayer) else Activation.TANH,
        layer.input_size,
        layer.hidden_size,
    )
    kept = folder / f"{make_key('kernel 2', str(config), batch, low, *machine_key())}.json"
    ratio = _read(kept)
    if ratio is None:
        ratio = measure(config, batch, low=low)
        _write(kept, ratio)
    return ratio > 1 / MARGIN if usual else ratio > MARGIN


def machine_key() -> tuple[str, ...]:
    """What a timing depends on beside the sizes."""
    processor = platform.machine(), platform.processor(), torch.backends.cpu.get_cpu_capability()
    return torch.__version__, np.__version__, *processor, str(torch.get_num_threads())


def measure(config: LayerConfig, batch: int, *, low: bool = False) -> float:
    """How many times as fast as torch's layer our kernel reads and learns from a sequence."""
    with torch.random.fork_rng(devices=[]):
        layer = make_layer(config)
    assert isinstance(layer, RnnLayer | LstmLayer | GruLayer)
    x = torch.zeros(STEPS, batch, config.input_size).uniform_(generator=torch.Generator().manual_seed(1))
    # The time of this thread alone, where it does all the work: other programs do not count.
    clock = time.thread_time if torch.get_num_threads() == 1 else time.perf_counter
    fastest = {True: float("inf"), False: float("inf")}
    for _ in range(ROUNDS + 1):
        for own in fastest:
            layer.own = own
            fastest[own] = min(fastest[own], _seconds(layer, x, clock, low))
    return fastest[False] / max(fastest[True], 1e-9)


def _seconds(layer: FusedLayer, x: torch.Tensor, clock: Callable[[], float], low: bool) -> float:
    begun = clock()
    with torch.enable_grad():
        with torch.autocast("cpu", torch.bfloat16, enabled=low):
            states, _ = run_layer(layer, x.requires_grad_(), None)
        torch.autograd.grad(states, [x, *layer.parameters()], torch.ones_like(states))
    return clock() - begun


def _read(path: Path) -> float | None:
    try:
        return float(json.loads(path.read_text("utf-8"))["ratio"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(path: Path, ratio: float) -> None:
    """Keep a timing; without a folder that can be written it is made again next time."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        passing = path.with_suffix(f".{os.getpid()}")
        passing.write_text(json.dumps({"ratio": ratio}), "utf-8")
        passing.replace(path)

"""A run's state as bytes: tensors as safetensors, the rest as plain JSON values. Nothing that could run.

The names in the file: `network.*` the weights, `optimizer.<weight>.<average>` what the optimiser remembers of each,
`state.<layer>.<part>` what a language model carries into its next window, `noise` where the stream of random numbers
for dropout stands. The order of batches follows from seed and epoch, so it needs no state.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load, save
from torch import Tensor, nn
from torch.optim import Optimizer

from engine.errors import EngineError
from engine.networks.build import AnyNetwork, build_task
from engine.networks.layers import StackState
from engine.networks.shapes import sizes_of
from engine.project.epochs import slot_of_epoch
from engine.project.project import Project
from engine.project.records import BEST, LAST, Checkpoint, RunRecord
from engine.recipe.recipe import Task
from engine.vectors.word_vectors import ONLY_VECTORS
from engine.words import QT_TRANSLATE_NOOP

Tensors = dict[str, Tensor]


def weights_of(network: nn.Module) -> Tensors:
    """The weights by name, away from any device."""
    return {f"network.{name}": _kept(value) for name, value in network.state_dict().items()}


def put_weights(network: nn.Module, tensors: Tensors) -> None:
    """Fill a network with kept weights."""
    weights = {name.removeprefix("network."): t for name, t in tensors.items() if name.startswith("network.")}
    network.load_state_dict(weights)


@contextlib.contextmanager
def damage_explained(run: str) -> Iterator[None]:
    """A state that was tampered with or belongs to another network becomes one sentence."""
    try:
        yield
    except (SafetensorError, RuntimeError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "What was saved of '{run}' does not fit its network. Use a copy of the project, or train again.",
            ),
            run=run,
        ) from error


def optimizer_tensors(optimizer: Optimizer) -> Tensors:
    """What the optimiser remembers, by the number of the weight."""
    return {
        f"optimizer.{number}.{name}": _kept(value)
        for number, memory in optimizer.state_dict()["state"].items()
        for name, value in memory.items()
        if isinstance(value, Tensor)
    }


def put_optimizer(optimizer: Optimizer, tensors: Tensors) -> None:
    """Give the optimiser back what it remembered; its settings are the recipe's."""
    state: dict[int, dict[str, Tensor]] = {}
    for name, value in tensors.items():
        if name.startswith("optimizer."):
            _, number, key = name.split(".", 2)
            state.setdefault(int(number), {})[key] = value
    fresh: dict[str, Any] = optimizer.state_dict()
    optimizer.load_state_dict({**fresh, "state": state})


def carried_tensors(state: StackState | None) -> Tensors:
    """A language model's carried state by layer and part."""
    return {
        f"state.{layer}.{part}": _kept(value)
        for layer, parts in enumerate(state or ())
        for part, value in enumerate(parts)
    }


def carried_state(tensors: Tensors, device: torch.device) -> StackState | None:
    """The carried state back, or None when there was none."""
    layers: dict[int, dict[int, Tensor]] = {}
    for name, value in tensors.items():
        if name.startswith("state."):
            _, layer, part = name.split(".")
            layers.setdefault(int(layer), {})[int(part)] = value.to(device)
    return tuple(tuple(layers[i][j] for j in sorted(layers[i])) for i in sorted(layers)) or None


def to_bytes(tensors: Tensors) -> bytes:
    """A safetensors file."""
    return bytes(save(tensors))


def from_bytes(data: bytes) -> Tensors:
    """The tensors of a safetensors file, on the CPU."""
    tensors: Tensors = load(data)
    return tensors


def state_message(state: Checkpoint) -> bytes:
    """A state to be sent to other processes of a training."""
    meta = json.dumps(state.meta).encode()
    return len(meta).to_bytes(8, "big") + meta + state.tensors


def read_state_message(message: bytes) -> Checkpoint:
    """The inverse of `state_message`; its place is in the state."""
    end = 8 + int.from_bytes(message[:8], "big")
    meta = json.loads(message[8:end])
    position = meta["position"]
    return Checkpoint(LAST, position["epoch"], position["step"], message[end:], meta)


def load_network(
    project: Project, run: RunRecord, slot: str | None = None, *, epoch: int | None = None
) -> AnyNetwork:
    """The network of a run, ready to use on the CPU: its best epoch, or its last state when no epoch is done yet.

    With `epoch` as it was after that one, from its snapshot in half precision; raises `EngineError` when none is kept.
    """
    if run.recipe.task is Task.WORD_VECTORS:
        raise EngineError(ONLY_VECTORS, run=run.name)
    if epoch is not None:
        slot = slot_of_epoch(project, run, epoch)
    checkpoint: Checkpoint | None = None
    for name in [slot] if slot else [BEST, LAST]:
        checkpoint = checkpoint or project.load_checkpoint(run, name)
    if checkpoint is None:
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "The run '{run}' has no weights yet. Train it first."), run=run.name
        )
    sizes = sizes_of(run.recipe, project.run_pipeline(run), len(run.labels))
    network = build_task(run.recipe.task.value, run.recipe.model, sizes, run.recipe.training.seed)
    with damage_explained(run.name):
        put_weights(network, from_bytes(checkpoint.tensors))
    return network.eval()


def _kept(value: Tensor) -> Tensor:
    return value.detach().to("cpu", copy=True).contiguous()

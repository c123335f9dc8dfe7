"""Giving a new network what another one has learned: its layers as they are, its words one by one."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum

import torch
from torch import Tensor

from engine.errors import EngineError
from engine.events import WeightsTaken
from engine.networks.build import AnyNetwork
from engine.networks.seq2seq import Seq2Seq
from engine.recipe.model import Cell, ModelSettings
from engine.recipe.recipe import Recipe, Task
from engine.text.pipeline import TextPipeline
from engine.text.vocabulary import EOS, PAD, SPECIALS, UNK, Vocabulary
from engine.words import QT_TRANSLATE_NOOP

_TEXT_ANSWERS = (Task.LANGUAGE_MODEL, Task.CONDITIONAL)  # foretell the words that they read
_LAYER = re.compile(r"(stack|encoder|decoder)\.(forward_layers|backward_layers|projections)\.(\d+)\.")
_SHARED = ("embedding.", "stack.")  # what reads a text, whatever is answered


@dataclass(frozen=True)
class Learned:
    """A network that was trained before, and what its numbers are about."""

    name: str
    recipe: Recipe
    pipeline: TextPipeline
    labels: tuple[str, ...]
    network: AnyNetwork

    def vocabulary(self, weight: str) -> Vocabulary | None:
        """The words that the rows of a weight stand for; None where they are no words."""
        return words_of(weight, self.recipe.task, self.pipeline)


@dataclass(frozen=True)
class Taken:
    """The names of the weights that were taken, and what is told of it."""

    names: frozenset[str]
    told: WeightsTaken


def words_of(weight: str, task: Task, pipeline: TextPipeline) -> Vocabulary | None:
    """The vocabulary whose words the rows of a weight of a task's network stand for."""
    own = pipeline.vocabulary
    answers = pipeline.target.vocabulary if pipeline.target else own
    if weight == "embedding.weight":
        return own
    if weight == "target_embedding.weight":
        return answers
    if weight in ("answer.weight", "answer.bias") and task is not Task.CLASSIFICATION:
        return answers
    return None


@torch.no_grad()
def take_weights(
    network: AnyNetwork, recipe: Recipe, pipeline: TextPipeline, labels: tuple[str, ...], learned: Learned
) -> Taken:
    """Let `network` begin as `learned` where both are alike, and tell which parts do.

    Words are matched one by one. Raises `EngineError` when the settings that both must share are not the same, naming
    those to change, or when no word is in both vocabularies.
    """
    refuse_unlike(recipe.model, learned)
    new = Learned("", recipe, pipeline, labels, network)
    theirs = learned.network.state_dict()
    names = {
        name: counterpart(name, recipe.task, learned.recipe.task) for name, _ in network.named_parameters()
    }
    strange = {
        part_of(name)
        for name, like in names.items()
        if like not in theirs or not _fits(name, like, theirs[like], new, learned)
    }
    taken = [name for name in names if part_of(name) not in strange]  # a part is taken whole or not at all
    for name in taken:
        _fill(name, names[name], theirs[names[name]], new, learned)
    words = len(matching(pipeline.vocabulary, learned.pipeline.vocabulary)[0])
    refuse_no_word(words, learned.name)
    return Taken(frozenset(taken), told_of(network, learned.name, taken, words, pipeline.vocabulary))


def refuse_unlike(model: ModelSettings, learned: Learned) -> None:
    """Raise `EngineError` when a network of `model` cannot begin with what was learned, naming the settings to change."""
    other, changes = learned.recipe.model, dict[str, object]()
    for name in ("cell", "embedding_dim", "layer_norm"):
        if getattr(model, name) != getattr(other, name):
            changes[f"model.{name}"] = getattr(other, name)
    if other.cell is Cell.RNN and model.activation is not other.activation:
        changes["model.activation"] = other.activation
    both = min(len(model.widths), len(other.widths))
    if both > 1 and model.skip is not other.skip:
        changes["model.skip"] = other.skip
    if model.widths[:both] != other.widths[:both]:
        if len(set(other.widths)) == 1 and not model.layer_sizes:
            changes["model.hidden_size"] = other.widths[0]
        else:
            changes["model.layer_sizes"] = list(other.widths)
    if changes:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "A network that begins with '{run}' must be made as it was: set {settings}."
            ),
            run=learned.name,
            settings=", ".join(f"{key}={_plain(value)}" for key, value in changes.items()),
        )


def refuse_no_word(words: int, name: str) -> None:
    """Raise `EngineError` when nothing that is read has a vector to begin with."""
    if words == 0:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "None of the words of this text is in '{run}'. Cut the text the same way (text.cutter, "
                "text.lowercase), or begin with something else.",
            ),
            run=name,
        )


def counterpart(name: str, task: Task, other: Task) -> str:
    """What a weight of a network for `task` is called in one for `other`; an empty text where it has no like."""
    if task is other or (task in _TEXT_ANSWERS and other in _TEXT_ANSWERS):
        return name
    if other is Task.SEQ2SEQ and name.startswith("stack."):
        return f"encoder.{name.removeprefix('stack.')}"
    if task is Task.SEQ2SEQ and name.startswith("encoder."):
        return f"stack.{name.removeprefix('encoder.')}"
    return name if name.startswith(_SHARED) else ""


def matching(own: Vocabulary, other: Vocabulary) -> tuple[list[int], list[int]]:
    """The words that both know, by their ids here and there; the special tokens are not among them."""
    pairs = [(i, other.ids[token]) for token, i in own.ids.items() if token in other.ids]
    return [i for i, _ in pairs], [j for _, j in pairs]


def told_of(
    network: AnyNetwork, name: str, taken: Collection[str], words: int, vocabulary: Vocabulary
) -> WeightsTaken:
    """The fact that is told: which parts begin as in `name`, which anew, and how many words were met there."""
    parts: dict[str, bool] = {}
    for weight, _ in network.named_parameters():
        part = part_of(weight)
        parts[part] = parts.get(part, False) or weight in taken
    return WeightsTaken(
        source=name,
        words=words,
        vocabulary=len(vocabulary) - len(SPECIALS),
        taken=tuple(part for part, was in parts.items() if was),
        new=tuple(part for part, was in parts.items() if not was),
    )


def part_of(weight: str) -> str:
    """How the part that a weight belongs to is told of: `embedding`, `layer 1`, `layer 1 backward`, `answer`…"""
    if found := _LAYER.match(weight):
        whose = "" if found[1] == "stack" else f"{found[1]} "
        side = {"backward_layers": " backward", "projections": " projection"}.get(found[2], "")
        return f"{whose}layer {int(found[3]) + 1}{side}"
    return weight.partition(".")[0].replace("_", " ")


def _fits(name: str, like: str, source: Tensor, new: Learned, learned: Learned) -> bool:
    """Whether a weight can begin as `source`, which is called `like` there and is about the same things."""
    weight = new.network.get_parameter(name)
    if new.vocabulary(name) is not None and learned.vocabulary(like) is not None:
        return weight.shape[1:] == source.shape[1:]
    return weight.shape == source.shape and _about_the_same(name, new, learned)


def _fill(name: str, like: str, source: Tensor, new: Learned, learned: Learned) -> None:
    """Let a weight begin as one that fits: row by row where rows are words."""
    weight, mine, theirs = new.network.get_parameter(name), new.vocabulary(name), learned.vocabulary(like)
    if mine is None or theirs is None:
        weight.copy_(source)
        return
    factor = read_scale(learned.network, like) / read_scale(new.network, name)
    rows, others = matching(mine, theirs)
    # A network that reads never reads <pad>: its vector stays as it is.
    special = [UNK, EOS] if name.endswith("embedding.weight") else [PAD, UNK, EOS]
    take_rows(weight, source * factor, special + rows, special + others)


def take_rows(weight: Tensor, source: Tensor, rows: Sequence[int], others: Sequence[int]) -> None:
    """Row `rows[i]` becomes row `others[i]` of `source`."""
    to, of = torch.tensor(rows, dtype=torch.int64), torch.tensor(others, dtype=torch.int64)
    weight[to.to(weight.device)] = source[of].to(weight.device)


def _about_the_same(name: str, new: Learned, learned: Learned) -> bool:
    """Whether a weight that is not looked up by words stands for the same things there."""
    if name.startswith("answer.parts."):  # an adaptive softmax tells words apart by their place
        return new.pipeline.vocabulary.tokens == learned.pipeline.vocabulary.tokens
    return new.labels == learned.labels or not name.startswith(("answer.", "label_embedding."))


def read_scale(network: AnyNetwork, weight: str) -> float:
    """What a network multiplies its word vectors with when it reads them (those that also foretell are small)."""
    table = "target_embedding.weight" if isinstance(network, Seq2Seq) else "embedding.weight"
    return float(getattr(network, "scale", 1.0)) if weight == table else 1.0


def _plain(value: object) -> object:
    return value.value if isinstance(value, Enum) else value

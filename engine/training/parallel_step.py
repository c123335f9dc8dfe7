"""One step that several processes make together: the sum of their gradients, in one piece.

With it travel the loss, what was in the batch, and what everybody wants. A weight that nobody has a gradient for is left
alone, as one process leaves it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from engine.training.lesson import Lesson
from engine.training.parallel import Team


def backward_together(lesson: Lesson, weights: Sequence[nn.Parameter], team: Team) -> Lesson:
    """Work out the gradient of the whole batch, as one process that read all of it would; gives that whole batch.

    `lesson` has the mean loss over the rows that were read here.
    """
    (lesson.loss * lesson.weight).backward()  # type: ignore[no-untyped-call]
    of_rows = [weight for weight in weights if weight.grad is not None and weight.grad.is_sparse]
    weights = [weight for weight in weights if all(weight is not other for other in of_rows)]
    has = [weight.grad is not None for weight in weights]
    counts = [lesson.weight, lesson.examples, lesson.tokens, *team.wishes, *has]
    on_processor = team.device.type == "cpu"
    pieces = [_numbers(weight, there) for weight, there in zip(weights, has, strict=True)]
    pieces.append((lesson.loss.detach() * lesson.weight).float().reshape(1))
    pieces.append(_or_zero(lesson.right, pieces[-1]))
    if on_processor:  # one message instead of two
        pieces.append(torch.tensor(counts, dtype=torch.float32))
    flat = torch.cat(pieces)
    team.add_up(flat)
    added = flat[len(flat) - len(counts) :].tolist() if on_processor else team.sums(counts)
    whole, examples, tokens = (round(number) for number in added[:3])
    wishes = len(team.wishes)
    team.agree(added[3 : 3 + wishes])
    size = sum(weight.numel() for weight in weights)
    flat[: size + 1] /= whole
    _hand_out(flat, weights, added[3 + wishes :])
    for table in of_rows:
        _add_up_rows(table, team, whole)
    right = None if lesson.right is None else flat[size + 1]
    return dataclasses.replace(
        lesson, loss=flat[size], right=right, weight=whole, examples=examples, tokens=tokens
    )


def _numbers(weight: nn.Parameter, there: bool) -> Tensor:
    if not there:
        return torch.zeros(weight.numel(), device=weight.device)
    assert weight.grad is not None
    return weight.grad.reshape(-1)


def _or_zero(number: Tensor | None, like: Tensor) -> Tensor:
    return torch.zeros_like(like) if number is None else number.to(like.dtype).reshape(1)


def _hand_out(flat: Tensor, weights: Sequence[nn.Parameter], owners: Sequence[float]) -> None:
    """Give every weight its part of the sum as its gradient; none to a weight without `owners`."""
    place = 0
    for weight, count in zip(weights, owners, strict=True):
        part = flat[place : place + weight.numel()]
        place += weight.numel()
        weight.grad = part.view_as(weight) if count else None


def _add_up_rows(table: nn.Parameter, team: Team, whole: int) -> None:
    """The same for a table with a gradient of the rows that were read: of those that anybody read."""
    assert table.grad is not None
    read = table.grad.coalesce()
    ids, values = team.all_rows(read.indices()[0], read.values())
    table.grad = torch.sparse_coo_tensor(ids[None], values / whole, table.shape).coalesce()

"""What our own readers of whole sequences share: they compute what torch's layers do, several times faster where small.

torch spends most of a small step on starting its operations. Here the products with everything that is read are taken
for all steps at once, as torch's are, but the walk through time works in place in arrays made beforehand, with NumPy's
operations, which start in half a microsecond and have a tanh several times as fast on many processors. Going back,
everything that does not hang on the step after is taken for all steps at once (the slopes of the gates), the walk
leaves the gradient of every sum in place, and the weights' gradients are one large product a gate at the end.

Where a step has gates, all steps of a gate lie together, (gates, steps, batch, size), so that of every step every gate is
one piece of memory, and of every gate all steps are one matrix. Only 32 and 64 bit numbers on the processor can be read
so. The values are torch's but for rounding.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

Floats: TypeAlias = NDArray[np.floating[Any]]
Matrix: TypeAlias = Any  # a tensor or an array, as the product wants it
Product: TypeAlias = Callable[[Matrix], None]

# Up to so many multiplications NumPy's product never leaves the thread it is called in; larger ones may not be shared
# among threads by it, because its threads do not yield to other programs (`training/devices.py` keeps it to one).
ONE_THREAD = 1 << 18
LOW_FROM = (
    1 << 22
)  # multiplications: of smaller products bfloat16 saves less than bringing numbers into it costs
KINDS = (torch.float32, torch.float64)


class Products:
    """The products of a walk through time with U (gates · size, size), on a batch.

    They are NumPy's, which start sooner, or torch's, which use several threads and, with `low`, bfloat16.
    """

    def __init__(self, u: Tensor, batch: int, *, low: bool = False) -> None:
        work = batch * u.numel()
        self._u, self._batch, self._size = u, batch, u.shape[1]
        self._gates = len(u) // self._size
        self._low = low and work >= LOW_FROM
        self._small = not self._low and (work <= ONE_THREAD or torch.get_num_threads() == 1)

    def steps(self, tensor: Tensor) -> Sequence[Matrix]:
        """What is multiplied at each step, of a tensor (steps, …)."""
        return list(array(tensor)) if self._small else tensor.unbind(0)

    def matrix(self, tensor: Tensor) -> Matrix:
        """The same of one step."""
        return array(tensor) if self._small else tensor

    def onward(self) -> tuple[Product, Floats]:
        """The product of a state (batch, size) with Uᵀ, and where it puts it: (gates, batch, size)."""
        u, gates, size = self._u, self._gates, self._size
        sums = u.new_empty(gates, self._batch, size)
        if self._low:
            low_h, low_sums, right = (
                _low(self._batch, size),
                _low(self._batch, gates * size),
                u.t().bfloat16(),
            )
            by_gate = low_sums.view(self._batch, gates, size).transpose(0, 1)

            def low_product(h: Matrix) -> None:
                low_h.copy_(h)
                torch.mm(low_h, right, out=low_sums)
                sums.copy_(by_gate)

            return low_product, array(sums)
        parts = u.view(gates, size, size).transpose(1, 2).contiguous()
        if self._small:
            factors, there = array(parts), array(sums)
            if gates == 1:
                return partial(_from_left, np.dot, factors[0], there[0]), there
            return partial(_from_left, np.matmul, factors, there), there
        pairs = list(zip(parts.unbind(0), sums.unbind(0), strict=True))

        def product(h: Matrix) -> None:
            for part, to in pairs:
                torch.mm(h, part, out=to)

        return product, array(sums)

    def back(self, out: Tensor) -> Product:
        """The product of the sums' gradients (gates, batch, size) with U, which goes into `out` (batch, size)."""
        u, gates, size = self._u, self._gates, self._size
        if self._low:
            low_sums, low_out, right = _low(self._batch, gates * size), _low(self._batch, size), u.bfloat16()
            by_gate = low_sums.view(self._batch, gates, size).transpose(0, 1)

            def low_product(sums: Matrix) -> None:
                by_gate.copy_(sums)
                torch.mm(low_sums, right, out=low_out)
                out.copy_(low_out)

            return low_product
        if self._small:
            parts, total = array(u).reshape(gates, size, size), array(out)
            if gates == 1:
                return partial(_of_first, parts[0], total)
            each = np.empty((gates, *total.shape), total.dtype)

            def small_product(sums: Matrix) -> None:
                np.matmul(sums, parts, out=each)
                np.add.reduce(each, axis=0, out=total)

            return small_product
        matrices = u.view(gates, size, size).unbind(0)

        def product(sums: Matrix) -> None:
            torch.mm(sums[0], matrices[0], out=out)
            for gate in range(1, gates):
                out.addmm_(sums[gate], matrices[gate])

        return product


def _of_first(right: Floats, out: Floats, sums: Matrix) -> None:
    np.dot(sums[0], right, out=out)


def _from_left(multiply: Callable[..., Any], right: Floats, out: Floats, left: Floats) -> None:
    multiply(left, right, out=out)


def array(tensor: Tensor) -> Floats:
    """The same memory as an array."""
    return tensor.detach().numpy()


def _low(*shape: int) -> Tensor:
    return torch.empty(shape, dtype=torch.bfloat16)


def gate_sums(x: Tensor, w: Tensor, b: Tensor, gates: int, low: bool) -> Tensor:
    """W·x + b of every gate, (gates, steps, batch, size), for `x` (steps, batch, input_size).

    `low`, here and below: in bfloat16, twice as fast on processors that have it, with three digits.
    """
    steps, batch, _ = x.shape
    flat, size = x.flatten(0, 1), len(w) // gates
    sums = x.new_empty(gates, steps * batch, size)
    if low:
        flat, w = flat.bfloat16(), w.bfloat16()
    for out, weight, bias in zip(sums.unbind(0), w.chunk(gates), b.chunk(gates), strict=True):
        if low:
            torch.add(flat @ weight.t(), bias, out=out)
        else:
            torch.addmm(bias, flat, weight.t(), out=out)
    return sums.view(gates, steps, batch, size)


class WayBack:
    """The large products of the way back, from the gradients of every gate's sums, each (steps, batch, size)."""

    def __init__(self, grads: Sequence[Tensor], low: bool) -> None:
        self._shape, self._kind = grads[0].shape, grads[0].dtype
        self._low = low
        self._grads = [grad.flatten(0, 1).bfloat16() if low else grad.flatten(0, 1) for grad in grads]

    def through(self, w: Tensor) -> Tensor:
        """The gradient of what was multiplied with W, (steps, batch, columns)."""
        weights = (w.bfloat16() if self._low else w).chunk(len(self._grads))
        total = (self._grads[0] @ weights[0]).to(self._kind)
        for grad, weight in zip(self._grads[1:], weights[1:], strict=True):
            total = total.add_(grad @ weight) if self._low else total.addmm_(grad, weight)
        return total.view(*self._shape[:2], -1)

    def weight(self, x: Tensor) -> Tensor:
        """That of W, where `x` (steps, batch, columns) was read."""
        flat, size = x.flatten(0, 1), self._shape[2]
        flat = flat.bfloat16() if self._low else flat
        parts = flat.new_empty(len(self._grads), size, flat.shape[1])
        for grad, part in zip(self._grads, parts.unbind(0), strict=True):
            torch.mm(grad.t(), flat, out=part)
        return parts.flatten(0, 1).to(self._kind)

    def past_weight(self, states: Tensor, first: Tensor) -> Tensor:
        """That of U, of the states (steps, batch, size) and the one before the first step."""
        past = torch.empty_like(states, dtype=torch.bfloat16 if self._low else None)
        past[0].copy_(first)
        past[1:].copy_(states[:-1])
        return self.weight(past)


def bias_gradient(grads: Sequence[Tensor]) -> Tensor:
    """That of b, from those of every gate's sums."""
    return torch.cat([grad.flatten(0, 1).sum(0) for grad in grads])


def one_minus_square(x: Tensor) -> Tensor:
    """The slope of tanh where it has the value x."""
    return torch.addcmul(x.new_ones(()), x, x, value=-1)

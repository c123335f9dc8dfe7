"""What our own readers of whole sequences share: they compute what torch's layers do, several times faster where small.

torch spends most of a small step on starting its operations. Here the products with everything that is read are taken
for all steps at once, as torch's are, but the walk through time works in place in arrays made beforehand, with NumPy's
operations, which start in half a microsecond and have a tanh several times as fast on many processors. Going back,
everything that does not hang on the step after is taken for all steps at once (the slopes of the gates), the walk
leaves the gradient of every sum in place, and the weights' gradients are one large product at the end.

Where a step has gates, each step's numbers lie as (gates · size, batch), so that every gate is one piece of memory.
Only 32 and 64 bit numbers on the processor can be read so. The values are torch's but for rounding.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

Floats: TypeAlias = NDArray[np.floating[Any]]
Matrix: TypeAlias = Any  # a tensor or an array, as the product wants it
Product: TypeAlias = Callable[..., Any]  # product(a, b, out=c): c = a·b

# Up to so many multiplications NumPy's product never leaves the thread it is called in; larger ones may not be shared
# among threads by it, because its threads do not yield to other programs (`training/devices.py` keeps it to one).
ONE_THREAD = 1 << 18
KINDS = (torch.float32, torch.float64)


class Products:
    """The matrix products of a walk through time: NumPy's, which start sooner, or torch's, which use several threads."""

    def __init__(self, multiplications: int) -> None:
        self.small = multiplications <= ONE_THREAD or torch.get_num_threads() == 1
        self.product: Product = np.dot if self.small else torch.mm

    def matrix(self, tensor: Tensor) -> Matrix:
        """A matrix as `product` takes it, in the same memory."""
        return array(tensor) if self.small else tensor

    def steps(self, tensor: Tensor) -> Sequence[Matrix]:
        """Those of each step, of a tensor (steps, …)."""
        return list(array(tensor)) if self.small else tensor.unbind(0)


def array(tensor: Tensor) -> Floats:
    """The same memory as an array."""
    return tensor.detach().numpy()


def turned(tensor: Tensor) -> Tensor:
    """(steps, a, b) → (steps, b, a), in memory of its own."""
    steps, a, b = tensor.shape
    if min(a, b) == 1:
        return tensor.reshape(steps, b, a).clone()
    copy = tensor.new_empty(steps, b, a)
    np.copyto(array(copy), array(tensor).transpose(0, 2, 1))
    return copy


def large_product(a: Tensor, b: Tensor, low: bool) -> Tensor:
    """a·b, with `low` in bfloat16: twice as fast on processors that have it, with three digits."""
    return (a.bfloat16() @ b.bfloat16()).to(a.dtype) if low else a @ b


def large_sums(x: Tensor, weight: Tensor, bias: Tensor, low: bool) -> Tensor:
    """x·weightᵀ + bias, all steps of a sequence at once; `low` as in `large_product`."""
    if low:
        return large_product(x, weight.t(), low).add_(bias)
    return torch.addmm(bias, x, weight.t())


def product_with_past(grads: Tensor, states: Tensor, first: Tensor, low: bool) -> Tensor:
    """Σ over steps of grad(t)ᵀ · h(t-1), for `grads` (steps, batch, rows) and `states` (steps, batch, size)."""
    total = grads[0].t() @ first
    if len(grads) > 1:
        flat, past = grads[1:].flatten(0, 1).t(), states[:-1].flatten(0, 1)
        total = total.add_(large_product(flat, past, low)) if low else total.addmm_(flat, past)
    return total


def one_minus_square(x: Tensor) -> Tensor:
    """The slope of tanh where it has the value x."""
    return torch.addcmul(x.new_ones(()), x, x, value=-1)

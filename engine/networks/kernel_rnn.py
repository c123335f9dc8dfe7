"""h(t) = bend(W·x + b + U·h(t-1)) of a whole sequence, and its way back."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.autograd.function import once_differentiable

from engine.networks.kernels import (
    Floats,
    Products,
    WayBack,
    array,
    gate_sums,
    one_minus_square,
)
from engine.recipe.model import Activation


class RnnKernel(torch.autograd.Function):
    """`x` (steps, batch, input_size), `first` (batch, size), W, U, b, activation, low → states (steps, batch, size), the last."""

    @staticmethod
    def forward(
        ctx: Any, x: Tensor, first: Tensor, w: Tensor, u: Tensor, b: Tensor, activation: Activation, low: bool
    ) -> tuple[Tensor, Tensor]:
        (states,) = gate_sums(x, w, b, 1, low).unbind(0)
        _walk(states, first, Products(u, x.shape[1], low=low), activation)
        ctx.save_for_backward(x, first, w, u, states)
        ctx.activation, ctx.low = activation, low
        return states, states[-1].clone()

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        x, first, w, u, states = ctx.saved_tensors
        sums = _slope(states, ctx.activation)
        products = Products(u, len(first), low=ctx.low)
        grad_first = _walk_back(sums, grads[0].contiguous(), grads[1], products)
        back, needed = WayBack((sums,), ctx.low), ctx.needs_input_grad
        grad_x = back.through(w) if needed[0] else None
        if not any(needed[2:]):
            return grad_x, grad_first, None, None, None, None, None
        grad_w, grad_u = back.weight(x), back.past_weight(states, first)
        return grad_x, grad_first, grad_w, grad_u, sums.flatten(0, 1).sum(0), None, None


def _walk(states: Tensor, first: Tensor, products: Products, activation: Activation) -> None:
    """In place: W·x + b of every step becomes its state."""
    product, (from_h,) = products.onward()
    h = products.matrix(first)
    with np.errstate(all="ignore"):
        for now, state in zip(array(states), products.steps(states), strict=True):
            product(h)
            np.add(now, from_h, out=now)
            _bend(now, activation)
            h = state


def _bend(sums: Floats, activation: Activation) -> None:
    if activation is Activation.TANH:
        np.tanh(sums, out=sums)
    elif activation is Activation.RELU:
        np.maximum(sums, 0, out=sums)
    else:  # σ(x) = (1 + tanh(x/2)) / 2
        np.multiply(sums, 0.5, out=sums)
        np.tanh(sums, out=sums)
        np.multiply(sums, 0.5, out=sums)
        np.add(sums, 0.5, out=sums)


def _slope(states: Tensor, activation: Activation) -> Tensor:
    """The slope of the squashing function at every state."""
    if activation is Activation.TANH:
        return one_minus_square(states)
    if activation is Activation.RELU:
        return (states > 0).to(states.dtype)
    return torch.addcmul(states, states, states, value=-1)


def _walk_back(sums: Tensor, grad: Tensor, grad_end: Tensor, products: Products) -> Tensor:
    """In place: the slope at every step becomes the gradient of its sum; gives the gradient of the first state."""
    back = grad_end.clone()
    product, more = products.back(back), array(back)
    steps = zip(array(sums), products.steps(sums[:, None]), array(grad), strict=True)
    with np.errstate(all="ignore"):
        for now, matrices, told in reversed(list(steps)):
            np.add(more, told, out=more)
            np.multiply(now, more, out=now)
            product(matrices)
    return back

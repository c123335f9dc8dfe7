"""A gru read over a whole sequence, and its way back.

    r, z = σ(W·x + b + U·h(t-1)),  q = U'·h(t-1) + b',  n = tanh(W'·x + b'' + r ⊙ q)
    h(t) = n + z ⊙ (h(t-1) - n)

σ(x) = (1 + tanh(x/2)) / 2, so both gates are one tanh; the half is put into the weights once for all steps.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.autograd.function import once_differentiable

from engine.networks.kernels import (
    Products,
    WayBack,
    array,
    bias_gradient,
    gate_sums,
    one_minus_square,
)


class GruKernel(torch.autograd.Function):
    """`x` (steps, batch, input_size), `first` (batch, size) and torch's four weights → states, the last of them.

    States are (steps, batch, size); the weights are those of r, z and n one below the other. `low`: the large products are
    taken in bfloat16.
    """

    @staticmethod
    def forward(
        ctx: Any, x: Tensor, first: Tensor, w: Tensor, u: Tensor, b_x: Tensor, b_h: Tensor, low: bool
    ) -> tuple[Tensor, Tensor]:
        steps, batch, _ = x.shape
        size = first.shape[1]
        half = x.new_ones(3 * size, 1)
        half[: 2 * size] = 0.5
        shift = b_x.clone()
        shift[: 2 * size] += b_h[: 2 * size]
        gates = gate_sums(x, w * half, shift * half[:, 0], 3, low)  # becomes r, z, n
        pasts, states = x.new_empty(steps, batch, size), x.new_empty(steps, batch, size)
        _walk(gates, pasts, states, first, Products(u * half, batch, low=low), b_h[2 * size :])
        ctx.save_for_backward(x, first, w, u, gates, pasts, states)
        ctx.low = low
        return states, states[-1].clone()

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        x, first, w, u, gates, pasts, states = ctx.saved_tensors
        sums, news = _slopes(gates, pasts, states, first)
        products = Products(u, len(first), low=ctx.low)
        grad_first = _walk_back(sums, news, gates[1], grads[0].contiguous(), grads[1], products)
        for_x, for_h, needed = (sums[0], sums[1], news), sums.unbind(0), ctx.needs_input_grad
        back = WayBack(for_x, ctx.low)
        grad_x = back.through(w) if needed[0] else None
        if not any(needed[2:]):
            return grad_x, grad_first, None, None, None, None, None
        grad_w, grad_u = back.weight(x), WayBack(for_h, ctx.low).past_weight(states, first)
        return grad_x, grad_first, grad_w, grad_u, bias_gradient(for_x), bias_gradient(for_h), None


def _walk(gates: Tensor, pasts: Tensor, states: Tensor, first: Tensor, products: Products, b: Tensor) -> None:
    """Fill `states` and `pasts` (q); in place, the sums (those of r and z halved) become r, z, n."""
    product, from_h = products.onward()
    from_h_rz, from_h_n = from_h[:2], from_h[2]
    part, shift = np.empty_like(from_h_n), array(b.expand_as(first).contiguous())
    h, past = products.matrix(first), array(first)
    rz_steps, n_steps = array(gates[:2].transpose(0, 1)), array(gates[2])
    steps = zip(rz_steps, n_steps, array(pasts), array(states), products.steps(states), strict=True)
    with np.errstate(all="ignore"):
        for rz, n, q, state, h_next in steps:
            product(h)
            np.add(rz, from_h_rz, out=rz)
            np.tanh(rz, out=rz)
            np.multiply(rz, 0.5, out=rz)
            np.add(rz, 0.5, out=rz)
            np.add(from_h_n, shift, out=q)
            np.multiply(rz[0], q, out=part)
            np.add(n, part, out=n)
            np.tanh(n, out=n)
            np.subtract(past, n, out=state)
            np.multiply(state, rz[1], out=state)
            np.add(state, n, out=state)
            h, past = h_next, state


def _slopes(gates: Tensor, pasts: Tensor, states: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
    """What the gradients are multiplied with to be those of the sums.

    That of h(t), for the sum of n: (1 - z)(1 - n²), and for that of z: (h(t-1) - n)·z(1 - z). Then that of the sum of
    n, for that of r: q·r(1 - r), and for q: r. Those of r, z and q (3, steps, batch, size), and those of n.
    """
    r, z, n = gates.unbind(0)
    news = one_minus_square(n)
    news.addcmul_(news, z, value=-1)
    sums = torch.empty_like(gates)
    torch.addcmul(gates[:2], gates[:2], gates[:2], value=-1, out=sums[:2])
    at_r, at_z, at_q = sums.unbind(0)
    at_r.mul_(pasts)
    at_z[0].mul_(first - n[0])
    at_z[1:].mul_(states[:-1] - n[1:])
    at_q.copy_(r)
    return sums, news


def _walk_back(
    sums: Tensor, news: Tensor, z: Tensor, grad: Tensor, grad_end: Tensor, products: Products
) -> Tensor:
    """In place: the factors of `_slopes` become the gradients of the sums; gives the gradient of the first state."""
    back, from_sums = grad_end.clone(), torch.empty_like(grad_end)
    product = products.back(from_sums)
    direct, more = array(back), array(from_sums)
    by_step = sums.transpose(0, 1)
    steps = zip(array(by_step), products.steps(by_step), array(news), array(z), array(grad), strict=True)
    with np.errstate(all="ignore"):
        for (at_r, at_z, at_q), matrices, n, kept, told in reversed(list(steps)):
            np.add(direct, told, out=direct)
            np.multiply(n, direct, out=n)
            np.multiply(at_r, n, out=at_r)
            np.multiply(at_z, direct, out=at_z)
            np.multiply(at_q, n, out=at_q)
            product(matrices)
            np.multiply(direct, kept, out=direct)
            np.add(direct, more, out=direct)
    return back

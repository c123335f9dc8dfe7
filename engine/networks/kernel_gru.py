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
    array,
    large_product,
    large_sums,
    one_minus_square,
    product_with_past,
    turned,
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
        sums = large_sums(x.flatten(0, 1), w * half, shift * half[:, 0], low)
        gates = turned(sums.view(steps, batch, 3 * size))  # becomes r, z, n
        pasts, states = x.new_empty(steps, size, batch), x.new_empty(steps, size, batch)
        _walk(gates, pasts, states, first.t().contiguous(), u * half, b_h[2 * size :])
        ctx.save_for_backward(x, first, w, u, gates, pasts, states)
        ctx.low = low
        outputs = turned(states)
        return outputs, outputs[-1].clone()

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        x, first, w, u, gates, pasts, states = ctx.saved_tensors
        size = first.shape[1]
        sums, news = _slopes(gates, pasts, states, first.t())
        grad_first = _walk_back(sums, news, gates, turned(grads[0]), grads[1].t().contiguous(), u)
        needed, two, low = ctx.needs_input_grad, 2 * size, ctx.low
        from_h, flat_n = turned(sums), turned(news).flatten(0, 1)
        flat = from_h.flatten(0, 1)
        flat_rz = flat[:, :two]
        grad_x = None
        if needed[0]:
            grad_x = large_product(flat_rz, w[:two], low)
            grad_x = grad_x.add_(large_product(flat_n, w[two:], low)).view_as(x)
        if not any(needed[2:]):
            return grad_x, grad_first.t(), None, None, None, None, None
        flat_x, grad_b_h = x.flatten(0, 1), flat.sum(0)
        grad_w = torch.cat([large_product(part.t(), flat_x, low) for part in (flat_rz, flat_n)])
        grad_u = product_with_past(from_h, turned(states), first, low)
        grad_b_x = torch.cat([grad_b_h[:two], flat_n.sum(0)])
        return grad_x, grad_first.t(), grad_w, grad_u, grad_b_x, grad_b_h, None


def _walk(gates: Tensor, pasts: Tensor, states: Tensor, first: Tensor, u: Tensor, b: Tensor) -> None:
    """Fill `states` and `pasts` (q); in place, the sums (those of r and z halved) become r, z, n."""
    size, batch = first.shape
    products = Products(batch * 3 * size * size)
    product, left = products.product, products.matrix(u)
    from_h, part = torch.empty_like(gates[0]), array(torch.empty_like(first))
    out, more = products.matrix(from_h), array(from_h)
    more_rz, more_n = more[: 2 * size], more[2 * size :]
    shift = array(b[:, None].expand(-1, batch).contiguous())
    h, past = products.matrix(first), array(first)
    steps = zip(array(gates), array(pasts), array(states), products.steps(states), strict=True)
    with np.errstate(all="ignore"):
        for now, q, state, h_next in steps:
            rz, n = now[: 2 * size], now[2 * size :]
            product(left, h, out=out)
            np.add(rz, more_rz, out=rz)
            np.tanh(rz, out=rz)
            np.multiply(rz, 0.5, out=rz)
            np.add(rz, 0.5, out=rz)
            np.add(more_n, shift, out=q)
            np.multiply(rz[:size], q, out=part)
            np.add(n, part, out=n)
            np.tanh(n, out=n)
            np.subtract(past, n, out=state)
            np.multiply(state, rz[size:], out=state)
            np.add(state, n, out=state)
            h, past = h_next, state


def _slopes(gates: Tensor, pasts: Tensor, states: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
    """What the gradients are multiplied with to be those of the sums.

    That of h(t), for the sum of n: (1 - z)(1 - n²), and for that of z: (h(t-1) - n)·z(1 - z). Then that of the sum of
    n, for that of r: q·r(1 - r), and for q: r. Those of r, z and q (steps, 3 · size, batch), and those of n.
    """
    r, z, n = gates.chunk(3, dim=1)
    news = one_minus_square(n)
    news.addcmul_(news, z, value=-1)
    sums = torch.addcmul(gates, gates, gates, value=-1)
    at_r, at_z, at_q = sums.chunk(3, dim=1)
    at_r.mul_(pasts)
    at_z[0].mul_(first - n[0])
    at_z[1:].mul_(states[:-1] - n[1:])
    at_q.copy_(r)
    return sums, news


def _walk_back(
    sums: Tensor, news: Tensor, gates: Tensor, grad: Tensor, grad_end: Tensor, u: Tensor
) -> Tensor:
    """In place: the factors of `_slopes` become the gradients of the sums; gives the gradient of the first state."""
    size, batch = grad_end.shape
    products = Products(batch * 3 * size * size)
    product, left = products.product, products.matrix(u.t().contiguous())
    direct, from_sums = array(grad_end), torch.empty_like(grad_end)
    out, more = products.matrix(from_sums), array(from_sums)
    steps = zip(array(sums), array(news), array(gates), array(grad), products.steps(sums), strict=True)
    with np.errstate(all="ignore"):
        for now, n, gate, told, matrix in reversed(list(steps)):
            at_r, at_z, at_q = now[:size], now[size : 2 * size], now[2 * size :]
            np.add(direct, told, out=direct)
            np.multiply(n, direct, out=n)
            np.multiply(at_r, n, out=at_r)
            np.multiply(at_z, direct, out=at_z)
            np.multiply(at_q, n, out=at_q)
            product(left, matrix, out=out)
            np.multiply(direct, gate[size : 2 * size], out=direct)
            np.add(direct, more, out=direct)
    return grad_end

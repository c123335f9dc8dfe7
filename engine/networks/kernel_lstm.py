"""An lstm read over a whole sequence, and its way back.

    i, f, o = σ(…), g = tanh(…) of the four parts of W·x + b + U·h(t-1)
    c(t) = f ⊙ c(t-1) + i ⊙ g,  h(t) = o ⊙ tanh(c(t))

σ(x) = (1 + tanh(x/2)) / 2, so all four are one tanh; the half is put into the weights once for all steps.
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


class LstmKernel(torch.autograd.Function):
    """`x` (steps, batch, input_size), h and c before (batch, size), W, U, b → states (steps, batch, size), last h and c.

    The weights are those of i, f, g and o one below the other, as torch has them. `low`: the large products are taken in
    bfloat16.
    """

    @staticmethod
    def forward(
        ctx: Any, x: Tensor, h: Tensor, c: Tensor, w: Tensor, u: Tensor, b: Tensor, low: bool
    ) -> tuple[Tensor, Tensor, Tensor]:
        steps, batch, _ = x.shape
        size = h.shape[1]
        half = x.new_full((4 * size, 1), 0.5)
        half[2 * size : 3 * size] = 1
        gates = gate_sums(x, w * half, b * half[:, 0], 4, low)  # becomes i, f, g, o
        cells, bent, states = (x.new_empty(steps, batch, size) for _ in range(3))  # bent: tanh(c)
        _walk(gates, cells, bent, states, h, c, Products(u * half, batch, low=low))
        ctx.save_for_backward(x, h, c, w, u, gates, cells, bent, states)
        ctx.low = low
        return states, states[-1].clone(), cells[-1].clone()

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        x, h, c, w, u, gates, cells, bent, states = ctx.saved_tensors
        sums, to_c = _slopes(gates, cells, bent, c)
        grad_h, grad_c = grads[1].clone(), grads[2].clone()
        products = Products(u, len(h), low=ctx.low)
        _walk_back(sums, to_c, gates[1], grads[0].contiguous(), grad_h, grad_c, products)
        each, needed = sums.unbind(0), ctx.needs_input_grad
        back = WayBack(each, ctx.low)
        grad_x = back.through(w) if needed[0] else None
        if not any(needed[3:]):
            return grad_x, grad_h, grad_c, None, None, None, None
        grad_w, grad_u = back.weight(x), back.past_weight(states, h)
        return grad_x, grad_h, grad_c, grad_w, grad_u, bias_gradient(each), None


def _walk(
    gates: Tensor, cells: Tensor, bent: Tensor, states: Tensor, h0: Tensor, c0: Tensor, products: Products
) -> None:
    """Fill cells, their tanh and states; in place, the sums (those of i, f, o halved) become the gates."""
    product, from_h = products.onward()
    part = np.empty_like(from_h[0])
    h, c = products.matrix(h0), array(c0)
    by_step = array(gates.transpose(0, 1))
    steps = zip(by_step, array(cells), array(bent), array(states), products.steps(states), strict=True)
    with np.errstate(all="ignore"):
        for gate, cell, squashed, state, h_next in steps:
            i_f, o = gate[:2], gate[3]
            product(h)
            np.add(gate, from_h, out=gate)
            np.tanh(gate, out=gate)
            np.multiply(i_f, 0.5, out=i_f)
            np.add(i_f, 0.5, out=i_f)
            np.multiply(o, 0.5, out=o)
            np.add(o, 0.5, out=o)
            np.multiply(gate[1], c, out=cell)
            np.multiply(gate[0], gate[2], out=part)
            np.add(cell, part, out=cell)
            np.tanh(cell, out=squashed)
            np.multiply(o, squashed, out=state)
            h, c = h_next, cell


def _slopes(gates: Tensor, cells: Tensor, bent: Tensor, c: Tensor) -> tuple[Tensor, Tensor]:
    """What the gradients of c(t) (of i, f and g) and of h(t) (of o) are multiplied with to be those of the sums.

    And what the gradient of h(t) is multiplied with to be its part in that of c(t): o(1 - tanh²(c)).
    """
    i, _, g, o = gates.unbind(0)
    sums = torch.addcmul(gates, gates, gates, value=-1)  # σ(1 - σ)
    at_i, at_f, at_g, at_o = sums.unbind(0)
    at_i.mul_(g)
    at_f[0].mul_(c)
    at_f[1:].mul_(cells[:-1])
    torch.mul(one_minus_square(g), i, out=at_g)
    at_o.mul_(bent)
    return sums, one_minus_square(bent).mul_(o)


def _walk_back(
    sums: Tensor, to_c: Tensor, f: Tensor, grad: Tensor, grad_h: Tensor, grad_c: Tensor, products: Products
) -> None:
    """In place: the factors of `_slopes` become the gradients of the sums, those of the end those of the beginning."""
    product = products.back(grad_h)
    d_h, d_c = array(grad_h), array(grad_c)
    by_step = sums.transpose(0, 1)
    steps = zip(array(by_step), products.steps(by_step), array(to_c), array(f), array(grad), strict=True)
    with np.errstate(all="ignore"):
        for now, matrices, share, kept, told in reversed(list(steps)):
            i_f_g, o = now[:3], now[3]
            np.add(d_h, told, out=d_h)
            np.multiply(share, d_h, out=share)
            np.add(d_c, share, out=d_c)
            np.multiply(i_f_g, d_c, out=i_f_g)
            np.multiply(o, d_h, out=o)
            product(matrices)
            np.multiply(d_c, kept, out=d_c)

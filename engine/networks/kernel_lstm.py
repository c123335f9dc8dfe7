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

from engine.networks.kernels import Products, array, one_minus_square, product_with_past, turned


class LstmKernel(torch.autograd.Function):
    """`x` (steps, batch, input_size), h and c before (batch, size), W, U, b → states (steps, batch, size), last h and c.

    The weights are those of i, f, g and o one below the other, as torch has them.
    """

    @staticmethod
    def forward(
        ctx: Any, x: Tensor, h: Tensor, c: Tensor, w: Tensor, u: Tensor, b: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        steps, batch, _ = x.shape
        size = h.shape[1]
        half = x.new_full((4 * size, 1), 0.5)
        half[2 * size : 3 * size] = 1
        sums = torch.addmm(b * half[:, 0], x.flatten(0, 1), (w * half).t())
        gates = turned(sums.view(steps, batch, 4 * size))  # becomes i, f, g, o
        cells, bent, states = (x.new_empty(steps, size, batch) for _ in range(3))  # bent: tanh(c)
        _walk(gates, cells, bent, states, h.t().contiguous(), c.t().contiguous(), u * half)
        ctx.save_for_backward(x, h, c, w, u, gates, cells, bent, states)
        outputs = turned(states)
        return outputs, outputs[-1].clone(), cells[-1].t().clone()

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        x, h, c, w, u, gates, cells, bent, states = ctx.saved_tensors
        sums, to_c = _slopes(gates, cells, bent, c.t())
        grad_h, grad_c = grads[1].t().contiguous(), grads[2].t().contiguous()
        _walk_back(sums, to_c, gates, turned(grads[0]), grad_h, grad_c, u)
        steps = turned(sums)
        flat, needed = steps.flatten(0, 1), ctx.needs_input_grad
        grad_x = (flat @ w).view_as(x) if needed[0] else None
        if not any(needed[3:]):
            return grad_x, grad_h.t(), grad_c.t(), None, None, None
        grad_w, grad_u = flat.t() @ x.flatten(0, 1), product_with_past(steps, turned(states), h, low=False)
        return grad_x, grad_h.t(), grad_c.t(), grad_w, grad_u, flat.sum(0)


def _walk(
    gates: Tensor, cells: Tensor, bent: Tensor, states: Tensor, h0: Tensor, c0: Tensor, u: Tensor
) -> None:
    """Fill cells, their tanh and states; in place, the sums (those of i, f, o halved) become the gates."""
    size, batch = h0.shape
    products = Products(batch * 4 * size * size)
    product, left = products.product, products.matrix(u)
    from_h, part = torch.empty_like(gates[0]), array(torch.empty_like(h0))
    out, more = products.matrix(from_h), array(from_h)
    h, c = products.matrix(h0), array(c0)
    steps = zip(array(gates), array(cells), array(bent), array(states), products.steps(states), strict=True)
    with np.errstate(all="ignore"):
        for gate, cell, squashed, state, h_next in steps:
            i_f, o = gate[: 2 * size], gate[3 * size :]
            product(left, h, out=out)
            np.add(gate, more, out=gate)
            np.tanh(gate, out=gate)
            np.multiply(i_f, 0.5, out=i_f)
            np.add(i_f, 0.5, out=i_f)
            np.multiply(o, 0.5, out=o)
            np.add(o, 0.5, out=o)
            np.multiply(i_f[size:], c, out=cell)
            np.multiply(i_f[:size], gate[2 * size : 3 * size], out=part)
            np.add(cell, part, out=cell)
            np.tanh(cell, out=squashed)
            np.multiply(o, squashed, out=state)
            h, c = h_next, cell


def _slopes(gates: Tensor, cells: Tensor, bent: Tensor, c: Tensor) -> tuple[Tensor, Tensor]:
    """What the gradients of c(t) (of i, f and g) and of h(t) (of o) are multiplied with to be those of the sums.

    And what the gradient of h(t) is multiplied with to be its part in that of c(t): o(1 - tanh²(c)).
    """
    i, _, g, o = gates.chunk(4, dim=1)
    sums = torch.addcmul(gates, gates, gates, value=-1)  # σ(1 - σ)
    at_i, at_f, at_g, at_o = sums.chunk(4, dim=1)
    at_i.mul_(g)
    at_f[0].mul_(c)
    at_f[1:].mul_(cells[:-1])
    at_g.copy_(one_minus_square(g)).mul_(i)
    at_o.mul_(bent)
    return sums, one_minus_square(bent).mul_(o)


def _walk_back(
    sums: Tensor, to_c: Tensor, gates: Tensor, grad: Tensor, grad_h: Tensor, grad_c: Tensor, u: Tensor
) -> None:
    """In place: the factors of `_slopes` become the gradients of the sums, those of the end those of the beginning."""
    size, batch = grad_h.shape
    products = Products(batch * 4 * size * size)
    product, left = products.product, products.matrix(u.t().contiguous())
    out, d_h, d_c = products.matrix(grad_h), array(grad_h), array(grad_c)
    steps = zip(array(sums), array(to_c), array(gates), array(grad), products.steps(sums), strict=True)
    with np.errstate(all="ignore"):
        for now, share, gate, told, matrix in reversed(list(steps)):
            i_f_g, o = now[: 3 * size].reshape(3, size, batch), now[3 * size :]
            np.add(d_h, told, out=d_h)
            np.multiply(share, d_h, out=share)
            np.add(d_c, share, out=d_c)
            np.multiply(i_f_g, d_c, out=i_f_g)
            np.multiply(o, d_h, out=o)
            product(left, matrix, out=out)
            np.multiply(d_c, gate[size : 2 * size], out=d_c)

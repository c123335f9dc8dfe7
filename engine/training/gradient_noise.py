"""How much of a gradient is luck of the batch: the gradient noise scale (McCandlish et al., 2018, arXiv:1812.06162).

A batch's gradient is the true one and noise: E|g|² = |G|² + tr(Σ)/B. Two neighbouring steps have nearly the same true
gradient and noise of their own, so E(g·g') = |G|². The noise scale B·(E|g|²/E(g·g') - 1) = tr(Σ)/|G|² is the batch
size at which noise and gradient are equally long: far below it a larger batch learns more a step, far above it nothing.
A few pairs of steps an epoch are enough, so it costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

PAIRS = 16  # an epoch
LEAST_STRIDE = 4  # steps from pair to pair at least


class NoiseProbe:
    """Looks at pairs of steps, at the same places of every epoch."""

    def __init__(self, steps_per_epoch: int) -> None:
        self._stride = max(LEAST_STRIDE, steps_per_epoch // PAIRS)
        self.held: list[Tensor] | None = None  # the gradient of the first step of a pair under way

    @torch.no_grad()
    def look(self, gradients: Sequence[Tensor], step_in_epoch: int) -> Tensor | None:
        """After the second step of a pair the product of both gradients, on the device; else None.

        `gradients` are those of the step `step_in_epoch` (from 0), not shortened.
        """
        place = step_in_epoch % self._stride
        held, self.held = self.held, None
        if any(gradient.is_sparse for gradient in gradients):
            return None
        if place == 0:
            self.held = [gradient.clone() for gradient in gradients]
        if place != 1 or held is None or len(held) != len(gradients):
            return None
        pairs = zip(held, gradients, strict=True)
        products = [torch.dot(a.reshape(-1), b.reshape(-1)).float() for a, b in pairs]
        return torch.stack(products).sum()

    def tensors(self) -> dict[str, Tensor]:
        """What a resume between the steps of a pair needs."""
        held = enumerate(self.held or ())
        return {f"pair.{i}": value.detach().to("cpu", copy=True).contiguous() for i, value in held}

    def restore(self, tensors: dict[str, Tensor], device: torch.device) -> None:
        """Take back what `tensors` gave."""
        names = [name for name in tensors if name.startswith("pair.")]
        self.held = [tensors[f"pair.{i}"].to(device, copy=True) for i in range(len(names))] or None


def noise_scale(batch: int, squares: float, products: float, pairs: int) -> float | None:
    """The noise scale in examples from the sums over pairs of |g|² and g·g'; None where noise drowned the gradient."""
    if not pairs or products <= 0:
        return None
    return batch * max(0.0, squares / products - 1.0)

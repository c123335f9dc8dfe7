"""Dropout for sequences: what is blanked is blanked at every step of a text.

The random numbers of a training run come from `noise`, which belongs to that run, so that nothing else a program does
can change what it learns. Where several processes read a batch together each draws for the whole of it and takes its
rows, so that they learn what one would.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from engine.networks.rows import Rows


class Noisy(nn.Module):
    """Something that draws random numbers while it is trained; None draws from torch's own stream."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
        self.noise: torch.Generator | None = None
        self.rows: Rows | None = None  # of a batch that several processes read; None: all

    @property
    def blanks(self) -> bool:
        """Whether anything is blanked now."""
        return self.training and self.share > 0.0

    def draw(self, x: Tensor, shape: tuple[int, ...], batch: int | None = -2) -> Tensor:
        """Zeros and, for what is kept, the factor that makes up for the rest; kind and device as `x`.

        `batch` is where in `shape` the batch is; None: it is the same for all texts.
        """
        keep = 1.0 - self.share
        return self.chances(x, shape, keep, batch).div_(keep)

    def chances(self, like: Tensor, shape: tuple[int, ...], share: float, batch: int | None) -> Tensor:
        """A 1 with probability `share`, else a 0; of the kind of `like`."""
        rows = self.rows
        if rows is None or batch is None:
            return like.new_empty(shape).bernoulli_(share, generator=self.noise)
        whole = list(shape)
        whole[batch] = rows.whole
        drawn = like.new_empty(whole).bernoulli_(share, generator=self.noise)
        return drawn.narrow(batch, rows.first, rows.last - rows.first).contiguous()


class SequenceDropout(Noisy):
    """Blank a share of the numbers, the same ones for all steps of a text, and scale up the rest.

    One mask per text instead of one per step (variational or locked dropout: Gal and Ghahramani, 2016) keeps a state
    from being shredded a little at every step, and costs next to nothing. Not `locked`, it blanks anew at every step
    (Zaremba et al., 2014).
    """

    def __init__(self, share: float, *, locked: bool = True) -> None:
        super().__init__(share)
        self.locked = locked

    def forward(self, x: Tensor) -> Tensor:
        """`x` is (steps, batch, size) or (batch, size)."""
        if not self.blanks:
            return x
        return x * self.draw(x, tuple(x.shape[-2:] if self.locked else x.shape))

    def mask(self, x: Tensor) -> Tensor | None:
        """What to multiply `x` (batch, size) with at every step of one reading; None when nothing is blanked."""
        return self.draw(x, tuple(x.shape)) if self.blanks else None


class WordDropout(Noisy):
    """Blank whole words, each wherever it occurs in the batch, so that no text hangs on one of them.

    That is dropout on the rows of the embedding table (Gal and Ghahramani, 2016).
    """

    def forward(self, x: Tensor, ids: Tensor, vocabulary: int) -> Tensor:
        """`x` (…, size) are the vectors of `ids` (…)."""
        return x * self.draw(x, (vocabulary, 1), None)[ids] if self.blanks else x


def set_noise(network: nn.Module, noise: torch.Generator | None) -> None:
    """Let every dropout of a network draw from `noise` (on the network's device)."""
    for module in network.modules():
        if isinstance(module, Noisy):
            module.noise = noise


def set_rows(network: nn.Module, rows: Rows | None) -> None:
    """Let every dropout of a network draw for these rows of a batch."""
    for module in network.modules():
        if isinstance(module, Noisy):
            module.rows = rows

"""Learning word vectors in torch, for graphics cards and where gensim has no package."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.recipe.vectors import VectorSettings
from engine.training.batches import sent
from engine.vectors.draws import Counts, Places, draw_false_words, false_word_table
from engine.vectors.kernels import Learner, starting_tables
from engine.vectors.pairs import make_pairs
from engine.vectors.similarity import Floats

_MOST_PAIRS, _FEWEST_PAIRS, _PAIRS_A_WORD = 8_192, 256, 4  # at once: fewer where few words share them
_MOST_AT_ONCE = 0.4  # times the learning rate, of corrections of one vector that are added up whole


class TorchKernel:
    """Many pairs at once: each is corrected as in the compiled kernels, but from where all vectors stood before.

    A frequent word takes part in many pairs of a batch. The sum of its corrections would shoot past the mark, so beyond 16
    of them (at the usual learning rate) it is their mean times 16.
    """

    def __init__(self, settings: VectorSettings, counts: Counts, seed: int, device: str) -> None:
        self.settings, self.device = settings, torch.device(device)
        self.false_words = false_word_table(counts)
        vectors, contexts = starting_tables(len(counts), settings.dim, seed)
        self.vectors = torch.from_numpy(vectors).to(self.device)
        self.contexts = torch.from_numpy(contexts).to(self.device)
        self.pairs_at_once = min(_MOST_PAIRS, max(_FEWEST_PAIRS, _PAIRS_A_WORD * len(counts)))

    def learner(self) -> Learner:
        return self

    def tables(self) -> tuple[Floats, Floats]:
        return self.vectors.cpu().numpy(), self.contexts.cpu().numpy()

    def put(self, vectors: Floats, contexts: Floats) -> None:
        self.vectors.copy_(torch.from_numpy(np.array(vectors)))
        self.contexts.copy_(torch.from_numpy(np.array(contexts)))

    def learn(
        self,
        rows: NDArray[np.int32],
        ends: Places,
        reaches: Places,
        rate: float,
        random: np.random.Generator,
    ) -> None:
        if not len(rows):
            return
        inputs, counted, true = make_pairs(rows, ends, reaches, self.settings)
        order = random.permutation(len(true))  # neighbours in the text would share a batch
        false = draw_false_words(self.false_words, (len(true), self.settings.negative), random)
        outputs = np.concatenate([true[:, None], false], axis=1)
        for start in range(0, len(order), self.pairs_at_once):
            part = order[start : start + self.pairs_at_once]
            self._correct(self._put(inputs[part]), self._put(counted[part]), self._put(outputs[part]), rate)

    def _put(self, array: NDArray[np.generic]) -> Tensor:
        return sent(array, self.device)

    @torch.no_grad()
    def _correct(self, inputs: Tensor, counted: Tensor, outputs: Tensor, rate: float) -> None:
        """One correction by `inputs`, `counted` (pairs, most) and `outputs` (pairs, 1 + negative)."""
        weights = counted / counted.sum(dim=1, keepdim=True)  # (pairs, most)
        hidden = torch.einsum("pm,pmd->pd", weights, self.vectors[inputs])
        seen = self.contexts[outputs]  # (pairs, 1 + negative, dim)
        label = torch.zeros(outputs.shape, device=self.device)
        label[:, 0] = 1.0
        wrong = label - torch.sigmoid(torch.einsum("pd,pkd->pk", hidden, seen))
        wrong[:, 1:] *= outputs[:, 1:] != outputs[:, :1]  # a false word that is the true one is passed over
        wrong *= rate
        to_inputs = torch.einsum("pk,pkd->pd", wrong, seen)
        to_outputs = wrong[:, :, None] * hidden[:, None, :]
        most = max(1.0, _MOST_AT_ONCE / rate)
        _add(self.contexts, outputs.flatten(), to_outputs.flatten(0, 1), most)
        # Like in the compiled kernels every word around gets the whole correction of their mean.
        # Places that do not count get a correction of nothing: to choose the others a graphics card would be waited for.
        _add(
            self.vectors,
            inputs.flatten(),
            (to_inputs[:, None] * counted[:, :, None]).flatten(0, 1),
            most,
            counted.flatten(),
        )


def _add(
    table: Tensor, rows: Tensor, corrections: Tensor, most: float, counted: Tensor | None = None
) -> None:
    """Add corrections to rows of a table, of one row no more than `most` whole ones; `counted` are those that are any."""
    whole = torch.ones(rows.shape, device=table.device) if counted is None else counted.float()
    times = torch.zeros(len(table), device=table.device).index_add_(0, rows, whole).clamp_(min=1)
    scale = (most / times).clamp_(max=1.0)
    table.index_add_(0, rows, corrections * scale[rows][:, None])

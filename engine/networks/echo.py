"""What an answer, token for token, repeats: of itself, and of the text it answers.

Where a text says something twice, its answer often does so too (年年 is answered 岁岁), and whether words of the text come
back at all is up to the task: in couplets never, where spelling is evened out nearly always. A recurrent state cannot
point at a token; four learned numbers can. They are added to the scores of the tokens they are about:

    again     of a token answered before, where the text stood the same as here
    anew      of a token answered before, where the text stood differently
    copied    of the token of the text at this very place
    borrowed  of every other token of the text

The last two need one vocabulary for text and answer.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import pad

from engine.networks.shapes import echo_parameters

REACH = 64  # tokens to either side; farther away nothing is pointed at, so that long texts take no more room
FASTER = 10.0  # they learn so many times as fast as other weights: four alone have to outweigh hundreds


class Echo(nn.Module):
    """`weights`: again, anew and, with one vocabulary, copied, borrowed. All begin at 0, which changes nothing."""

    def __init__(self, shared: bool) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(echo_parameters(shared)))

    def forward(
        self, ids: Tensor, lengths: Tensor, answered: Tensor, first: int = 0, end: int | None = None
    ) -> tuple[Tensor, Tensor]:
        """Which tokens are meant at each step, and what is added to their scores: (batch, steps, meant) both.

        `ids` (batch, steps) is the text, `lengths` (batch,), `answered` (batch, steps or fewer) what was answered from
        the beginning on; what lies at a step or behind it does not matter there. Steps from `first` to before `end` are
        given.
        """
        gains, reach = FASTER * self.weights, min(REACH, ids.shape[1])
        end = ids.shape[1] if end is None else end
        steps = torch.arange(ids.shape[1], device=ids.device)[first:end, None]
        ahead = torch.arange(-reach, reach + 1, device=ids.device)  # of each step
        same = _around(ids, reach, 0)[:, first:end] == ids[:, first:end, None]
        tokens = [_around(answered, reach, 0)[:, first:end]]
        added = [torch.where(same, gains[0], gains[1]) * (steps + ahead[:reach] >= 0)]
        if len(gains) > 2:
            places = steps + ahead  # (steps, 2 · reach + 1)
            within = (places >= 0) & (places < lengths[:, None, None])
            tokens.append(_around(ids, reach, reach + 1)[:, first:end])
            added.append(torch.where(ahead == 0, gains[2], gains[3]) * within)
        return torch.cat(tokens, dim=-1), torch.cat(added, dim=-1)


def _around(ids: Tensor, before: int, after: int) -> Tensor:
    """What stands around each step of `ids` (batch, steps) and the one behind the last: `before` tokens, then those from
    the step on; (batch, steps + 1, before + after), <pad> beyond the ends.
    """
    return pad(ids, (before, after)).unfold(1, before + after, 1)

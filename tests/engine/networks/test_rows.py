"""Every row is read by exactly one process, and dropout blanks in each part what it blanks in the whole."""

import pytest
import torch

from engine.networks.dropout import SequenceDropout, WordDropout, set_noise, set_rows
from engine.networks.rows import ALONE, Member, Rows


@pytest.mark.parametrize(("whole", "size"), [(10, 1), (10, 2), (11, 3), (7, 7), (1, 4), (3, 8)])
def test_every_row_belongs_to_one_process(whole: int, size: int) -> None:
    read = [row for rank in range(size) for row in range(whole)[Member(rank, size).counted(whole)]]
    assert read == list(range(whole))


@pytest.mark.parametrize(("whole", "size"), [(11, 3), (1, 4), (3, 8)])
def test_nobody_has_nothing_to_read(whole: int, size: int) -> None:
    for rank in range(size):
        rows = Member(rank, size).rows(whole)
        assert rows.last > rows.first
        assert rows.idle == (Member(rank, size).counted(whole) == slice(0, 0))


def test_alone_reads_all() -> None:
    assert ALONE.alone
    assert ALONE.rows(5) == Rows(5, 0, 5)


@pytest.mark.parametrize("locked", [True, False])
def test_a_part_is_blanked_as_in_the_whole(locked: bool) -> None:
    x, dropout = torch.ones(4, 7, 3), SequenceDropout(0.5, locked=locked)
    set_noise(dropout, torch.Generator().manual_seed(1))
    whole = dropout(x)
    for rank in range(3):
        rows = Member(rank, 3).rows(7)
        set_noise(dropout, torch.Generator().manual_seed(1))
        set_rows(dropout, rows)
        assert torch.equal(dropout(x[:, rows.part]), whole[:, rows.part])


def test_after_it_all_have_drawn_the_same() -> None:
    drawn = []
    for rank in range(2):
        dropout = torch.nn.ModuleList([SequenceDropout(0.5), WordDropout(0.5)])
        noise = torch.Generator().manual_seed(2)
        set_noise(dropout, noise)
        rows = Member(rank, 2).rows(5)
        set_rows(dropout, rows)
        dropout[0](torch.ones(2, rows.last - rows.first, 3))
        dropout[1](torch.ones(2, 1, 3), torch.zeros(2, 1, dtype=torch.long), 9)
        drawn.append(noise.get_state())
    assert torch.equal(*drawn)

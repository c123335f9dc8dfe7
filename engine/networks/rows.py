"""Which rows of a batch are read here: all of them, or one process's part when several read a batch together.

A row is a text, a pair or a stream. Every process gets neighbouring rows, as many as the others or one more. Where there
are fewer rows than processes, some read the first row, too, and count it as nothing: so all take the same steps, draw
the same random numbers and have a gradient.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows from `first` to before `last` of `whole`; those of an `idle` process count for nothing."""

    whole: int
    first: int
    last: int
    idle: bool = False

    @property
    def part(self) -> slice:
        """What to take of anything with a row for each text."""
        return slice(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Member:
    """The process number `rank` (from 0) of `size` that read each batch together; alone by default."""

    rank: int = 0
    size: int = 1

    @property
    def alone(self) -> bool:
        """Whether every row is read here."""
        return self.size == 1

    def rows(self, whole: int) -> Rows:
        """The rows of a batch of `whole` rows that are read here."""
        first, last = (whole * n // self.size for n in (self.rank, self.rank + 1))
        return Rows(whole, first, last) if last > first else Rows(whole, 0, 1, idle=True)

    def counted(self, whole: int) -> slice:
        """The same without a row that counts for nothing."""
        rows = self.rows(whole)
        return slice(0, 0) if rows.idle else rows.part


ALONE = Member()

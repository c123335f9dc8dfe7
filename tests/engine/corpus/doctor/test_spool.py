from collections.abc import Sequence

import numpy as np
import pytest

from engine.corpus.doctor import spool
from engine.corpus.doctor.spool import NumberSpool, RowSpool
from engine.corpus.rows import Row
from engine.errors import EngineError


@pytest.mark.parametrize("room", [8, 1_000_000])
def test_numbers_come_back_in_order(monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    monkeypatch.setattr(spool, "_IN_MEMORY", room)
    monkeypatch.setattr(spool, "_CHUNK", 4)
    with NumberSpool("<i8") as held:
        for start in range(0, 30, 3):
            held.append(np.arange(start, start + 3))
        assert len(held) == 30
        assert [(start, values.tolist()) for start, values in held.chunks()][1] == (4, [4, 5, 6, 7])
        assert np.concatenate([values for _, values in held.chunks()]).tolist() == list(range(30))
        assert held.at(np.array([0, 3, 4, 4, 29])).tolist() == [0, 3, 4, 4, 29]
        assert held.part(5, 8).tolist() == [5, 6, 7]


def test_rows_come_back_whole() -> None:
    blocks: Sequence[list[Row]] = [[Row("a\udcff", "1", "t", ("f", 3), ("x", "y"))], [], [Row("好"), Row("")]]
    with RowSpool() as held:
        for block in blocks:
            held.append(block)
        assert list(held.blocks()) == list(blocks)


def test_a_full_disk_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def write(self, data: bytes) -> int:
            raise OSError(28, "No space left on device")

        def close(self) -> None:
            pass

    monkeypatch.setattr(spool, "_temporary", Full)
    with RowSpool() as held, pytest.raises(EngineError, match="No space left on device"):
        held.append([Row("a")])

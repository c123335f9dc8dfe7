"""What is too much for the memory: numbers and rows in temporary files that vanish with the program."""

from __future__ import annotations

import marshal
import tempfile
from collections.abc import Iterator, Sequence
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from engine.corpus.rows import Row
from engine.errors import EngineError
from engine.words import QT_TRANSLATE_NOOP

_IN_MEMORY = 4 * 1024 * 1024
_CHUNK = 1 << 18  # records


class NumberSpool:
    """An array that grows at its end: in memory while it is small, then in a temporary file.

    `dtype` may be a record of several numbers. What was appended is read back in order, in chunks.
    """

    def __init__(self, dtype: Any) -> None:
        self.dtype = np.dtype(dtype)
        self._file = _temporary()
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def append(self, values: NDArray[Any]) -> None:
        """Write values at the end."""
        _write(self._file, np.ascontiguousarray(values, dtype=self.dtype).tobytes())
        self._length += len(values)

    def chunks(self) -> Iterator[tuple[int, NDArray[Any]]]:
        """`(number of the first, values)` from the first to the last; nothing may be appended meanwhile."""
        for start in range(0, self._length, _CHUNK):
            yield start, self.part(start, min(start + _CHUNK, self._length))

    def part(self, start: int, stop: int) -> NDArray[Any]:
        """The values from `start` up to `stop`."""
        self._file.seek(start * self.dtype.itemsize)
        return np.frombuffer(self._file.read((stop - start) * self.dtype.itemsize), dtype=self.dtype)

    def at(self, numbers: NDArray[np.int64]) -> NDArray[Any]:
        """The values with these numbers, which must be sorted; the file is read in order."""
        found = np.empty(len(numbers), dtype=self.dtype)
        for start, values in self.chunks():
            low, high = np.searchsorted(numbers, (start, start + len(values)))
            if low < high:
                found[low:high] = values[numbers[low:high] - start]
        return found

    def __enter__(self) -> NumberSpool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the room back."""
        self._file.close()


class RowSpool:
    """Blocks of rows, written once and read back in the same order."""

    def __init__(self) -> None:
        self._file = _temporary()
        self._blocks = 0

    def append(self, rows: Sequence[Row]) -> None:
        """Keep a block."""
        data = marshal.dumps([tuple(row) for row in rows])
        _write(self._file, len(data).to_bytes(8, "little") + data)
        self._blocks += 1

    def blocks(self) -> Iterator[list[Row]]:
        """All blocks."""
        self._file.seek(0)
        for _ in range(self._blocks):
            size = int.from_bytes(self._file.read(8), "little")
            yield [Row(*values) for values in marshal.loads(self._file.read(size))]

    def __enter__(self) -> RowSpool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the room back."""
        self._file.close()


def _temporary() -> IO[bytes]:
    return tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)


def _write(file: IO[bytes], data: bytes) -> None:
    try:
        file.write(data)
    except OSError as error:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "There is no room for temporary files in {folder}: {reason}. Make room there, then try again.",
            ),
            folder=tempfile.gettempdir(),
            reason=error.strerror or type(error).__name__,
        ) from None

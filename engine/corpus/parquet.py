"""Rows of parquet files, a row group at a time. The library for it is large and only asked for here."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from engine.control import RunControl
from engine.corpus.compressed import damaged, whole_file
from engine.corpus.files import CorpusFile, Packing
from engine.corpus.row import CellBlock
from engine.corpus.spreadsheets import cell_as_text
from engine.errors import EngineError
from engine.words import QT_TRANSLATE_NOOP

_BATCH_ROWS = 4096


@contextmanager
def open_parquet(file: CorpusFile, control: RunControl) -> Iterator[Any]:
    """The file for `parquet_columns` and `parquet_blocks`; raises `EngineError` when it or the library is not there."""
    try:
        import pyarrow.parquet as reader
        from pyarrow import ArrowException
    except ImportError:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "{name} is a parquet file, and the library that reads those is not installed. "
                "Get it with '{python} -m pip install pyarrow', or save the table as csv.",
            ),
            name=file.name,
            python=sys.executable,
        ) from None
    held = file.path if file.packing is Packing.NONE else io.BytesIO(whole_file(file, control))
    try:
        with reader.ParquetFile(held) as found:
            yield found
    except ArrowException as error:
        raise damaged(file.name) from error
    except OSError as error:  # pyarrow gives a file that breaks off as an OSError
        raise damaged(file.name) from error


def parquet_columns(found: Any) -> tuple[str, ...]:
    """The columns that can be read as text: all but bytes (pictures, sounds)."""
    import pyarrow.types as types

    return tuple(
        field.name
        for field in found.schema_arrow
        if not (
            types.is_binary(field.type) or types.is_large_binary(field.type) or types.is_struct(field.type)
        )
    )


def parquet_blocks(
    found: Any, columns: tuple[str, ...], moved: Callable[[int], None] | None = None
) -> Iterator[CellBlock]:
    """The cells of `columns`, a few thousand rows at a time; `moved` hears the bytes of each row group."""
    number = 1
    for group in range(found.num_row_groups):
        for batch in found.iter_batches(_BATCH_ROWS, row_groups=[group], columns=list(columns)):
            texts = [_texts(batch.column(batch.schema.get_field_index(name))) for name in columns]
            yield CellBlock(range(number, number + batch.num_rows), list(zip(*texts, strict=True)))
            number += batch.num_rows
        if moved is not None:
            moved(sum(_packed_sizes(found.metadata.row_group(group))))


def _texts(column: Any) -> list[str]:
    return [value if isinstance(value, str) else _text(value) for value in column.to_pylist()]


def _text(value: Any) -> str:
    if isinstance(value, list):
        if all(isinstance(inner, str) for inner in value):
            return "\n".join(value)
        return json.dumps(value, ensure_ascii=False, default=str)
    return cell_as_text(value)


def _packed_sizes(group: Any) -> Iterator[int]:
    return (group.column(i).total_compressed_size for i in range(group.num_columns))

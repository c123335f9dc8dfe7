"""The layer table as text, like the lecture's: layer, output shape, numbers to learn, and their sum. No torch."""

from __future__ import annotations

from collections.abc import Sequence

from engine.networks.shapes import LayerShape

_HEAD = ("Layer", "Output shape", "Parameters")


def write_summary(rows: Sequence[LayerShape]) -> str:
    """One line a layer, then the total. torch's second bias is counted, and told where there is one:

    Layer      Output shape   Parameters
    Embedding  (500, 32, 32)     320 000
    RNN 1      (500, 32, 32)       2 112   2 080 + 32 of torch's second bias
    Linear     (32, 1)                33
    Total                        322 145
    """
    lines = [_HEAD, *((row.name, _shape(row), _number(row.parameters)) for row in rows)]
    lines.append(("Total", "", _number(sum(row.parameters for row in rows))))
    notes = ["", *map(_note, rows), ""]
    widths = [max(len(line[column]) for line in lines) for column in range(3)]
    written = [
        f"{name:<{widths[0]}}  {shape:<{widths[1]}}  {count:>{widths[2]}}{note}".rstrip()
        for (name, shape, count), note in zip(lines, notes, strict=True)
    ]
    return "\n".join(written) + "\n"


def _shape(row: LayerShape) -> str:
    return f"({', '.join(map(str, row.output))})"


def _number(count: int) -> str:
    return f"{count:,}".replace(",", " ")


def _note(row: LayerShape) -> str:
    if not row.second_bias:
        return ""
    return f"   {_number(row.textbook)} + {_number(row.second_bias)} of torch's second bias"

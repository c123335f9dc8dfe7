"""The fixes that mend texts: done together, until none of them has anything left to do."""

from __future__ import annotations

from collections.abc import Sequence

from engine.corpus.doctor.layout import Layout
from engine.corpus.doctor.text_faults import TEXT_FAULTS, TextFault
from engine.corpus.rows import Row
from engine.recipe.fixes import Fix

_ROUNDS = 5


class MendTexts:
    """Puts mended texts in the place of those that have one of some faults; what nothing is left of is left out."""

    def __init__(self, faults: Sequence[TextFault], layout: Layout) -> None:
        self._faults, self._layout = faults, layout

    def apply(self, rows: list[Row]) -> list[Row]:
        mended: dict[int, Row] = {}
        looked_at = dict(enumerate(rows))
        for _ in range(_ROUNDS):  # what one mending leaves may be another's fault
            changed = self._mend_once(looked_at)
            if not changed:
                break
            mended |= changed
            looked_at = changed
        if not mended:
            return rows
        rows = [mended.get(number, row) for number, row in enumerate(rows)]
        return rows if self._layout.running else [row for row in rows if row.text]

    def _mend_once(self, rows: dict[int, Row]) -> dict[int, Row]:
        """The rows that have changed, by number."""
        rows, changed = dict(rows), {}
        for fault in self._faults:
            numbers = list(rows)
            for place in fault.hinted(list(rows.values())):
                number = numbers[place]
                row = self._mended(rows[number], fault)
                if row != rows[number]:
                    rows[number] = changed[number] = row
        return changed

    def _mended(self, row: Row, fault: TextFault) -> Row:
        encoding = self._layout.encoding_of(row.place[0])
        text, label, target = (fault.mend(part, encoding) for part in row[:3])
        if not self._layout.running:
            text, label, target = text.strip(), label.strip(), target.strip()
        mended = {row.text: text, row.label: label, row.target: target}
        cells = tuple([mended.get(cell.strip(), cell) for cell in row.cells])
        return Row(text, label, target, row.place, (text,) if self._layout.running else cells)


def mending_step(fixes: Sequence[Fix], layout: Layout) -> MendTexts | None:
    """The step of all fixes among `fixes` that mend texts."""
    faults = [fault for fault in TEXT_FAULTS if fault.fix in fixes]
    return MendTexts(faults, layout) if faults else None

"""The answer of a classifier: a bus gathers the states, two boxes turn them into a probability for each label."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.geometry import Box
from gui.views.unrolled.gutter import draw_name
from gui.views.unrolled.lanes import top_of
from gui.views.unrolled.sheet import Sheet


def readout_name(readout: str | None) -> str:
    """The words for how the states are gathered."""
    return {
        "last": QCoreApplication.translate("UnrolledView", "last state"),
        "mean": QCoreApplication.translate("UnrolledView", "mean"),
        "max": QCoreApplication.translate("UnrolledView", "max"),
        "mean_max": QCoreApplication.translate("UnrolledView", "mean, max"),
        "flatten": QCoreApplication.translate("UnrolledView", "all, flattened"),
        "attention": QCoreApplication.translate("UnrolledView", "attention"),
    }.get(readout or "", "")


def readout_width(sheet: Sheet) -> int:
    """How many numbers the readout hands to the linear layer."""
    if sheet.picture.readout_size:
        return sheet.picture.readout_size
    times = {"mean_max": 2, "flatten": sheet.picture.steps}.get(sheet.picture.readout or "", 1)
    return sheet.picture.output_size * times


def draw_readout(sheet: Sheet) -> None:
    """Bus, boxes, labels and the row's name."""
    if sheet.scene.above != "readout":
        return
    _draw_bus(sheet)
    _draw_boxes(sheet)
    _draw_labels(sheet)
    if sheet.scene.left >= 100:
        name = QCoreApplication.translate("UnrolledView", "Readout")
        close = sheet.scene.heights.cells[-1] - sheet.scene.heights.above < 38
        detail = None if close else readout_name(sheet.picture.readout)
        draw_name(sheet, sheet.scene.heights.above + 2, name, detail, mono=not sheet.picture.in_chinese)


def read_columns(sheet: Sheet) -> list[int]:
    """The columns whose states are read: all, or where each direction ends."""
    columns = [i for i, _ in sheet.steps()]
    if sheet.picture.readout != "last" or not columns:
        return columns
    both = sheet.scene.rows[-1].backward
    return [columns[0], columns[-1]] if both and len(columns) > 1 else columns[-1:]


def _draw_bus(sheet: Sheet) -> None:
    columns = read_columns(sheet)
    if not columns or not sheet.scene.rows:
        return
    bus, stroke = sheet.scene.heights.above, ink.pen(sheet.ink.t.edge)
    goal = sheet.scene.readout(0).x - 1.5
    for index in columns:
        x = sheet.scene.columns[index].x
        shapes.line(sheet.painter, x, top_of(sheet, index), x, bus, stroke)
    first = min(sheet.scene.columns[columns[0]].x, goal - 8)
    shapes.arrow(sheet.painter, (first, bus), (goal, bus), sheet.ink.t.edge)
    for index in columns:
        _draw_read(sheet, index, sheet.scene.columns[index].x, bus)
    if sheet.picture.readout == "last" and len(columns) == 2 and not sheet.scene.blocks:
        for index, sign in zip(columns, "←→", strict=True):  # the half that ends here
            x, y = sheet.scene.columns[index].x + 6, bus + 11
            ink.draw_text(sheet.painter, sheet.ink, x, y, sign, sheet.ink.caption, sheet.ink.t.muted)


def _draw_read(sheet: Sheet, column: int, x: float, bus: float) -> None:
    """A state on the bus; with an attention as large as what it has to say."""
    weight = weight_of(sheet, column)
    if weight is None:
        shapes.dot(sheet.painter, x, bus, 2.25, sheet.ink.t.edge)
        return
    largest = max(sheet.picture.values.attention) if sheet.picture.values is not None else 1.0  # type: ignore[arg-type]
    radius = 2 + 4 * weight / max(1e-9, float(largest))
    lit = column == sheet.lit
    shapes.dot(sheet.painter, x, bus, radius, sheet.ink.t.accent if lit else sheet.ink.t.edge)
    if lit:
        text, font = f"{100 * weight:.0f}\u00a0%", sheet.ink.caption
        ink.draw_text(sheet.painter, sheet.ink, x + radius + 4, bus + 11, text, font, sheet.ink.t.text)


def weight_of(sheet: Sheet, column: int) -> float | None:
    """How much a column has to say in the answer, 0 to 1; None where nobody asked or nothing is computed."""
    values, step = sheet.picture.values, sheet.step(column)
    if values is None or values.attention is None or sheet.picture.readout != "attention":
        return None
    return float(values.attention[step]) if step is not None and step < len(values.attention) else None


def _draw_boxes(sheet: Sheet) -> None:
    batch = sheet.picture.batch
    gather, linear = sheet.scene.readout(0), sheet.scene.readout(1)
    _draw_box(sheet, gather, readout_name(sheet.picture.readout), f"({batch}, {readout_width(sheet)})")
    name = QCoreApplication.translate("UnrolledView", "Linear")
    _draw_box(
        sheet, linear, name, f"({batch}, {sheet.picture.answer_size or max(1, len(sheet.picture.labels))})"
    )
    shapes.arrow(sheet.painter, (gather.cx, gather.bottom), (gather.cx, linear.y - 1.5), sheet.ink.t.edge)
    shapes.arrow(
        sheet.painter, (linear.cx, linear.bottom), (linear.cx, sheet.scene.label_top() - 15), sheet.ink.t.edge
    )


def _draw_box(sheet: Sheet, box: Box, name: str, shape: str) -> None:
    t = sheet.ink.t
    sheet.box(box, 10, t.cell, ink.pen(t.edge))
    ink.draw_text(
        sheet.painter, sheet.ink, box.cx, box.cy - 7, name, sheet.ink.caption, t.text, "centre", box.w - 10
    )
    ink.draw_text(
        sheet.painter, sheet.ink, box.cx, box.cy + 9.5, shape, sheet.ink.shape, t.muted, "centre", box.w - 8
    )


def label_spacing(count: int, room: float) -> tuple[float, int]:
    """Distance between labels and how many have room; the last line then says how many more there are."""
    spacing = min(30.0, max(20.0, room / max(1, count)))
    return spacing, min(count, max(1, int(room / spacing)))


def _draw_labels(sheet: Sheet) -> None:
    labels = sheet.picture.labels
    if not labels:
        return
    top, x = sheet.scene.label_top(), sheet.scene.readout(0).x
    spacing, shown = label_spacing(len(labels), sheet.scene.height - top + 6)
    kept = shown - 1 if shown < len(labels) else shown
    for index in range(kept):
        y = top + index * spacing
        draw_label_dot(sheet, x + 11.5, y, positive=_is_positive(sheet, index), plain=len(labels) > 2)
        ink.draw_text(
            sheet.painter, sheet.ink, x + 24, y, labels[index], sheet.ink.body, sheet.ink.t.text, "left", 68
        )
    if kept < len(labels):
        more = f"+{len(labels) - kept}"
        y = top + kept * spacing
        ink.draw_text(sheet.painter, sheet.ink, x + 24, y, more, sheet.ink.caption, sheet.ink.t.muted)


def label_at(sheet: Sheet, y: float) -> str:
    """The whole label on a line, for the tool tip of one that was too long."""
    labels, top = sheet.picture.labels, sheet.scene.label_top()
    if not labels:
        return ""
    spacing, shown = label_spacing(len(labels), sheet.scene.height - top + 6)
    index = round((y - top) / spacing)
    if index < 0 or index >= shown or abs(y - top - index * spacing) > 10:
        return ""
    if index == shown - 1 and shown < len(labels):
        return ", ".join(labels[index:])
    return labels[index]


def _is_positive(sheet: Sheet, index: int) -> bool:
    positive = sheet.picture.positive_label
    return index == (positive if positive is not None else 0)


def draw_label_dot(sheet: Sheet, x: float, y: float, *, positive: bool, plain: bool = False) -> None:
    """Filled for plus, hollow for minus; with many labels there is no minus, and all are rings."""
    t = sheet.ink.t
    if positive and not plain:
        shapes.dot(sheet.painter, x, y, 5.5, t.positive)
    else:
        shapes.dot(sheet.painter, x, y, 4.75, t.surface, ink.pen(t.edge if plain else t.negative, 1.5))

"""What flows along an arrow: the shape of the vectors on every way, for tool tips."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.views.unrolled.lanes import lane_heights
from gui.views.unrolled.sentences import row_title
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.storeys import Storey, storeys, top_of

NEAR = 6.0  # pixels from a way


def way_tip(sheet: Sheet, column: int, x: float, y: float) -> str:
    """The explanation of the arrow at a point of a column, empty where there is none."""
    scene = sheet.scene
    if scene.blocks or not scene.rows or scene.columns[column].is_gap:
        return ""
    if any(scene.cell(row, column).contains(x, y) for row in range(len(scene.rows))):
        return ""
    if abs(x - scene.columns[column].x) > scene.cell_width / 2:
        return _lane_tip(sheet, y)
    if abs(x - scene.columns[column].x) > 8 + NEAR:
        return ""
    for storey in storeys(scene, column):
        tip = _storey_tip(sheet, storey, y)
        if tip:
            return tip
    if scene.above != "nothing" and scene.heights.above < y < top_of(sheet, column):
        template = QCoreApplication.translate("UnrolledView", "{shape}: what the answer reads at this step")
        return template.format(shape=_shape(sheet, sheet.picture.output_size))
    return ""


def _shape(sheet: Sheet, size: int) -> str:
    return f"({sheet.picture.batch}, {size})"


def _lane_tip(sheet: Sheet, y: float) -> str:
    """A state on its way to the next step."""
    for row, which in enumerate(sheet.scene.rows):
        for name, at, _ in lane_heights(sheet, row):
            if abs(y - at) <= NEAR:
                template = QCoreApplication.translate(
                    "UnrolledView", "{shape}: {name} of {layer}, handed on in time"
                )
                shape = _shape(sheet, sheet.picture.layers[which.layer].units)
                return template.format(shape=shape, name=name, layer=row_title(sheet.picture, which))
    return ""


def _storey_tip(sheet: Sheet, storey: Storey, y: float) -> str:
    """The joints and signs around a layer, and the way into it."""
    picture, layer = sheet.picture, sheet.picture.layers[storey.layer]
    reads = _shape(sheet, picture.reads(storey.layer))
    skip = sheet.scene.skip
    if skip == "residual" and storey.layer and abs(y - storey.plus) <= NEAR:
        template = QCoreApplication.translate(
            "UnrolledView", "{shape}: what {layer} has read is added to its states"
        )
        if layer.projected:
            template = QCoreApplication.translate(
                "UnrolledView",
                "{shape}: what {layer} has read, brought to its size by a matrix, is added to its states",
            )
        return template.format(shape=_shape(sheet, layer.size), layer=layer.name)
    if skip == "dense" and storey.last and abs(y - storey.plus) <= NEAR:
        template = QCoreApplication.translate(
            "UnrolledView", "{shape}: the outputs of all layers side by side"
        )
        return template.format(shape=_shape(sheet, picture.output_size))
    if storey.pair and abs(y - storey.joint) <= NEAR:
        template = QCoreApplication.translate("UnrolledView", "{shape}: both directions side by side")
        return template.format(shape=_shape(sheet, layer.size))
    if skip == "dense" and storey.layer and abs(y - storey.gather) <= NEAR:
        template = QCoreApplication.translate(
            "UnrolledView", "{shape}: the word and the outputs of all layers below, side by side"
        )
        return template.format(shape=reads)
    if storey.low.bottom < y < storey.low.bottom + storey.ways.below + NEAR:
        template = QCoreApplication.translate("UnrolledView", "{shape}: what {layer} reads at this step")
        return template.format(shape=reads, layer=layer.name)
    return ""

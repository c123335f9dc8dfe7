"""Two rows that share the columns: the answer so far above the cells, what each word did to it below the axis."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainterPath

from gui.views.unrolled import ink as ink
from gui.views.unrolled import shapes as shapes
from gui.views.unrolled.gutter import draw_name
from gui.views.unrolled.sheet import Sheet
from gui.views.unrolled.spacing import BAR, CURVE

WRITTEN_FROM = 10.0
WEAKEST = 5  # percentage points: the largest effect is drawn full height from here on


def positive_name(sheet: Sheet) -> str:
    """The label that "up" stands for."""
    labels, which = sheet.picture.labels, sheet.picture.positive_label
    if not labels:
        return ""
    return labels[which if which is not None and 0 <= which < len(labels) else -1]


def _baseline(sheet: Sheet, y: float) -> None:
    columns = sheet.scene.columns
    if columns:
        end = columns[-1].x + min(34.0, sheet.scene.pitch / 2)
        shapes.line(
            sheet.painter, sheet.scene.left + 5, y, end, y, ink.pen(ink.color(sheet.ink.t.edge, 0.55))
        )


def draw_answers(sheet: Sheet) -> None:
    """The probability after each word, as a line around one half: filled dots above, hollow ones below."""
    answers = sheet.picture.answers
    if sheet.scene.above != "answers" or not answers:
        return
    middle = sheet.scene.heights.above
    if sheet.scene.left >= 100:
        detail = QCoreApplication.translate("UnrolledView", "{label} ↑").format(label=positive_name(sheet))
        name = QCoreApplication.translate("UnrolledView", "Answer so far")
        draw_name(sheet, middle - 3, name, detail if sheet.picture.labels else None, mono=False)
    _baseline(sheet, middle)
    points = [
        (i, QPointF(sheet.scene.columns[i].x, middle - (answers[step] - 0.5) * 2 * CURVE), answers[step])
        for i, step in sheet.steps()
        if step < len(answers)
    ]
    if points:
        path = QPainterPath(points[0][1])
        for _, point, _ in points[1:]:
            path.lineTo(point)
        shapes.stroke_path(sheet.painter, path, ink.pen(sheet.ink.t.text, 1.5))
    for index, point, answer in points:
        _draw_answer(sheet, point, answer, lit=index == sheet.lit)


def _draw_answer(sheet: Sheet, point: QPointF, answer: float, *, lit: bool) -> None:
    t = sheet.ink.t
    radius = (5.5 if lit else 4.0) if sheet.scene.pitch >= 24 else 2.5
    if answer >= 0.5:
        shapes.dot(sheet.painter, point.x(), point.y(), radius, t.positive)
    else:
        shapes.dot(sheet.painter, point.x(), point.y(), radius - 0.75, t.surface, ink.pen(t.negative, 1.5))
    if lit:
        text = percent(answer)
        above = point.y() > 40 or sheet.scene.columns[sheet.lit or 0].x < sheet.scene.width - 230
        ink.draw_text(
            sheet.painter,
            sheet.ink,
            point.x(),
            point.y() + (-16 if above else 17),
            text,
            sheet.ink.caption,
            t.text,
            "centre",
        )


def percent(value: float) -> str:
    """84 %, with a space that does not break."""
    return f"{round(100 * value)}\u00a0%"


def signed(points: float) -> str:
    """+66 or −46, with a real minus sign."""
    number = round(points)
    return f"+{number}" if number > 0 else f"−{-number}" if number < 0 else "0"


def draw_effects(sheet: Sheet) -> None:
    """Signed bars: plus stands above the line and is solid, minus hangs below and is hatched."""
    effects, zero = sheet.picture.step_effects, sheet.scene.heights.effects
    if not effects or zero is None:
        return
    if sheet.scene.left >= 100:
        detail = QCoreApplication.translate("UnrolledView", "+ up, − down")
        name = QCoreApplication.translate("UnrolledView", "Did to the answer")
        draw_name(sheet, zero + 2, name, detail, mono=False)
    _baseline(sheet, zero)
    largest = max((abs(effect) for effect in effects if effect is not None), default=0.0)
    # A very sure answer hangs on no single word: what there is is drawn larger, the numbers stay true.
    point = BAR / max(largest, WEAKEST)
    for index, step in sheet.steps():
        if step < len(effects):
            _draw_effect(sheet, sheet.scene.columns[index].x, zero, effects[step], point)


def _draw_effect(sheet: Sheet, x: float, zero: float, effect: float | None, point: float) -> None:
    t = sheet.ink.t
    if effect is None:
        ink.draw_text(sheet.painter, sheet.ink, x, zero - 11, "?", sheet.ink.caption, t.muted, "centre")
        return
    length = abs(effect) * point
    if length < 0.4:
        return
    length = max(length, 2.0)
    width = min(22.0, sheet.scene.pitch - 2)
    area = QRectF(x - width / 2, zero - length if effect > 0 else zero, width, length)
    shapes.round_box(
        sheet.painter, area, min(2.5, length / 2), t.positive if effect > 0 else t.negative, None
    )
    if effect < 0 and length > 4:
        shapes.hatch(sheet.painter, area, min(2.5, length / 2), ink.color(t.surface, 0.62))
    if abs(effect) >= min(WRITTEN_FROM, BAR / point / 3) and sheet.scene.pitch >= 28:
        y = area.top() - 9 if effect > 0 else area.bottom() + 10
        ink.draw_text(sheet.painter, sheet.ink, x, y, signed(effect), sheet.ink.shape, t.text, "centre")

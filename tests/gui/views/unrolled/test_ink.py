"""The shared pens: subscripts, fitting text, strips."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from gui.views.unrolled.ink import Ink, fit, pen, pieces, sub_width
from gui.views.unrolled.shapes import draw_strip


@pytest.fixture
def ink(qapp: QApplication) -> Ink:
    return Ink()


def test_markup_becomes_text_and_subscripts() -> None:
    assert [(p.text, p.sub) for p in pieces("c_{4} = f_{10}")] == [
        ("c", False),
        ("4", True),
        (" = f", False),
        ("10", True),
    ]
    assert not pieces("")


def test_a_subscript_is_narrower_than_plain_text(ink: Ink) -> None:
    assert sub_width(ink, "h_{44}", ink.body) < ink.width("h44", ink.body)


@pytest.mark.parametrize("text", ["LSTM", "Donaudampfschifffahrtsgesellschaft", "非常非常非常非常长的词"])
@pytest.mark.parametrize("width", [20.0, 48.0, 90.0])
def test_fitted_text_is_never_wider_than_its_room(ink: Ink, text: str, width: float) -> None:
    fitted, font = fit(ink, text, ink.body, width)
    assert ink.width(fitted, font) <= width + 0.5 or len(fitted) <= 2
    assert fitted == text or fitted.endswith("…")


def test_a_strip_shows_all_its_colours_without_seams(qapp: QApplication) -> None:
    image = QImage(61, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colours = [QColor(10 + 20 * i, 0, 200 - 15 * i) for i in range(12)]
    draw_strip(painter, QRectF(5.3, 2, 50, 16), colours, 4)
    painter.end()
    middle = [QColor(image.pixel(x, 10)).name() for x in range(7, 54)]
    assert set(middle) == {colour.name() for colour in colours}


def test_dashes_are_given_in_pixels() -> None:
    assert pen("#123456", 2, (6, 4)).dashPattern() == [3, 2]
    assert pen("#123456", 2) is pen("#123456", 2)


def test_scales_meet_their_ends(ink: Ink) -> None:
    assert ink.signed(-5).name() == QColor(ink.t.div_n).name()
    assert ink.signed(1).name() == QColor(ink.t.div_p).name()
    assert ink.share(0).name() == QColor(ink.t.heat0).name()
    assert ink.share(2).name() == QColor(ink.t.heat1).name()
    row = [0.5, -0.5]
    assert ink.signed_row(row) is ink.signed_row(row)

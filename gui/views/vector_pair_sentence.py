"""The sentence of the drawing of one training pair: its words, the window around one of them, and the pair."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from engine.recipe.vectors import Architecture
from gui import theme
from gui.sentences import percent
from gui.views.unrolled.ink import NO_BRUSH, NO_PEN, Ink, color, draw_text, pen
from gui.views.unrolled.picture import visible
from gui.views.vector_pair_layout import CHIP, shown_words
from gui.views.vector_pair_picture import PairPicture, Stage

PADDING, SPACE, MARK = 9, 6, 22  # MARK: room of the … at either end
BUS, READ = CHIP + 10, CHIP + 19  # the line under the words; how often they are read
HEAD = 5.5


def chips(picture: PairPicture, ink: Ink, width: float) -> dict[int, QRectF]:
    """Where the words are, by place in the sentence; those far from the middle one are left out."""
    widths = [ink.width(visible(word.token), ink.body) + 2 * PADDING for word in picture.sentence]
    first, last = shown_words(widths, picture.center, width - 2 * MARK, SPACE)
    x = 0.0 if not first else float(MARK)
    found = {}
    for place in range(first, last):
        found[place] = QRectF(x, 0, widths[place], CHIP)
        x += widths[place] + SPACE
    return found


def around(picture: PairPicture) -> set[int]:
    """The places that the window covers."""
    return {place for pair in picture.pairs for place in pair.others}


def paint_sentence(
    painter: QPainter, ink: Ink, picture: PairPicture, pair: int, stage: Stage, width: float
) -> None:
    """The words in a line, the pair joined by an arrow from what is known to what is to be guessed."""
    places, covered = chips(picture, ink, width), around(picture)
    others = picture.pairs[pair].others
    for place, box in places.items():
        word = picture.sentence[place]
        if word.row is None:
            painter.setPen(pen(ink.t.border, 1.25, (3, 3)))
            painter.setBrush(NO_BRUSH)
            painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 5, 5)
        elif place == picture.center or place in covered:
            taking = place == picture.center or place in others
            painter.setPen(
                pen(ink.t.text if place == picture.center else ink.t.accent, 1.5) if taking else NO_PEN
            )
            painter.setBrush(color(ink.t.accent_soft if taking else ink.t.sunken))
            painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 6, 6)
        tone = (
            ink.t.text
            if word.row is not None and (place in covered or place == picture.center)
            else ink.t.muted
        )
        draw_text(painter, ink, box.center().x(), CHIP / 2, visible(word.token), ink.body, tone, "centre")
    _paint_ends(painter, ink, picture, places)
    if stage is Stage.PAIR:
        _paint_shares(painter, ink, picture, places, covered, width)
    _paint_arrows(painter, ink, picture, others, places)


def _paint_ends(painter: QPainter, ink: Ink, picture: PairPicture, places: dict[int, QRectF]) -> None:
    """… where the sentence goes on."""
    if min(places) > 0:
        draw_text(painter, ink, 0, CHIP / 2, "…", ink.body, ink.t.muted)
    if max(places) < len(picture.sentence) - 1:
        draw_text(painter, ink, places[max(places)].right() + SPACE, CHIP / 2, "…", ink.body, ink.t.muted)


def _paint_shares(
    painter: QPainter,
    ink: Ink,
    picture: PairPicture,
    places: dict[int, QRectF],
    covered: set[int],
    width: float,
) -> None:
    """How often a word is read at all, where it is not always."""
    for place, box in places.items():
        kept = picture.sentence[place].kept
        if kept < 0.995 and picture.sentence[place].row is not None and place in covered | {picture.center}:
            share = percent(kept)
            draw_text(painter, ink, box.center().x(), READ, share, ink.shape, ink.t.muted, "centre")
    if any(picture.sentence[place].kept < 0.995 for place in covered if place in places):
        right = max(box.right() for box in places.values()) + 2 * SPACE + MARK
        words = QCoreApplication.translate("VectorPair", "% read (subsampling)")
        if right + ink.width(words, ink.caption) <= width:
            draw_text(painter, ink, right, READ, words, ink.caption, ink.t.muted)


def _paint_arrows(
    painter: QPainter, ink: Ink, picture: PairPicture, others: tuple[int, ...], places: dict[int, QRectF]
) -> None:
    """From the middle word to the other one; with CBOW from all around to the middle one."""
    middle = places[picture.center].center().x()
    ends = [places[place].center().x() for place in others if place in places]
    if not ends:
        return
    guessed = [middle] if picture.architecture is Architecture.CBOW else ends
    painter.setBrush(NO_BRUSH)
    painter.setPen(pen(ink.t.accent, 1.5))
    for end in ends:
        path = QPainterPath(QPointF(middle, CHIP + 2))
        path.lineTo(middle, BUS)
        path.lineTo(end, BUS)
        path.lineTo(end, CHIP + 2)
        painter.drawPath(path)
    painter.setPen(NO_PEN)
    painter.setBrush(theme.color(ink.t.accent))
    for x in guessed:
        tip = CHIP + 1.0
        painter.drawPolygon([QPointF(x, tip), QPointF(x - 3.5, tip + HEAD), QPointF(x + 3.5, tip + HEAD)])

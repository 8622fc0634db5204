"""How a season and an episode are drawn: picture, name, a second line, and how much of a season is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.roles import Role
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, current_palette
from metarr_desktop.ui.widgets.cell import (
    Cell,
    is_chosen,
    mirrored,
    paint_bar,
    paint_row_face,
    paint_sign,
    paint_thumb,
    sign_place,
    write_line,
)

if TYPE_CHECKING:
    from metarr_desktop.ui.index import Index
    from metarr_desktop.ui.show.reading import Season

STILL = QSize(80, 45)
POSTER = QSize(43, 64)
SEASON_ROLE = int(Qt.ItemDataRole.UserRole) + 100
_BAR_HEIGHT = 6


class EpisodeCell(Cell):
    """The title column of episodes: a still, the title, and the plot below it in small."""

    def paint_content(self, painter: QPainter, inner: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it; the title of a selected row is strong."""
        title = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        place = QRect(QPoint(inner.left(), inner.top() + (inner.height() - STILL.height()) // 2), STILL)
        is_absent = index.data(Role.ITEM) < 0
        if is_absent:
            _paint_frame(painter, mirrored(option, place))
        else:
            paint_thumb(painter, option, place, index.data(Role.PICTURE), title, metrics.RADIUS_CONTROL)
        words = inner.adjusted(STILL.width() + metrics.SPACE_ROW, 0, 0, 0)
        _paint_lines(painter, option, words, title, str(index.data(Role.NOTE) or ""), is_absent=is_absent)


class SeasonCell(QStyledItemDelegate):
    """A row of the season list, 80 px high, from `SEASON_ROLE` and `Role.PICTURE`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One height for all."""
        return QSize(0, metrics.ROW_SEASON)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw poster, name, how many are here as words, and as a bar."""
        season: Season = index.data(SEASON_ROLE)
        palette = current_palette()
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        face = option.rect.adjusted(metrics.SPACE, 0, -metrics.SPACE, 0)
        paint_row_face(painter, option, face, metrics.RADIUS_CONTROL)
        place = QRect(QPoint(face.left() + metrics.SPACE, face.top() + metrics.SPACE), POSTER)
        title = index.data(Qt.ItemDataRole.DisplayRole)
        paint_thumb(painter, option, place, index.data(Role.PICTURE), title, metrics.RADIUS_CONTROL)
        words = face.adjusted(POSTER.width() + 20, metrics.SPACE, -32, -24)
        _paint_lines(painter, option, words, title, season_words(season))
        bar = QRect(words.left(), words.bottom() + 4, words.width(), _BAR_HEIGHT)
        share = season.here / max(season.whole, 1)
        paint_bar(painter, option, bar, share, palette.ok if season.here == season.whole else palette.accent)
        icon, ink = _sign(season)
        paint_sign(painter, option, sign_place(face.right() - 23, face), icon, palette.ink(ink))
        painter.restore()


def season_words(season: Season) -> str:
    """ "10 episodes", or "7 of 10 here" where files are gone or episodes are known that are not here."""
    if season.here == season.whole:
        return QCoreApplication.translate("Show", "%n episode(s)", "", season.whole)
    words = QCoreApplication.translate("Show", "{here} of {all} here")
    return words.format(here=season.here, all=season.whole)


def season_sentence(season: Season) -> str:
    """The same at length: "7 here, 2 missing, 1 to come"."""
    if not season.absent:
        return season_words(season)
    parts = [QCoreApplication.translate("Show", "%n here", "", season.here)]
    if gone := season.episodes - season.here:
        parts.append(QCoreApplication.translate("Show", "%n file(s) missing", "", gone))
    if season.missing:
        parts.append(QCoreApplication.translate("Show", "%n missing", "", season.missing))
    if season.coming:
        parts.append(QCoreApplication.translate("Show", "%n to come", "", season.coming))
    return ", ".join(parts)


def _sign(season: Season) -> tuple[Icon, Ink]:
    if season.here < season.episodes:
        return Icon.BROKEN_LINK, Ink.ERROR
    if season.missing:
        return Icon.MINUS, Ink.WARN
    return (Icon.CLOCK, Ink.TEXT2) if season.coming else (Icon.CHECK, Ink.OK)


def _paint_frame(painter: QPainter, place: QRect) -> None:
    """Where the still of an episode would be that is not here."""
    palette = current_palette()
    painter.setPen(QPen(palette.ctl, 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    edge = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(edge, metrics.RADIUS_CONTROL, metrics.RADIUS_CONTROL)
    painter.setPen(palette.text2)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "–")


def _paint_lines(
    painter: QPainter, option: QStyleOptionViewItem, words: QRect, title: str, note: str, *, is_absent: bool = False
) -> None:
    """A title, strong where the row is selected, and a note below it; alone, the title stands in the middle.

    What is absent leans.
    """
    palette = current_palette()
    top = words.top() + (words.height() - (36 if note else 20)) // 2
    line = QRect(words.left(), top, words.width(), 20)
    font = fonts.font(weight=fonts.Weight.STRONG if is_chosen(option) else fonts.Weight.NORMAL)
    font.setItalic(is_absent)
    write_line(painter, option, line, isolated(title), font, palette.text2 if is_absent else palette.text)
    if note:
        below = QRect(words.left(), top + 20, words.width(), 16)
        write_line(painter, option, below, isolated(note), fonts.font(fonts.Size.SMALL), palette.text2)

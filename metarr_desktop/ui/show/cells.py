"""How a season and an episode are drawn: picture, name, a second line, and how much of a season is here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from metarr_desktop.ui.roles import Role
from metarr_desktop.ui.show.reading import Season
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import current_palette
from metarr_desktop.ui.widgets.cell import (
    Cell,
    Index,
    is_chosen,
    paint_bar,
    paint_row_face,
    paint_sign,
    paint_thumb,
    sign_place,
    write_line,
)

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
        paint_thumb(painter, option, place, index.data(Role.PICTURE), title, metrics.RADIUS_CONTROL)
        words = inner.adjusted(STILL.width() + metrics.SPACE_ROW, 0, 0, 0)
        _paint_lines(painter, option, words, title, str(index.data(Role.NOTE) or ""))


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
        is_whole = season.here == season.episodes
        bar = QRect(words.left(), words.bottom() + 4, words.width(), _BAR_HEIGHT)
        share = season.here / max(season.episodes, 1)
        paint_bar(painter, option, bar, share, palette.ok if is_whole else palette.accent)
        icon, ink = (Icon.CHECK, palette.ok) if is_whole else (Icon.BROKEN_LINK, palette.error)
        paint_sign(painter, option, sign_place(face.right() - 23, face), icon, ink)
        painter.restore()


def season_words(season: Season) -> str:
    """ "10 episodes", or "7 of 10 here" where files are gone."""
    if season.here == season.episodes:
        return QCoreApplication.translate("Show", "%n episode(s)", "", season.episodes)
    words = QCoreApplication.translate("Show", "{here} of {all} here")
    return words.format(here=season.here, all=season.episodes)


def _paint_lines(painter: QPainter, option: QStyleOptionViewItem, words: QRect, title: str, note: str) -> None:
    """A title, strong where the row is selected, and a note below it; alone, the title stands in the middle."""
    palette = current_palette()
    top = words.top() + (words.height() - (36 if note else 20)) // 2
    line = QRect(words.left(), top, words.width(), 20)
    font = fonts.font(weight=fonts.Weight.STRONG if is_chosen(option) else fonts.Weight.NORMAL)
    write_line(painter, option, line, title, font, palette.text)
    if note:
        below = QRect(words.left(), top + 20, words.width(), 16)
        write_line(painter, option, below, note, fonts.font(fonts.Size.SMALL), palette.text2)

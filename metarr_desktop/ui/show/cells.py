"""How a season and an episode are drawn: picture, name, a second line, and how much of a season is here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from metarr_desktop.ui.roles import Role
from metarr_desktop.ui.show.reading import Season
from metarr_desktop.ui.theme import fonts, icons, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, current_palette
from metarr_desktop.ui.widgets.placeholder import paint_placeholder

Index = QModelIndex | QPersistentModelIndex

STILL = QSize(80, 45)
POSTER = QSize(43, 64)
SEASON_ROLE = int(Qt.ItemDataRole.UserRole) + 100
_BAR_HEIGHT = 6


class EpisodeCell(QStyledItemDelegate):
    """The title column of episodes: a still, the title, and the plot below it in small."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it; the title of a selected row is strong."""
        self.initStyleOption(option, index)
        title, option.text = option.text, ""
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        inner = option.rect.adjusted(metrics.SPACE, 0, -metrics.SPACE, 0)
        place = QRect(QPoint(inner.left(), inner.top() + (inner.height() - STILL.height()) // 2), STILL)
        is_absent = index.data(Role.ITEM) < 0
        still = QStyle.visualRect(option.direction, inner, place)
        if is_absent:
            _paint_frame(painter, still)
        else:
            _paint_art(painter, still, index.data(Role.PICTURE), title)
        words = inner.adjusted(STILL.width() + metrics.SPACE_ROW, 0, 0, 0)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        note = str(index.data(Role.NOTE) or "")
        _paint_lines(painter, option, inner, words, title, note, is_strong=is_selected, is_absent=is_absent)
        painter.restore()


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
        is_here = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_here or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.selection if is_here else palette.hover)
            painter.drawRoundedRect(face, metrics.RADIUS_CONTROL, metrics.RADIUS_CONTROL)
        place = QRect(QPoint(face.left() + metrics.SPACE, face.top() + metrics.SPACE), POSTER)
        title = index.data(Qt.ItemDataRole.DisplayRole)
        _paint_art(painter, QStyle.visualRect(option.direction, face, place), index.data(Role.PICTURE), title)
        words = face.adjusted(POSTER.width() + 20, metrics.SPACE, -32, -24)
        _paint_lines(painter, option, face, words, title, season_words(season), is_strong=is_here)
        bar = QRect(words.left(), words.bottom() + 4, words.width(), _BAR_HEIGHT)
        _paint_bar(painter, QStyle.visualRect(option.direction, face, bar), season)
        sign = QRect(face.right() - 23, face.top() + (face.height() - metrics.ICON) // 2, metrics.ICON, metrics.ICON)
        icon, ink = _sign(season)
        icons.paint(painter, icon, palette.ink(ink), QRectF(QStyle.visualRect(option.direction, face, sign)))
        painter.restore()


def season_words(season: Season) -> str:
    """ "10 episodes", or "7 of 10 here" where files are gone or episodes are known that are not here."""
    whole = season.episodes + len(season.absent)
    if season.here == whole:
        return QCoreApplication.translate("Show", "%n episode(s)", "", whole)
    words = QCoreApplication.translate("Show", "{here} of {all} here")
    return words.format(here=season.here, all=whole)


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


def _paint_art(painter: QPainter, place: QRect, picture: object, title: str) -> None:
    if isinstance(picture, QPixmap) and not picture.isNull():
        painter.drawPixmap(place, picture)
    else:
        paint_placeholder(painter, QRectF(place), title, radius=metrics.RADIUS_CONTROL)


def _paint_lines(
    painter: QPainter,
    option: QStyleOptionViewItem,
    frame: QRect,
    words: QRect,
    title: str,
    note: str,
    *,
    is_strong: bool,
    is_absent: bool = False,
) -> None:
    """A title, and a note below it; alone, the title stands in the middle. What is absent leans."""
    palette = current_palette()
    leading = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
    font = fonts.font(weight=fonts.Weight.STRONG if is_strong else fonts.Weight.NORMAL)
    font.setItalic(is_absent)
    top = words.top() + (words.height() - (36 if note else 20)) // 2
    line = QRect(words.left(), top, words.width(), 20)
    painter.setFont(font)
    painter.setPen(palette.text2 if is_absent else palette.text)
    cut = QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(QStyle.visualRect(option.direction, frame, line), leading, cut)
    if note:
        small = fonts.font(fonts.Size.SMALL)
        line = QRect(words.left(), top + 20, words.width(), 16)
        painter.setFont(small)
        painter.setPen(palette.text2)
        cut = QFontMetrics(small).elidedText(note, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(QStyle.visualRect(option.direction, frame, line), leading, cut)


def _paint_bar(painter: QPainter, place: QRect, season: Season) -> None:
    palette = current_palette()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.track)
    painter.drawRoundedRect(place, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
    if season.here:
        done = QRect(place)
        whole = season.episodes + len(season.absent)
        done.setWidth(round(place.width() * season.here / max(whole, 1)))
        painter.setBrush(palette.ok if season.here == whole else palette.accent)
        painter.drawRoundedRect(done, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)

"""The ratings of a title beside each other, each with its source."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from metarr_desktop.ui.theme import fonts, icons, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import current_palette

_VALUE_HEIGHT = 22
_CAPTION_HEIGHT = 16
_LEAST_COLUMN = 96


@dataclass(frozen=True, slots=True)
class Rating:
    """One source's rating in words: "8.2" and "TMDB · 12k votes"."""

    value: str
    caption: str


class StarLine(QWidget):
    """Star, value and source in equal columns; those that do not fit are left out at the end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ratings: tuple[Rating, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_ratings(self, ratings: Sequence[Rating]) -> None:
        """Show these, best known first; none hides the line."""
        self._ratings = tuple(ratings)
        self.setAccessibleName(", ".join(f"{rating.value} {rating.caption}" for rating in self._ratings))
        self.setVisible(bool(self._ratings))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for three."""
        return QSize(3 * _LEAST_COLUMN, fonts.grown(_VALUE_HEIGHT) + fonts.grown(_CAPTION_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Room for one."""
        return QSize(_LEAST_COLUMN, fonts.grown(_VALUE_HEIGHT) + fonts.grown(_CAPTION_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Take new fonts and colours."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the columns."""
        if not self._ratings:
            return
        shown = self._ratings[: max(1, self.width() // _LEAST_COLUMN)]
        column = self.width() // max(3, len(shown))
        painter = QPainter(self)
        for index, rating in enumerate(shown):
            place = QRect(index * column, 0, column - metrics.SPACE, self.height())
            self._paint_rating(painter, place, rating)

    def _paint_rating(self, painter: QPainter, place: QRect, rating: Rating) -> None:
        palette = current_palette()
        direction = self.layoutDirection()
        aligned = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter

        def mirrored(rect: QRect) -> QRect:
            return QStyle.visualRect(direction, self.rect(), rect)

        star = QRect(place.left(), place.top() + 4, metrics.ICON_BADGE, metrics.ICON_BADGE)
        icons.paint(painter, Icon.STAR, palette.warn, QRectF(mirrored(star)))
        high = fonts.grown(_VALUE_HEIGHT)
        value = QRect(star.right() + 7, place.top(), place.width() - metrics.ICON - 4, high)
        painter.setFont(fonts.font(fonts.Size.TITLE, fonts.Weight.STRONG))
        painter.setPen(palette.text)
        painter.drawText(mirrored(value), aligned, rating.value)
        small = fonts.font(fonts.Size.SMALL)
        caption = QRect(place.left(), place.top() + high, place.width(), fonts.grown(_CAPTION_HEIGHT))
        cut = QFontMetrics(small).elidedText(rating.caption, Qt.TextElideMode.ElideRight, caption.width())
        painter.setFont(small)
        painter.setPen(palette.text2)
        painter.drawText(mirrored(caption), aligned, cut)

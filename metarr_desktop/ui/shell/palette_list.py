"""The rows of the palette: offers under their headings, with the letters that fit, and keys at the end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from metarr_desktop.ui.index import ROOT, Index
from metarr_desktop.ui.roles import Role
from metarr_desktop.ui.shell.offers import Offer, Thumb, shelf_word
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Palette, current_palette
from metarr_desktop.ui.widgets.cell import is_chosen, mirrored, paint_sign, paint_thumb, write_line

if TYPE_CHECKING:
    from metarr_desktop.ui.pictures import Pictures

_MARGIN = metrics.SPACE_PANE
_GAP = metrics.SPACE_ROW
_AROUND = 8  # of a row's height, besides its letters, at the least
_CAP_PADDING = 5
_THUMB = QSize(18, 27)


class OffersModel(QAbstractListModel):
    """Headings cannot be chosen. `Role.PICTURE` is a title's small picture, which comes when it is decoded."""

    def __init__(self, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._rows: list[Offer | str] = []
        self.ratio = 1.0
        pictures.arrived.connect(self._arrived)

    def show(self, offers: Sequence[Offer]) -> None:
        """Show these, in the order of their sections."""
        self.beginResetModel()
        self._rows = []
        for shelf, there in groupby(sorted(offers, key=lambda one: one.shelf), key=lambda one: one.shelf):
            self._rows.append(shelf_word(shelf))
            self._rows.extend(there)
        self.endResetModel()

    def offer(self, row: int) -> Offer | None:
        """The offer of a row; None for a heading or no row."""
        one = self._rows[row] if 0 <= row < len(self._rows) else None
        return one if isinstance(one, Offer) else None

    def heading(self, row: int) -> str:
        """The heading in a row; "" for an offer."""
        one = self._rows[row]
        return one if isinstance(one, str) else ""

    def row_of(self, key: str) -> int | None:
        """Where an offer stands; None where it does not."""
        return next((row for row, one in enumerate(self._rows) if isinstance(one, Offer) and one.key == key), None)

    def next_row(self, row: int, step: int) -> int | None:
        """The next row with an offer in a direction, round the ends; None where there is no offer at all."""
        count = len(self._rows)
        for distance in range(1, count + 1):
            there = (row + step * distance) % count
            if isinstance(self._rows[there], Offer):
                return there
        return None

    def rowCount(self, parent: Index = ROOT) -> int:
        """Offers and headings."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only offers can be chosen; what cannot be done now can be, too, to hear why."""
        if self.offer(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words, and for screen readers all that is said of the row."""
        offer = self.offer(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.text if offer is not None else self.heading(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole and offer is not None:
            return offer.spoken
        if role == Role.PICTURE and offer is not None and offer.thumb is not None:
            size = thumb_size(offer.thumb)
            return self._pictures.get(offer.thumb.path, size, self.ratio, metrics.RADIUS_CHIP)
        return None

    def _arrived(self, path: str) -> None:
        for row, one in enumerate(self._rows):
            if isinstance(one, Offer) and one.thumb is not None and one.thumb.path == path:
                self.dataChanged.emit(self.index(row), self.index(row), [int(Role.PICTURE)])


def thumb_size(thumb: Thumb) -> QSize:
    """How large a small picture is drawn."""
    return QSize(_THUMB.width(), _THUMB.width()) if thumb.is_square else _THUMB


class OfferCell(QStyledItemDelegate):
    """Heights follow the letters: larger text is not cut."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A row's height; the width is the list's."""
        is_heading = _offer(index) is None
        size, least = (fonts.Size.SMALL, metrics.ROW_SIDEBAR) if is_heading else (fonts.Size.BODY, metrics.ROW_PALETTE)
        return QSize(0, max(least, QFontMetrics(fonts.font(size)).height() + _AROUND))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a heading or an offer."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        offer, palette = _offer(index), current_palette()
        inner = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        if offer is None:
            small = fonts.font(fonts.Size.SMALL, fonts.Weight.STRONG)
            write_line(painter, option, inner, str(index.data()), small, palette.text2)
        else:
            self._paint_offer(painter, option, index, inner, palette)
        painter.restore()

    def _paint_offer(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, inner: QRect, palette: Palette
    ) -> None:
        offer = _offer(index)
        assert offer is not None  # headings are painted otherwise
        if is_chosen(option) or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, palette.selection if is_chosen(option) else palette.hover)
        ink = palette.text if offer.do is not None else palette.text3
        if offer.thumb is not None:
            size = thumb_size(offer.thumb)
            left = inner.left() - (size.width() - metrics.ICON) // 2
            place = QRect(QPoint(left, inner.center().y() - size.height() // 2 + 1), size)
            picture = index.data(Role.PICTURE)
            paint_thumb(painter, option, place, picture, offer.text, metrics.RADIUS_CHIP)
        elif offer.icon is not None:
            sign = QRect(inner.left(), inner.center().y() - metrics.ICON // 2 + 1, metrics.ICON, metrics.ICON)
            paint_sign(painter, option, sign, offer.icon, ink)
        words = inner.adjusted(metrics.ICON + _GAP, 0, 0, 0)
        words.setRight(words.right() - self._paint_keys(painter, option, offer.keys, words, palette))
        used = self._paint_text(painter, option, offer, words, palette)
        words.setLeft(words.left() + used + _GAP)
        if offer.note and words.width() > _GAP:
            ink = palette.text2 if offer.do is not None else palette.text3
            write_line(painter, option, words, offer.note, fonts.font(), ink)

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, offer: Offer, words: QRect, palette: Palette
    ) -> int:
        """The words with the letters that fit in bold, underlined; how wide they are."""
        plain, strong = fonts.font(), fonts.font(weight=fonts.Weight.STRONG)
        room = words.width() - _GAP
        shown = QFontMetrics(strong).elidedText(offer.text, Qt.TextElideMode.ElideRight, room)
        layout = QTextLayout(shown, plain)
        how = QTextOption()
        how.setTextDirection(option.direction)
        how.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(how)
        layout.setFormats(_marks(offer, len(shown), strong, palette))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room)
        layout.endLayout()
        width = round(line.naturalTextWidth())
        place = mirrored(option, QRect(words.left(), words.top(), room, words.height()))
        painter.setPen(palette.text if offer.do is not None else palette.text3)
        layout.draw(painter, QPointF(place.left(), place.top() + (place.height() - line.height()) / 2))
        return width

    def _paint_keys(
        self, painter: QPainter, option: QStyleOptionViewItem, keys: str, words: QRect, palette: Palette
    ) -> int:
        """The keys in a row of caps at the end; how wide they are together."""
        small = fonts.font(fonts.Size.SMALL)
        letters = QFontMetrics(small)
        height = letters.height() + 4
        right = words.right()
        painter.setFont(small)
        for cap in reversed(_caps(keys)):
            width = max(letters.horizontalAdvance(cap) + 2 * _CAP_PADDING, height)
            box = QRect(right - width, words.center().y() - height // 2 + 1, width, height)
            place = QRectF(mirrored(option, box)).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(palette.ctl, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, metrics.RADIUS_CHIP, metrics.RADIUS_CHIP)
            painter.setPen(palette.text2)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, cap)
            right -= width + metrics.SPACE_GROUP
        return words.right() - right


def _offer(index: Index) -> Offer | None:
    model = index.model()
    return model.offer(index.row()) if isinstance(model, OffersModel) else None


def _marks(offer: Offer, length: int, strong: QFont, palette: Palette) -> list[QTextLayout.FormatRange]:
    marked = QTextCharFormat()
    marked.setFont(strong)
    marked.setFontUnderline(True)
    if offer.do is not None:
        marked.setForeground(palette.accent)
    ranges = []
    for place in sorted(offer.hit.places if offer.hit is not None else ()):
        if place < length:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = place, 1, marked
            ranges.append(one)
    return ranges


def _caps(keys: str) -> list[str]:
    """ "Ctrl+Shift+L" as its three keys; the plus itself can be one."""
    if not keys:
        return []
    parts = keys.removesuffix("+").split("+") if keys.endswith("++") else keys.split("+")
    return [part or "+" for part in parts]

"""The list of sections beside the settings, with how many rows of each fit the search."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from metarr_desktop.ui.settings.sections import SECTIONS, SectionKey
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import current_palette
from metarr_desktop.ui.widgets.cell import is_chosen, mirrored, paint_row_face, paint_sign, sign_place, write_line
from metarr_desktop.ui.widgets.count_pill import paint_pill, pill_size

if TYPE_CHECKING:
    from metarr_desktop.ui.index import Index

_ROW = 32
_BESIDE_ICON = 10


class _Role(IntEnum):
    KEY = Qt.ItemDataRole.UserRole + 1
    ICON = Qt.ItemDataRole.UserRole + 2
    HITS = Qt.ItemDataRole.UserRole + 3  # None: nothing is searched for


class Navigation(QListWidget):
    """Sections in order; a search dims those without a hit."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Sections"))
        self.setProperty("surface", "alt")
        self.setItemDelegate(_Cell(self))
        self.setMouseTracking(True)
        for section in SECTIONS:
            item = QListWidgetItem(section.title())
            item.setData(_Role.KEY, section.key.value)
            item.setData(_Role.ICON, section.icon.value)
            self.addItem(item)
        self.setCurrentRow(0)
        self.currentRowChanged.connect(self._tell)

    def wanted_width(self) -> int:
        """How wide it is where the words of all sections are whole, with hits behind them."""
        letters = QFontMetrics(fonts.font(weight=fonts.Weight.STRONG))
        words = max(letters.horizontalAdvance(self.item(row).text()) for row in range(self.count()))
        hits = metrics.SPACE + pill_size("99").width()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return 2 * metrics.SPACE + metrics.ICON + _BESIDE_ICON + words + 1 + hits + bar

    def show_hits(self, hits: Mapping[SectionKey, int] | None) -> None:
        """Say how many rows of each section fit; None ends the search."""
        for row in range(self.count()):
            item = self.item(row)
            item.setData(_Role.HITS, None if hits is None else hits.get(SectionKey(item.data(_Role.KEY)), 0))

    def show_section(self, key: SectionKey) -> None:
        """Mark a section as the one in view; emits nothing."""
        self.blockSignals(True)
        self.setCurrentRow([section.key for section in SECTIONS].index(key))
        self.blockSignals(False)

    def _tell(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self.item(row).data(_Role.KEY))


class _Cell(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette = current_palette()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_face(painter, option, option.rect, metrics.RADIUS_CONTROL)
        hits = index.data(_Role.HITS)
        ink = palette.text3 if hits == 0 else palette.text
        inner = option.rect.adjusted(metrics.SPACE, 0, -metrics.SPACE, 0)
        paint_sign(painter, option, sign_place(inner.left(), inner), Icon(index.data(_Role.ICON)), ink)
        words = inner.adjusted(metrics.ICON + _BESIDE_ICON, 0, 0, 0)
        font = fonts.font(weight=fonts.Weight.STRONG if is_chosen(option) else fonts.Weight.NORMAL)
        write_line(painter, option, words, str(index.data()), font, ink)
        if hits:
            pill = QRect(QPoint(), pill_size(hits))
            pill.moveCenter(inner.center())
            pill.moveRight(inner.right())
            paint_pill(painter, mirrored(option, pill), str(hits), palette.warn_soft, palette.warn)
        painter.restore()

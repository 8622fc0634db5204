"""The list of sections beside the settings, with how many rows of each fit the search."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from metarr_desktop.ui.settings.sections import SECTIONS, SectionKey
from metarr_desktop.ui.theme import fonts, icons, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import current_palette

_ROW = 32

Index = QModelIndex | QPersistentModelIndex


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
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_under = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if is_chosen or is_under:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.selection if is_chosen else palette.hover)
            painter.drawRoundedRect(option.rect, metrics.RADIUS_CONTROL, metrics.RADIUS_CONTROL)
        hits = index.data(_Role.HITS)
        ink = palette.text3 if hits == 0 else palette.text
        sign = QRect(option.rect.left() + metrics.SPACE, option.rect.top() + 8, metrics.ICON, metrics.ICON)
        icons.paint(painter, Icon(index.data(_Role.ICON)), ink, QRectF(_mirrored(option, sign)))
        words = option.rect.adjusted(metrics.SPACE + metrics.ICON + 10, 0, -metrics.SPACE, 0)
        weight = fonts.Weight.STRONG if is_chosen else fonts.Weight.NORMAL
        painter.setFont(fonts.font(weight=weight))
        painter.setPen(ink)
        start = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(_mirrored(option, words), start, index.data())
        if hits:
            painter.setFont(fonts.font(fonts.Size.SMALL, fonts.Weight.STRONG))
            painter.setPen(palette.warn)
            end = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(_mirrored(option, words), end, str(hits))
        painter.restore()


def _mirrored(option: QStyleOptionViewItem, place: QRect) -> QRect:
    return QStyle.visualRect(option.direction, option.rect, place)

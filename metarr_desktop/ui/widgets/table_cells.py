"""Cells of the table that say more than a word: state, title with its picture, completeness, locks."""

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from metarr_desktop.ui.roles import Role, RowState
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, current_palette
from metarr_desktop.ui.widgets.cell import (
    Cell,
    Index,
    is_chosen,
    paint_bar,
    paint_sign,
    paint_thumb,
    sign_place,
    write_line,
)

_SIGNS = {
    RowState.NEEDS_YOU: (Icon.QUESTION, Ink.WARN),
    RowState.FILE_MISSING: (Icon.BROKEN_LINK, Ink.ERROR),
    RowState.OFFLINE: (Icon.DISK_OFF, Ink.TEXT2),
    RowState.ENRICHING: (Icon.REFRESH, Ink.ACCENT),
    RowState.TO_PUBLISH: (Icon.UPLOAD, Ink.ACCENT),
    RowState.IN_STEP: (Icon.CHECK, Ink.OK),
}
_THUMB = QSize(18, 27)
_BAR = QSize(40, 6)
_THIN_BELOW = 80
"""Percent below which completeness is drawn as something to see to."""


def state_word(state: RowState) -> str:
    """What a state is called, wherever it is written."""
    words = {
        RowState.NEEDS_YOU: QCoreApplication.translate("RowState", "Needs you"),
        RowState.FILE_MISSING: QCoreApplication.translate("RowState", "File missing"),
        RowState.OFFLINE: QCoreApplication.translate("RowState", "Offline"),
        RowState.ENRICHING: QCoreApplication.translate("RowState", "Enriching"),
        RowState.TO_PUBLISH: QCoreApplication.translate("RowState", "To publish"),
        RowState.IN_STEP: QCoreApplication.translate("RowState", "In step"),
    }
    return words[state]


class StateCell(Cell):
    """Icon and word of `Role.STATE`."""

    def paint_content(self, painter: QPainter, inner: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the sign in its ink and the word; what is in order stands back."""
        value = index.data(Role.STATE)
        if not value:
            return
        state = RowState(value)
        palette = current_palette()
        icon, ink = _SIGNS[state]
        paint_sign(painter, option, sign_place(inner.left(), inner), icon, palette.ink(ink))
        words = inner.adjusted(metrics.ICON + 6, 0, 0, 0)
        color = palette.text2 if state is RowState.IN_STEP else palette.text
        write_line(painter, option, words, state_word(state), option.font, color)


class TitleCell(Cell):
    """A small picture of `Role.PICTURE` and the title of `Qt.DisplayRole`."""

    def paint_content(self, painter: QPainter, inner: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw both; the title of a selected row is strong."""
        title = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        top = inner.top() + (inner.height() - _THUMB.height()) // 2
        place = QRect(QPoint(inner.left(), top), _THUMB)
        paint_thumb(painter, option, place, index.data(Role.PICTURE), title, radius=2)
        font = fonts.font(weight=fonts.Weight.STRONG) if is_chosen(option) else option.font
        words = inner.adjusted(_THUMB.width() + metrics.SPACE, 0, 0, 0)
        write_line(painter, option, words, title, font, current_palette().text)


class PercentCell(Cell):
    """A bar and its number of `Role.PERCENT`; a dash where it is unknown."""

    def paint_content(self, painter: QPainter, inner: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the bar in the colour of how much is there, and the number."""
        palette = current_palette()
        percent = index.data(Role.PERCENT)
        if not isinstance(percent, int):
            write_line(painter, option, inner, "–", option.font, palette.text2)
            return
        bar = QRect(inner.left(), inner.center().y() - _BAR.height() // 2 + 1, _BAR.width(), _BAR.height())
        full = palette.ok if percent >= 100 else palette.accent if percent >= _THIN_BELOW else palette.warn
        paint_bar(painter, option, bar, percent / 100, full)
        words = inner.adjusted(_BAR.width() + 6, 0, 0, 0)
        write_line(painter, option, words, f"{percent} %", fonts.font(fonts.Size.SMALL), palette.text2)


class LocksCell(Cell):
    """A padlock and the number of `Role.LOCKS`; nothing where nothing is locked."""

    def paint_content(self, painter: QPainter, inner: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw both in the accent."""
        locks = index.data(Role.LOCKS)
        if not locks:
            return
        accent = current_palette().accent
        paint_sign(painter, option, sign_place(inner.left(), inner, metrics.ICON_BADGE), Icon.LOCK, accent)
        write_line(painter, option, inner.adjusted(metrics.ICON + 2, 0, 0, 0), str(locks), option.font, accent)

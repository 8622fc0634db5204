"""Cells of the table that say more than a word: state, title with its picture, completeness, locks."""

import html

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QToolTip

from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.index import Index
from metarr_desktop.ui.roles import Role, RowState
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, current_palette
from metarr_desktop.ui.widgets.cell import Cell, is_chosen, paint_bar, paint_sign, paint_thumb, sign_place, write_line

_SIGNS = {
    RowState.NEEDS_YOU: (Icon.QUESTION, Ink.WARN),
    RowState.FILE_MISSING: (Icon.BROKEN_LINK, Ink.ERROR),
    RowState.OFFLINE: (Icon.DISK_OFF, Ink.TEXT2),
    RowState.ENRICHING: (Icon.REFRESH, Ink.ACCENT),
    RowState.TO_PUBLISH: (Icon.UPLOAD, Ink.ACCENT),
    RowState.IN_STEP: (Icon.CHECK, Ink.OK),
    RowState.ABSENT: (Icon.MINUS, Ink.WARN),
    RowState.COMING: (Icon.CLOCK, Ink.TEXT2),
}
_THUMB = QSize(18, 27)
_LOCK_ROOM = metrics.ICON_CHIP + metrics.SPACE_GROUP
_LEAST_LETTER = 3
"""No letter takes fewer pixels: those that have no room in any case are not measured at each painting."""
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
        RowState.ABSENT: QCoreApplication.translate("RowState", "Missing"),
        RowState.COMING: QCoreApplication.translate("RowState", "To come"),
    }
    return words[state]


def lock_place(inner: QRect, alignment: Qt.AlignmentFlag) -> QRect:
    """Where the padlock of a cell stands: at the end of the line of a text, before a number."""
    is_number = bool(alignment & Qt.AlignmentFlag.AlignRight)
    left = inner.left() if is_number else inner.right() + 1 - metrics.ICON_CHIP
    return sign_place(left, inner, metrics.ICON_CHIP)


class FieldCell(Cell):
    """A cell of a table that is edited in place: its text, and whether its field is locked.

    Where the pointer is, an open padlock says that a click there locks, and a tip says what has no room in the cell.
    """

    def paint_content(self, painter: QPainter, inner: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the text on its side of the cell, and the padlock on the other."""
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        words = inner
        is_number = bool(option.displayAlignment & Qt.AlignmentFlag.AlignRight)
        if self.paint_lock(painter, inner, option, index):
            words = inner.adjusted(_LOCK_ROOM, 0, 0, 0) if is_number else inner.adjusted(0, 0, -_LOCK_ROOM, 0)
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        if len(text) > (most := words.width() // _LEAST_LETTER):
            text = f"{text[:most]}…"
        write_line(painter, option, words, isolated(text), option.font, current_palette().text, side=side)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Say the whole text of a cell that shows only the beginning of it."""
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), self.tip(option, index), view.viewport(), option.rect)
        return True

    def tip(self, option: QStyleOptionViewItem, index: Index) -> str:
        """The whole text of a cell, as rich text; "" where the cell has room for it."""
        self.initStyleOption(option, index)
        whole = str(index.data(Qt.ItemDataRole.EditRole) or "")
        shown = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        room = self.room(option, index)
        is_cut = len(shown) < len(whole) or QFontMetrics(option.font).horizontalAdvance(shown) > room
        return f'<div style="white-space: pre-wrap">{html.escape(whole)}</div>' if whole and is_cut else ""

    def room(self, option: QStyleOptionViewItem, index: Index) -> int:
        """How wide the text of a cell can be."""
        lock = _LOCK_ROOM if index.data(Role.LOCK) is not None else 0
        return option.rect.width() - 2 * metrics.SPACE - lock

    def paint_lock(self, painter: QPainter, inner: QRect, option: QStyleOptionViewItem, index: Index) -> bool:
        """Draw the padlock of `Role.LOCK`, if there is one to be drawn."""
        is_locked = index.data(Role.LOCK)
        is_under_pointer = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if is_locked is None or not (is_locked or is_under_pointer):
            return False
        palette = current_palette()
        icon, color = (Icon.LOCK, palette.accent) if is_locked else (Icon.UNLOCK, palette.text2)
        paint_sign(painter, option, lock_place(inner, option.displayAlignment), icon, color)
        return True


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
        color = palette.text2 if state in (RowState.IN_STEP, RowState.COMING) else palette.text
        write_line(painter, option, words, state_word(state), option.font, color)


class TitleCell(FieldCell):
    """A small picture of `Role.PICTURE` and the title of `Qt.DisplayRole`."""

    def paint_content(self, painter: QPainter, inner: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw both; the title of a selected row is strong."""
        title = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        top = inner.top() + (inner.height() - _THUMB.height()) // 2
        place = QRect(QPoint(inner.left(), top), _THUMB)
        paint_thumb(painter, option, place, index.data(Role.PICTURE), title, radius=2)
        font = fonts.font(weight=fonts.Weight.STRONG) if is_chosen(option) else option.font
        room = _LOCK_ROOM if self.paint_lock(painter, inner, option, index) else 0
        words = inner.adjusted(_THUMB.width() + metrics.SPACE, 0, -room, 0)
        write_line(painter, option, words, isolated(title), font, current_palette().text)

    def room(self, option: QStyleOptionViewItem, index: Index) -> int:
        """Beside the picture."""
        return super().room(option, index) - _THUMB.width() - metrics.SPACE


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

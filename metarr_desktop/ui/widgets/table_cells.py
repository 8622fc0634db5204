"""Cells of the table that say more than a word: state, title with its picture, completeness, locks."""

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from metarr_desktop.ui.roles import Role, RowState
from metarr_desktop.ui.theme import fonts, icons, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Palette, current_palette
from metarr_desktop.ui.widgets.placeholder import paint_placeholder

Index = QModelIndex | QPersistentModelIndex

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


class _Cell(QStyledItemDelegate):
    """A row's face as the style paints it, then what the cell adds."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw face and content."""
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        inner = option.rect.adjusted(metrics.SPACE, 0, -metrics.SPACE, 0)
        self.paint_content(painter, inner, option, index)
        painter.restore()

    def paint_content(self, painter: QPainter, inner: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw into the cell's inner rectangle."""
        raise NotImplementedError


def lock_place(cell: QRect, alignment: Qt.AlignmentFlag, direction: Qt.LayoutDirection) -> QRect:
    """Where the padlock of a cell stands: at the end of the line of a text, before a number."""
    inner = cell.adjusted(metrics.SPACE, 0, -metrics.SPACE, 0)
    size = metrics.ICON_CHIP
    left = inner.left() if alignment & Qt.AlignmentFlag.AlignRight else inner.right() + 1 - size
    return QStyle.visualRect(direction, inner, QRect(left, inner.top() + (inner.height() - size) // 2, size, size))


class FieldCell(_Cell):
    """A cell of a table that is edited in place: its text, and whether its field is locked.

    Where the pointer is, an open padlock says that a click there locks.
    """

    def paint_content(self, painter: QPainter, inner: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the text on its side of the cell, and the padlock on the other."""
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        words = inner
        if self.paint_lock(painter, option, index):
            is_number = bool(option.displayAlignment & Qt.AlignmentFlag.AlignRight)
            room = metrics.ICON_CHIP + metrics.SPACE_GROUP
            words = inner.adjusted(room, 0, 0, 0) if is_number else inner.adjusted(0, 0, -room, 0)
        painter.setPen(current_palette().text)
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        side = QStyle.visualAlignment(option.direction, option.displayAlignment)
        painter.drawText(QStyle.visualRect(option.direction, inner, words), side, cut)

    def paint_lock(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> bool:
        """Draw the padlock of `Role.LOCK`, if there is one to be drawn."""
        is_locked = index.data(Role.LOCK)
        is_under_pointer = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if is_locked is None or not (is_locked or is_under_pointer):
            return False
        palette = current_palette()
        icon, color = (Icon.LOCK, palette.accent) if is_locked else (Icon.UNLOCK, palette.text2)
        icons.paint(painter, icon, color, QRectF(lock_place(option.rect, option.displayAlignment, option.direction)))
        return True


class StateCell(_Cell):
    """Icon and word of `Role.STATE`."""

    def paint_content(self, painter: QPainter, inner: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the sign in its ink and the word; what is in order stands back."""
        value = index.data(Role.STATE)
        if not value:
            return
        state = RowState(value)
        palette = current_palette()
        icon, ink = _SIGNS[state]
        _paint_icon(painter, inner, icon, palette.ink(ink), option)
        words = inner.adjusted(metrics.ICON + 6, 0, 0, 0)
        color = palette.text2 if state in (RowState.IN_STEP, RowState.COMING) else palette.text
        _paint_text(painter, inner, words, state_word(state), color, option)


class TitleCell(FieldCell):
    """A small picture of `Role.PICTURE` and the title of `Qt.DisplayRole`."""

    def paint_content(self, painter: QPainter, inner: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw both; the title of a selected row is strong."""
        title = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        top = inner.top() + (inner.height() - _THUMB.height()) // 2
        place = QStyle.visualRect(option.direction, inner, QRect(QPoint(inner.left(), top), _THUMB))
        picture = index.data(Role.PICTURE)
        if isinstance(picture, QPixmap) and not picture.isNull():
            painter.drawPixmap(place, picture)
        else:
            paint_placeholder(painter, QRectF(place), title, radius=2)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setFont(fonts.font(weight=fonts.Weight.STRONG))
        room = metrics.ICON_CHIP + metrics.SPACE_GROUP if self.paint_lock(painter, option, index) else 0
        words = inner.adjusted(_THUMB.width() + metrics.SPACE, 0, -room, 0)
        _paint_text(painter, inner, words, title, current_palette().text, option)


class PercentCell(_Cell):
    """A bar and its number of `Role.PERCENT`; a dash where it is unknown."""

    def paint_content(self, painter: QPainter, inner: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the bar in the colour of how much is there, and the number."""
        palette = current_palette()
        percent = index.data(Role.PERCENT)
        if not isinstance(percent, int):
            _paint_text(painter, inner, inner, "–", palette.text2, option)
            return
        bar = QRect(inner.left(), inner.center().y() - _BAR.height() // 2 + 1, _BAR.width(), _BAR.height())
        _paint_bar(painter, QStyle.visualRect(option.direction, inner, bar), percent, palette, option)
        painter.setFont(fonts.font(fonts.Size.SMALL))
        words = inner.adjusted(_BAR.width() + 6, 0, 0, 0)
        _paint_text(painter, inner, words, f"{percent} %", palette.text2, option)


class LocksCell(_Cell):
    """A padlock and the number of `Role.LOCKS`; nothing where nothing is locked."""

    def paint_content(self, painter: QPainter, inner: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw both in the accent."""
        locks = index.data(Role.LOCKS)
        if not locks:
            return
        accent = current_palette().accent
        _paint_icon(painter, inner, Icon.LOCK, accent, option, size_px=metrics.ICON_BADGE)
        _paint_text(painter, inner, inner.adjusted(metrics.ICON + 2, 0, 0, 0), str(locks), accent, option)


def _paint_icon(
    painter: QPainter,
    inner: QRect,
    icon: Icon,
    color: QColor,
    option: QStyleOptionViewItem,
    size_px: int = metrics.ICON,
) -> None:
    place = QRect(inner.left(), inner.top() + (inner.height() - size_px) // 2, size_px, size_px)
    icons.paint(painter, icon, color, QRectF(QStyle.visualRect(option.direction, inner, place)))


def _paint_text(
    painter: QPainter, inner: QRect, words: QRect, text: str, color: QColor, option: QStyleOptionViewItem
) -> None:
    painter.setPen(color)
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, words.width())
    leading = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
    place = QStyle.visualRect(option.direction, inner, words)
    painter.drawText(place, leading | Qt.AlignmentFlag.AlignVCenter, cut)


def _paint_bar(painter: QPainter, place: QRect, percent: int, palette: Palette, option: QStyleOptionViewItem) -> None:
    full = palette.ok if percent >= 100 else palette.accent if percent >= _THIN_BELOW else palette.warn
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.track)
    painter.drawRoundedRect(place, _BAR.height() / 2, _BAR.height() / 2)
    done = QRect(place.topLeft(), QSize(round(place.width() * min(max(percent, 0), 100) / 100), place.height()))
    painter.setBrush(full)
    painter.drawRoundedRect(QStyle.visualRect(option.direction, place, done), _BAR.height() / 2, _BAR.height() / 2)

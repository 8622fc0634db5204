"""The sidebar: libraries, what needs a person, views, tools and players, each row with its number or state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QLocale,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from metarr_desktop.ui.desk import Place
from metarr_desktop.ui.index import ROOT, Index
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Ink, current_palette
from metarr_desktop.ui.widgets.cell import is_chosen, mirrored, paint_row_face, paint_sign, write_line
from metarr_desktop.ui.widgets.count_pill import paint_pill, pill_size
from metarr_desktop.ui.widgets.item_drag import items_of_mime

if TYPE_CHECKING:
    from metarr_desktop.ui.shell.location import Location
    from metarr_desktop.ui.theme.icons import Icon

WIDTH_NARROW = 52
WIDTH_MOST = 280
"""Of 1280 px it leaves a list the room that its details need (`shell.beside`)."""
TAKES_TITLES = frozenset({Place.COLLECTIONS, Place.IDENTIFY, Place.UNPUBLISHED, Place.TRASH})
"""Where titles can be dropped."""
_SPRINGS_AFTER_MS = 700
_HEADING = 32


@dataclass(frozen=True, slots=True)
class SideRow:
    """A row that leads to `location`; without one it is a heading.

    `note` is a short word or number at the end, `pill` a number that asks for something, `ink` the icon's colour where
    it says a state.
    """

    text: str
    location: Location | None = None
    icon: Icon | None = None
    note: str = ""
    pill: int = 0
    ink: Ink | None = None
    tip: str = ""

    @property
    def spoken(self) -> str:
        """The row in words."""
        return ", ".join(part for part in (self.text, self.note, str(self.pill or ""), self.tip) if part)


class _Role(IntEnum):
    ROW = int(Qt.ItemDataRole.UserRole) + 1


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[SideRow, ...] = ()

    def set_rows(self, rows: Sequence[SideRow]) -> None:
        if [row.text for row in rows] == [row.text for row in self.rows]:
            self.rows = tuple(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.rows[index.row()].location is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case _Role.ROW:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return row.spoken if row.location is not None else None
        return None


class _Painter(QStyledItemDelegate):
    """Draws headings and rows; narrow, only icons."""

    is_narrow = False
    row_below_drag = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: SideRow = index.data(_Role.ROW)
        is_heading = row.location is None
        if is_heading and self.is_narrow:
            return QSize(0, metrics.SPACE_ROW)
        return QSize(0, _HEADING if is_heading else metrics.ROW_SIDEBAR)

    def wanted_width(self, row: SideRow) -> int:
        """How wide a row is whose words are whole, also where it is chosen."""
        small = QFontMetrics(fonts.font(fonts.Size.SMALL, fonts.Weight.STRONG))
        if row.location is None:
            return 2 * metrics.SPACE_PANE + small.horizontalAdvance(row.text)
        words = QFontMetrics(fonts.font(weight=fonts.Weight.STRONG)).horizontalAdvance(row.text)
        end = pill_size(QLocale().toString(row.pill)).width() if row.pill else small.horizontalAdvance(row.note)
        return 4 * metrics.SPACE + metrics.ICON + metrics.SPACE + words + 1 + (metrics.SPACE + end if end else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: SideRow = index.data(_Role.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.location is None:
            self._paint_heading(painter, option, row)
        else:
            self._paint_row(painter, option, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, row: SideRow) -> None:
        if self.is_narrow:
            return
        painter.setFont(fonts.font(fonts.Size.SMALL, fonts.Weight.STRONG))
        painter.setPen(current_palette().text2)
        place = option.rect.adjusted(metrics.SPACE_PANE, 0, -metrics.SPACE_PANE, -metrics.SPACE_GROUP)
        painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading, row.text)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: SideRow = index.data(_Role.ROW)
        palette = current_palette()
        face = option.rect.adjusted(metrics.SPACE, 0, -metrics.SPACE, 0)
        if index.row() == self.row_below_drag:
            option.state |= QStyle.StateFlag.State_MouseOver
        is_here = is_chosen(option)
        paint_row_face(painter, option, face, metrics.RADIUS_CONTROL)
        if is_here:
            bar = QRect(face.left(), face.top() + 6, 3, face.height() - 12)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.accent)
            painter.drawRoundedRect(mirrored(option, bar), 1.5, 1.5)
        self._paint_parts(painter, option, row, face, is_here)

    def _paint_parts(
        self, painter: QPainter, option: QStyleOptionViewItem, row: SideRow, face: QRect, is_here: bool
    ) -> None:
        palette = current_palette()
        inner = face.adjusted(metrics.SPACE, 0, -metrics.SPACE, 0)
        sign = QRect(QPoint(inner.left(), inner.top() + (inner.height() - metrics.ICON) // 2), QSize(16, 16))
        if self.is_narrow:
            sign.moveLeft(face.center().x() - 7)
        if row.icon is not None:
            ink = palette.ink(row.ink) if row.ink is not None else palette.text if is_here else palette.text2
            paint_sign(painter, option, sign, row.icon, ink)
        if self.is_narrow:
            return
        end = inner.right() + 1 - self._paint_end(painter, option, row, inner, is_here)
        words = QRect(sign.right() + 1 + metrics.SPACE, inner.top(), 0, inner.height())
        words.setRight(end - metrics.SPACE)
        font = fonts.font(weight=fonts.Weight.STRONG if is_here else fonts.Weight.NORMAL)
        write_line(painter, option, words, row.text, font, palette.text)

    def _paint_end(
        self, painter: QPainter, option: QStyleOptionViewItem, row: SideRow, inner: QRect, is_here: bool
    ) -> int:
        """The number or word at the end; how wide it is."""
        palette = current_palette()
        if row.pill:
            text = option.locale.toString(row.pill)
            size = pill_size(text)
            place = QRect(QPoint(inner.right() + 1 - size.width(), inner.center().y() - 7), size)
            paint_pill(painter, mirrored(option, place), text, palette.accent, palette.on_accent)
            return size.width()
        font = fonts.font(fonts.Size.SMALL, fonts.Weight.STRONG if is_here else fonts.Weight.NORMAL)
        width = QFontMetrics(font).horizontalAdvance(row.note)
        painter.setFont(font)
        painter.setPen(palette.text if is_here else palette.text3)
        place = QRect(inner.right() + 1 - width, inner.top(), width, inner.height())
        painter.drawText(mirrored(option, place), Qt.AlignmentFlag.AlignCenter, row.note)
        return width


class Sidebar(QListView):
    """Rows with headings. A click or Enter goes there; arrows move among the rows; titles fall on some of them."""

    gone_to = Signal(object)
    """`Location` that the person wants to go to."""
    menu_wanted = Signal(object, QPoint)
    """The row's `Location` and a global place."""
    here_changed = Signal()
    """Another row is marked, or rows came anew."""
    items_dropped = Signal(object, list)
    """The row's `Location`, and the items that fell on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "side")
        self.setAccessibleName(self.tr("Places"))
        self._here: Location | None = None
        self._lasting: Sequence[SideRow] = ()
        self._rows = _Rows(self)
        self._painter = _Painter(self)
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self._spring = QTimer(self, singleShot=True, interval=_SPRINGS_AFTER_MS)
        self._spring.timeout.connect(lambda: self._go(self._rows.index(self._painter.row_below_drag)))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.clicked.connect(self._go)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.here_changed.emit())
        self.set_narrow(False)

    def set_rows(self, rows: Sequence[SideRow]) -> None:
        """Show these rows; what is marked stays marked."""
        marked = self.here()
        self._rows.set_rows(rows)
        if marked is not None:
            self._mark(marked)
        self.here_changed.emit()

    def make_room_for(self, rows: Sequence[SideRow]) -> None:
        """Be as wide as these rows need it, in this language and size of text; what comes later is cut.

        The width does not hang on what is in a library, so that nothing moves when its rows come.
        """
        self._lasting = rows
        self._settle_width()

    def rows(self) -> tuple[SideRow, ...]:
        """The rows shown, headings among them."""
        return self._rows.rows

    def here(self) -> Location | None:
        """The marked row's location."""
        index = self.currentIndex()
        return self._rows.rows[index.row()].location if index.isValid() else None

    def set_here(self, here: Location) -> None:
        """Mark where we are; emits nothing. A location that no row leads to marks none.

        While a person walks along the rows with the keys, the mark is theirs: it returns when they go elsewhere.
        """
        is_news = self._here is None or not self._here.is_same_screen(here)
        self._here = here
        if is_news or not self.hasFocus():
            self._mark(here)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who walked along the rows and went nowhere is where they were."""
        super().focusOutEvent(event)
        if self._here is not None and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._mark(self._here)

    def _mark(self, location: Location) -> None:
        for number, row in enumerate(self._rows.rows):
            if row.location is not None and row.location.is_same_screen(location):
                self.setCurrentIndex(self._rows.index(number))
                return
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def set_narrow(self, is_narrow: bool) -> None:
        """Show icons alone, with their words as tips."""
        self._painter.is_narrow = is_narrow
        self._settle_width()
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Larger words take more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._settle_width()

    def _settle_width(self) -> None:
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        words = bar + max(map(self._painter.wanted_width, self._lasting), default=0)
        wide = min(max(words, metrics.WIDTH_SIDEBAR), WIDTH_MOST)
        self.setFixedWidth(WIDTH_NARROW if self._painter.is_narrow else wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the row; the rest is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._go(self.currentIndex())
            return
        super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """As Qt does, but what lies above the first row is a heading, at which Home would stay where it is."""
        index = super().moveCursor(action, modifiers)
        if index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            places = (number for number, row in enumerate(self._rows.rows) if row.location is not None)
            return self._rows.index(next(places, 0))
        return index

    # --- what is dropped --------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Titles may come; everything else is the window's."""
        event.setAccepted(bool(items_of_mime(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Light the row that would take them; who rests over a row goes there, and lets them fall further on."""
        row = self.indexAt(event.position().toPoint()).row()
        if row != self._painter.row_below_drag:
            self._light(row)
            self._spring.start()
        event.setAccepted(self._takes(row))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing is over it any more."""
        self._light(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what fell where."""
        row = self.indexAt(event.position().toPoint()).row()
        self._light(-1)
        if self._takes(row):
            event.acceptProposedAction()
            self.items_dropped.emit(self._rows.rows[row].location, items_of_mime(event.mimeData()))

    def _takes(self, row: int) -> bool:
        location = self._rows.rows[row].location if row >= 0 else None
        return location is not None and location.place in TAKES_TITLES

    def _light(self, row: int) -> None:
        self._spring.stop()
        self._painter.row_below_drag = row
        self.viewport().update()

    def _go(self, index: QModelIndex) -> None:
        if index.isValid() and (location := self._rows.rows[index.row()].location) is not None:
            self.gone_to.emit(location)

    def _ask_for_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid() and (location := self._rows.rows[index.row()].location) is not None:
            self.menu_wanted.emit(location, self.viewport().mapToGlobal(at))

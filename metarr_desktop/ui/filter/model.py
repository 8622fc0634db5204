"""The groups of the panel as a tree of two levels, and how its rows are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from metarr_desktop.ui.filter.groups import Group, Option, State
from metarr_desktop.ui.models.two_levels import GROUP_ROLE, TwoLevels
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import current_palette

if TYPE_CHECKING:
    from metarr_desktop.ui.index import Index

OPTION_ROLE = int(Qt.ItemDataRole.UserRole) + 61

_CHECKS = {
    State.OFF: Qt.CheckState.Unchecked,
    State.WANTED: Qt.CheckState.Checked,
    State.LEFT_OUT: Qt.CheckState.PartiallyChecked,
}
_ALL = Qt.AlignmentFlag.AlignVCenter


class FilterModel(TwoLevels[Group]):
    """`OPTION_ROLE` gives the `Option` of a row. A check that is set is only told: the search decides."""

    turned = Signal(object, object)
    """An `Option` shall have another `State`."""

    def show_groups(self, groups: Sequence[Group]) -> bool:
        """Show the groups as they are now; whether the rows are others than before."""
        if _rows(groups) != _rows(self._groups):
            self.set_groups(groups)
            return True
        self._groups = list(groups)
        for row, group in enumerate(groups):
            top = self.index(row, 0)
            self.dataChanged.emit(top, top)
            self.dataChanged.emit(self.index(0, 0, top), self.index(len(group.members) - 1, 0, top))
        return False

    def index_of(self, key: tuple[str, str, bool]) -> QModelIndex:
        """Where an option stands; an invalid index where it does not."""
        for row, group in enumerate(self._groups):
            for place, option in enumerate(group.members):
                if option.key == key:
                    return self.index(place, 0, self.index(row, 0))
        return QModelIndex()

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.data(OPTION_ROLE) is not None else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A check, as programs for reading screens set it."""
        option = index.data(OPTION_ROLE)
        if role != Qt.ItemDataRole.CheckStateRole or not isinstance(option, Option):
            return False
        is_on = Qt.CheckState(value) is not Qt.CheckState.Unchecked
        self.turned.emit(option, State.WANTED if is_on else State.OFF)
        return True

    def group_data(self, group: Group, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return group.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ": ".join(part for part in (group.title, group.said) if part)
            case Qt.ItemDataRole.ToolTipRole:
                return group.said or None
        return None

    def member_data(self, member: Any, role: int) -> Any:
        option: Option = member
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return option.said
            case Qt.ItemDataRole.CheckStateRole:
                return _CHECKS[option.state]
            case Qt.ItemDataRole.AccessibleTextRole:
                count = self.tr("%n title(s)", "", option.count)
                return f"{option.said}, {count}" if option.count else option.said
            case _ if role == OPTION_ROLE:
                return option
        return None


def _rows(groups: Sequence[Group]) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    return [(group.key, [option.key for option in group.members]) for group in groups]


class FilterCell(QStyledItemDelegate):
    """A heading with what is chosen below it; an option with its check and how many titles have it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings stand as high as rows of tables, options closer together."""
        return QSize(0, metrics.ROW_SIDEBAR if index.data(OPTION_ROLE) is not None else metrics.ROW_TABLE)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """The view turns options, wherever in a row it is clicked."""
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        self.initStyleOption(option, index)
        option.text = ""
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        row = index.data(OPTION_ROLE)
        group = index.data(GROUP_ROLE)
        if isinstance(row, Option):
            self._paint_option(painter, option, row)
        elif isinstance(group, Group):
            _paint_heading(painter, option, group)
        painter.restore()

    def _paint_option(self, painter: QPainter, option: QStyleOptionViewItem, row: Option) -> None:
        palette, inner = current_palette(), _inner(option)
        style = option.widget.style() if option.widget is not None else QApplication.style()
        check = QStyleOptionButton()
        box = QRect(inner.left(), inner.center().y() - metrics.ICON // 2 + 1, metrics.ICON, metrics.ICON)
        check.rect = QStyle.visualRect(option.direction, inner, box)
        check.state = (
            QStyle.StateFlag.State_Enabled
            | {
                State.OFF: QStyle.StateFlag.State_Off,
                State.WANTED: QStyle.StateFlag.State_On,
                State.LEFT_OUT: QStyle.StateFlag.State_NoChange,
            }[row.state]
        )
        check.palette = option.palette
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, check, painter, option.widget)
        words = inner.adjusted(metrics.ICON + metrics.SPACE, 0, 0, 0)
        if row.count:
            painter.setFont(fonts.font(fonts.Size.SMALL))
            painter.setPen(palette.text3)
            count = option.locale.toString(row.count)
            width = painter.fontMetrics().horizontalAdvance(count) + 1  # rounded down, it would be cut
            _write(painter, option, QRect(words.right() + 1 - width, words.top(), width, words.height()), count)
            words.setRight(words.right() - width - metrics.SPACE)
        painter.setFont(fonts.font(weight=fonts.Weight.STRONG if row.state is not State.OFF else fonts.Weight.NORMAL))
        painter.setPen(palette.text)
        _write(painter, option, words, row.said)


def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, group: Group) -> None:
    palette, words = current_palette(), _inner(option)
    font = fonts.font(weight=fonts.Weight.STRONG)
    painter.setFont(font)
    painter.setPen(palette.text)
    _write(painter, option, words, group.title)
    if group.said:
        words.setLeft(words.left() + QFontMetrics(font).horizontalAdvance(group.title) + metrics.SPACE)
        painter.setFont(fonts.font())
        painter.setPen(palette.accent)
        _write(painter, option, words, group.said, Qt.AlignmentFlag.AlignRight)


def _inner(option: QStyleOptionViewItem) -> QRect:
    start = metrics.SPACE_GROUP
    at_left, at_right = (start, metrics.SPACE) if option.direction is Qt.LayoutDirection.LeftToRight else (8, start)
    return option.rect.adjusted(at_left, 0, -at_right, 0)


def _write(
    painter: QPainter,
    option: QStyleOptionViewItem,
    words: QRect,
    text: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line, cut where it has no room, on its side as the language reads."""
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, words.width()))
    place = QStyle.visualRect(option.direction, _inner(option), words)
    painter.drawText(place, QStyle.visualAlignment(option.direction, side) | Qt.AlignmentFlag.AlignVCenter, cut)

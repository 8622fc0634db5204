"""Fields that somebody changed since, a row each, with a tick for those that go back all the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QObject,
    Qt,
    Signal,
)

from metarr_desktop.ui.index import ROOT, Index
from metarr_desktop.ui.words import field_label, origin_text, value_text

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import GoingBack
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.domain.views import ItemRow

translate = QCoreApplication.translate


_CREATION, _TRASH = "", "deleted_at"
FIELD, TITLE, NOW, SINCE, BACK = range(5)
_WIDTHS = (152, 168, 200, 152, 200)


class InTheWayModel(QAbstractTableModel):
    """Nothing is ticked at first: what somebody changed since stays. `items` are those it is about."""

    ticked = Signal(int)
    """How many fields go back."""

    def __init__(
        self, rows: Sequence[GoingBack], items: Mapping[ItemId, ItemRow], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = list(rows)
        self._items = items
        self._ticked: set[int] = set()

    def widths(self) -> Sequence[int]:
        """How wide the columns are at first."""
        return _WIDTHS

    def chosen(self) -> list[tuple[ItemId, str]]:
        """The fields that go back."""
        return [(self._rows[row].item, self._rows[row].field) for row in sorted(self._ticked)]

    @property
    def open_count(self) -> int:
        """How many fields can go back at all."""
        return sum(one.is_open for one in self._rows)

    def tick_all(self, is_ticked: bool) -> None:
        """Have every field that can go back do so, or none."""
        self._ticked = {row for row, one in enumerate(self._rows) if one.is_open} if is_ticked else set()
        self._tell(0, len(self._rows) - 1)

    def turn(self, row: int) -> None:
        """Have a field go back, or stay after all."""
        if self._rows[row].is_open:
            self._ticked ^= {row}
            self._tell(row, row)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, BACK))
        self.ticked.emit(len(self._ticked))

    # --- what Qt asks -----------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = ROOT) -> int:
        """A row a field."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Field with its tick, title, now, since, back."""
        return 0 if parent.isValid() else len(_WIDTHS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            translate("InTheWay", "Take back"),
            translate("InTheWay", "Title"),
            translate("InTheWay", "Now"),
            translate("InTheWay", "Changed by"),
            translate("InTheWay", "Would go back to"),
        )[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column is ticked; what cannot go back is grey."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not self._rows[index.row()].is_open:
            return Qt.ItemFlag.ItemIsSelectable
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == FIELD else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words and ticks."""
        one, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == FIELD and one.is_open:
            return Qt.CheckState.Checked if index.row() in self._ticked else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(one, column)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != FIELD:
            return False
        if (Qt.CheckState(value) is Qt.CheckState.Checked) is not (index.row() in self._ticked):
            self.turn(index.row())
        return True

    def _text(self, one: GoingBack, column: int) -> str:
        item = self._items.get(one.item)
        match column:
            case 0:
                is_title = one.field in (_CREATION, _TRASH)
                kind = item.kind if item is not None else None
                return translate("InTheWay", "The title itself") if is_title else field_label(one.field, kind)
            case 1:
                return item.title if item is not None else ""
            case 2:
                return self._value(one, is_now=True)
            case 3:
                return origin_text(one.since) if one.since is not None else ""
        return self._value(one, is_now=False)

    def _value(self, one: GoingBack, *, is_now: bool) -> str:
        value, is_locked = (one.now, one.is_locked) if is_now else (one.back, one.was_locked)
        if one.field in (_CREATION, _TRASH):
            if not is_now and not one.is_open:
                return translate("InTheWay", "its number is taken")
            return translate("InTheWay", "in the trash") if value else translate("InTheWay", "in the library")
        text = value_text(one.field, value)
        return translate("InTheWay", "{value} · locked").format(value=text) if is_locked else text
